"""Split a text into terms with positions: words, runs of Chinese, names, numbers, provisions.

Positions count words, and characters of Chinese. Terms of several words, such as C-184/20, H&M,
e-mail and Article 5(1), are at the position of their first word, in addition to their words.
templates/theme/assets/search/terms.js does the same to a query.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, compress, pairwise
from typing import NamedTuple
from unicodedata import normalize

from bulletin.search.letter_folding import fold
from bulletin.search.provisions import number_of, provisions
from bulletin.search.term_patterns import MONTHS, compiled

Term = tuple[str, int]

_WORD, _RUN, _IGNORED = compiled("word"), compiled("unspaced"), compiled("ignored")
_IDENTIFIER, _NAMES, _HYPHENED = compiled("identifier"), compiled("names"), compiled("hyphened")
_PROVISION, _CHINESE, _HEAD = compiled("provision"), compiled("chinese"), compiled("head")
_INITIALS, _DATE = compiled("initials"), compiled("date")
_WORDS = re.compile(f"({_WORD.pattern})")
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_LONGEST_BEFORE_YEAR, _LONGEST_AFTER_YEAR = 24, 8
"""Signs of a date."""
_NUMBERS_OR_LETTERS = re.compile("[0-9]+|[^0-9]+")
_MONTH_OF = {name: month for month, names in enumerate(MONTHS, 1) for name in names.split()}
_HEADS = ("art", "sec", "\u00a7", "recital", "consid", "erw", " abs")
"""Substrings of every text that `_HEAD` matches; a quick test before the slower pattern."""
_SEPARATOR = re.compile(r"[-\u2010-\u2013/:._,](?=\w)")
"""What may join the parts of an identifier, or of a hyphenated word."""


class Split(NamedTuple):
    """A text in terms: each word with its position, and the terms of several words."""

    words: list[str]
    """Words, and the characters and pairs of runs of Chinese."""
    places: Sequence[int]
    joined: list[Term]


@dataclass(frozen=True, slots=True)
class _Candidates:
    """Offsets at which terms of several words may begin."""

    separators: list[int]
    heads: list[int]
    years: list[int]
    has_names: bool
    has_chinese: bool

    @classmethod
    def of(cls, text: str) -> "_Candidates":
        has_heads = any(map(text.__contains__, _HEADS))
        return cls(
            [match.start() for match in _SEPARATOR.finditer(text)],
            [match.start() for match in _HEAD.finditer(text)] if has_heads else [],
            [match.start() for match in _YEAR.finditer(text)],
            "&" in text or "+" in text,
            "\u7b2c" in text,
        )

    def __bool__(self) -> bool:
        has_any = self.separators or self.heads or self.years
        return bool(has_any or self.has_names or self.has_chinese)


class _Starts(NamedTuple):
    """The beginnings of the words in a text, as offsets and as positions."""

    words: Sequence[int]
    pieces: Sequence[int]
    """Like `words`, but with runs of Chinese inside a word separated."""
    places: Sequence[int]
    """The positions of the pieces."""

    def place_of(self, offset: int) -> int:
        """Return the position of the piece at an offset."""
        return self.places[max(0, bisect_right(self.pieces, offset) - 1)]

    def before(self, offset: int) -> int:
        """Return the beginning of the word before an offset; -1 if there is none."""
        number = bisect_left(self.words, offset) - 1
        return self.words[number] if number >= 0 else -1


def terms(text: str) -> list[Term]:
    """Return all terms of a text. Words keep their accents; lookups fold them.

    The words come first, in the order of the text.
    """
    found = split(text)
    return [*zip(found.words, found.places, strict=True), *found.joined]


def words(text: str) -> list[Term]:
    """Return the words of a text, and the characters of its Chinese, without any other terms."""
    found = split(text)
    pairs = zip(found.words, found.places, strict=True)
    return [(word, place) for word, place in pairs if len(word) == 1 or not _RUN.match(word)]


def split(text: str) -> Split:
    """Return the terms of a text in the form that is fastest to make."""
    text = clean(text)
    if not text.isascii() and _RUN.search(text):
        return _with_runs(text)
    gaps_and_words = _WORDS.split(text)
    found = gaps_and_words[1::2]
    places = range(len(found))
    candidates = _Candidates.of(text)
    if not candidates and "'" not in text and "\u2019" not in text:
        return Split(found, places, [])
    offsets = list(accumulate(map(len, gaps_and_words)))[:-1:2]
    if "'" in text or "\u2019" in text:
        kept = [word[0] not in "'\u2019" for word in found]
        found, offsets = list(compress(found, kept)), list(compress(offsets, kept))
        places = range(len(found))
    joined = _joined(text, candidates, _Starts(offsets, offsets, places)) if candidates else ()
    return Split(found, places, list(joined))


def clean(text: str) -> str:
    """Normalise a text for the comparison of words."""
    if not text.isascii():
        text = _IGNORED.sub("", normalize("NFKC", text))
    return text.lower().replace("_", " ")


def _with_runs(text: str) -> Split:
    """Return the terms of a text with Chinese."""
    found: list[Term] = []
    words, pieces = [], {}
    place, is_after_run = 0, False
    for match in _WORD.finditer(text):
        word = match[0]
        if word[0] in "'\u2019":
            continue
        words.append(match.start())
        for offset, piece, is_run in _pieces(word):
            # A run of Chinese is closed: no phrase continues into the next one.
            place += is_run and is_after_run
            pieces[match.start() + offset] = place
            found += _run(piece, place) if is_run else [(piece, place)]
            place, is_after_run = place + (len(piece) if is_run else 1), is_run
    starts = _Starts(words, list(pieces), list(pieces.values()))
    joined = list(_joined(text, _Candidates.of(text), starts))
    return Split([word for word, _ in found], [place for _, place in found], joined)


@cache
def _pieces(word: str) -> tuple[tuple[int, str, bool], ...]:
    """Split a word into pieces of one script, each with its offset and whether it is Chinese."""
    pieces, end = [], 0
    for run in _RUN.finditer(word):
        if run.start() > end:
            pieces.append((end, word[end : run.start()], False))
        pieces.append((run.start(), run[0], True))
        end = run.end()
    return (*pieces, (end, word[end:], False)) if end < len(word) else tuple(pieces)


def _run(run: str, place: int) -> list[Term]:
    """Return the characters of a run, and its pairs."""
    pairs = map("".join, pairwise(run))
    return [*zip(run, range(place, place + len(run)), strict=True)] + [
        (pair, number) for number, pair in enumerate(pairs, place)
    ]


def _joined(text: str, candidates: _Candidates, starts: _Starts) -> Iterator[Term]:
    """Yield terms of several words at the positions of their first words."""
    words = [starts.before(offset) for offset in candidates.separators]
    for match in _matches(_IDENTIFIER, text, words):
        if has_digit(match[0]):
            yield identifier(match[0]), starts.place_of(match.start())
    for match in _matches(_HYPHENED, text, words):
        if not has_digit(match[0]):
            whole = fold("".join(_WORD.findall(match[0])))
            yield whole, starts.place_of(match.start())
    for match in _matches(_INITIALS, text, words):
        yield match[0].replace(".", ""), starts.place_of(match.start())
    for match in _dates(text, candidates.years):
        for date in dates(match):
            yield date, starts.place_of(match.start())
    for match in _NAMES.finditer(text) if candidates.has_names else ():
        yield name(match[0]), starts.place_of(match.start())
    for match in _matches(_PROVISION, text, candidates.heads):
        for offset, kinds, numbers in provisions(match):
            for kind in kinds:
                for length in range(1, len(numbers) + 1):
                    yield "_".join((kind, *numbers[:length])), starts.place_of(offset)
    for match in _CHINESE.finditer(text) if candidates.has_chinese else ():
        numbers = [number_of(part) for part in match.groups() if part]
        for length in range(1, len(numbers) + 1):
            yield "_".join(("art", *numbers[:length])), starts.place_of(match.start())


def _matches(
    pattern: "re.Pattern[str]", text: str, starts: Iterable[int]
) -> "Iterator[re.Match[str]]":
    """Yield what `finditer` would, for a pattern that matches only at these offsets."""
    end = 0
    for start in starts:
        if start >= end and (match := pattern.match(text, start)):
            end = match.end()
            yield match


def _dates(text: str, years: Iterable[int]) -> "Iterator[re.Match[str]]":
    """Dates, which are searched for around their years."""
    end = 0
    for year in years:
        start = max(end, year - _LONGEST_BEFORE_YEAR)
        if match := _DATE.search(text, start, year + 4 + _LONGEST_AFTER_YEAR):
            end = match.end()
            yield match


def dates(match: "re.Match[str]") -> Iterator[str]:
    """The terms of a date; of one such as 3/4/2022, which is read in two ways, both."""
    group = match.group
    year, month, day = next(
        (group(y), group(m), group(d))
        for y, m, d in ((1, 2, 3), (6, 5, 4), (9, 8, 7), (12, 10, 11), (13, 14, 15))
        if group(y)
    )
    number, of_month = int(day), _MONTH_OF.get(month) or int(month)
    yield f"date_{year}_{of_month}_{number}"
    if "/" in match[0] and number <= 12:
        yield f"date_{year}_{number}_{of_month}"


def is_sign(word: str) -> bool:
    """Return whether a word is a character of a script without spaces."""
    return len(word) == 1 and bool(_RUN.match(word))


def has_digit(text: str) -> bool:
    return any("0" <= sign <= "9" for sign in text)


def identifier(text: str) -> str:
    """C-184/20 as `c_184_20`, and C184/20, too."""
    parts = (_NUMBERS_OR_LETTERS.findall(fold(word)) for word in _WORD.findall(text))
    return "_".join(part for some in parts for part in some)


def name(text: str) -> str:
    """Return H & M as `h&m`, with any joining sign."""
    return "&".join(map(fold, _WORD.findall(text)))
