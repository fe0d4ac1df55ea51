"""The facet table: the filters, and the values of each entry.

It has a column for each facet and one for the dates, each in the order in which the entries were
indexed, so that the index itself contains no filters, counts or sort order. The columns of laws,
parties, topics, sectors and infringements are in a second file, which is loaded only for these
filters.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any

from bulletin.language.languages import Language
from bulletin.search.varints import zigzag
from bulletin.views.page_types import Named, Teaser
from bulletin.views.search_page import FIELDS

_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Value:
    """A value to filter by; the lowest rank comes first, then the most frequent."""

    id: str
    name: str
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Facet:
    """A kind of filter: its name in addresses, its heading, and the values of an entry."""

    id: str
    title: str
    values_of: Callable[[Teaser], Iterable[Value]]


def _section(entry: Teaser) -> Iterator[Value]:
    yield Value(entry.section.id, entry.section.title, entry.section.tone)


def _values(things: Iterable[Named]) -> Iterator[Value]:
    return (Value(one.id, one.name) for one in things)


def _year(entry: Teaser) -> Iterator[Value]:
    year = entry.date.year
    yield Value(str(year), str(year), -year)


FACETS = (
    Facet("section", FIELDS["section"], _section),
    Facet("jurisdiction", FIELDS["jurisdiction"], lambda entry: _values(entry.places)),
    Facet("authority", FIELDS["authority"], lambda entry: _values(entry.authorities)),
    Facet("law", FIELDS["law"], lambda entry: _values(entry.laws)),
    Facet("party", FIELDS["party"], lambda entry: _values(entry.parties)),
    Facet("topic", FIELDS["topic"], lambda entry: _values(entry.topics)),
    Facet("sector", FIELDS["sector"], lambda entry: _values(entry.sectors)),
    Facet("infringement", FIELDS["infringement"], lambda entry: _values(entry.infringements)),
    Facet("year", FIELDS["year"], _year),
)
"""Return the filters in the order in which they are shown."""
_SUBJECTS = {"law", "party", "topic", "sector", "infringement"}
_FOLLOWS = {"jurisdiction": "authority"}
"""Facets whose value mostly follows from the authority."""
_SIGNS = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
_LAST_SIGNS = 48
"""How many of the signs end a number; the others say that more follows."""


def facet_tables(
    entries: Sequence[Teaser], language: Language
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return the table of both files: `days` and `facets`, and the facets of the second one.

    `days` are days since 1970, each but the first as the difference from the previous one (see
    `zigzag`). A facet has `values` (id, name, rank) in display order, `sets` of numbers of values
    that occur together, and for each entry `of`, the number of its set. Alternatively it has
    `follows`, the id of another facet; `usual`, the set that usually comes with each set of that
    facet; and `others`, for the entries with another set, the steps from entry to entry and the
    sets. Columns are strings, see `packed`. The first file has only `id` and `title` of the facets
    in the second one.
    """
    days = [(entry.date.last_day - _EPOCH).days for entry in entries]
    steps = days[:1] + [day - before for before, day in pairwise(days)]
    columns = {facet.id: _column(facet, entries, language) for facet in FACETS}
    for facet, other in _FOLLOWS.items():
        columns[facet] = _following(columns[facet], columns[other])
    subjects = [one for one in columns.values() if one["id"] in _SUBJECTS and one["values"]]
    first = {
        "days": packed(map(zigzag, steps)),
        "facets": [_head(one) if one in subjects else _packed(one) for one in columns.values()],
    }
    return first, [_packed(one) for one in subjects]


def packed(numbers: Iterable[int]) -> str:
    """Encode non-negative numbers as characters of a JSON string, most of them as one.

    The first 48 characters end a number. One of the other 16 says that more follows: the number is
    then what follows times 16, plus the position of the character among them.
    """
    return "".join(map(_signs_of, numbers))


@cache
def _signs_of(number: int) -> str:
    signs = ""
    while number >= _LAST_SIGNS:
        signs += _SIGNS[_LAST_SIGNS + number % 16]
        number //= 16
    return signs + _SIGNS[number]


def _packed(column: dict[str, Any]) -> dict[str, Any]:
    if "of" in column:
        return column | {"of": packed(column["of"])}
    return column | {
        "usual": packed(column["usual"]),
        "others": list(map(packed, column["others"])),
    }


def _following(column: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Return a column in terms of another one, if that is smaller."""
    pairs = Counter(zip(other["of"], column["of"], strict=True))
    usual: dict[int, int] = {}
    for (theirs, own), _ in sorted(pairs.items(), key=lambda item: (-item[1], item[0])):
        usual.setdefault(theirs, own)
    both = enumerate(zip(other["of"], column["of"], strict=True))
    different = [(entry, own) for entry, (theirs, own) in both if usual[theirs] != own]
    if len(different) * 3 >= len(column["of"]):
        return column
    rest = {name: value for name, value in column.items() if name != "of"}
    entries = [entry for entry, _ in different]
    others = entries[:1] + [after - before for before, after in pairwise(entries)]
    return rest | {
        "follows": other["id"],
        "usual": [usual[number] for number in range(len(other["sets"]))],
        "others": (others, [own for _, own in different]),
    }


def _head(column: dict[str, Any]) -> dict[str, Any]:
    return {"id": column["id"], "title": column["title"]}


def _column(facet: Facet, entries: Iterable[Teaser], language: Language) -> dict[str, Any]:
    of_entries = [tuple(dict.fromkeys(facet.values_of(entry))) for entry in entries]
    counts = Counter(value for values in of_entries for value in values)
    by_name = language.sort_key
    values = sorted(counts, key=lambda one: (one.rank, -counts[one], by_name(one.name), one.id))
    place = {value: number for number, value in enumerate(values)}
    as_numbers = [tuple(sorted(place[value] for value in values)) for values in of_entries]
    frequency = Counter(as_numbers)
    sets = sorted(frequency, key=lambda numbers: (-frequency[numbers], numbers))
    number_of = {numbers: number for number, numbers in enumerate(sets)}
    return {
        "id": facet.id,
        "title": language.gettext(facet.title),
        "values": [(value.id, value.name, value.rank) for value in values],
        "sets": sets,
        "of": [number_of[numbers] for numbers in as_numbers],
    }
