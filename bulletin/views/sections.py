"""The pages of sections: all of them, each, and each by year."""

from collections.abc import Iterator
from dataclasses import dataclass

from bulletin.values.addresses import SECTIONS
from bulletin.views.listings import ListingPage, Subject, compose_listing
from bulletin.views.parts import Views
from bulletin.views.types import Link, Page, SectionLink


@dataclass(frozen=True, kw_only=True)
class SectionsPage(Page):
    """All sections."""

    template = "sections.html"
    kind = "CollectionPage"
    sections: tuple[SectionLink, ...]


@dataclass(frozen=True, kw_only=True)
class SectionPage(ListingPage):
    """A section, to which the navigation can link."""

    has_own_frame = True


def compose_sections(views: Views) -> SectionsPage:
    links = tuple(views.sections.values())
    return SectionsPage(
        address=SECTIONS,
        title="Sections",
        description="The sections of the bulletin: " + ", ".join(link.title for link in links),
        sections=links,
    )


def compose_section_pages(views: Views) -> Iterator[ListingPage]:
    for link in views.sections.values():
        subject = Subject(
            name=link.title,
            address=link.address,
            index=Link(SECTIONS, "Sections"),
            about=link.description or f"All entries of the section {link.title}",
            search=f"section={link.id}",
            tone=link.tone,
        )
        yield from compose_listing(subject, views.entries_of[link.id], views, SectionPage)
