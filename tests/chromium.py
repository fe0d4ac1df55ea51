"""The Chromium that the browser tests use; whoever may, can have it installed."""

import os
import shutil
import subprocess
import sys

from bulletin.site.chromium import HOW, find_chromium


def may_install() -> bool:
    """Whether it can be installed without asking anybody for more rights."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def main() -> None:
    if not find_chromium() and may_install():
        for arguments in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
            subprocess.run(["apt-get", "--quiet=2", *arguments], check=True)
    if not find_chromium():
        sys.exit(f"error: the browser tests cannot run: {HOW}")


if __name__ == "__main__":
    main()
