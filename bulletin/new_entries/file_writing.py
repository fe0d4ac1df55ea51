"""Writing new files: as a whole or not at all, and never over another one."""

import os
from contextlib import suppress
from pathlib import Path

from bulletin.assembly.content_files import CONTENT
from bulletin.diagnostics.report import EnvironmentFault

ISSUE_NOTES = "---\n---\n"
"""The `issue.md` of a new month, which lacks its introduction."""


def write_new(root: Path, path: str, text: str) -> None:
    """Write a file of the content that does not exist yet; raises EnvironmentFault otherwise."""
    file = root / path
    if not file.resolve().is_relative_to((root / CONTENT).resolve()):
        raise EnvironmentFault(f"{path} lies outside of {CONTENT}/; nothing is written there")
    unfinished = file.with_name(f".{file.name}.{os.getpid()}.new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_text(text, encoding="utf-8", newline="\n")
        _put(unfinished, file)
    except FileExistsError:
        raise EnvironmentFault(f"{path} is there already and stays as it is") from None
    except OSError as error:
        raise EnvironmentFault(f"cannot write {path}: {error.strerror or error}") from error
    finally:
        with suppress(OSError):
            unfinished.unlink()


def _put(unfinished: Path, file: Path) -> None:
    """Give a file its name, unless there is another one of this name."""
    try:
        os.link(unfinished, file)
    except FileExistsError:
        raise
    except OSError:
        # A file system without hard links; the name is taken before anything is written.
        with file.open("x", encoding="utf-8"):
            unfinished.replace(file)
