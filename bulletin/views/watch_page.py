"""The page of a reader's watch; scripts fill it, since it differs by reader."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from bulletin.schema.entries import Entry
from bulletin.values.addresses import HOME, SUBSCRIPTIONS, WATCH
from bulletin.views.page_types import Page
from bulletin.views.shared_views import Views
from bulletin.views.subjects import Entries, jurisdictions_of


@dataclass(frozen=True, slots=True)
class Example:
    """Something that can be watched, as a query and by its names."""

    query: str
    names: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class WatchPage(Page):
    """The form, and the placeholders for matches."""

    template = "watch.html"
    has_entries: bool
    examples: tuple[Example, ...]
    """Of what most entries are about."""
    subscriptions: str = SUBSCRIPTIONS
    """The address of the list of all feeds and calendars."""


def compose_watch(views: Views) -> WatchPage:
    _ = views.language.gettext
    return WatchPage(
        address=WATCH,
        title=_("Watchlist"),
        description=_(
            "New entries and upcoming deadlines in %(bulletin)s on the matters you choose"
        )
        % {"bulletin": views.bulletin.settings.title},
        calendar=views.agenda.calendar(HOME),
        has_entries=bool(views.bulletin.entries),
        examples=tuple(_examples(views)),
    )


def _examples(views: Views) -> Iterator[Example]:
    """A jurisdiction, an authority, a law, and a topic in the jurisdiction where it is frequent."""
    names = views.names
    if place := _largest(names.with_jurisdiction):
        yield Example(urlencode({"jurisdiction": place}), (names.jurisdiction(place).name,))
    if office := _largest(names.with_authority):
        yield Example(urlencode({"authority": office}), (names.authority(office).name,))
    if law := _largest(names.with_law):
        yield Example(urlencode({"law": law}), (names.law(law).name,))
    if topic := _largest(names.with_topic):
        where = _most_frequent_place(names.with_topic[topic])
        query = urlencode({"topic": topic, "jurisdiction": where})
        yield Example(query, (names.topic(topic).name, names.jurisdiction(where).name))


def _largest(entries: Entries) -> str:
    """The id with the most entries; empty where there is none."""
    counts: Mapping[str, int] = {one: len(of) for one, of in entries.items()}
    return min(counts, key=lambda one: (-counts[one], one), default="")


def _most_frequent_place(entries: list[Entry]) -> str:
    counts = Counter(place for entry in entries for place in jurisdictions_of(entry))
    return min(counts, key=lambda one: (-counts[one], one))
