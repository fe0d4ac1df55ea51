"""The page that lists all feeds and calendars and explains how to subscribe."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bulletin.values.addresses import (
    AUTHORITIES,
    CHANGES,
    FOLLOW,
    JURISDICTIONS,
    LAWS,
    SECTIONS,
    SUBSCRIPTIONS,
    TOPICS,
    atom_address,
    json_feed_address,
)
from bulletin.views.index_pages import index_link
from bulletin.views.page_types import Link, Page
from bulletin.views.shared_views import Views
from bulletin.views.subscription_list import Followed, everything_followed, followed_kinds

LISTED = 40
"""The maximum of subjects of a kind on the page; its filter finds the others."""


@dataclass(frozen=True, slots=True)
class FollowedPart:
    """A section of a jurisdiction."""

    section: str
    followed: Followed


@dataclass(frozen=True, slots=True)
class FollowedItem:
    """A subject, and its parts with feeds of their own."""

    followed: Followed
    parts: tuple[FollowedPart, ...] = ()


@dataclass(frozen=True, slots=True)
class FollowedGroup:
    """Subjects of one kind."""

    id: str
    title: str
    items: tuple[FollowedItem, ...]
    count: int
    """The number of all subjects, listed or not."""
    index: Link
    """The link to the others."""


@dataclass(frozen=True, kw_only=True)
class FollowPage(Page):
    """All feeds and calendars."""

    template = "follow.html"
    everything: Followed
    changed: tuple[str, str] = (atom_address(CHANGES), json_feed_address(CHANGES))
    """The feeds of changes made to entries after publication."""
    groups: tuple[FollowedGroup, ...]
    list: str = SUBSCRIPTIONS


def compose_follow(views: Views) -> FollowPage:
    _, title = views.language.gettext, views.bulletin.settings.title
    return FollowPage(
        address=FOLLOW,
        title=_("Follow"),
        description=_("Feeds and calendars from %(bulletin)s, and how to subscribe")
        % {"bulletin": title},
        everything=everything_followed(views),
        groups=tuple(_groups(views)),
    )


def _groups(views: Views) -> Iterator[FollowedGroup]:
    kinds = {kind.filters: kind.items for kind in followed_kinds(views)}
    parts: dict[str, list[FollowedPart]] = {}
    for one in kinds["jurisdiction", "section"]:
        (_, place), (_, section) = one.filters
        title = views.sections[section].title
        parts.setdefault(place, []).append(FollowedPart(title, one))
    _ = views.language.gettext
    sections = Link(SECTIONS, _("Sections"))
    indexes = (
        index_link(one, views.language) for one in (JURISDICTIONS, AUTHORITIES, LAWS, TOPICS)
    )
    names = ("section", "jurisdiction", "authority", "law", "topic")
    for name, index in zip(names, (sections, *indexes), strict=True):
        if items := kinds[(name,)]:
            yield FollowedGroup(
                id=index.address.strip("/"),
                title=index.title,
                items=tuple(
                    FollowedItem(one, tuple(parts.get(one.filters[0][1], ())))
                    for one in _most_important(items)
                ),
                count=len(items),
                index=index,
            )


def _most_important(items: Sequence[Followed]) -> Iterable[Followed]:
    """Return the subjects with the most entries, as many as the page lists, in their order."""
    ranked = sorted(items, key=lambda one: (-one.count, one.page.address))
    shown = frozenset(one.page.address for one in ranked[:LISTED])
    return (one for one in items if one.page.address in shown)
