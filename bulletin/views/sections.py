"""The pages of sections: all of them, each, and each by year."""

from collections.abc import Iterator
from dataclasses import dataclass

from bulletin.values.addresses import SECTIONS, section_address
from bulletin.values.dates import PartialDate
from bulletin.views.listings import by_year, split_years
from bulletin.views.parts import Views
from bulletin.views.types import Link, Page, SectionLink, Teaser, Year


@dataclass(frozen=True, kw_only=True)
class SectionsPage(Page):
    """All sections."""

    template = "sections.html"
    kind = "CollectionPage"
    sections: tuple[SectionLink, ...]


@dataclass(frozen=True, kw_only=True)
class SectionPage(Page):
    """The newest entries of a section by year, and the way to the years before."""

    template = "section.html"
    kind = "CollectionPage"
    section: SectionLink
    years: tuple[Year[Teaser], ...]
    earlier: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class SectionYearPage(SectionPage):
    """The entries of a section of one year."""

    has_own_frame = False


def compose_sections(views: Views) -> SectionsPage:
    links = tuple(views.sections.values())
    return SectionsPage(
        address=SECTIONS,
        title="Sections",
        description="The sections of the bulletin: " + ", ".join(link.title for link in links),
        sections=links,
    )


def compose_section_pages(views: Views) -> Iterator[SectionPage]:
    for link in views.sections.values():
        entries = views.entries_of[link.id]
        years = by_year(map(views.teaser, entries), lambda teaser: teaser.date.year)
        updated: dict[int, PartialDate] = {}
        for entry in entries:
            year, changed = entry.date.year, views.updated(entry)
            updated[year] = max(updated.get(year, changed), changed)
        calendar = views.agenda.calendar(link.address)
        yield _section_page(link, years, max(updated.values(), default=None), calendar)
        yield from (_section_year_page(link, year, updated[year.year]) for year in years)


def _section_page(
    link: SectionLink, years: tuple[Year[Teaser], ...], updated: PartialDate | None, calendar: str
) -> SectionPage:
    listed, earlier = split_years(years)
    return SectionPage(
        address=link.address,
        title=link.title,
        description=link.description or f"All entries of the section {link.title}",
        updated=updated,
        calendar=calendar,
        section=link,
        years=listed,
        earlier=tuple(
            Link(section_address(link.id, year.year), str(year.year)) for year in earlier
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
