"""The page that lists all feeds and calendars, and says how to subscribe to them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from bulletin.values.addresses import (
    CHANGES,
    FOLLOW,
    HOME,
    JURISDICTIONS,
    LAWS,
    atom_address,
    json_feed_address,
)
from bulletin.views.feeds import Subscription, jurisdictions_to_follow, sections_to_follow
from bulletin.views.page_types import Link, Page
from bulletin.views.shared_views import Views

LISTED = 120
"""Jurisdictions and laws that the page lists at most; the pages of all others name their feeds."""


@dataclass(frozen=True, slots=True)
class Followed:
    """Something to follow; an address is empty where there is nothing of the kind."""

    page: Link
    atom: str = ""
    json: str = ""
    calendar: str = ""


@dataclass(frozen=True, slots=True)
class FollowedGroup:
    """Things of one kind."""

    id: str
    title: str
    items: tuple[Followed, ...]
    index: Link | None = None
    """Where the others are found, if not all are listed."""


@dataclass(frozen=True, kw_only=True)
class FollowPage(Page):
    """All feeds and calendars."""

    template = "follow.html"
    everything: Followed
    changed: Followed
    """What changed in entries after they had been published."""
    groups: tuple[FollowedGroup, ...]


def compose_follow(views: Views) -> FollowPage:
    _, title = views.language.gettext, views.bulletin.settings.title
    return FollowPage(
        address=FOLLOW,
        title=_("Follow"),
        description=_("Feeds and calendars of %(bulletin)s, and how to subscribe to them")
        % {"bulletin": title},
        everything=_followed(Link(HOME, _("Everything")), views),
        changed=_followed(Link(CHANGES, _("What changed")), views),
        groups=tuple(_groups(views)),
    )


def _groups(views: Views) -> Iterator[FollowedGroup]:
    _ = views.language.gettext
    yield _group("sections", _("Sections"), sections_to_follow(views), views)
    places = tuple(jurisdictions_to_follow(views))
    counts = {one.page: len(one.entries) for one in places}
    shown = _most_important(counts)
    listed = (one for one in places if one.page in shown)
    index = Link(JURISDICTIONS, _("All jurisdictions")) if len(shown) < len(places) else None
    yield replace(_group("jurisdictions", _("Jurisdictions"), listed, views), index=index)
    if laws := tuple(_laws(views)):
        index = Link(LAWS, _("All laws")) if laws[LISTED:] else None
        yield FollowedGroup("laws", _("Laws"), laws[:LISTED], index)


def _most_important(counts: Mapping[Link, int]) -> frozenset[Link]:
    """Those with the most entries, as many as the page lists."""
    return frozenset(sorted(counts, key=lambda one: (-counts[one], one.address))[:LISTED])


def _group(
    group_id: str, title: str, subscriptions: Iterable[Subscription], views: Views
) -> FollowedGroup:
    return FollowedGroup(
        group_id, title, tuple(_followed(one.page, views) for one in subscriptions)
    )


def _followed(page: Link, views: Views) -> Followed:
    address = page.address
    calendar = views.agenda.calendar(address)
    return Followed(page, atom_address(address), json_feed_address(address), calendar)


def _laws(views: Views) -> Iterator[Followed]:
    """The laws that have key dates, by name."""
    calendars = views.agenda.calendars.items()
    laws = (Link(page, one.title) for page, one in calendars if page.startswith(LAWS))
    for law in sorted(laws, key=lambda law: (views.language.sort_key(law.title), law.address)):
        yield Followed(law, calendar=views.agenda.calendar(law.address))
