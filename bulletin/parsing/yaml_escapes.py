"""Detect escapes in double quotation marks that would change the text."""

import re

import yaml

from bulletin.parsing.yaml_error_messages import Slip, quote

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
