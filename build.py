#!/usr/bin/env python3
"""Check the bulletin and build its site; `python build.py --help` tells the rest."""

import sys

if sys.version_info < (3, 11):
    sys.exit("error: Python 3.11 or newer is needed")

try:
    from bulletin.cli import main
except ModuleNotFoundError as missing:
    sys.exit(f"error: {missing.name} is not installed; README.md says how to install everything")

if __name__ == "__main__":
    main()
