"""Calendars of key dates: for the whole bulletin, and for each subscription."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from bulletin.assembly.bulletin import Bulletin
from bulletin.language.languages import Language
from bulletin.schema.registries import Registry
from bulletin.values.addresses import (
    DATES,
    HOME,
    LAWS,
    calendar_address,
    listing_address,
    place_section_address,
)
from bulletin.views.key_dates import KeyDateLine
from bulletin.views.page_types import File, Link
from bulletin.views.subscriptions import Subscription

MONTHS_BACK = 24
"""How long past events stay in a calendar."""
FEW_MONTHS_BACK = 3
"""The same for authorities, topics and the sections of jurisdictions, which are many."""


@dataclass(frozen=True, kw_only=True)
class Calendar(File):
    """Key dates as events, in chronological order."""

    title: str
    page: str
    """The address of the page with the same dates."""
    events: tuple[KeyDateLine, ...]


def calendars_of(
    lines: Iterable[KeyDateLine],
    bulletin: Bulletin,
    followed: Mapping[str, Subscription],
    language: Language,
) -> Mapping[str, Calendar]:
    """Return the calendars by base address: `""` for all, or `laws/gdpr/`.

    The dates come in chronological order; a month is no event. `followed` are the subjects with
    feeds, by address; authorities, topics and the sections of jurisdictions have a calendar only if
    they have a feed. A calendar never disappears: if all events are long past, the last one stays.
    """
    names: dict[str, Link] = {}
    narrow: dict[str, Link] = {}
    events: dict[str, list[KeyDateLine]] = {}
    for line in lines:
        if line.date.day:
            wide = dict(_places(line, bulletin.registry, language))
            few = {one: followed[one].page for one in _narrow_places(line) if one in followed}
            names |= wide
            narrow |= few
            for place in (*wide, *few):
                events.setdefault(place, []).append(line)
    names |= narrow
    return {
        place: Calendar(
            address=calendar_address(place),
            title=names[place].title,
            page=names[place].address,
            events=_recent(
                events[place],
                bulletin.as_of.last_day,
                FEW_MONTHS_BACK if place in narrow else MONTHS_BACK,
            ),
        )
        for place in sorted(events)
    }


def _places(
    line: KeyDateLine, registry: Registry, language: Language
) -> Iterator[tuple[str, Link]]:
    """Yield the base addresses of calendars with a date, each with its page and name."""
    entry = line.entry
    yield HOME, Link(DATES, language.gettext("Key dates"))
    pages = [Link(entry.section.address, entry.section.title)]
    pages += (Link(place.address, place.name) for place in entry.places)
    laws = ((listing_address(LAWS, law), registry.laws[law]) for law in line.laws)
    pages += (Link(address, law.called(language)) for address, law in laws)
    yield from ((page.address, page) for page in pages)


def _narrow_places(line: KeyDateLine) -> Iterator[str]:
    """Yield the base addresses of calendars with a date that the budget may have room for."""
    entry = line.entry
    yield from (one.address for one in (*entry.authorities, *entry.topics))
    yield from (place_section_address(place.id, entry.section.id) for place in entry.places)


def _recent(events: list[KeyDateLine], as_of: date, months_back: int) -> tuple[KeyDateLine, ...]:
    """Those that are not over for longer; the last one where all are."""
    month = as_of.year * 12 + as_of.month - 1 - months_back
    first = month // 12, month % 12 + 1, as_of.day
    recent = tuple(one for one in events if (one.date.year, one.date.month, one.date.day) >= first)
    return recent or (events[-1],)
