"""Suggest the date that was meant by another notation."""

import re
import unicodedata
from calendar import month_abbr
from collections.abc import Iterator

from bulletin.values.dates import PartialDate
from bulletin.values.lookalike_characters import DASH

_FORMS = (
    re.compile(r"(?P<y>\d{4}-\d{2}-\d{2})(?:[t ].*)?"),
    re.compile(r"(?P<y>\d{4})[-/.年] ?(?P<m>\d{1,2})月?(?:[-/.]? ?(?P<d>\d{1,2})[日.]?)?"),
    re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})?"),
    re.compile(r"(?:(?P<d>\d{1,2})[-/.] ?)?(?P<m>\d{1,2})[-/.] ?(?P<y>\d{4})"),
    re.compile(r"(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>\d{4})"),
    re.compile(
        r"(?:(?P<d>\d{1,2})(?:st|nd|rd|th|\.)?[ -])?(?P<m>[a-z]{3})[a-z]*\.?,?[ -](?P<y>\d{4})"
    ),
    re.compile(r"(?P<m>[a-z]{3})[a-z]*\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?, ?(?P<y>\d{4})"),
)
_MONTHS = {name.lower(): str(number) for number, name in enumerate(month_abbr) if name}


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
