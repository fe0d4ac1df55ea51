"""From the bulletin to its pages: which there are, and what each of them says."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from bulletin.assembly.bulletin import Bulletin, Issue
from bulletin.schema.entries import Entry
from bulletin.schema.settings import Settings
from bulletin.values.addresses import (
    ARCHIVE,
    HOME,
    NOT_FOUND,
    SEARCH,
    SECTIONS,
    document_address,
    entry_address,
    issue_address,
    section_address,
)
from bulletin.values.dates import PartialDate
from bulletin.values.forges import edit_address
from bulletin.views.notes import Setting
from bulletin.views.parts import Views, issue_link, issue_number
from bulletin.views.types import (
    ArchivePage,
    EntryPage,
    HandWrittenPage,
    HomePage,
    IssuePage,
    Link,
    NotFoundPage,
    Page,
    SearchPage,
    SectionLink,
    SectionPage,
    SectionsPage,
    SectionYearPage,
    Teaser,
    Year,
)

LISTED = 200
"""Entries that a listing shows at least before it leaves the rest to the pages of their years."""
RECENT = 12
"""Issues that the home page lists."""

T = TypeVar("T")


def compose_pages(bulletin: Bulletin) -> tuple[Page, ...]:
    """All pages of the site."""
    views = Views(bulletin)
    return (
        _home(bulletin, views),
        *_issues(bulletin, views),
        *_entries(bulletin, views),
        _sections(views),
        *_section_pages(bulletin, views),
        _archive(bulletin, views),
        *_hand_written(bulletin),
        _search(bulletin.settings, views),
        _not_found(bulletin.settings),
    )


def _home(bulletin: Bulletin, views: Views) -> HomePage:
    latest, *earlier = bulletin.issues or (None,)
    return HomePage(
        address=HOME,
        title=bulletin.settings.title,
        description=bulletin.settings.description,
        updated=latest.published if latest else None,
        issue=views.issue(latest, HOME) if latest else None,
        earlier=tuple(views.issue_line(issue) for issue in earlier[:RECENT] if issue),
        sections=tuple(views.sections.values()),
    )


def _issues(bulletin: Bulletin, views: Views) -> Iterator[IssuePage]:
    for newer, issue, older in _with_neighbours(bulletin.issues):
        address = issue_address(issue.period)
        month, about = issue.month.spoken, issue.notes.title
        yield IssuePage(
            address=address,
            title=f"{month}: {about}" if about else month,
            description=_shortened(issue.notes.body.words) or f"All entries of {month}",
            updated=issue.published,
            issue=views.issue(issue, address),
            older=issue_link(older) if older else None,
            newer=issue_link(newer) if newer else None,
        )


def _entries(bulletin: Bulletin, views: Views) -> Iterator[EntryPage]:
    subsections = {
        (section.id, subsection.id): subsection.title
        for section in bulletin.settings.sections
        for subsection in section.subsections
    }
    repository = bulletin.settings.repository
    for issue in bulletin.issues:
        link, number, published = issue_link(issue), issue_number(issue), issue.published
        for previous, entry, following in _with_neighbours(issue.entries):
            address = entry_address(entry.period, entry.slug)
            yield EntryPage(
                address=address,
                title=entry.title,
                description=entry.summary or _shortened(entry.body.words),
                updated=_updated(entry, issue),
                entry=views.entry(entry, address, heading_level=2),
                record=views.record(entry),
                issue=link,
                number=number,
                published=published,
                subsection=subsections.get((entry.section, entry.subsection or ""), ""),
                edit=edit_address(repository, entry.document.path) if repository else "",
                previous=views.teaser(previous) if previous else None,
                next=views.teaser(following) if following else None,
                related=views.related(entry, filter(None, (previous, following))),
            )


def _sections(views: Views) -> SectionsPage:
    links = tuple(views.sections.values())
    return SectionsPage(
        address=SECTIONS,
        title="Sections",
        description="The sections of the bulletin: " + ", ".join(link.title for link in links),
        sections=links,
    )


def _section_pages(bulletin: Bulletin, views: Views) -> Iterator[SectionPage]:
    changes = {id(e): _updated(e, issue) for issue in bulletin.issues for e in issue.entries}
    for link in views.sections.values():
        entries = views.entries_of[link.id]
        years = _by_year(map(views.teaser, entries), lambda teaser: teaser.date.year)
        updated: dict[int, PartialDate] = {}
        for entry in entries:
            year, changed = entry.date.year, changes[id(entry)]
            updated[year] = max(updated.get(year, changed), changed)
        yield _section_page(link, years, max(updated.values(), default=None))
        yield from (_section_year_page(link, year, updated[year.year]) for year in years)


def _section_page(
    link: SectionLink, years: tuple[Year[Teaser], ...], updated: PartialDate | None
) -> SectionPage:
    listed = _newest_years(years)
    return SectionPage(
        address=link.address,
        title=link.title,
        description=link.description or f"All entries of the section {link.title}",
        updated=updated,
        section=link,
        years=years[:listed],
        earlier=tuple(
            Link(section_address(link.id, year.year), str(year.year)) for year in years[listed:]
        ),
    )


def _section_year_page(
    link: SectionLink, year: Year[Teaser], updated: PartialDate
) -> SectionYearPage:
    return SectionYearPage(
        address=section_address(link.id, year.year),
        title=f"{link.title} {year.year}",
        description=f"{link.title}: entries of {year.year}",
        updated=updated,
        section=link,
        years=(year,),
        earlier=(),
    )


def _archive(bulletin: Bulletin, views: Views) -> ArchivePage:
    lines = map(views.issue_line, bulletin.issues)
    return ArchivePage(
        address=ARCHIVE,
        title="Archive",
        description=f"All issues of {bulletin.settings.title} by year",
        updated=bulletin.issues[0].published if bulletin.issues else None,
        sections=tuple(views.sections.values()),
        years=_by_year(lines, lambda line: line.month.year, lambda line: line.entry_count),
    )


def _hand_written(bulletin: Bulletin) -> Iterator[HandWrittenPage]:
    for page in bulletin.pages:
        address = document_address(page.document.path)
        yield HandWrittenPage(
            address=address,
            title=page.title,
            description=page.summary or _shortened(page.body.words),
            text=Setting(page, address, heading_level=2).html,
        )


def _search(settings: Settings, views: Views) -> SearchPage:
    return SearchPage(
        address=SEARCH,
        title="Search",
        description=f"Search {settings.title}",
        sections=tuple(views.sections.values()),
    )


def _not_found(settings: Settings) -> NotFoundPage:
    return NotFoundPage(
        address=NOT_FOUND,
        title="Page not found",
        description="There is no page at this address",
        base_path=settings.base_path,
    )


def _updated(entry: Entry, issue: Issue) -> PartialDate:
    """When an entry last changed: with its issue's publication, or by a correction."""
    changes = [correction.date for correction in entry.corrections]
    changes += [entry.withdrawn.date] if entry.withdrawn else []
    return max(entry.date, issue.published, *changes)


def _shortened(words: str, limit: int = 160) -> str:
    """The beginning of a text up to a word's end, for descriptions."""
    if len(words) <= limit:
        return words
    beginning = words[:limit]
    return (beginning.rpartition(" ")[0] or beginning) + " …"


def _with_neighbours(items: Sequence[T]) -> Iterator[tuple[T | None, T, T | None]]:
    return zip([None, *items], items, [*items[1:], None], strict=False)


def _by_year(
    items: Iterable[T], year_of: Callable[[T], int], entries_in: Callable[[T], int] = lambda _: 1
) -> tuple[Year[T], ...]:
    """Items that come newest first, year by year."""
    groups = ((year, tuple(group)) for year, group in groupby(items, year_of))
    return tuple(Year(year, group, sum(map(entries_in, group))) for year, group in groups)


def _newest_years(years: tuple[Year[Teaser], ...]) -> int:
    """How many years a listing shows: as many as hold `LISTED` entries, and at least one."""
    count = 0
    for number, year in enumerate(years, 1):
        count += len(year.items)
        if count >= LISTED:
            return number
    return len(years)
