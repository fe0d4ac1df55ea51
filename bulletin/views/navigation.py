"""The navigation of the site, derived from the settings and the hand-written pages."""

from collections.abc import Iterable, Iterator

from bulletin.language.languages import Language
from bulletin.schema.entries import HandWritten
from bulletin.schema.settings import Section, Settings
from bulletin.values.addresses import (
    ARCHIVE,
    DATES,
    FOLLOW,
    HOME,
    INDEXES,
    SANCTIONS,
    WATCH,
    document_address,
    section_address,
)
from bulletin.views.page_types import Link


def compose_navigation(
    settings: Settings, pages: Iterable[HandWritten], language: Language
) -> tuple[Link, ...]:
    """Return the links of the navigation, in order."""
    return tuple(_links(settings, pages, language))


def _links(settings: Settings, pages: Iterable[HandWritten], language: Language) -> Iterator[Link]:
    _ = language.gettext
    yield Link(HOME, _("Latest issue"))
    for section in settings.sections:
        yield Link(section_address(section.id), _label(section, language))
    yield Link(DATES, _("Key dates"))
    yield Link(SANCTIONS, _("Sanctions"))
    yield Link(INDEXES, _("Indexes"))
    yield Link(ARCHIVE, _("Archive"))
    yield Link(FOLLOW, _("Follow"))
    yield Link(WATCH, _("Watchlist"))
    in_footer = {link.page for link in settings.footer}
    for page in pages:
        if page.slug not in in_footer:
            yield Link(document_address(page.document.path), page.short or page.title)


def _label(section: Section, language: Language) -> str:
    """Return the label of a section: its title in another language, or its short name."""
    title = section.titled(language)
    return section.short if section.short and title == section.title else title
