"""From the bulletin to the files beside its pages: which there are."""

from collections.abc import Iterable

from bulletin.views.citations import compose_citations
from bulletin.views.comparison_tables import compose_comparison_tables
from bulletin.views.dataset import compose_dataset
from bulletin.views.emails import compose_emails
from bulletin.views.feeds import compose_feeds
from bulletin.views.page_types import File, Page
from bulletin.views.sanction_register import compose_register
from bulletin.views.script_words import compose_script_words
from bulletin.views.shared_views import Views
from bulletin.views.sitemap import compose_robots, compose_sitemap
from bulletin.views.subscription_list import compose_subscription_list
from bulletin.views.watch_tables import compose_watch_tables


def compose_files(views: Views, pages: Iterable[Page]) -> tuple[File, ...]:
    """All files of the site that are no pages."""
    return (
        compose_sitemap(pages),
        *compose_robots(views.bulletin.settings),
        *views.agenda.calendars.values(),
        *compose_emails(views),
        *compose_feeds(views),
        compose_subscription_list(views),
        *compose_citations(views),
        *compose_dataset(pages),
        *compose_register(views),
        *compose_comparison_tables(views),
        *compose_watch_tables(views),
        compose_script_words(views),
    )
