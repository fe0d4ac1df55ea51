"""From the bulletin to its pages: which there are."""

from bulletin.views.archive import compose_archive
from bulletin.views.dates import compose_dates
from bulletin.views.entries import compose_entries
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


def compose_pages(views: Views) -> tuple[Page, ...]:
    """All pages of the site."""
    return (
        compose_home(views),
        *compose_issues(views),
        *compose_entries(views),
        compose_sections(views),
        *compose_section_pages(views),
        *compose_subjects(views),
        *compose_indexes(views),
        *compose_dates(views),
        *compose_sanctions(views),
        compose_archive(views),
        *compose_moved(views),
        *compose_hand_written(views),
        compose_search(views),
        compose_not_found(views),
    )
