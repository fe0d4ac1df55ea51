"""What readers can subscribe to by itself, besides everything: by a feed, and by a calendar.

Every section and every jurisdiction has a feed. Laws, authorities, topics and the sections of a
jurisdiction have one within a budget: each earns its feed with its second entry, and the first to
earn one get it. A new issue therefore adds feeds and never takes one away.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bulletin.assembly.bulletin import Bulletin
from bulletin.language.languages import Language
from bulletin.schema.entries import Entry
from bulletin.values.addresses import SEARCH, place_section_address
from bulletin.views.page_types import Link, Named, SectionLink
from bulletin.views.subjects import Names, jurisdictions_of, laws_of

EARNED_WITH = 2
"""The number of entries with which a feed in the budget is earned."""
LEAST = 200
"""How many feeds the budget of a small bulletin has."""
ENTRIES_PER_FEED = 10
"""A large bulletin has one more for so many entries."""

Filters = tuple[tuple[str, str], ...]
"""Filters of the search by their names, and the id that each asks for."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """Something that readers can subscribe to."""

    filters: Filters
    """What its entries have in common: `(("jurisdiction", "FR"), ("section", "cases"))`."""
    name: str
    address: str
    """Below which its feed and its calendar are."""
    page: Link
    """The page that lists the same entries."""
    entries: tuple[Entry, ...]
    """All of them, issue by issue, the newest first."""


class Subscriptions:
    """Everything that readers can subscribe to; each kind by name, sections in editorial order."""

    def __init__(
        self,
        bulletin: Bulletin,
        names: Names,
        sections: Mapping[str, SectionLink],
        language: Language,
    ) -> None:
        self._bulletin, self._names, self._language = bulletin, names, language
        links = sections.values()
        by_section: dict[str, list[Entry]] = {one.id: [] for one in links}
        for entry in bulletin.entries:
            by_section[entry.section].append(entry)
        self.sections = tuple(
            _of("section", Named(one.id, one.title, address=one.address), by_section[one.id])
            for one in links
        )
        """Those without an entry are there: they will have some."""
        self.jurisdictions = self._named("jurisdiction", names.jurisdiction, jurisdictions_of)
        """Each has the entries of its parts."""
        self.laws = self._named("law", names.law_in_full, laws_of)
        self.authorities = self._named("authority", names.authority, lambda one: one.authorities)
        self.topics = self._named("topic", names.topic, lambda one: one.topics)
        self.place_sections = tuple(
            self._section_of(place, one) for place in self.jurisdictions for one in links
        )
        self.in_full = (*self.sections, *self.jurisdictions)
        """Those that always have a feed."""
        candidates = (*self.laws, *self.authorities, *self.topics, *self.place_sections)
        self.in_short = within_budget(candidates, len(bulletin.entries))
        """Those that have one within the budget."""
        self.by_address = {one.address: one for one in (*self.in_full, *self.in_short)}
        """All that have a feed."""
        self._sections_of: dict[str, list[Subscription]] = {}
        for one in self.in_short:
            if one.filters[1:]:
                self._sections_of.setdefault(one.filters[0][1], []).append(one)

    def sections_of(self, place: str) -> Sequence[Subscription]:
        """The sections with a feed of the jurisdiction with this code."""
        return self._sections_of.get(place, ())

    def _named(
        self, kind: str, named: Callable[[str], Named], ids_of: Callable[[Entry], Iterable[str]]
    ) -> tuple[Subscription, ...]:
        """The things that entries name, in the order of their names."""
        found: dict[str, list[Entry]] = {}
        for entry in self._bulletin.entries:
            for item_id in dict.fromkeys(ids_of(entry)):
                found.setdefault(item_id, []).append(entry)
        things = sorted(map(named, found), key=self._names.sort_key)
        return tuple(_of(kind, thing, found[thing.id]) for thing in things)

    def _section_of(self, place: Subscription, section: SectionLink) -> Subscription:
        """What a jurisdiction has in a section; no page lists it, so the search does."""
        ((_, code),) = place.filters
        form = self._language.gettext("%(place)s: %(section)s")
        name = form % {"place": place.name, "section": section.title}
        return Subscription(
            (("jurisdiction", code), ("section", section.id)),
            name,
            place_section_address(code, section.id),
            Link(f"{SEARCH}?jurisdiction={code}&section={section.id}", name),
            tuple(entry for entry in place.entries if entry.section == section.id),
        )


def within_budget(candidates: Iterable[Subscription], entries: int) -> tuple[Subscription, ...]:
    """Those that have earned a feed, as far as a bulletin of so many entries has any to give.

    The first to earn one get it; in an issue, those with more entries by then. They come in the
    order in which they were given.
    """
    earning = [one for one in candidates if one.entries[EARNED_WITH - 1 :]]
    budget = max(LEAST, entries // ENTRIES_PER_FEED)
    chosen = {one.address for one in sorted(earning, key=_earned)[:budget]}
    return tuple(one for one in earning if one.address in chosen)


def _earned(one: Subscription) -> tuple[str, int, str]:
    """What orders those that earn a feed: when they do, and with how many entries."""
    period = one.entries[-EARNED_WITH].period
    return period, -sum(entry.period <= period for entry in one.entries), one.address


def _of(kind: str, thing: Named, entries: Sequence[Entry]) -> Subscription:
    page = Link(thing.address, thing.name)
    return Subscription(((kind, thing.id),), thing.name, thing.address, page, tuple(entries))
