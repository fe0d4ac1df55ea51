"""Detect typographic quotation marks, which YAML treats as part of the value."""

_SMART_QUOTES = ("“”", "„“", "„”", "””", "‘’", "‚‘", "’’", "«»", "»«", "「」", "『』", "＂＂")
_SMART_OPENING = {pair[0] for pair in _SMART_QUOTES}


def is_in_smart_quotes(text: str) -> bool:
    """Return whether quotation marks enclose the whole value, not only its first and last words."""
    first, inside, last = text[0], text[1:-1], text[-1]
    if first not in _SMART_OPENING:
        return False
    is_pair = f"{first}{last}" in _SMART_QUOTES or (first in "“„«" and last == '"')
    return is_pair and not any(mark in inside for mark in (first, last))
