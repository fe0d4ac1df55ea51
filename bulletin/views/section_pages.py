"""The pages of sections: the list of them, and the entries of each."""

from collections.abc import Iterator
from dataclasses import dataclass

from bulletin.values.addresses import SECTIONS
from bulletin.views.listing_pages import ListingPage, Subject, compose_listing
from bulletin.views.page_types import Link, Page, SectionLink
from bulletin.views.shared_views import Views


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
    _, links = views.language.gettext, tuple(views.sections.values())
    return SectionsPage(
        address=SECTIONS,
        title=_("Sections"),
        description=_("The sections of the bulletin: %(sections)s")
        % {"sections": views.language.listed(link.title for link in links)},
        sections=links,
    )


def compose_section_pages(views: Views) -> Iterator[ListingPage]:
    _ = views.language.gettext
    for link in views.sections.values():
        subject = Subject(
            name=link.title,
            address=link.address,
            index=Link(SECTIONS, _("Sections")),
            about=link.description
            or _("All entries in the section %(section)s") % {"section": link.title},
            search=f"section={link.id}",
            tone=link.tone,
        )
        yield from compose_listing(subject, views.entries_of[link.id], views, SectionPage)
