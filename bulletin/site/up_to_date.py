"""What the last build was made of and what it left: where both are the same, nothing is built.

Files of the content are compared by their bytes, those of the site by size and time, as for pages
that are taken over.
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
"""Bytes of a file that is compared; what has a larger one is built anew."""


@dataclass(frozen=True, slots=True)
class LastBuild:
    """A build that ended well: what it said, and what it gave to who asked for it."""

    made_of: bytes
    site: bytes
    """The digest of the state of its site."""
    diagnostics: tuple[Diagnostic, ...]
    result: Any


def last_build(cache: Path | None, made_of: bytes, site: Path) -> LastBuild | None:
    """The last build, if one would be the same now and its site is as it left it."""
    with suppress(Exception):
        if cache and made_of and not site.is_symlink():
            last: LastBuild = recall(cache / _FILE)
            if last.made_of == made_of and last.site == _state_of(site):
                return last
    return None


def keep_build(
    cache: Path | None, made_of: bytes, site: Path, told: Iterable[Diagnostic], result: object
) -> None:
    """Leave a build to the next one."""
    if cache and made_of:
        with suppress(OSError):
            store(cache / _FILE, LastBuild(made_of, _state_of(site), tuple(told), result))


def digest_of_sources(sources: Iterable[Path], *settings: object) -> bytes:
    """The digest of all files in folders, by paths and bytes, and of what else decides a build.

    Empty where a file cannot be compared: then nothing is known of a build.
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
    """The bytes of a file; of what is none, only what it is."""
    if not stat.S_ISREG(found.st_mode):
        return b"%d" % stat.S_IFMT(found.st_mode)
    if found.st_size > _MOST:
        raise OSError(f"{file} is too large to be compared")
    with open(file, "rb") as opened:
        return b"-" + opened.read()


def _state_of(site: Path) -> bytes:
    """The digest of a site's files by paths, sizes and times."""
    files = files_below(site)
    return digest_of(*(f"{p} {s.st_mode} {s.st_size} {s.st_mtime_ns}".encode() for p, s in files))
