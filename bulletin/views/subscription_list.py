"""All feeds and calendars, for the page that lists them and for scripts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bulletin.values.addresses import (
    AUTHORITIES,
    CHANGES,
    HOME,
    JURISDICTIONS,
    LAWS,
    SECTIONS,
    SUBSCRIPTIONS,
    TOPICS,
    atom_address,
    json_feed_address,
)
from bulletin.views.page_types import File, Link
from bulletin.views.shared_views import Views
from bulletin.views.subscriptions import Filters, Subscription


@dataclass(frozen=True, slots=True)
class Followed:
    """A subject with a feed or calendar; an address is empty if there is none."""

    filters: Filters
    """The search filters of its entries."""
    page: Link
    count: int
    """The number of its entries."""
    atom: str = ""
    json: str = ""
    calendar: str = ""


@dataclass(frozen=True, slots=True)
class FollowedKind:
    """All subjects of one kind with feeds or calendars."""

    filters: tuple[str, ...]
    """The filters that it is made of: `("law",)`, `("jurisdiction", "section")`, or none."""
    below: str
    """The base address, to which the lower-case ids are added."""
    items: tuple[Followed, ...]


@dataclass(frozen=True, kw_only=True)
class SubscriptionList(File):
    """All feeds and calendars."""

    kinds: tuple[FollowedKind, ...]


def compose_subscription_list(views: Views) -> SubscriptionList:
    kinds = (*_unfiltered(views), *followed_kinds(views))
    return SubscriptionList(address=SUBSCRIPTIONS, kinds=kinds)


def _unfiltered(views: Views) -> Iterator[FollowedKind]:
    """Everything, and what changed in it."""
    everything, changes = everything_followed(views), views.language.gettext("What changed")
    yield FollowedKind((), HOME, (everything,))
    feeds = atom_address(CHANGES), json_feed_address(CHANGES)
    yield FollowedKind((), CHANGES, (Followed((), Link(CHANGES, changes), 0, *feeds),))


def everything_followed(views: Views) -> Followed:
    return Followed(
        (),
        Link(HOME, views.language.gettext("Everything")),
        len(views.bulletin.entries),
        atom_address(HOME),
        json_feed_address(HOME),
        views.agenda.calendar(HOME),
    )


def followed_kinds(views: Views) -> Iterator[FollowedKind]:
    """Yield all subjects with feeds or calendars, in display order."""
    subscriptions = views.subscriptions
    kinds: tuple[tuple[tuple[str, ...], str, Iterable[Subscription]], ...] = (
        (("section",), SECTIONS, subscriptions.sections),
        (("jurisdiction",), JURISDICTIONS, subscriptions.jurisdictions),
        (("jurisdiction", "section"), JURISDICTIONS, subscriptions.place_sections),
        (("authority",), AUTHORITIES, subscriptions.authorities),
        (("law",), LAWS, subscriptions.laws),
        (("topic",), TOPICS, subscriptions.topics),
    )
    for filters, below, items in kinds:
        found = (_followed(one, views) for one in items)
        yield FollowedKind(filters, below, tuple(one for one in found if one.atom or one.calendar))


def _followed(one: Subscription, views: Views) -> Followed:
    """Return a subject; only laws may have a calendar without a feed."""
    subscriptions, address = views.subscriptions, one.address
    return Followed(
        one.filters,
        one.page,
        len(one.entries),
        atom_address(address) if address in subscriptions.by_address else "",
        json_feed_address(address) if one in subscriptions.in_full else "",
        views.agenda.calendar(address),
    )
