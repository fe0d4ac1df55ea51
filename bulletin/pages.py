"""From the bulletin to its pages: which there are, and what each of them says."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from bulletin.addresses import (
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
from bulletin.assembly import Bulletin, Issue, in_reading_order
from bulletin.entries import Entry
from bulletin.notes import Note, Setting
from bulletin.settings import Section
from bulletin.views import (
    ArchivePage,
    EntryPage,
    EntryView,
    GroupView,
    HandWrittenPage,
    HomePage,
    IssueLine,
    IssuePage,
    IssueView,
    Link,
    Named,
    NotFoundPage,
    Page,
    SearchPage,
    SectionLink,
    SectionPage,
    SectionsPage,
    SectionView,
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
    return tuple(_Composer(bulletin).pages())


class _Composer:
    """The bulletin, and what is needed to say the same of an entry on every page."""

    def __init__(self, bulletin: Bulletin) -> None:
        self._bulletin = bulletin
        self._settings = bulletin.settings
        self._by_section: dict[str, list[Entry]] = {
            section.id: in_reading_order(e for e in bulletin.entries if e.section == section.id)
            for section in self._settings.sections
        }
        self._sections = {
            section.id: self._section_link(section, len(self._by_section[section.id]))
            for section in self._settings.sections
        }
        self._teasers = {id(entry): self._teaser(entry) for entry in bulletin.entries}

    def pages(self) -> Iterator[Page]:
        yield self._home()
        yield from self._issues()
        yield from self._entries()
        yield from self._section_pages()
        yield self._archive()
        yield from self._hand_written()
        yield SearchPage(
            address=SEARCH,
            title="Search",
            description=f"Search {self._settings.title}",
            sections=tuple(self._sections.values()),
        )
        yield NotFoundPage(
            address=NOT_FOUND,
            title="Page not found",
            description="There is no page at this address",
            base_path=self._settings.base_path,
        )

    def _home(self) -> HomePage:
        issues = self._bulletin.issues
        return HomePage(
            address=HOME,
            title=self._settings.title,
            description=self._settings.description,
            updated=issues[0].published if issues else None,
            issue=self._issue_view(issues[0], HOME) if issues else None,
            earlier=tuple(self._issue_line(issue) for issue in issues[1 : RECENT + 1]),
            sections=tuple(self._sections.values()),
        )

    def _issues(self) -> Iterator[IssuePage]:
        issues = self._bulletin.issues
        for newer, issue, older in _with_neighbours(issues):
            address = issue_address(issue.period)
            yield IssuePage(
                address=address,
                title=_issue_title(issue),
                description=issue.notes.body.words or f"{_issue_title(issue)}: all entries",
                updated=issue.published,
                issue=self._issue_view(issue, address),
                older=_issue_link(older) if older else None,
                newer=_issue_link(newer) if newer else None,
            )

    def _entries(self) -> Iterator[EntryPage]:
        for issue in self._bulletin.issues:
            for previous, entry, following in _with_neighbours(issue.entries):
                yield self._entry_page(issue, previous, entry, following)

    def _entry_page(
        self, issue: Issue, previous: Entry | None, entry: Entry, following: Entry | None
    ) -> EntryPage:
        address = entry_address(entry.period, entry.slug)
        section = self._settings.section(entry.section)
        subsections = {one.id: one.title for one in section.subsections}
        return EntryPage(
            address=address,
            title=entry.title,
            description=entry.summary or _shortened(entry.body.words),
            updated=self._bulletin.updated(entry, issue),
            entry=self._entry_view(entry, address, heading_level=2),
            issue=_issue_link(issue),
            subsection=subsections.get(entry.subsection or "", ""),
            previous=_entry_link(previous) if previous else None,
            next=_entry_link(following) if following else None,
        )

    def _section_pages(self) -> Iterator[Page]:
        links = tuple(self._sections.values())
        yield SectionsPage(
            address=SECTIONS,
            title="Sections",
            description="; ".join(f"{link.title}: {link.description}" for link in links),
            sections=links,
        )
        for link in links:
            yield from self._pages_of_section(link)

    def _pages_of_section(self, link: SectionLink) -> Iterator[SectionPage]:
        teasers = (self._teasers[id(entry)] for entry in self._by_section[link.id])
        years = _by_year(teasers, lambda teaser: teaser.date.year)
        listed = _newest_years(years)
        yield SectionPage(
            address=link.address,
            title=link.title,
            description=link.description,
            section=link,
            years=years[:listed],
            earlier=tuple(
                Link(section_address(link.id, year.year), str(year.year)) for year in years[listed:]
            ),
        )
        for year in years:
            yield SectionYearPage(
                address=section_address(link.id, year.year),
                title=f"{link.title} {year.year}",
                description=f"{link.title}: entries of {year.year}",
                section=link,
                years=(year,),
                earlier=(),
            )

    def _archive(self) -> ArchivePage:
        lines = (self._issue_line(issue) for issue in self._bulletin.issues)
        return ArchivePage(
            address=ARCHIVE,
            title="Archive",
            description=f"All issues of {self._settings.title} by year",
            years=_by_year(lines, lambda line: line.month.year),
        )

    def _hand_written(self) -> Iterator[HandWrittenPage]:
        for page in self._bulletin.pages:
            address = document_address(page.document.path)
            yield HandWrittenPage(
                address=address,
                title=page.title,
                description=page.summary or _shortened(page.body.words),
                text=Setting(page, address, heading_level=2).html,
            )

    def _issue_view(self, issue: Issue, page: str) -> IssueView:
        notes: list[Note] = []
        sections = []
        for section in issue.sections:
            groups = []
            for group in section.groups:
                level = 5 if group.subsection else 4
                entries = []
                for entry in group.entries:
                    entries.append(self._entry_view(entry, page, level, len(notes) + 1))
                    notes += entries[-1].notes
                title = group.subsection.title if group.subsection else ""
                groups.append(GroupView(title, tuple(entries)))
            link = self._section_link(section.section, len(section.entries))
            sections.append(SectionView(link, f"section_{link.id}", tuple(groups)))
        return IssueView(
            address=issue_address(issue.period),
            number=_number(issue),
            month=issue.month,
            title=issue.notes.title or "",
            published=issue.notes.published,
            editors=issue.notes.editors,
            introduction=Setting(issue.notes, page, heading_level=2).html,
            sections=tuple(sections),
            notes=tuple(notes),
            entry_count=len(issue.entries),
        )

    def _issue_line(self, issue: Issue) -> IssueLine:
        return IssueLine(
            issue_address(issue.period),
            _number(issue),
            issue.month,
            issue.notes.title or "",
            tuple(self._section_link(s.section, len(s.entries)) for s in issue.sections),
            len(issue.entries),
        )

    def _entry_view(
        self, entry: Entry, page: str, heading_level: int, first_note: int = 1
    ) -> EntryView:
        setting = Setting(entry, page, heading_level, first_note)
        teaser = self._teasers[id(entry)]
        return EntryView(teaser, f"entry_{entry.slug}", setting.html, setting.notes)

    def _teaser(self, entry: Entry) -> Teaser:
        names = self._bulletin.registry
        return Teaser(
            address=entry_address(entry.period, entry.slug),
            title=entry.title,
            summary=entry.summary or "",
            date=entry.date,
            jurisdictions=tuple(Named(c, names.jurisdiction(c)) for c in entry.jurisdictions),
            authorities=entry.authorities,
            section=self._sections[entry.section],
        )

    def _section_link(self, section: Section, count: int) -> SectionLink:
        return SectionLink(
            section.id,
            section.title,
            section.description or "",
            section_address(section.id),
            self._settings.sections.index(section) + 1,
            count,
        )


def _issue_title(issue: Issue) -> str:
    month = issue.month.spoken
    return f"{month}: {issue.notes.title}" if issue.notes.title else month


def _issue_link(issue: Issue) -> Link:
    return Link(issue_address(issue.period), issue.month.spoken)


def _entry_link(entry: Entry) -> Link:
    return Link(entry_address(entry.period, entry.slug), entry.title)


def _number(issue: Issue) -> str:
    """Year and month, as periodicals count volumes and numbers."""
    return f"{issue.month.year}/{issue.month.month:02}"


def _shortened(words: str, limit: int = 160) -> str:
    """The beginning of a text up to a word's end, for descriptions."""
    return words if len(words) <= limit else words[:limit].rpartition(" ")[0] + " …"


def _with_neighbours(items: Sequence[T]) -> Iterator[tuple[T | None, T, T | None]]:
    return zip([None, *items], items, [*items[1:], None], strict=False)


def _by_year(items: Iterable[T], year_of: Callable[[T], int]) -> tuple[Year[T], ...]:
    """Items that come newest first, year by year."""
    return tuple(Year(year, tuple(group)) for year, group in groupby(items, year_of))


def _newest_years(years: tuple[Year[Teaser], ...]) -> int:
    """How many years a listing shows: as many as hold `LISTED` entries, and at least one."""
    count = 0
    for number, year in enumerate(years):
        count += len(year.items)
        if count >= LISTED:
            return number + 1
    return len(years)
