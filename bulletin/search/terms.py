"""The terms of a text with their places: words, runs of Chinese, names, numbers, provisions.

Places count words, and signs of Chinese. What is not one word, such as C-184/20, H&M, e-mail and
Article 5(1), is a term at the place of its first word, beside the words that it is made of.
templates/theme/assets/search/terms.js does the same to a query.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from unicodedata import normalize

from bulletin.search.letter_folding import fold
from bulletin.search.term_patterns import compiled

Term = tuple[str, int]

_WORD, _RUN, _IGNORED = compiled("word"), compiled("unspaced"), compiled("ignored")
_IDENTIFIER, _NAMES, _HYPHENED = compiled("identifier"), compiled("names"), compiled("hyphened")
_PROVISION, _ONE, _UNITS = compiled("provision"), compiled("one"), compiled("units")
_MANY, _CHINESE = compiled("many"), compiled("chinese")
_HYPHENS = re.compile("[-\u2010\u2011]")

_KINDS = ("art", "sec", "recital")
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0}
_POWERS = {"十": 10, "百": 100, "千": 1000}


def terms(text: str) -> list[Term]:
    """All terms of a text. Words keep their accents; what they fold to is what is looked up.

    The words come first, in the order of the text.
    """
    text = _clean(text)
    found: list[Term] = []
    places = _add_words(text, found)
    found += _joined(text, places)
    return found


def words(text: str) -> list[Term]:
    """The words of a text, and the signs of its Chinese, without any other terms."""
    found: list[Term] = []
    _add_words(_clean(text), found)
    return [(word, place) for word, place in found if len(word) == 1 or not _RUN.match(word)]


def _clean(text: str) -> str:
    text = normalize("NFKC", text)
    return _IGNORED.sub("", text).lower().replace("_", " ")


def _add_words(text: str, found: list[Term]) -> dict[int, int]:
    """Add words and signs; gives the places of those that begin at an offset."""
    places: dict[int, int] = {}
    place, is_after_run = 0, False
    for match in _WORD.finditer(text):
        word = match[0]
        if word.isascii():
            if word[0] == "'":
                continue
            places[match.start()] = place
            found.append((word, place))
            place, is_after_run = place + 1, False
            continue
        if word[0] == "\u2019":
            continue
        for offset, piece, is_run in _pieces(word):
            # A run of Chinese ends where it ends: no phrase reaches into the next one.
            place += is_run and is_after_run
            places[match.start() + offset] = place
            found += _run(piece, place) if is_run else [(piece, place)]
            place, is_after_run = place + (len(piece) if is_run else 1), is_run
    return places


@cache
def _pieces(word: str) -> tuple[tuple[int, str, bool], ...]:
    """A word in pieces of one script, each with its offset and whether it is a run of Chinese."""
    pieces, end = [], 0
    for run in _RUN.finditer(word):
        if run.start() > end:
            pieces.append((end, word[end : run.start()], False))
        pieces.append((run.start(), run[0], True))
        end = run.end()
    return (*pieces, (end, word[end:], False)) if end < len(word) else tuple(pieces)


def _run(run: str, place: int) -> list[Term]:
    """The signs of a run, and its pairs."""
    pairs = map("".join, pairwise(run))
    return [*zip(run, range(place, place + len(run)), strict=True)] + [
        (pair, number) for number, pair in enumerate(pairs, place)
    ]


def _joined(text: str, places: dict[int, int]) -> Iterator[Term]:
    """Terms of several words at the places of their first ones."""
    for match in _IDENTIFIER.finditer(text):
        if has_digit(match[0]) and match.start() in places:
            yield identifier(match[0]), places[match.start()]
    for match in _HYPHENED.finditer(text) if _HYPHENS.search(text) else ():
        if not has_digit(match[0]) and match.start() in places:
            yield fold("".join(_WORD.findall(match[0]))), places[match.start()]
    for match in _NAMES.finditer(text) if "&" in text or "+" in text else ():
        if match.start() in places:
            yield name(match[0]), places[match.start()]
    for match in _PROVISION.finditer(text):
        for offset, kinds, numbers in provisions(match):
            for kind in kinds:
                for length in range(1, len(numbers) + 1):
                    yield "_".join((kind, *numbers[:length])), places.get(offset, 0)
    for match in _CHINESE.finditer(text) if "\u7b2c" in text else ():
        numbers = [number_of(part) for part in match.groups() if part]
        for length in range(1, len(numbers) + 1):
            yield "_".join(("art", *numbers[:length])), places.get(match.start(), 0)


def has_digit(text: str) -> bool:
    return any("0" <= sign <= "9" for sign in text)


def identifier(text: str) -> str:
    """C-184/20 as `c_184_20`."""
    return "_".join(map(fold, _WORD.findall(text)))


def name(text: str) -> str:
    """H & M as `h&m`, whichever sign joins it."""
    return "&".join(map(fold, _WORD.findall(text)))


def provisions(match: "re.Match[str]") -> Iterator[tuple[int, tuple[str, ...], list[str]]]:
    """What a citation of provisions names: offset, kinds that it may be, and its numbers."""
    heads, numbers = match.groups()[:3], match[4] or match[5]
    kinds = [kind for kind, head in zip(_KINDS, heads, strict=True) if head]
    head = next(filter(None, heads), "")
    start = match.end() - len(numbers)
    for one in _ONE.finditer(_cited(head, numbers)):
        yield start + one.start(), tuple(kinds) or ("art",), _numbers(one[0])


def _cited(head: str, numbers: str) -> str:
    """The part of a list that belongs to the head: all of it if that has the plural."""
    if _MANY.search(head) or not head:
        return numbers
    first = _ONE.match(numbers)
    assert first
    return numbers.partition(",")[0] if head == "art" and "," not in first[0] else first[0]


def _numbers(provision: str) -> list[str]:
    return [fold(part) for part in _WORD.findall(_UNITS.sub(" ", provision))]


@cache
def number_of(numeral: str) -> str:
    """A Chinese numeral as digits: 五十 is 50."""
    if numeral.isascii():
        return numeral
    total, digit = 0, 0
    for sign in numeral:
        if sign in _POWERS:
            total, digit = total + (digit or 1) * _POWERS[sign], 0
        else:
            digit = _DIGITS.get(sign, 0) if sign not in "0123456789" else int(sign)
    return str(total + digit)
