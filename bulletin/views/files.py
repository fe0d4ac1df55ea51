"""From the bulletin to the files beside its pages: which there are."""

from collections.abc import Iterable

from bulletin.views.emails import compose_emails
from bulletin.views.parts import Views
from bulletin.views.sitemap import compose_robots, compose_sitemap
from bulletin.views.types import File, Page


def compose_files(views: Views, pages: Iterable[Page]) -> tuple[File, ...]:
    """All files of the site that are no pages."""
    return (
        compose_sitemap(pages),
        compose_robots(),
        *views.agenda.calendars.values(),
        *compose_emails(views),
    )
