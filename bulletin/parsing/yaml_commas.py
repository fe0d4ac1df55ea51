"""Detect commas inside braces that were meant as part of a value."""

import re

import yaml

from bulletin.diagnostics.report import visible
from bulletin.parsing.yaml_error_messages import Slip, quote
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
