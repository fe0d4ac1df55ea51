"""The Chromium that the browser tests use: one found on the machine, never a download."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ELSEWHERE = ("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",)
HOW = (
    "error: the browser tests need Chromium or Chrome. Install it (on Debian and Ubuntu: "
    "'sudo apt-get install chromium'), or name its program in the variable CHROMIUM."
)


def find_chromium() -> str | None:
    """The path of a browser, or None where there is none."""
    named = os.environ.get("CHROMIUM")
    candidates = (named,) if named else (*NAMES, *ELSEWHERE)
    return next(filter(None, map(shutil.which, candidates)), None)


def may_install() -> bool:
    """Whether it can be installed without asking anybody for more rights."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def main() -> None:
    if not find_chromium() and may_install():
        for arguments in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
            subprocess.run(["apt-get", "--quiet=2", *arguments], check=True)
    if not find_chromium():
        sys.exit(HOW)


if __name__ == "__main__":
    main()
