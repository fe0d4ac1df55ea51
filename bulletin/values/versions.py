"""The versions of this program and of the format of its bulletins (semver.org)."""

from importlib.metadata import version

from packaging.version import Version

FORMAT = 1
"""Raised when a bulletin that was sound would not be read as before."""
PROGRAM = version("privacy-bulletin")


def next_breaking(text: str) -> str:
    """The first version that may not read what this one reads: 0.3 after 0.2.1, 3 after 2.4."""
    major, minor, *_ = (*Version(text).release, 0)
    return str(major + 1) if major else f"0.{minor + 1}"
