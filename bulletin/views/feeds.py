"""Feeds: the newest entries in full, of everything, of a section or of a jurisdiction."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Protocol

from bulletin.schema.entries import Entry
from bulletin.values.addresses import CHANGES, HOME, atom_address, json_feed_address
from bulletin.values.dates import PartialDate
from bulletin.views.changes import Change
from bulletin.views.footnotes import TextOnPage
from bulletin.views.page_types import EntryView, File, Link, Row, Shared, Teaser
from bulletin.views.shared_views import Views
from bulletin.views.subjects import jurisdictions_of

NEWEST = 100
"""Entries that a feed has at most."""


class FeedItem(Protocol):
    """What a feed has; `template` makes its content."""

    template: ClassVar[str]

    @property
    def id(self) -> str:
        """An address below the bulletin's first address, which never changes."""

    @property
    def title(self) -> str: ...

    @property
    def teaser(self) -> Teaser:
        """Of the entry that it leads to, whose section, places and topics are its own."""

    @property
    def summary(self) -> str: ...

    @property
    def published(self) -> PartialDate: ...

    @property
    def updated(self) -> PartialDate: ...

    @property
    def authors(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, repr=False)
class FeedEntry(Shared):
    """An entry in full, the same in all feeds that it is in."""

    template: ClassVar[str] = "feed-entry.html"
    id: str
    """Where it was published first, below the bulletin's first address; it never changes."""
    entry: EntryView
    record: tuple[Row, ...]
    published: PartialDate
    updated: PartialDate
    authors: tuple[str, ...]
    """The editors of its issue, as far as they are named."""
    withdrawn: str
    """What the title of a withdrawn entry becomes."""

    @property
    def title(self) -> str:
        title = self.entry.teaser.title
        return self.withdrawn % {"title": title} if self.entry.withdrawn else title

    @property
    def teaser(self) -> Teaser:
        return self.entry.teaser

    @property
    def summary(self) -> str:
        return self.entry.teaser.summary


@dataclass(frozen=True, repr=False)
class FeedChange(Shared):
    """What changed in an entry."""

    template: ClassVar[str] = "feed-change.html"
    change: Change
    title: str
    authors: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return self.change.id

    @property
    def teaser(self) -> Teaser:
        return self.change.entry

    @property
    def summary(self) -> str:
        return self.change.note

    @property
    def published(self) -> PartialDate:
        return self.change.date

    @property
    def updated(self) -> PartialDate:
        return self.change.date


@dataclass(frozen=True, kw_only=True)
class Feed(File):
    """The newest of something: entries by issue and in reading order, or changes."""

    page: str
    """The page that lists the same."""
    title: str
    entries: tuple[FeedItem, ...]

    @property
    def updated(self) -> PartialDate | None:
        """When one of its entries changed last; None as long as there are none."""
        return max((entry.updated for entry in self.entries), default=None)


class AtomFeed(Feed):
    """A feed as Atom (RFC 4287)."""


class JsonFeed(Feed):
    """A feed as JSON Feed 1.1."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """Something whose news can be followed by themselves: a page and the entries it lists."""

    page: Link
    entries: tuple[Entry, ...]
    """All of them, the newest first."""


def sections_to_follow(views: Views) -> Iterator[Subscription]:
    """The sections, those without an entry included: they will have some."""
    for section in views.sections.values():
        entries = (entry for entry in views.bulletin.entries if entry.section == section.id)
        yield Subscription(Link(section.address, section.title), tuple(entries))


def jurisdictions_to_follow(views: Views) -> Iterator[Subscription]:
    """The jurisdictions that occur, by name, each with all of its parts."""
    found: dict[str, list[Entry]] = {}
    for entry in views.bulletin.entries:
        for code in dict.fromkeys(jurisdictions_of(entry)):
            found.setdefault(code, []).append(entry)
    named = map(views.names.jurisdiction, found)
    for place in sorted(named, key=lambda place: (views.language.sort_key(place.name), place.id)):
        yield Subscription(Link(place.address, place.name), tuple(found[place.id]))


def compose_feeds(views: Views) -> Iterator[Feed]:
    entry_in_feeds = _composer(views)
    title = views.bulletin.settings.title
    yield from _feeds(HOME, title, map(entry_in_feeds, views.bulletin.entries[:NEWEST]))
    for one in (*sections_to_follow(views), *jurisdictions_to_follow(views)):
        newest = map(entry_in_feeds, one.entries[:NEWEST])
        yield from _feeds(one.page.address, _part_of(title, one.page.title, views), newest)
    named = _part_of(title, views.language.gettext("What changed"), views)
    yield from _feeds(CHANGES, named, map(_change_in_feeds, views.log.changes[:NEWEST]))


def _part_of(title: str, part: str, views: Views) -> str:
    form = views.language.gettext("%(bulletin)s: %(part)s")
    return form % {"bulletin": title, "part": part}


def _change_in_feeds(change: Change) -> FeedChange:
    return FeedChange(change, change.headline)


def _feeds(page: str, title: str, items: Iterable[FeedItem]) -> Iterator[Feed]:
    newest = tuple(items)
    yield AtomFeed(address=atom_address(page), page=page, title=title, entries=newest)
    yield JsonFeed(address=json_feed_address(page), page=page, title=title, entries=newest)


def _composer(views: Views) -> Callable[[Entry], FeedEntry]:
    """What makes of an entry what feeds have of it, once."""
    absolute = partial(TextOnPage, base=views.bulletin.settings.base_url)
    issues = {issue.period: issue for issue in views.bulletin.issues}
    made: dict[str, FeedEntry] = {}

    def compose(entry: Entry) -> FeedEntry:
        if entry.id not in made:
            issue = issues[entry.period]
            made[entry.id] = FeedEntry(
                id=f"{entry.first_id}/",
                entry=views.entry(entry, entry.address, 2, placing=absolute),
                record=views.record(entry),
                published=views.published(entry),
                updated=views.changed_on(entry),
                authors=issue.notes.editors,
                withdrawn=views.language.gettext("Withdrawn: %(title)s"),
            )
        return made[entry.id]

    return compose
