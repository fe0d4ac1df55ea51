"""Detect slips that change a YAML value: commas in braces, escapes, typographic quotes."""

import re

import yaml

from bulletin.diagnostics.report import visible
from bulletin.parsing.yaml_syntax_errors import Slip, quote
from bulletin.values.prose_amounts import NUMBER, SCALE, amount_meant, digits_of

_PIECE = r",(?!\s*[a-z][a-z_]*\s*[,}])[^,:{}\[\]\"'#]+"
"""A piece that is no field, and does not look like one without a value."""
_REST = re.compile(rf"(?:{_PIECE})+(?=[,}}]|$)")
_NUMBER = re.compile(f"{NUMBER}{SCALE}")


def cut_by_comma(
    name: str, event: yaml.ScalarEvent, lines: list[str]
) -> tuple[int, Slip, int] | None:
    """Return the line, counted from 0, the slip, and how many empty fields it creates."""
    start, end = event.start_mark, event.end_mark
    assert start
    assert end
    rest = _REST.match(lines[end.line], end.column) if start.line == end.line else None
    if event.style or not rest:
        return None
    text = lines[start.line][start.column : rest.end()].rstrip()
    number = _NUMBER.fullmatch(text)
    amount = amount_meant(number["number"], number["scale"] or "") if number else None
    message = "inside braces a comma ends the value"
    hint = f"write {name}: {digits_of(amount) if amount else visible(quote(text))}"
    return start.line, Slip(start.column, message, hint), rest[0].count(",")


_ESCAPE = re.compile(r"\\(?P<what>[\"\\]|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|)", re.DOTALL)
"""Escapes that nobody writes by accident, or nothing after the backslash."""


def changed_by_escape(event: yaml.ScalarEvent, lines: list[str]) -> tuple[int, Slip] | None:
    """Return the line, counted from 0, and the first backslash probably meant literally."""
    start, end = event.start_mark, event.end_mark
    if event.style != '"' or not start or not end:
        return None
    raw = "\n".join(lines[start.line : end.line + 1])
    raw = raw[start.column : len(raw) - len(lines[end.line]) + end.column]
    wrong = next((one.start() for one in _ESCAPE.finditer(raw) if not one["what"]), None)
    if wrong is None:
        return None
    before = raw[:wrong].split("\n")
    column = len(before[-1]) + (start.column if len(before) == 1 else 0)
    message = "a backslash in double quotation marks changes the meaning of what follows it"
    hint = "to keep it, write it twice"
    if "\n" not in raw and "\\u" not in raw and "\\U" not in raw:
        hint = f"to keep it, write {quote(re.sub(_ESCAPE, _as_meant, raw[1:-1]))}"
    return start.line + len(before) - 1, Slip(column, message, hint)


def _as_meant(escape: re.Match[str]) -> str:
    return escape["what"] or "\\"


_SMART_QUOTES = ("“”", "„“", "„”", "””", "‘’", "‚‘", "’’", "«»", "»«", "「」", "『』", "＂＂")
_SMART_OPENING = {pair[0] for pair in _SMART_QUOTES}


def is_in_smart_quotes(text: str) -> bool:
    """Return whether quotation marks enclose the whole value, not only its first and last words."""
    first, inside, last = text[0], text[1:-1], text[-1]
    if first not in _SMART_OPENING:
        return False
    is_pair = f"{first}{last}" in _SMART_QUOTES or (first in "“„«" and last == '"')
    return is_pair and not any(mark in inside for mark in (first, last))
