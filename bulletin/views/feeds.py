"""Feeds of the newest entries: of everything, and of each subscription."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

from bulletin.schema.entries import Entry
from bulletin.values.addresses import CHANGES, HOME, atom_address, json_feed_address
from bulletin.values.dates import PartialDate
from bulletin.views.changes import Change
from bulletin.views.footnotes import TextOnPage
from bulletin.views.page_types import EntryView, File, Row, Shared, Teaser
from bulletin.views.shared_views import Views
from bulletin.views.truncation import shortened

NEWEST = 100
"""The maximum of entries in a feed."""
FEW = 10
"""The minimum of entries in a short feed, if there are as many."""


class FeedItem(Protocol):
    """An item of a feed."""

    @property
    def id(self) -> str:
        """Return the permanent id, under the bulletin's first address."""

    @property
    def title(self) -> str: ...

    @property
    def teaser(self) -> Teaser:
        """Return the teaser of its entry, with section, places and topics."""

    @property
    def summary(self) -> str: ...

    @property
    def published(self) -> PartialDate: ...

    @property
    def updated(self) -> PartialDate: ...

    @property
    def authors(self) -> tuple[str, ...]: ...

    @property
    def template(self) -> str:
        """Return the template of its content; empty if it has none."""


@dataclass(frozen=True, repr=False)
class FeedEntry(Shared):
    """An entry, shared by all full feeds or by all short feeds."""

    id: str
    """The first address of the entry, under the bulletin's first address; permanent."""
    teaser: Teaser
    summary: str
    published: PartialDate
    updated: PartialDate
    authors: tuple[str, ...]
    """The editors of its issue, if named."""
    withdrawn: str
    """The title of a withdrawn entry."""
    entry: EntryView | None = None
    """The entry with its text; None in short feeds."""
    record: tuple[Row, ...] = ()

    @property
    def title(self) -> str:
        title = self.teaser.title
        return self.withdrawn % {"title": title} if self.teaser.withdrawn else title

    @property
    def template(self) -> str:
        return "feed-entry.html" if self.entry else ""


@dataclass(frozen=True, repr=False)
class FeedChange(Shared):
    """A change of an entry."""

    change: Change
    template: str = "feed-change.html"
    authors: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return self.change.id

    @property
    def title(self) -> str:
        return self.change.headline

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
    """The newest entries, by issue and in reading order, or the newest changes."""

    page: str
    """The page with the same list."""
    title: str
    entries: tuple[FeedItem, ...]

    @property
    def updated(self) -> PartialDate | None:
        """Return when one of its entries last changed; None if it is empty."""
        return max((entry.updated for entry in self.entries), default=None)


class AtomFeed(Feed):
    """A feed as Atom (RFC 4287)."""


class JsonFeed(Feed):
    """A feed as JSON Feed 1.1."""


def compose_feeds(views: Views) -> Iterator[Feed]:
    """Yield all feeds: full ones in both formats, short ones as Atom."""
    entries = _FeedEntries(views)
    title = views.bulletin.settings.title
    yield from _full_feeds(HOME, title, entries.in_full(views.bulletin.entries[:NEWEST]))
    for one in views.subscriptions.in_full:
        newest = entries.in_full(one.entries[:NEWEST])
        yield from _full_feeds(one.address, _title(one.name, views), newest)
    for one in views.subscriptions.in_short:
        yield AtomFeed(
            address=atom_address(one.address),
            page=one.page.address,
            title=_title(one.name, views),
            entries=entries.in_short(one.entries[: _length(one.entries)]),
        )
    changes = tuple(map(FeedChange, views.log.changes[:NEWEST]))
    yield from _full_feeds(CHANGES, _title(views.language.gettext("What changed"), views), changes)


def _title(part: str, views: Views) -> str:
    form = views.language.gettext("%(bulletin)s: %(part)s")
    return form % {"bulletin": views.bulletin.settings.title, "part": part}


def _full_feeds(page: str, title: str, newest: tuple[FeedItem, ...]) -> Iterator[Feed]:
    yield AtomFeed(address=atom_address(page), page=page, title=title, entries=newest)
    yield JsonFeed(address=json_feed_address(page), page=page, title=title, entries=newest)


def _length(entries: Sequence[Entry]) -> int:
    """Return the number of entries in a short feed.

    The entries of an issue appear together, and a program that polls daily must not miss one.
    """
    in_newest_issue = sum(one.period == entries[0].period for one in entries)
    return min(NEWEST, max(FEW, in_newest_issue))


class _FeedEntries:
    """Feed entries, each composed once per length."""

    def __init__(self, views: Views) -> None:
        self._views = views
        self._issues = {issue.period: issue for issue in views.bulletin.issues}
        self._in_short: dict[str, FeedEntry] = {}
        self._in_full: dict[str, FeedEntry] = {}

    def in_short(self, entries: Iterable[Entry]) -> tuple[FeedEntry, ...]:
        """Return entries with their summaries, or with the beginnings of their texts."""
        return tuple(self._once(one, self._in_short, self._short) for one in entries)

    def in_full(self, entries: Iterable[Entry]) -> tuple[FeedEntry, ...]:
        """Return entries with their texts."""
        return tuple(self._once(one, self._in_full, self._full) for one in entries)

    def _once(
        self, entry: Entry, made: dict[str, FeedEntry], make: Callable[[Entry], FeedEntry]
    ) -> FeedEntry:
        if entry.id not in made:
            made[entry.id] = make(entry)
        return made[entry.id]

    def _short(self, entry: Entry) -> FeedEntry:
        views = self._views
        return FeedEntry(
            id=f"{entry.first_id}/",
            teaser=views.teaser(entry),
            summary=entry.summary or shortened(entry.body.words),
            published=views.published(entry),
            updated=views.changed_on(entry),
            authors=self._issues[entry.period].notes.editors,
            withdrawn=views.language.gettext("Withdrawn: %(title)s"),
        )

    def _full(self, entry: Entry) -> FeedEntry:
        absolute = partial(TextOnPage, base=self._views.bulletin.settings.base_url)
        return replace(
            self._short(entry),
            summary=entry.summary or "",
            entry=self._views.entry(entry, entry.address, 2, placing=absolute),
            record=self._views.record(entry),
        )
