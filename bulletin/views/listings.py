"""Pages that list entries by year: of a section, a jurisdiction, an authority, a law or a topic."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bulletin.schema.entries import Entry
from bulletin.values.addresses import JURISDICTIONS, SECTIONS, atom_address, year_address
from bulletin.views.parts import Views
from bulletin.views.types import Legislation, Link, Page, Row, Teaser
from bulletin.views.years import Year, by_year, split_years, year_links


@dataclass(frozen=True, slots=True)
class Subject:
    """What the entries of a listing have in common, and what a reader wants to know of it."""

    name: str
    address: str
    index: Link
    """Where it stands among others of its kind."""
    about: str
    search: str
    """The filter of the search that finds the same entries, as `topic=children`."""
    tone: int = 0
    """Of a section."""
    rows: tuple[Row, ...] = ()
    legislation: Legislation | None = None


@dataclass(frozen=True, kw_only=True)
class ListingPage(Page):
    """The newest entries by year, and the way to the years before."""

    template = "listing.html"
    kind = "CollectionPage"
    has_own_frame = False
    subject: Subject
    count: int
    """The entries of all years."""
    years: tuple[Year[Teaser], ...]
    earlier: tuple[Link, ...]
    provisions: tuple[Row, ...]
    """Of a law, each with those of these entries that concern it."""

    @property
    def is_of_one_year(self) -> bool:
        return self.address != self.subject.address


Provisions = Callable[[Iterable[Entry]], Iterable[Row]]
"""What some entries concern of a law."""


def compose_listing(
    subject: Subject,
    entries: Sequence[Entry],
    views: Views,
    page: type[ListingPage] = ListingPage,
    provisions_in: Provisions = lambda _: (),
) -> Iterator[ListingPage]:
    """The page of a subject, and one for each year that it leaves out.

    What is left out once is so for ever, because entries are added to the newest years.
    """
    _ = views.language.gettext
    listed, earlier = split_years(by_year(entries, lambda entry: entry.date.year))
    yield page(
        address=subject.address,
        title=subject.name,
        description=subject.about,
        subject=subject,
        count=len(entries),
        feed=_feed_of(subject),
        calendar=views.agenda.calendar(subject.address),
        earlier=year_links(subject.address, earlier),
        **_contents(listed, views, provisions_in),
    )
    for year in earlier:
        yield ListingPage(
            address=year_address(subject.address, year.year),
            title=_("%(name)s: %(year)s") % {"name": subject.name, "year": year.year},
            description=_("%(name)s: entries of %(year)s")
            % {"name": subject.name, "year": year.year},
            subject=subject,
            count=len(entries),
            feed=_feed_of(subject),
            earlier=(),
            **_contents((year,), views, provisions_in),
        )


def _feed_of(subject: Subject) -> Link | None:
    """The feed of a section or a jurisdiction; what else there is has none of its own."""
    if subject.index.address in (SECTIONS, JURISDICTIONS):
        return Link(atom_address(subject.address), subject.name)
    return None


def _contents(
    years: tuple[Year[Entry], ...], views: Views, provisions_in: Provisions
) -> dict[str, Any]:
    """What a page says of the years that it shows."""
    shown = [entry for year in years for entry in year.items]
    return {
        "updated": max(map(views.changed_on, shown), default=None),
        "years": tuple(
            Year(year.year, tuple(map(views.teaser, year.items)), year.entry_count)
            for year in years
        ),
        "provisions": tuple(provisions_in(shown)),
    }
