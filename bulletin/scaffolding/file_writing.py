"""Write a new project, without overwriting any file."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from bulletin.diagnostics.report import EnvironmentFault
from bulletin.scaffolding.version_pins import Pin
from bulletin.schema.settings import BULLETIN_FILE


def write_project(root: Path, files: Iterable[tuple[str, str]], pin: Pin) -> tuple[list[str], int]:
    """Write the files of a project; returns the paths that already existed, and how many are new.

    Raises EnvironmentFault if the folder already holds a bulletin, or cannot be written.
    """
    if (root / BULLETIN_FILE).exists():
        raise EnvironmentFault(f"{root} already holds a bulletin; its files were not changed")
    there, written = [], 0
    try:
        for path, text in files:
            if _write(root / path, text):
                written += 1
            else:
                there.append(path)
        if pin.wheel:
            _copy(pin.wheel, root / pin.vendored)
    except OSError as error:
        reason = error.strerror or error
        raise EnvironmentFault(f"cannot write {error.filename or root}: {reason}") from error
    return there, written


def _write(file: Path, text: str) -> bool:
    """Write a file, unless a file of this name exists."""
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
    except FileExistsError:
        return False
    if file.suffix == ".sh":
        file.chmod(0o755)
    return True


def _copy(wheel: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists():
        shutil.copyfile(wheel, target)
