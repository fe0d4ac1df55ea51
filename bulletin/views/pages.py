"""From the bulletin to its pages: which there are."""

from collections.abc import Callable, Iterable, Iterator

from bulletin.views.archive import compose_archive
from bulletin.views.dataset import compose_dataset_page
from bulletin.views.dates import compose_dates
from bulletin.views.entries import compose_entries
from bulletin.views.figures import compose_figures
from bulletin.views.follow import compose_follow
from bulletin.views.hand_written import compose_hand_written
from bulletin.views.home import compose_home
from bulletin.views.indexes import compose_indexes
from bulletin.views.issues import compose_issues
from bulletin.views.moved import compose_moved
from bulletin.views.not_found import compose_not_found
from bulletin.views.parts import Views
from bulletin.views.sanctions import compose_sanctions
from bulletin.views.search import compose_search
from bulletin.views.sections import compose_section_pages, compose_sections
from bulletin.views.subjects import compose_subjects
from bulletin.views.types import Page

PageKind = Callable[[Views], Page | Iterable[Page]]

KINDS: tuple[PageKind, ...] = (
    compose_home,
    compose_issues,
    compose_entries,
    compose_sections,
    compose_section_pages,
    compose_subjects,
    compose_indexes,
    compose_dates,
    compose_sanctions,
    compose_figures,
    compose_archive,
    compose_follow,
    compose_dataset_page,
    compose_moved,
    compose_hand_written,
    compose_search,
    compose_not_found,
)
"""The kinds of pages, each of which composes the one or all that there are of it."""


def compose_pages(views: Views) -> tuple[Page, ...]:
    """All pages of the site."""
    return tuple(page for kind in KINDS for page in pages_of(kind, views))


def pages_of(kind: PageKind, views: Views) -> Iterator[Page]:
    """All pages of a kind."""
    composed = kind(views)
    yield from (composed,) if isinstance(composed, Page) else composed
