"""What a citation names: the provisions in lists and ranges, and numbers in Chinese."""

import re
from collections.abc import Iterator
from functools import cache

from bulletin.search.letter_folding import fold
from bulletin.search.term_patterns import compiled

_WORD, _ONE, _UNITS = compiled("word"), compiled("one"), compiled("units")
_MANY, _ROMAN = compiled("many"), compiled("roman")
_ROMANS = "i ii iii iv v vi vii viii ix x".split()
_RANGE = {"to", "bis", "\u00e0", "-", "\u2013"}
_LONGEST_RANGE = 60
_KINDS = ("art", "sec", "recital")
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0}
_POWERS = {"十": 10, "百": 100, "千": 1000}


def provisions(match: "re.Match[str]") -> Iterator[tuple[int, tuple[str, ...], list[str]]]:
    """Yield cited provisions: offset, possible kinds, and numbers."""
    heads, numbers = match.groups()[:3], match[4] or match[5]
    named = tuple(kind for kind, head in zip(_KINDS, heads, strict=True) if head) or ("art",)
    head = next(filter(None, heads), "")
    start = match.end() - len(numbers)
    cited, end, before = _cited(head, numbers), 0, ""
    for one in _ONE.finditer(cited):
        if cited[end : one.start()].strip() in _RANGE:
            for between in _between(before, one[0]):
                yield start + one.start(), named, [between]
        end, before = one.end(), one[0]
        yield start + one.start(), named, _numbers(one[0])


def _between(first: str, last: str) -> Iterator[str]:
    """The numbers within a range, such as Articles 12 to 22."""
    if first.isdecimal() and last.isdecimal() and int(last) - int(first) <= _LONGEST_RANGE:
        yield from map(str, range(int(first) + 1, int(last)))


def _cited(head: str, numbers: str) -> str:
    """Return the part of a list that belongs to its head: all of it if that is plural."""
    if _MANY.search(head) or not head:
        return numbers
    first = _ONE.match(numbers)
    assert first
    return numbers.partition(",")[0] if head == "art" and "," not in first[0] else first[0]


def _numbers(provision: str) -> list[str]:
    in_digits = _ROMAN.sub(lambda found: f" {_ROMANS.index(found[1]) + 1}", provision)
    return [fold(part) for part in _WORD.findall(_UNITS.sub(" ", in_digits))]


@cache
def number_of(numeral: str) -> str:
    """Return a Chinese numeral as digits: 五十 is 50."""
    if numeral.isascii():
        return numeral
    total, digit = 0, 0
    for sign in numeral:
        if sign in _POWERS:
            total, digit = total + (digit or 1) * _POWERS[sign], 0
        else:
            digit = _DIGITS.get(sign, 0) if sign not in "0123456789" else int(sign)
    return str(total + digit)
