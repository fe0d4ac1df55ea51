"""Split lines of YAML by their indentation: fields, list items and indented text."""

import re

KEY = re.compile(r"\s*(?P<key>\w[\w-]*)\s*[:：=](?!//)(?P<rest>.*)")
_BLOCK_SIGN = re.compile(r"\s*[|>][-+]?\s*")
LIST_ITEM = re.compile(r"\s*-(?:\s|$)")


def with_values(parts: list[tuple[list[str], int]]) -> list[tuple[list[str], int]]:
    """Join each field without a value with the following lines that are no fields."""
    joined: list[tuple[list[str], int]] = []
    for lines, first in parts:
        if joined and is_bare(joined[-1][0][0]) and not KEY.match(lines[0]):
            joined[-1] = ([*joined[-1][0], *lines], joined[-1][1])
        else:
            joined.append((lines, first))
    return joined


def is_bare(line: str) -> bool:
    key = KEY.match(line)
    return bool(key and (not is_significant(key["rest"]) or _BLOCK_SIGN.fullmatch(key["rest"])))


def is_at_margin(lines: list[str], number: int) -> bool:
    line = lines[number]
    is_item = LIST_ITEM.match(line)
    return is_significant(line) and not is_item and indent_of(line) == indent_of(lines[0])


def is_significant(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def holds_more(lines: list[str]) -> bool:
    """Return whether lines below a complete field may be further fields."""
    key = KEY.match(lines[0])
    return bool(key and key["rest"].strip()) and any(map(is_significant, lines[1:]))


def indent_of(line: str) -> int:
    return len(line) - len(line.lstrip())


def starts_of(lines: list[str]) -> list[int]:
    """Return where list items or fields begin: at the indentation of the first line.

    Lines further left are misplaced. A list may be in the same column as its field.
    """
    significant = [number for number, line in enumerate(lines) if is_significant(line)]
    if not significant:
        return []
    first = lines[significant[0]]
    return [
        number
        for number in significant
        if indent_of(lines[number]) <= indent_of(first)
        and (LIST_ITEM.match(first) or not LIST_ITEM.match(lines[number]))
    ]
