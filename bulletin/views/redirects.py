"""Redirect pages at the earlier addresses of entries."""

from collections.abc import Iterator
from dataclasses import dataclass

from bulletin.values.addresses import entry_address
from bulletin.views.page_types import Link, Page
from bulletin.views.shared_views import Views


@dataclass(frozen=True, kw_only=True)
class MovedPage(Page):
    """An earlier address of an entry, which redirects without a script."""

    template = "moved.html"
    head = "moved-head.html"
    has_own_frame = False
    is_listed = False
    target: Link


def compose_moved(views: Views) -> Iterator[MovedPage]:
    for entry in views.bulletin.entries:
        for alias in entry.aliases:
            period, _, slug = alias.partition("/")
            yield MovedPage(
                address=entry_address(period, slug),
                title=entry.title,
                description=views.language.gettext("This entry has moved"),
                target=Link(entry.address, entry.title),
            )
