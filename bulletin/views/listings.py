"""Pages that list entries by year: of a section, a jurisdiction, an authority, a law or a topic."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from bulletin.schema.entries import Entry
from bulletin.values.addresses import year_address
from bulletin.values.dates import PartialDate
from bulletin.views.parts import Views
from bulletin.views.types import Legislation, Link, Page, Row, Teaser, Year

LISTED = 200
"""Entries that a listing shows at least before it leaves the rest to the pages of their years."""

T = TypeVar("T")


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
    provisions: tuple[Row, ...] = ()
    """Of a law, each with its entries."""
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

    @property
    def is_of_one_year(self) -> bool:
        return self.address != self.subject.address


def compose_listing(
    subject: Subject, entries: Sequence[Entry], views: Views, page: type[ListingPage] = ListingPage
) -> Iterator[ListingPage]:
    """The page of a subject, and one for each year that it leaves out.

    What is left out once is so for ever, because entries are added to the newest years.
    """
    years = by_year(map(views.teaser, entries), lambda teaser: teaser.date.year)
    listed, earlier = split_years(years)
    updated = _updated(entries, views)
    yield page(
        address=subject.address,
        title=subject.name,
        description=subject.about,
        updated=max(updated.values(), default=None),
        subject=subject,
        count=len(entries),
        years=listed,
        earlier=tuple(
            Link(year_address(subject.address, year.year), str(year.year)) for year in earlier
        ),
    )
    for year in earlier:
        yield ListingPage(
            address=year_address(subject.address, year.year),
            title=f"{subject.name}: {year.year}",
            description=f"{subject.name}: entries of {year.year}",
            updated=updated[year.year],
            subject=subject,
            count=len(entries),
            years=(year,),
            earlier=(),
        )


def _updated(entries: Iterable[Entry], views: Views) -> dict[int, PartialDate]:
    """When the entries of each year changed last."""
    updated: dict[int, PartialDate] = {}
    for entry in entries:
        year, changed = entry.date.year, views.updated(entry)
        updated[year] = max(updated.get(year, changed), changed)
    return updated


def by_year(
    items: Iterable[T], year_of: Callable[[T], int], entries_in: Callable[[T], int] = lambda _: 1
) -> tuple[Year[T], ...]:
    """Items that come newest first, year by year."""
    groups = ((year, tuple(group)) for year, group in groupby(items, year_of))
    return tuple(Year(year, group, sum(map(entries_in, group))) for year, group in groups)


def split_years(years: tuple[Year[T], ...]) -> tuple[tuple[Year[T], ...], tuple[Year[T], ...]]:
    """The years that a listing shows, as many as hold `LISTED` items, and those before them."""
    count = 0
    for number, year in enumerate(years, 1):
        count += len(year.items)
        if count >= LISTED:
            return years[:number], years[number:]
    return years, ()
