"""Format dates in words, with the patterns of CLDR."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from babel import Locale

from bulletin.values.dates import PartialDate


@dataclass(frozen=True, eq=False, slots=True)
class DateForms:
    """The date patterns of a language, and its month names."""

    day: str
    """For example `{day} {month} {year}`."""
    month: str
    year: str
    months: Mapping[int, str]
    first: str
    """How the first day of a month is written: `1`, or `1er`."""
    _made: dict[PartialDate, str] = field(default_factory=dict)
    """A cache; there are few dates, and each is formatted often."""

    def spoken(self, date: PartialDate) -> str:
        """Format a day as `24 February 2022`, a month as `February 2022`, a year as `2022`."""
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
    """Return the patterns of a locale for long dates, and for months with years."""
    day, month = locale.date_formats["long"], locale.datetime_skeletons["yMMMM"]
    year = locale.datetime_skeletons["y"]
    first = "1er" if locale.language == "fr" else "1"
    names = locale.months["format"]["wide"]
    return DateForms(_form(day.format), _form(month.format), _form(year.format), names, first)


def _form(pattern: str) -> str:
    """Convert a pattern of Babel, such as `%(d)s %(MMMM)s %(y)s`, to our field names."""
    return pattern % _FIELDS
