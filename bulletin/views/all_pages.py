"""Compose all pages of the site."""

from collections.abc import Callable, Iterable, Iterator

from bulletin.views.archive_page import compose_archive
from bulletin.views.change_pages import compose_changes
from bulletin.views.comparison_page import compose_comparison
from bulletin.views.dataset import compose_dataset_page
from bulletin.views.entry_pages import compose_entries
from bulletin.views.fine_statistics import compose_figures
from bulletin.views.home_page import compose_home
from bulletin.views.index_pages import compose_indexes
from bulletin.views.issue_pages import compose_issues
from bulletin.views.key_date_pages import compose_dates
from bulletin.views.not_found_page import compose_not_found
from bulletin.views.page_types import Page
from bulletin.views.redirects import compose_moved
from bulletin.views.sanction_pages import compose_sanctions
from bulletin.views.search_page import compose_search
from bulletin.views.section_pages import compose_section_pages, compose_sections
from bulletin.views.shared_views import Views
from bulletin.views.static_pages import compose_hand_written
from bulletin.views.subject_pages import compose_subjects
from bulletin.views.subscription_page import compose_follow
from bulletin.views.watch_page import compose_watch

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
    compose_comparison,
    compose_archive,
    compose_changes,
    compose_follow,
    compose_dataset_page,
    compose_moved,
    compose_hand_written,
    compose_search,
    compose_watch,
    compose_not_found,
)
"""The kinds of pages; each composes one page, or all pages of its kind."""


def compose_pages(views: Views) -> tuple[Page, ...]:
    """Return all pages of the site."""
    return tuple(page for kind in KINDS for page in pages_of(kind, views))


def pages_of(kind: PageKind, views: Views) -> Iterator[Page]:
    """Yield all pages of a kind."""
    composed = kind(views)
    yield from (composed,) if isinstance(composed, Page) else composed
