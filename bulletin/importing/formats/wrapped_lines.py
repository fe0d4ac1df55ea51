"""Lines and paragraphs: which lines of a text were one before it was wrapped."""

import re
from collections.abc import Sequence
from itertools import pairwise

BULLET = re.compile(r"\s*[-*+•·‣▪◦●■–—]\s+")
NUMBER = re.compile(
    r"\s*(?:\[?\^?\d{1,3}\]:?|\(?\d{1,3}[.):]|\d{1,3}(?:\.\d{1,3})+\.?)(?:\s+|(?=https?:))"
)
_ADDRESS = re.compile(r"\s*<?https?://\S+\s*")
_LONG_ADDRESS = re.compile(r"https?://\S{30,}$")
_REST = re.compile(r"(?!https?:)[\w/?=&.%#~+-]+")
_LONG = 110
"""Characters that no wrapped line has."""
_SHORT = 45
"""The narrowest width to which texts are wrapped."""
_SHORT_TITLE = 100
_RAGGED = 8
"""Characters by which lines that somebody broke by hand may be shorter than they could be."""
_MANY = 4
"""Of so many lines that go on in wrapped prose, one or more begins in a small letter."""


def paragraphs_of(lines: Sequence[str]) -> list[list[int]]:
    """The numbers of lines that belong together; a blank line belongs to none."""
    width = _width(lines)
    groups: list[list[int]] = []
    is_open = False
    for number, line in enumerate(lines):
        before = lines[number - 1] if is_open else ""
        if (
            is_open
            and line.strip()
            and (_continues(before, line, width) or _hangs(lines[groups[-1][0]], before, line))
        ):
            groups[-1].append(number)
        elif line.strip():
            groups.append([number])
        is_open = bool(line.strip())
    return groups


def _width(lines: Sequence[str]) -> int:
    """The width to which the lines are wrapped; 0 if each line is a whole paragraph."""
    prose = [line.rstrip() for line in lines if " " in line.strip() and "://" not in line]
    long = sum(len(line) for line in prose if len(line) > _LONG)
    if long * 10 > sum(map(len, prose)):
        return 0
    width = max((len(line) for line in prose if len(line) <= _LONG), default=0)
    return width if width >= _SHORT and _is_wrapped(lines, width) else 0


def _is_wrapped(lines: Sequence[str], width: int) -> bool:
    """Whether many lines that fill the width go on in the next one within a sentence."""
    pairs = [(a, b) for a, b in pairwise(lines) if a.strip() and b.strip()]
    following = [b.strip() for a, b in pairs if _continues(a, b, width)]
    return sum(line[0].islower() for line in following) * _MANY >= len(following)


def is_cut(line: str, following: str) -> bool:
    """Whether a long address was cut at the end of a line and goes on in the following one."""
    return bool(_LONG_ADDRESS.search(line) and _REST.fullmatch(following.strip()))


def _continues(line: str, following: str, width: int) -> bool:
    """Whether the first word of the following line would hardly have fitted into this one."""
    if width and len(line.rstrip()) >= width and is_cut(line.rstrip(), following):
        return True
    if not width or _begins_anew(following) or _ADDRESS.fullmatch(line):
        return False
    is_within = following.lstrip()[:1].islower() and not line.rstrip().endswith((":", ";"))
    return is_within or len(line.rstrip()) + 1 + len(following.split()[0]) > width - _RAGGED


def _hangs(first: str, before: str, line: str) -> bool:
    """Whether a line is indented below the number or the sign that its paragraph begins with.

    A line below a title is a paragraph of its own, and belongs to the list all the same.
    """
    is_below_title = before is first and _is_title(first) and len(line) > len(first) * 1.3
    if is_below_title and line.lstrip()[:1].isupper():
        return False
    is_indented = line.startswith("  ") and not first.startswith(" ")
    is_listed = bool(NUMBER.match(first) or BULLET.match(first))
    return is_indented and is_listed and not (NUMBER.match(line) or BULLET.match(line))


def _is_title(line: str) -> bool:
    """Whether a line may be a title: it ends like none of a paragraph."""
    return len(line) < _SHORT_TITLE and line.rstrip()[-1:].isalnum() and "://" not in line


def _begins_anew(line: str) -> bool:
    return bool(BULLET.match(line) or NUMBER.match(line) or _ADDRESS.fullmatch(line))
