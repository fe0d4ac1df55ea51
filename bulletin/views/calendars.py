"""Calendars: the key dates of the bulletin, and of each section, jurisdiction and law."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bulletin.assembly.bulletin import Bulletin
from bulletin.language.languages import Language
from bulletin.schema.registries import Registry
from bulletin.values.addresses import (
    DATES,
    HOME,
    JURISDICTIONS,
    LAWS,
    calendar_address,
    listing_address,
)
from bulletin.values.dates import PartialDate
from bulletin.views.key_dates import KeyDateLine
from bulletin.views.page_types import File

YEARS_BACK = 2
"""How long an event that is over stays in a calendar."""


@dataclass(frozen=True, kw_only=True)
class Calendar(File):
    """Key dates as events, in the order of their days."""

    title: str
    page: str
    """The address of the page on which the same dates stand."""
    events: tuple[KeyDateLine, ...]


def calendars_of(
    lines: Iterable[KeyDateLine], bulletin: Bulletin, language: Language
) -> Mapping[str, Calendar]:
    """The calendars by the listings that they belong to: `""` for all, or `laws/gdpr/`.

    The dates come in the order of their days; a month is no event. A calendar never vanishes: if
    all is long over, the last event stays.
    """
    names: dict[str, str] = {}
    events: dict[str, list[KeyDateLine]] = {}
    for line in lines:
        if line.date.day:
            for listing, name in _listings(line, bulletin.registry, language):
                names[listing] = name
                events.setdefault(listing, []).append(line)
    return {
        listing: Calendar(
            address=calendar_address(listing),
            title=names[listing],
            page=listing or DATES,
            events=_recent(events[listing], bulletin.as_of),
        )
        for listing in sorted(events)
    }


def _listings(
    line: KeyDateLine, registry: Registry, language: Language
) -> Iterator[tuple[str, str]]:
    """The listings that show a date, by their addresses and names."""
    yield HOME, language.gettext("Key dates")
    yield line.entry.section.address, line.entry.section.title
    for place in line.entry.places:
        yield listing_address(JURISDICTIONS, place.id), place.name
    for law in line.laws:
        yield listing_address(LAWS, law), registry.laws[law].called(language)


def _recent(events: list[KeyDateLine], as_of: PartialDate) -> tuple[KeyDateLine, ...]:
    first = as_of.year - YEARS_BACK, as_of.month, as_of.day
    recent = tuple(one for one in events if (one.date.year, one.date.month, one.date.day) >= first)
    return recent or (events[-1],)
