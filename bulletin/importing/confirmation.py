"""List the guessed fields of entries, and delete the lines of those that somebody confirmed."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from bulletin.diagnostics.report import EnvironmentFault, Report
from bulletin.parsing.documents import decode_document
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
    """The guesses in the entries of months, such as `2024-08`, or of years, such as `2024`."""
    for file in _files(root, months):
        path = file.relative_to(root).as_posix()
        document = decode_document(file.read_bytes(), path, Report())
        front = document.front.plain() if document else None
        fields = front if isinstance(front, dict) else {}
        guessed = fields.get(_FIELD)
        for field, words in guessed.items() if isinstance(guessed, dict) else ():
            yield Guess(path, field, _shown(fields.get(field)), str(words))


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
    """The bytes of a file without the lines of some guesses, and without an empty group.

    Raises EnvironmentFault for a file that cannot be read or is written unusually.
    """
    document = decode_document(content, path, Report())
    front = document.front if document else None
    group = front.values.get(_FIELD) if isinstance(front, Fields) else None
    if not document or not isinstance(front, Fields) or not isinstance(group, Fields):
        raise EnvironmentFault(f"{path} cannot be read")
    lines = content.decode("utf-8").split("\n")
    begins = [key.location.line - 1 for key in group.keys.values()]
    ends = [*begins[1:], _end(lines, begins[-1])]
    gone: set[int] = set()
    for name, begin, end in zip(group.keys, begins, ends, strict=True):
        gone |= set(range(begin, end)) if name in fields else set()
    expected = front.plain()
    expected[_FIELD] = {k: v for k, v in expected[_FIELD].items() if k not in fields}
    if not expected[_FIELD]:
        gone.add(front.keys[_FIELD].location.line - 1)
        del expected[_FIELD]
    changed = "\n".join(line for n, line in enumerate(lines) if n not in gone).encode("utf-8")
    after = decode_document(changed, path, Report())
    if after is None or after.front.plain() != expected or after.body != document.body:
        raise EnvironmentFault(f"{path} is written unusually; delete its lines by hand")
    return changed


def _end(lines: list[str], begin: int) -> int:
    """The line behind the last field of a group: the first that is not indented as far."""
    indent = len(lines[begin]) - len(lines[begin].lstrip())
    for number, line in enumerate(lines[begin + 1 :], begin + 1):
        if line.strip() and len(line) - len(line.lstrip()) <= indent:
            return number
    return len(lines)


def _files(root: Path, months: Collection[str]) -> Iterator[Path]:
    years = tuple(f"{month}-" for month in months if len(month) == 4)
    folders = sorted((root / "content").glob("[0-9]*-[0-9]*"))
    wanted = [one for one in folders if one.name in months or one.name.startswith(years)]
    if not wanted:
        raise EnvironmentFault(f"there is no month {' or '.join(sorted(months))} in content/")
    for folder in wanted:
        yield from (file for file in sorted(folder.glob("*.md")) if file.name != "issue.md")


def _shown(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_shown, value))
    if isinstance(value, dict):
        return " ".join(_shown(one) for one in value.values())
    return str(value)
