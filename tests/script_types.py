"""Checks the types of the scripts, which their JSDoc comments declare, with TypeScript.

    python -m tests.script_types

TypeScript comes from npm, into the folder of the virtual environment; nothing of it is published.
Without npm the check is skipped.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.projects import ROOT

VERSION = "7.0.2"
FOLDER = Path(sys.prefix, "typescript", VERSION)
COMPILER = FOLDER / "node_modules/.bin/tsc"
INSTALL = (
    *("npm", "install", "--no-save", "--no-package-lock", "--no-audit", "--no-fund"),
    *("--silent", "--ignore-scripts", "--prefix", str(FOLDER), f"typescript@{VERSION}"),
)


def main() -> None:
    if not shutil.which("npm"):
        print("npm is not installed; the types of the scripts are not checked")
        return
    if not COMPILER.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        subprocess.run(INSTALL, check=True)
    done = subprocess.run([COMPILER, "--project", ROOT / "tsconfig.json"], check=False)
    sys.exit(done.returncode)


if __name__ == "__main__":
    main()
