"""Pages that list the entries of a subject, such as a section or a law."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from bulletin.schema.entries import Entry
from bulletin.values.addresses import atom_address
from bulletin.values.dates import PartialDate
from bulletin.views.bar_charts import Chart
from bulletin.views.law_provisions import Provision
from bulletin.views.page_types import Legislation, Link, Page, Row, Teaser
from bulletin.views.pagination import Paging, Sheet, Year, by_year, numbered_title, sheets_of
from bulletin.views.shared_views import Views


@dataclass(frozen=True, slots=True)
class Subject:
    """What the entries of a listing have in common, with its description."""

    name: str
    address: str
    index: Link
    """The link to the index that contains it."""
    law: Link | None = field(default=None, kw_only=True)
    """The law that contains a provision."""
    about: str
    search: str
    """The search filter that finds the same entries, such as `topic=children`."""
    compare: str = ""
    """The query by which the page of comparisons has it, if that can compare it."""
    watch: str = ""
    """The filter for a reader's watch, if it is more precise."""
    tone: int = 0
    """The colour of a section."""
    rows: tuple[Row, ...] = ()
    legislation: Legislation | None = None


@dataclass(frozen=True, kw_only=True)
class ListingPage(Page):
    """The newest entries, or a page of older ones."""

    template = "listing.html"
    kind = "CollectionPage"
    has_own_frame = False
    subject: Subject
    count: int
    """The number of entries on all pages."""
    years: tuple[Year[Teaser], ...]
    paging: Paging
    provisions: tuple[Provision, ...] = ()
    """For a law, on its first page."""
    charts: tuple[Chart, ...] = ()
    """For an authority or a party, on its first page: a chart of penalties per currency."""

    @property
    def is_first(self) -> bool:
        return self.address == self.subject.address


def compose_listing(
    subject: Subject,
    entries: Sequence[Entry],
    views: Views,
    page: type[ListingPage] = ListingPage,
    provisions: tuple[Provision, ...] = (),
    charts: tuple[Chart, ...] = (),
) -> Iterator[ListingPage]:
    """Yield the pages of a subject."""
    counts = Counter(entry.date.year for entry in entries)
    first, *others = sheets_of(entries, subject.address, views.weight, _date_of)
    yield page(
        address=subject.address,
        title=subject.name,
        description=subject.about,
        calendar=views.agenda.calendar(subject.address),
        provisions=provisions,
        charts=charts,
        **_contents(subject, first, entries, counts, views),
    )
    for sheet in others:
        yield ListingPage(
            address=sheet.address,
            title=numbered_title(subject.name, sheet.paging.number, views.language),
            description=subject.about,
            **_contents(subject, sheet, entries, counts, views),
        )


def _date_of(entry: Entry) -> PartialDate:
    return entry.date


def _feeds_of(subject: Subject, views: Views) -> Iterator[Link]:
    """Yield the feed of a subject, if any; for a jurisdiction, also those of its sections."""
    if own := views.subscriptions.by_address.get(subject.address):
        parts = views.subscriptions.sections_of(own.filters[0][1])
        for one in (own, *parts):
            yield Link(atom_address(one.address), one.name)


def _contents(
    subject: Subject,
    sheet: Sheet[Entry],
    entries: Sequence[Entry],
    counts: dict[int, int],
    views: Views,
) -> dict[str, Any]:
    """Return the values of a page that depend on its entries."""
    return {
        "subject": subject,
        "count": len(entries),
        "feeds": tuple(_feeds_of(subject, views)),
        "updated": max(map(views.changed_on, sheet.items), default=None),
        "years": tuple(
            Year(year.year, tuple(map(views.teaser, year.items)), year.count)
            for year in by_year(sheet.items, _date_of, counts)
        ),
        "paging": sheet.paging,
    }
