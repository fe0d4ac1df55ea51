"""Write new files atomically, and never overwrite one."""

import os
from contextlib import suppress
from pathlib import Path

from bulletin.assembly.content_files import CONTENT
from bulletin.diagnostics.report import EnvironmentFault

ISSUE_NOTES = "---\n---\n"
"""The `issue.md` of a new month, without an introduction."""


def write_new(root: Path, path: str, text: str) -> None:
    """Write a new content file; raises EnvironmentFault if it exists or cannot be written."""
    file = root / path
    if not file.resolve().is_relative_to((root / CONTENT).resolve()):
        raise EnvironmentFault(f"{path} is outside {CONTENT}/; nothing was written")
    unfinished = file.with_name(f".{file.name}.{os.getpid()}.new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_text(text, encoding="utf-8", newline="\n")
        _put(unfinished, file)
    except FileExistsError:
        raise EnvironmentFault(f"{path} already exists; it was not changed") from None
    except OSError as error:
        raise EnvironmentFault(f"cannot write {path}: {error.strerror or error}") from error
    finally:
        with suppress(OSError):
            unfinished.unlink()


def _put(unfinished: Path, file: Path) -> None:
    """Give a file its name, unless a file of this name exists."""
    try:
        os.link(unfinished, file)
    except FileExistsError:
        raise
    except OSError:
        # Without hard links, reserve the name before writing anything.
        with file.open("x", encoding="utf-8"):
            unfinished.replace(file)
