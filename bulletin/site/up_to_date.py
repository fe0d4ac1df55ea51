"""Detect whether a site is up to date, so that nothing has to be built.

Sources are compared by their bytes, the files of the site by size and time.
"""

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bulletin.diagnostics.report import Diagnostic
from bulletin.site.cache_files import recall, store
from bulletin.site.site_files import files_below
from bulletin.values.digests import digest_of

_FILE = "last.pickle"
_MOST = 64 * 1024 * 1024
"""The maximum size in bytes of a file that is compared; with a larger one, always build."""


@dataclass(frozen=True, slots=True)
class LastBuild:
    """A successful build with its diagnostics and its result."""

    made_of: bytes
    site: bytes
    """The digest of the state of its site."""
    diagnostics: tuple[Diagnostic, ...]
    result: Any


def last_build(cache: Path | None, made_of: bytes, site: Path) -> LastBuild | None:
    """Return the last build, if its inputs are the same and its site is unchanged."""
    with suppress(Exception):
        if cache and made_of and not site.is_symlink():
            last: LastBuild = recall(cache / _FILE)
            if last.made_of == made_of and last.site == _state_of(site):
                return last
    return None


def keep_build(
    cache: Path | None, made_of: bytes, site: Path, told: Iterable[Diagnostic], result: object
) -> None:
    """Save a build for the next one."""
    if cache and made_of:
        with suppress(OSError):
            store(cache / _FILE, LastBuild(made_of, _state_of(site), tuple(told), result))


def digest_of_sources(sources: Iterable[Path], *settings: object) -> bytes:
    """Return the digest of all files in folders, by path and bytes, and of other inputs.

    Empty if a file cannot be compared; then no build is found.
    """
    parts = [repr(settings).encode()]
    try:
        for source in sources:
            for path, found in files_below(source):
                parts += path.encode(), _content(source / path, found)
    except (OSError, UnicodeEncodeError):
        return b""
    return digest_of(*parts)


def _content(file: Path, found: os.stat_result) -> bytes:
    """Return the bytes of a file; for anything else, only its type."""
    if not stat.S_ISREG(found.st_mode):
        return b"%d" % stat.S_IFMT(found.st_mode)
    if found.st_size > _MOST:
        raise OSError(f"{file} is too large to be compared")
    with open(file, "rb") as opened:
        return b"-" + opened.read()


def _state_of(site: Path) -> bytes:
    """Return the digest of a site's files by paths, sizes and times."""
    files = files_below(site)
    return digest_of(*(f"{p} {s.st_mode} {s.st_size} {s.st_mtime_ns}".encode() for p, s in files))
