"""Extract figures and dates from prose in a form that is comparable across languages."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from babel import Locale, UnknownLocaleError

_SCALES = {
    3: "thousand|tausend|mille|千",
    4: "万|萬",
    6: "million|millions|millionen|mio|mln|百万",
    8: "亿|億",
    9: "billion|billions|milliarde|milliarden|milliard|milliards|mrd|md|bn",
    12: "trillion|billionen|万亿",
}
_POWERS = {word: power for power, words in _SCALES.items() for word in words.split("|")}
_SCALE = "|".join(sorted(_POWERS, key=len, reverse=True))
_NUMBER = re.compile(
    r"(?P<digits>\d(?:\d|[.,'’](?=\d)|[\u00a0\u202f ](?=\d{3}(?!\d)))*)\s?"
    rf"(?P<scale>(?:{_SCALE})(?![a-z]))?",
    re.IGNORECASE,
)
_CHINESE_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "两": 2,
}
_CHINESE_UNITS = {"十": 10, "百": 100, "千": 1000}
_CHINESE_SCALES = {"亿": 10**8, "万": 10**4}
_CHINESE = re.compile(r"(?![万亿]|[百千][万亿])[〇零一二三四五六七八九十百千两万亿]{2,}")
"""A number in characters, but not a vague one such as 数百万."""
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)")
_HAN = re.compile(r"(?:(?P<year>\d{4})\s*年\s*)?(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日")
_DOTTED = re.compile(r"(?<!\d)(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})")
_FULL_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_SMALL = 12
"""Numbers up to this one are often written as words, so they are not compared."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number or a date in a text."""

    words: str
    """The figure as written."""
    readings: frozenset[str]
    """Its possible meanings in a language-independent form: an ISO 8601 date (`--02-24` without a
    year), or the digits of a number (`1.200` is 1200 in German and 1.2 in English).
    """


def figures_in(text: str, tag: str) -> list[Figure]:
    """Return the figures of a text in a language (a BCP 47 tag), without small numbers."""
    found: list[Figure] = []
    for pattern in (*_patterns_of(tag), _ISO, _HAN, _DOTTED):
        found += (_date(match, tag) for match in pattern.finditer(text))
        text = pattern.sub(" ", text)
    found += map(_number, _NUMBER.finditer(text))
    found += (Figure(one, frozenset([str(_chinese_number(one))])) for one in _CHINESE.findall(text))
    return [figure for figure in found if not any(map(_is_small, figure.readings))]


def missing_figures(original: Iterable[Figure], translation: Iterable[Figure]) -> list[str]:
    """Return the figures of an original, as written, that its translation does not contain."""
    there = {reading for figure in translation for reading in figure.readings}
    there |= {f"-{reading[4:]}" for reading in there if _FULL_DATE.fullmatch(reading)}
    return list(dict.fromkeys(one.words for one in original if not one.readings & there))


def _date(match: re.Match[str], tag: str) -> Figure:
    parts = match.groupdict()
    month, day = _month(parts["month"], tag), int(parts["day"])
    date = f"{parts.get('year') or '-'}-{month:02}-{day:02}"
    return Figure(match[0].strip(" ."), frozenset([date]))


def _number(match: re.Match[str]) -> Figure:
    return Figure(match[0].strip(), frozenset(_readings(match)))


def _month(written: str, tag: str) -> int:
    return int(written) if written.isdecimal() else _months(tag)[written.casefold()]


@cache
def _months(tag: str) -> dict[str, int]:
    """Return the numbers of the months by their full and short names in a language."""
    try:
        names = Locale.parse(tag.replace("-", "_")).months["format"]
    except (ValueError, UnknownLocaleError):
        return {}
    forms = (names[width] for width in ("wide", "abbreviated"))
    named = {name.casefold().rstrip("."): number for form in forms for number, name in form.items()}
    return {name: number for name, number in named.items() if not name[:1].isdecimal()}


@cache
def _patterns_of(tag: str) -> tuple[re.Pattern[str], ...]:
    """Patterns of days with month names: `24 February 2022`, `24. Februar`, `February 24, 2022`."""
    if not (months := _months(tag)):
        return ()
    names = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    month, day = rf"(?P<month>{names})\b\.?", r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.)?"
    year = r"(?:,?\s+(?:de\s+)?(?P<year>\d{4}))?"
    forms = (rf"{day}\s+(?:of\s+|de\s+)?{month}{year}", rf"\b{month}\s+{day}(?!\d){year}")
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


def _readings(match: re.Match[str]) -> Iterator[str]:
    """Yield the possible meanings of digits: `1.200` is 1200 in German and 1.2 in English."""
    digits = re.sub(r"[\s'’]", "", match["digits"])
    power = _POWERS.get((match["scale"] or "").lower(), 0)
    plain = re.sub(r"[.,]", "", digits)
    yield f"{Decimal(plain) * 10**power:f}"
    *whole, decimals = re.split(r"[.,]", digits)
    if whole:
        number = Decimal(f"{''.join(whole)}.{decimals}") * 10**power
        yield f"{number.normalize():f}"


def _chinese_number(written: str) -> int:
    for sign, scale in _CHINESE_SCALES.items():
        before, found, behind = written.rpartition(sign)
        if found:
            return (_chinese_number(before) or 1) * scale + _chinese_number(behind)
    return _chinese_number_below_10000(written)


def _chinese_number_below_10000(written: str) -> int:
    total, digit = 0, 0
    for sign in written:
        if unit := _CHINESE_UNITS.get(sign):
            total, digit = total + (digit or 1) * unit, 0
        else:
            digit = digit * 10 * (total == 0) + _CHINESE_DIGITS[sign]
    return total + digit


def _is_small(key: str) -> bool:
    return "-" not in key and Decimal(key) <= _SMALL
