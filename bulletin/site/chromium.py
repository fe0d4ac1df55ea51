"""Find an installed Chromium or Chrome; none is ever downloaded."""

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ELSEWHERE = ("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",)
HOW = (
    "Chromium or Chrome is needed and was not found. Install it (on Debian and Ubuntu: "
    "'sudo apt-get install chromium'), or name its program in the variable CHROMIUM"
)


def find_chromium() -> str | None:
    """Return the path of a browser, or None if there is none."""
    named = os.environ.get("CHROMIUM")
    candidates = (named,) if named else (*NAMES, *ELSEWHERE)
    return next(filter(None, map(shutil.which, candidates)), None)
