"""Add fields to a source in the front matter of a file, without changing any other byte."""

import codecs
from collections.abc import Mapping
from dataclasses import dataclass

from bulletin.diagnostics.report import Location, Report
from bulletin.parsing.documents import Document, decode_document
from bulletin.parsing.located_nodes import Mapping as Fields
from bulletin.parsing.located_nodes import Node, Scalar, node_at

Path = tuple[str | int, ...]

_NEEDS_QUOTES = frozenset(",[]{}#&*!|>'\"%@`")


class CannotEdit(Exception):
    """The file is written in a way that the editor does not support; the message is one line."""


@dataclass(frozen=True, slots=True)
class _Insertion:
    line: int
    column: int
    """Line and column, counted from 0, in the text without its BOM."""
    text: str


def with_fields(content: bytes, path: Path, after: str, added: Mapping[str, str]) -> bytes:
    """Return the bytes of a file with fields added to the group at `path`, after the field `after`.

    Raises CannotEdit unless the result parses to the old content plus the new fields.
    """
    before = _read(content)
    group = node_at(before.front, path)
    if not isinstance(group, Fields) or after not in group.values:
        raise CannotEdit("the source cannot be found in it")
    if group.values.keys() & added.keys():
        raise CannotEdit("the source already has an archived copy")
    changed = _inserted(content, group, after, added)
    _verify(before, _read(changed), path, added)
    return changed


def _read(content: bytes) -> Document:
    report = Report()
    document = decode_document(content, "", report)
    if document is None or report.errors:
        raise CannotEdit("it cannot be read without errors")
    return document


def _inserted(content: bytes, group: Fields, after: str, added: Mapping[str, str]) -> bytes:
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    lines = content.removeprefix(mark).decode("utf-8").split("\n")
    insertion = (_in_flow if _is_flow(group, lines) else _in_block)(lines, group, after, added)
    line = lines[insertion.line]
    start, end = line[: insertion.column], line[insertion.column :]
    lines[insertion.line] = start + insertion.text + end
    return mark + "\n".join(lines).encode("utf-8")


def _is_flow(group: Fields, lines: list[str]) -> bool:
    line, column = _place(group.location)
    return lines[line][column : column + 1] == "{"


def _in_block(lines: list[str], group: Fields, after: str, added: Mapping[str, str]) -> _Insertion:
    """Insert lines after the field or, if its end is unclear, before another one."""
    key = group.keys[after]
    indent = " " * (key.location.column - 1)
    line, _ = _place(key.location)
    break_ = "\r\n" if lines[line].endswith("\r") else "\n"
    written = [f"{indent}{name}: {_plain(value)}{break_}" for name, value in added.items()]
    if _end(lines, group.values[after]) == (line, len(lines[line].rstrip())):
        return _Insertion(line + 1, 0, "".join(written))
    places = (_place(name.location) for name in group.keys.values())
    own = [place for place in places if _begins(lines, place)]
    if not own:
        raise CannotEdit("no field of the source begins a line")
    return _Insertion(own[-1][0], 0, "".join(written))


def _in_flow(lines: list[str], group: Fields, after: str, added: Mapping[str, str]) -> _Insertion:
    """Insert inside the braces: after the value or, if its end is unclear, at the beginning."""
    written = ", ".join(f"{name}: {_quoted(value)}" for name, value in added.items())
    if end := _end(lines, group.values[after]):
        return _Insertion(*end, f", {written}")
    line, column = _place(group.location)
    return _Insertion(line, column + 1, f"{written}, ")


def _end(lines: list[str], value: Node) -> tuple[int, int] | None:
    """Return where a one-line value ends, with or without quotation marks."""
    if not isinstance(value, Scalar):
        return None
    line, column = _place(value.location)
    rest = lines[line][column:]
    for written in (value.text, f'"{value.text}"', f"'{value.text}'"):
        if rest.startswith(written):
            return line, column + len(written)
    return None


def _begins(lines: list[str], place: tuple[int, int]) -> bool:
    line, column = place
    return not lines[line][:column].strip(" ")


def _place(location: Location) -> tuple[int, int]:
    return location.line - 1, location.column - 1


def _plain(value: str) -> str:
    is_special = _NEEDS_QUOTES & set(value) or value.endswith(":")
    return _quoted(value) if is_special else value


def _quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _verify(before: Document, after: Document, path: Path, added: Mapping[str, str]) -> None:
    """Check that the file has its old content and the new fields."""
    expected = before.front.plain()
    group = expected
    for step in path:
        group = group[step]  # type: ignore[index]
    group.update(added)
    if after.front.plain() != expected or after.body != before.body:
        raise CannotEdit("its front matter is written in an unusual way")
