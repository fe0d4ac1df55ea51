"""The facet table: by which things entries can be filtered, and which entry has which of them.

It holds a column for each facet and one for the dates, each in the order in which the entries
were indexed, so that the index itself need not know of filters, of their counts or of an order.
The columns of laws, parties and topics, the longest, are in a second file for those who filter by
them.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from bulletin.language.languages import Language
from bulletin.language.message_markers import N_
from bulletin.views.page_types import Named, Teaser

_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Value:
    """Something to filter by; those of the lowest rank stand first, then the most frequent."""

    id: str
    name: str
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Facet:
    """A kind of filter: its name in addresses, its heading, and what an entry has of it."""

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
    Facet("section", N_("Section"), _section),
    Facet("jurisdiction", N_("Jurisdiction"), lambda entry: _values(entry.places)),
    Facet("authority", N_("Authority"), lambda entry: _values(entry.authorities)),
    Facet("law", N_("Law"), lambda entry: _values(entry.laws)),
    Facet("party", N_("Party"), lambda entry: _values(entry.parties)),
    Facet("topic", N_("Topic"), lambda entry: _values(entry.topics)),
    Facet("year", N_("Year"), _year),
)
"""In the order in which readers are offered them."""
_SUBJECTS = {"law", "party", "topic"}


def facet_tables(
    entries: Sequence[Teaser], language: Language
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """What both files have of the table: `days` and `facets`, and the facets of the second one.

    `days` are days since 1970, each but the first as the difference from the one before. A
    facet has `values` (id, name, rank) in the order to show them, `sets` of numbers of values
    that occur together, and for each entry `of`, the number of its set. The first file has only
    `id` and `title` of a facet that is in the second one.
    """
    days = [(entry.date.last_day - _EPOCH).days for entry in entries]
    columns = [_column(facet, entries, language) for facet in FACETS]
    subjects = [column for column in columns if column["id"] in _SUBJECTS and column["values"]]
    first = {
        "days": days[:1] + [day - before for before, day in pairwise(days)],
        "facets": [_head(column) if column in subjects else column for column in columns],
    }
    return first, subjects


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
