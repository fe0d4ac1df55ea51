#!/usr/bin/env python3
"""Check the bulletin and build its site; `python build.py --help` tells the rest."""

import sys

UNUSABLE = 2

if sys.version_info < (3, 11):
    print("error: Python 3.11 or newer is needed", file=sys.stderr)
    sys.exit(UNUSABLE)

if __name__ == "__main__":
    try:
        from bulletin.cli import main

        main()
    except KeyboardInterrupt:
        sys.exit("Aborted!")
    except ModuleNotFoundError as missing:
        cure = "'make' installs all for .venv/bin/bulletin, which is the same program"
        print(f"error: this Python has no {missing.name}; {cure}", file=sys.stderr)
        sys.exit(UNUSABLE)
