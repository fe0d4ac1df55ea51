"""Pages that list entries: of a section, or of anything else that an index lists."""

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
    """What the entries of a listing have in common, and what a reader wants to know of it."""

    name: str
    address: str
    index: Link
    """Where it stands among others of its kind."""
    law: Link | None = field(default=None, kw_only=True)
    """Of a provision, the law that it belongs to."""
    about: str
    search: str
    """The filter of the search that finds the same entries, as `topic=children`."""
    compare: str = ""
    """The query by which the page of comparisons has it, if that can compare it."""
    watch: str = ""
    """The same for a reader's watch, where it is more exact."""
    tone: int = 0
    """Of a section."""
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
    """The entries of all pages."""
    years: tuple[Year[Teaser], ...]
    paging: Paging
    provisions: tuple[Provision, ...] = ()
    """Of a law, on its first page."""
    charts: tuple[Chart, ...] = ()
    """Of an authority or a party, on its first page: its penalties, each currency apart."""

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
    """The page of a subject, and the pages of the entries that it leaves out."""
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
    """The feed of a subject, if it has one; of a jurisdiction, also those of its sections."""
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
    """What a page says of the entries that it shows."""
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
