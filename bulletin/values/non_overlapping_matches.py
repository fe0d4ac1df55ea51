"""Match several patterns in one text without overlaps."""

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

Found = TypeVar("Found")


def read_apart(
    forms: Iterable[re.Pattern[str]], text: str, read: Callable[[re.Match[str]], Found | None]
) -> list[Found]:
    """Return what is read at the matches of several patterns, in text order.

    Of two overlapping matches, that of the earlier pattern wins; a match that cannot be read is
    skipped.
    """
    found: list[tuple[int, Found]] = []
    taken = bytearray(len(text))
    for form in forms:
        for match in form.finditer(text):
            begin, end = match.span()
            if not any(taken[begin:end]) and (one := read(match)):
                found.append((begin, one))
                taken[begin:end] = b"\1" * (end - begin)
    return [one for _, one in sorted(found, key=lambda pair: pair[0])]
