"""Guesses that somebody has confirmed: their lines go, and nothing else of a file changes."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from bulletin.diagnostics.report import EnvironmentFault, Report
from bulletin.parsing.documents import Document, decode_document
from bulletin.parsing.located_nodes import Mapping as Fields

_FIELD = "unconfirmed"


@dataclass(frozen=True, slots=True)
class Guess:
    """A field of an entry that nobody has confirmed."""

    path: str
    """Of its file, relative to the project."""
    field: str
    value: str
    words: str
    """What it was guessed from."""


def guesses_in(root: Path, months: Collection[str]) -> Iterator[Guess]:
    """The guesses of the entries of months, such as `2024-08`; of a year, such as `2024`."""
    for file in _files(root, months):
        path = file.relative_to(root).as_posix()
        document = _read(file.read_bytes(), path)
        front = document.front.plain() if document else {}
        guessed = front.get(_FIELD) if isinstance(front, dict) else None
        for field, words in (guessed or {}).items() if isinstance(guessed, dict) else ():
            yield Guess(path, field, _shown(front.get(field)), str(words))


def confirm(root: Path, months: Collection[str], fields: Collection[str]) -> list[Guess]:
    """Delete the lines of guesses; returns what was confirmed.

    Raises EnvironmentFault for a file from which they cannot be deleted safely.
    """
    confirmed = [one for one in guesses_in(root, months) if one.field in fields]
    for path in dict.fromkeys(one.path for one in confirmed):
        file = root / path
        file.write_bytes(without_guesses(file.read_bytes(), fields, path))
    return confirmed


def without_guesses(content: bytes, fields: Collection[str], path: str = "") -> bytes:
    """The bytes of a file without the lines of some guesses, and without an empty group."""
    document = _read(content, path)
    front = document.front if document else None
    group = front.values.get(_FIELD) if isinstance(front, Fields) else None
    if document is None or not isinstance(front, Fields) or not isinstance(group, Fields):
        raise EnvironmentFault(f"{path} cannot be read")
    lines = content.decode("utf-8").split("\n")
    ends = [key.location.line - 1 for key in group.keys.values()]
    ends.append(_end(lines, ends[-1]))
    gone: set[int] = set()
    for number, name in enumerate(group.keys):
        if name in fields:
            gone |= set(range(ends[number], ends[number + 1]))
    if set(group.keys) <= set(fields):
        gone.add(front.keys[_FIELD].location.line - 1)
    changed = "\n".join(line for n, line in enumerate(lines) if n not in gone).encode("utf-8")
    expected = document.front.plain()
    expected[_FIELD] = {k: v for k, v in expected[_FIELD].items() if k not in fields}
    if not expected[_FIELD]:
        del expected[_FIELD]
    after = _read(changed, path)
    if after is None or after.front.plain() != expected or after.body != document.body:
        raise EnvironmentFault(f"{path} is written unusually; delete its lines by hand")
    return changed


def _end(lines: list[str], begin: int) -> int:
    """The line behind the last field of a group: the first that is not indented as far."""
    indent = len(lines[begin]) - len(lines[begin].lstrip())
    for number in range(begin + 1, len(lines)):
        line = lines[number]
        if line.strip() and len(line) - len(line.lstrip()) <= indent:
            return number
    return len(lines)


def _files(root: Path, months: Collection[str]) -> Iterator[Path]:
    folders = sorted((root / "content").glob("[0-9]*-[0-9]*"))
    wanted = [one for one in folders if any(_is_of(one.name, month) for month in months)]
    if not wanted:
        raise EnvironmentFault(f"there is no month {' or '.join(sorted(months))} in content/")
    for folder in wanted:
        yield from (file for file in sorted(folder.glob("*.md")) if file.name != "issue.md")


def _is_of(period: str, month: str) -> bool:
    return period == month or (len(month) == 4 and period.startswith(f"{month}-"))


def _read(content: bytes, path: str) -> Document | None:
    return decode_document(content, path, Report())


def _shown(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_shown, value))
    if isinstance(value, dict):
        return " ".join(_shown(one) for one in value.values())
    return str(value)
