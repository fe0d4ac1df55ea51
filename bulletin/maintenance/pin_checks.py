"""Check that a project pins this version of the program and its libraries."""

import re
from collections.abc import Iterator
from pathlib import Path

from bulletin.maintenance.findings import Finding, State
from bulletin.resources import program_files
from bulletin.scaffolding.version_pins import (
    LOCK_FILE,
    NAME,
    PIN_FILE,
    VENDOR,
    Pin,
    lock_text,
    pin_of,
)
from bulletin.schema.authoring_files import authoring_files
from bulletin.schema.settings import Settings
from bulletin.values.versions import PROGRAM

_VERSION = re.compile(rf"{NAME}==(?P<pinned>\S+)|{VENDOR}/privacy_bulletin-(?P<wheel>[^-\s]+)-")
_MEND = "'bulletin doctor --mend' updates it"


def examine_pins(root: Path) -> Iterator[Finding]:
    """Check the version pin and the lock file of a project."""
    pinned = _pinned_version(root)
    if _is_repository(root):
        return
    if pinned is None:
        yield Finding(
            State.NOTE, f"there is no {PIN_FILE}, from which workflows install the program"
        )
        return
    yield _examined_pin(pinned)
    yield _examined_lock(root / LOCK_FILE)


def _examined_pin(pinned: str) -> Finding:
    if pinned and pinned != PROGRAM:
        return Finding(
            State.MEND, f"{PIN_FILE} pins version {pinned}, but this is {PROGRAM}", _MEND
        )
    what = f"version {pinned}" if pinned else "the program in its own way"
    return Finding(State.OK, f"{PIN_FILE} pins {what}")


def _examined_lock(lock: Path) -> Finding:
    if not lock.is_file():
        return Finding(State.MEND, f"{LOCK_FILE} is missing", _MEND)
    if _differs(lock, lock_text()):
        return Finding(State.MEND, f"{LOCK_FILE} is not the lock file of version {PROGRAM}", _MEND)
    return Finding(State.OK, f"{LOCK_FILE} is the lock file of this version")


def examine_authoring_files(root: Path, settings: Settings) -> Iterator[Finding]:
    """Check that the files for editors and GitHub are up to date."""
    old = [path for path, text in authoring_files(settings) if _differs(root / path, text)]
    if old:
        cure = "'bulletin schema' or 'bulletin doctor --mend' updates them"
        yield Finding(State.MEND, f"written by another version: {', '.join(old)}", cure)


def mend_pins(root: Path) -> Iterator[str]:
    """Write the pin and lock file of the running program; yields the changed paths."""
    pinned = _pinned_version(root)
    if _is_repository(root) or pinned is None:
        return
    if pinned and pinned != PROGRAM:
        yield from _mend_pin(root, pin_of())
    if _differs(root / LOCK_FILE, lock_text()):
        (root / LOCK_FILE).write_text(lock_text(), encoding="utf-8", newline="\n")
        yield LOCK_FILE


def mend_authoring_files(root: Path, settings: Settings) -> Iterator[str]:
    """Update schemas, snippets and the issue form; yields the changed paths."""
    for path, text in authoring_files(settings):
        if _differs(root / path, text):
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8", newline="\n")
            yield path


def _mend_pin(root: Path, pin: Pin) -> Iterator[str]:
    if pin.wheel:
        target = root / pin.vendored
        target.parent.mkdir(exist_ok=True)
        for old in target.parent.glob("privacy_bulletin-*.whl"):
            old.unlink()
        target.write_bytes(pin.wheel.read_bytes())
        yield pin.vendored
    (root / PIN_FILE).write_text(pin.text, encoding="utf-8", newline="\n")
    yield PIN_FILE


def _pinned_version(root: Path) -> str | None:
    """Return the version that a project pins; empty if pinned otherwise, None if not at all."""
    file = root / PIN_FILE
    if not file.is_file():
        return None
    match = _VERSION.search(file.read_text(encoding="utf-8"))
    return (match["pinned"] or match["wheel"]) if match else ""


def _differs(file: Path, text: str) -> bool:
    return not file.is_file() or file.read_text(encoding="utf-8") != text


def _is_repository(root: Path) -> bool:
    """Return whether this is the program's own repository, which needs no pin."""
    return root.resolve() == program_files().resolve()
