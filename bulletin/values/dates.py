"""Dates of a bulletin: a day, a month, or only a year (EDTF level 0, ISO 8601).

`dates_meant` suggests a date for one that is written in another form.
"""

import re
import unicodedata
from calendar import month_abbr, monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from bulletin.values.lookalike_characters import DASH
from bulletin.values.tuple_repr import TupleRepr

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)

_FORM = re.compile(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?")
_YEAR = re.compile(r"(?:19|2[0-9])[0-9]{2}")


@dataclass(frozen=True, slots=True, repr=False)
class PartialDate(TupleRepr):
    """A day, month or year of the Gregorian calendar; months and years sort as their last day."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    @cache
    def parse(cls, text: str) -> "PartialDate":
        """Parse `2022-02-24` or `2022-02`; the ValueError for anything else says what is wrong."""
        match = _FORM.fullmatch(text)
        if not match:
            raise ValueError("write a day like 2022-02-24 or a month like 2022-02")
        year, month = int(match[1]), int(match[2])
        if not 1 <= month <= 12:
            raise ValueError(f"there is no month {match[2]}")
        if year < 1900:
            raise ValueError("the year is too long ago")
        if match[3] is None:
            return cls(year, month)
        days = _days_of(year, month)
        if not 1 <= int(match[3]) <= days:
            raise ValueError(f"{MONTHS[month - 1]} {year} has {days} days")
        return cls(year, month, int(match[3]))

    @classmethod
    def parse_fact(cls, text: str) -> "PartialDate":
        """Parse the same, or a year such as `2019` if no more is known."""
        return cls(int(text)) if _YEAR.fullmatch(text) else cls.parse(text)

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        """Convert a day of the calendar."""
        return cls(day.year, day.month, day.day)

    @property
    def first_day(self) -> date:
        """Return the day itself, or the first day of the month or year."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """Return the day itself, or the last day of the month or year."""
        month = self.month or 12
        return date(self.year, month, self.day or _days_of(self.year, month))

    @property
    def period(self) -> str:
        """Return the month of the date, such as `2022-02`; for a year, the year."""
        return f"{self.year:04}-{self.month:02}" if self.month else f"{self.year:04}"

    @property
    def whole_month(self) -> "PartialDate":
        """Return the month of the date; a year is returned unchanged."""
        return PartialDate(self.year, self.month)

    @property
    def month_count(self) -> int:
        """Return the number of months since year 0, for differences between months.

        A year counts as its last month.
        """
        return 12 * self.year + (self.month or 12)

    @property
    def spoken(self) -> str:
        """Return the date in words: `24 February 2022`, `February 2022` or `2022`."""
        if not self.month:
            return str(self.year)
        month = f"{MONTHS[self.month - 1]} {self.year}"
        return f"{self.day} {month}" if self.day else month

    def __str__(self) -> str:
        return self.period if self.day is None else f"{self.period}-{self.day:02}"

    def __lt__(self, other: "PartialDate") -> bool:
        return self.last_day < other.last_day


@cache
def _days_of(year: int, month: int) -> int:
    return monthrange(year, month)[1]


_FORMS = (
    re.compile(r"(?P<y>\d{4}-\d{2}-\d{2})(?:[t ].*)?"),
    re.compile(r"(?P<y>\d{4})[-/.年] ?(?P<m>\d{1,2})月?(?:[-/.]? ?(?P<d>\d{1,2})[日.]?)?"),
    re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})?"),
    re.compile(r"(?:(?P<d>\d{1,2})[-/.] ?)?(?P<m>\d{1,2})[-/.] ?(?P<y>\d{4})"),
    re.compile(r"(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>\d{4})"),
    re.compile(
        r"(?:(?P<d>\d{1,2})(?:st|nd|rd|th|er|\.)?[ -])?"
        r"(?P<m>juin|juil|[a-zäéû]{3})[a-zäéû]*\.?,?[ -](?P<y>\d{4})"
    ),
    re.compile(r"(?P<m>[a-z]{3})[a-z]*\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?, ?(?P<y>\d{4})"),
)
_MONTHS = {name.lower(): str(number) for number, name in enumerate(month_abbr) if name} | {
    **{"mär": "3", "mrz": "3", "mai": "5", "okt": "10", "dez": "12"},
    **{"fév": "2", "avr": "4", "juin": "6", "juil": "7", "aoû": "8", "déc": "12"},
}
"""Numbers of months by the beginnings of their English, German and French names."""


def dates_meant(text: str) -> list[str]:
    """Return the dates that a text may stand for; two if day and month are ambiguous."""
    plain = DASH.sub("-", unicodedata.normalize("NFKC", text)).strip().lower()
    return list(dict.fromkeys(_readings(plain)))


def _readings(text: str) -> Iterator[str]:
    for form in _FORMS:
        if (match := form.fullmatch(text)) and (date := _date(**match.groupdict())):
            yield date


def _date(y: str, m: str | None = None, d: str | None = None) -> str | None:
    month = _MONTHS.get(m, m) if m else None
    parts = [y, *(f"{part:0>2}" for part in (month, d) if part)]
    try:
        return str(PartialDate.parse("-".join(parts)))
    except ValueError:
        return None
