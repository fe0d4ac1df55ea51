"""The page that lists all feeds and calendars, and says how to subscribe to them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bulletin.values.addresses import FOLLOW, HOME, LAWS, atom_address, json_feed_address
from bulletin.views.feeds import Subscription, jurisdictions_to_follow, sections_to_follow
from bulletin.views.parts import Views
from bulletin.views.types import Link, Page


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


@dataclass(frozen=True, kw_only=True)
class FollowPage(Page):
    """All feeds and calendars."""

    template = "follow.html"
    everything: Followed
    groups: tuple[FollowedGroup, ...]


def compose_follow(views: Views) -> FollowPage:
    _, title = views.language.gettext, views.bulletin.settings.title
    return FollowPage(
        address=FOLLOW,
        title=_("Follow"),
        description=_("Feeds and calendars of %(bulletin)s, and how to subscribe to them")
        % {"bulletin": title},
        everything=_followed(Link(HOME, _("Everything")), views),
        groups=tuple(_groups(views)),
    )


def _groups(views: Views) -> Iterator[FollowedGroup]:
    _ = views.language.gettext
    yield _group("sections", _("Sections"), sections_to_follow(views), views)
    yield _group("jurisdictions", _("Jurisdictions"), jurisdictions_to_follow(views), views)
    if laws := tuple(_laws(views)):
        yield FollowedGroup("laws", _("Laws"), laws)


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
