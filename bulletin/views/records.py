"""The record of an entry: what its fields say, in words, and the entries before and after it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from bulletin.schema.entries import Affected, Entry
from bulletin.schema.identifiers import LABELS
from bulletin.schema.key_dates import KeyDate
from bulletin.schema.quantities import QUALIFIED
from bulletin.schema.registries import Registry
from bulletin.schema.sanctions import Party, Sanction
from bulletin.schema.threads import RELATIONS
from bulletin.schema.vocabulary import label
from bulletin.values.addresses import entry_address
from bulletin.values.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a record says; a date, a language or an address where it has one."""

    text: str
    date: PartialDate | None = None
    lang: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """What a record says under one label."""

    label: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """What was said of an entry after it had been published."""

    date: PartialDate
    text: str


@dataclass(frozen=True, slots=True)
class Record:
    """The fields of an entry as its page shows them."""

    rows: tuple[Row, ...]
    corrections: tuple[Notice, ...] = ()
    withdrawn: Notice | None = None


class Records:
    """All entries with what they follow and what follows them, found without a search."""

    def __init__(self, entries: Iterable[Entry], registry: Registry) -> None:
        self._registry = registry
        self._entries = {entry.id: entry for entry in entries}
        self._followers: dict[str, list[tuple[str, Entry]]] = {}
        for entry in sorted(self._entries.values(), key=_in_time):
            for follow in entry.follows:
                self._followers.setdefault(follow.id, []).append((follow.relation, entry))

    def record(self, entry: Entry) -> Record:
        """What the page of an entry shows of its fields."""
        rows = self._rows(entry)
        corrections = tuple(Notice(one.date, one.note) for one in entry.corrections)
        gone = entry.withdrawn
        return Record(tuple(rows), corrections, Notice(gone.date, gone.reason) if gone else None)

    def thread(self, entry: Entry) -> list[Entry]:
        """The entries that an entry follows, and those that follow it."""
        followed = [self._entries[follow.id] for follow in entry.follows]
        return followed + [follower for _, follower in self._followers.get(entry.id, ())]

    def _rows(self, entry: Entry) -> Iterator[Row]:
        yield from _what_it_is(entry)
        yield from _dates_of(entry)
        if entry.laws:
            yield Row("Laws", tuple(Item(self._registry.provision(one)) for one in entry.laws))
        yield from _identifiers_of(entry)
        yield from _case_of(entry)
        if entry.topics:
            names = (self._registry.topics[one].name for one in entry.topics)
            yield Row("Topics", tuple(map(Item, names)))
        if entry.action:
            yield Row("What to do", (Item(entry.action),))
        if entry.audience:
            yield Row("For", tuple(Item(label(one)) for one in entry.audience))
        yield from self._thread_of(entry)

    def _thread_of(self, entry: Entry) -> Iterator[Row]:
        for follow in entry.follows:
            yield Row(RELATIONS[follow.relation][0], (_link(self._entries[follow.id]),))
        for relation, follower in self._followers.get(entry.id, ()):
            yield Row(RELATIONS[relation][1], (_link(follower),))


def _in_time(entry: Entry) -> tuple[date, str]:
    return entry.date.last_day, entry.id


def _what_it_is(entry: Entry) -> Iterator[Row]:
    if title := entry.title_original:
        yield Row("Original title", (Item(title.text, lang=title.lang),))
    for name in ("kind", "stage", "outcome"):
        if word := getattr(entry, name):
            yield Row(label(name), (Item(label(word)),))


def _dates_of(entry: Entry) -> Iterator[Row]:
    for name, given in entry.dates.given() if entry.dates else ():
        yield Row(label(name.replace("_", "-")), tuple(_date(given)))
    if entry.deadline_unknown:
        yield Row("Consultation closes", (Item("not known"),))


def _date(given: KeyDate) -> Iterator[Item]:
    yield Item(given.date.spoken, given.date)
    for earlier in reversed(given.previously):
        changed = f", changed {earlier.changed.spoken}" if earlier.changed else ""
        yield Item(f"previously {earlier.date.spoken}{changed}")


def _identifiers_of(entry: Entry) -> Iterator[Row]:
    for name, called in LABELS.items() if entry.identifiers else ():
        if text := getattr(entry.identifiers, name):
            yield Row(called, (Item(text),))


def _case_of(entry: Entry) -> Iterator[Row]:
    if entry.parties:
        yield Row("Parties", tuple(map(_party, entry.parties)))
    if entry.sanctions:
        yield Row("Sanctions", tuple(_sanction(one, entry) for one in entry.sanctions))
    if entry.affected:
        yield Row("Affected", tuple(map(_affected, entry.affected)))


def _party(party: Party) -> Item:
    about = [party.role] if party.role else []
    about += ["anonymised"] if party.anonymised else []
    return Item(f"{party.name} ({', '.join(about)})" if about else party.name)


def _sanction(sanction: Sanction, entry: Entry) -> Item:
    on = next((f" on {party.name}" for party in entry.parties if party.id == sanction.on), "")
    status = f" ({sanction.status})" if sanction.status else ""
    note = f": {sanction.note}" if sanction.note else ""
    return Item(f"{sanction.spoken}{on}{status}{note}")


def _affected(one: Affected) -> Item:
    return Item(f"{QUALIFIED[one.qualifier]}{one.count:,} {one.what}")


def _link(entry: Entry) -> Item:
    return Item(entry.title, entry.date, address=entry_address(entry.period, entry.slug))
