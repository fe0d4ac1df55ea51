"""The versions of this program and of its content format (semver.org)."""

from importlib.metadata import version

from packaging.version import Version

FORMAT = 1
"""Raised when a valid bulletin would be read differently."""
PROGRAM = version("privacy-bulletin")


def next_breaking(text: str) -> str:
    """Return the first version that may be incompatible: 0.3 after 0.2.1, 3 after 2.4."""
    major, minor, *_ = (*Version(text).release, 0)
    return str(major + 1) if major else f"0.{minor + 1}"
