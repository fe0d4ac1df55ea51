"""The page on which a reader keeps a watch; scripts fill it, since it differs by reader."""

from dataclasses import dataclass

from bulletin.values.addresses import HOME, SUBSCRIPTIONS, WATCH
from bulletin.views.page_types import Page
from bulletin.views.shared_views import Views


@dataclass(frozen=True, kw_only=True)
class WatchPage(Page):
    """The form, and the places for what matches."""

    template = "watch.html"
    has_entries: bool
    subscriptions: str = SUBSCRIPTIONS
    """Where the list of all feeds and calendars is."""


def compose_watch(views: Views) -> WatchPage:
    _ = views.language.gettext
    return WatchPage(
        address=WATCH,
        title=_("My watch"),
        description=_("What concerns you in %(bulletin)s: what is new, and what is due when")
        % {"bulletin": views.bulletin.settings.title},
        calendar=views.agenda.calendar(HOME),
        has_entries=bool(views.bulletin.entries),
    )
