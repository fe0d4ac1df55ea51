"""The page that lists all feeds and calendars, and says how to subscribe to them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bulletin.values.addresses import FOLLOW, HOME, atom_address, json_feed_address
from bulletin.views.feeds import Subject, jurisdictions_to_follow, sections_to_follow
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

    title: str
    items: tuple[Followed, ...]


@dataclass(frozen=True, kw_only=True)
class FollowPage(Page):
    """All feeds and calendars."""

    template = "follow.html"
    everything: Followed
    groups: tuple[FollowedGroup, ...]


def compose_follow(views: Views) -> FollowPage:
    title = views.bulletin.settings.title
    return FollowPage(
        address=FOLLOW,
        title="Follow",
        description=f"Feeds and calendars of {title}, and how to subscribe to them",
        everything=_followed(Link(HOME, "Everything")),
        groups=tuple(_groups(views)),
    )


def _groups(views: Views) -> Iterator[FollowedGroup]:
    yield _group("Sections", sections_to_follow(views))
    yield _group("Jurisdictions", jurisdictions_to_follow(views))


def _group(title: str, subjects: Iterable[Subject]) -> FollowedGroup:
    return FollowedGroup(title, tuple(_followed(subject.page) for subject in subjects))


def _followed(page: Link) -> Followed:
    return Followed(page, atom_address(page.address), json_feed_address(page.address))
