"""Several forms are looked for in one text, and no place is taken for two of them."""

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

Found = TypeVar("Found")


def read_apart(
    forms: Iterable[re.Pattern[str]], text: str, read: Callable[[re.Match[str]], Found | None]
) -> list[Found]:
    """What is read where a text has one of the forms, in the order of the text.

    Of two places that overlap, the one of the earlier form counts; where nothing can be read,
    the place stays free.
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
