"""What readers can subscribe to, besides everything: by feed, and by calendar.

Every section and jurisdiction has a feed. Laws, authorities, topics and sections of a jurisdiction
have one within a budget: each earns a feed with its second entry, first come, first served. A new
issue can therefore add feeds, but never remove one.
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
"""The number of entries that earns a feed within the budget."""
LEAST = 200
"""The minimum budget."""
ENTRIES_PER_FEED = 10
"""The budget grows by one for each of so many entries."""

Filters = tuple[tuple[str, str], ...]
"""Search filters by name, with the id of each."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """A subject that readers can subscribe to."""

    filters: Filters
    """The filters of its entries: `(("jurisdiction", "FR"), ("section", "cases"))`."""
    name: str
    address: str
    """The base address of its feed and calendar."""
    page: Link
    """The page with the same entries."""
    entries: tuple[Entry, ...]
    """All its entries, issue by issue, newest first."""


class Subscriptions:
    """All subscriptions; each kind by name, sections in editorial order."""

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
        """Includes sections without entries, which will have some."""
        self.jurisdictions = self._named("jurisdiction", names.jurisdiction, jurisdictions_of)
        """Each includes the entries of its subdivisions."""
        self.laws = self._named("law", names.law_in_full, laws_of)
        self.authorities = self._named("authority", names.authority, lambda one: one.authorities)
        self.topics = self._named("topic", names.topic, lambda one: one.topics)
        self.place_sections = tuple(
            self._section_of(place, one) for place in self.jurisdictions for one in links
        )
        self.in_full = (*self.sections, *self.jurisdictions)
        """Subscriptions that always have a feed."""
        candidates = (*self.laws, *self.authorities, *self.topics, *self.place_sections)
        self.in_short = within_budget(candidates, len(bulletin.entries))
        """Subscriptions with a feed within the budget."""
        self.by_address = {one.address: one for one in (*self.in_full, *self.in_short)}
        """All with a feed."""
        self._sections_of: dict[str, list[Subscription]] = {}
        for one in self.in_short:
            if one.filters[1:]:
                self._sections_of.setdefault(one.filters[0][1], []).append(one)

    def sections_of(self, place: str) -> Sequence[Subscription]:
        """Return the sections with a feed in the jurisdiction with this code."""
        return self._sections_of.get(place, ())

    def _named(
        self, kind: str, named: Callable[[str], Named], ids_of: Callable[[Entry], Iterable[str]]
    ) -> tuple[Subscription, ...]:
        """Return the subjects that entries name, sorted by name."""
        found: dict[str, list[Entry]] = {}
        for entry in self._bulletin.entries:
            for item_id in dict.fromkeys(ids_of(entry)):
                found.setdefault(item_id, []).append(entry)
        things = sorted(map(named, found), key=self._names.sort_key)
        return tuple(_of(kind, thing, found[thing.id]) for thing in things)

    def _section_of(self, place: Subscription, section: SectionLink) -> Subscription:
        """Return a jurisdiction's section; no page lists it, so it links to the search."""
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
    """Return the candidates that have earned a feed within the budget for so many entries.

    The first to earn one get it; in an issue, those with more entries. The order of the candidates
    is kept.
    """
    earning = [one for one in candidates if one.entries[EARNED_WITH - 1 :]]
    budget = max(LEAST, entries // ENTRIES_PER_FEED)
    chosen = {one.address for one in sorted(earning, key=_earned)[:budget]}
    return tuple(one for one in earning if one.address in chosen)


def _earned(one: Subscription) -> tuple[str, int, str]:
    """Return a sort key by when a feed was earned, and with how many entries."""
    period = one.entries[-EARNED_WITH].period
    return period, -sum(entry.period <= period for entry in one.entries), one.address


def _of(kind: str, thing: Named, entries: Sequence[Entry]) -> Subscription:
    page = Link(thing.address, thing.name)
    return Subscription(((kind, thing.id),), thing.name, thing.address, page, tuple(entries))
