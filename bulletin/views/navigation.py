"""The navigation of the site, which follows from the settings and the hand-written pages."""

from collections.abc import Iterable, Iterator

from bulletin.schema.entries import HandWritten
from bulletin.schema.settings import Settings
from bulletin.values.addresses import (
    ARCHIVE,
    DATES,
    FOLLOW,
    HOME,
    INDEXES,
    SANCTIONS,
    document_address,
    section_address,
)
from bulletin.views.types import Link


def compose_navigation(settings: Settings, pages: Iterable[HandWritten]) -> tuple[Link, ...]:
    """The pages that every page of the site leads to, in their order."""
    return tuple(_links(settings, pages))


def _links(settings: Settings, pages: Iterable[HandWritten]) -> Iterator[Link]:
    yield Link(HOME, "Latest issue")
    for section in settings.sections:
        yield Link(section_address(section.id), section.short or section.title)
    yield Link(DATES, "Key dates")
    yield Link(SANCTIONS, "Sanctions")
    yield Link(INDEXES, "Indexes")
    yield Link(ARCHIVE, "Archive")
    yield Link(FOLLOW, "Follow")
    for page in pages:
        yield Link(document_address(page.document.path), page.short or page.title)
