"""Dates as prose has them, from the patterns of CLDR."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from babel import Locale

from bulletin.values.dates import PartialDate


@dataclass(frozen=True, eq=False, slots=True)
class DateForms:
    """The patterns of a language, and its names of months."""

    day: str
    """Such as `{day} {month} {year}`."""
    month: str
    year: str
    months: Mapping[int, str]
    first: str
    """How the first day of a month is written: `1`, or `1er`."""
    _made: dict[PartialDate, str] = field(default_factory=dict)
    """There are few dates, and each of them is asked for often."""

    def spoken(self, date: PartialDate) -> str:
        """A day as `24 February 2022`, a month as `February 2022`, a year as `2022`."""
        if date not in self._made:
            form = self.day if date.day else self.month if date.month else self.year
            day = self.first if date.day == 1 else date.day
            month = self.months[date.month] if date.month else ""
            self._made[date] = form.format(day=day, month=month, year=date.year, number=date.month)
        return self._made[date]


_FIELDS = {"d": "{day}", "MMMM": "{month}", "y": "{year}", "M": "{number}"}
"""The fields of CLDR's long patterns."""


@cache
def date_forms(locale: Locale) -> DateForms:
    """The forms of a locale, of its long pattern for days and that of months with their years."""
    day, month = locale.date_formats["long"], locale.datetime_skeletons["yMMMM"]
    year = locale.datetime_skeletons["y"]
    first = "1er" if locale.language == "fr" else "1"
    names = locale.months["format"]["wide"]
    return DateForms(_form(day.format), _form(month.format), _form(year.format), names, first)


def _form(pattern: str) -> str:
    """A pattern of Babel, such as `%(d)s %(MMMM)s %(y)s`, with the names of our fields."""
    return pattern % _FIELDS
