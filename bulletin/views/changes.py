"""What changed in a bulletin after it had been published: what was, and what is.

Everything comes from what entries state: corrections, withdrawals, key dates that were moved, and
entries that continue earlier ones. No clock and no history of files is asked.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bulletin.assembly.bulletin import Bulletin
from bulletin.language.languages import Language, capitalized
from bulletin.language.message_markers import N_
from bulletin.schema.entries import Correction, Entry
from bulletin.schema.key_dates import KeyDate
from bulletin.schema.threads import RELATIONS
from bulletin.values.addresses import CHANGES
from bulletin.values.dates import PartialDate
from bulletin.views.page_types import Notice, Shared, Teaser
from bulletin.views.pagination import BYTES_PER_ELEMENT, Sheet, sheets_of
from bulletin.views.vocabulary_labels import label_in, word_in

KINDS = {
    "correction": N_("Correction"),
    "withdrawal": N_("Withdrawal"),
    "date": N_("Moved date"),
    "stage": N_("New stage"),
}
"""What each kind of change is called."""


@dataclass(frozen=True, slots=True)
class State:
    """What something was or is: some words, a date, an entry, or several of these."""

    text: str = ""
    date: PartialDate | None = None
    address: str = ""
    """Of the entry that `text` is the title of."""
    label: str = ""
    """What stands before it, such as the relation to an earlier entry."""
    stage: str = ""
    """How far the subject of an entry had come."""
    lang: str = ""
    """The language of the text where it is not that of the page."""
    is_withdrawn: bool = False


@dataclass(frozen=True, repr=False)
class Change(Shared):
    """One change of an entry."""

    id: str
    """The first address of its entry with the name of the change behind `#`; it never changes."""
    anchor: str
    """The id of its element on a page."""
    kind: str
    """One of `KINDS`."""
    label: str
    entry: Teaser
    date: PartialDate
    """When it was made; where that is not stated, when its entry was published."""
    is_dated: bool
    what: str = ""
    """The key date that was moved."""
    note: str = ""
    lang: str = ""
    """The language of the note where it is not that of the page."""
    was: tuple[State, ...] = ()
    now: tuple[State, ...] = ()

    headline: str = ""
    """What it is called where it stands alone: its kind and the title of its entry."""


class ChangeLog:
    """All changes of a bulletin."""

    def __init__(
        self,
        bulletin: Bulletin,
        teaser: Callable[[Entry], Teaser],
        published: Callable[[Entry], PartialDate],
        language: Language,
    ) -> None:
        self._teaser, self._published, self._language = teaser, published, language
        self._entries = {entry.id: entry for entry in bulletin.entries}
        original = bulletin.settings.all_languages[0]
        self._lang = original if original != bulletin.settings.language else ""
        changes = (change for entry in bulletin.entries for change in self._changes_of(entry))
        self.changes = tuple(sorted(changes, key=_in_time, reverse=True))
        """The newest first."""

    @cached_property
    def sheets(self) -> tuple[Sheet[Change], ...]:
        """The pages that all changes are cut into."""
        return tuple(sheets_of(self.changes, CHANGES, change_weight, date_of))

    @cached_property
    def _places(self) -> dict[str, str]:
        """Where the newest change of each entry stands, by the addresses of the entries."""
        shown = ((sheet.address, one) for sheet in self.sheets for one in sheet.items)
        places: dict[str, str] = {}
        for address, one in shown:
            if one.kind != "stage":
                places.setdefault(one.entry.address, f"{address}#{one.anchor}")
        return places

    def place_of(self, entry: Entry) -> str:
        """Where the newest change of an entry stands; empty where it was not changed."""
        return self._places.get(entry.address, "")

    def _changes_of(self, entry: Entry) -> Iterator[Change]:
        for number, one in enumerate(entry.corrections, 1):
            yield self._correction(entry, one, number)
        if gone := entry.withdrawn:
            was = State(self._language.gettext("published"), self._published(entry))
            now = State(self._language.gettext("withdrawn"), gone.date)
            noted = {"note": gone.reason, "lang": self._lang, "was": (was,), "now": (now,)}
            yield self._change(entry, "withdrawal", "withdrawal", gone.date, **noted)
        for name, given in entry.dates.given() if entry.dates else ():
            yield from self._moves(entry, name, given)
        if entry.follows:
            yield self._stage(entry)

    def _correction(self, entry: Entry, one: Correction, number: int) -> Change:
        states = {
            name: (State(text, lang=self._lang),)
            for name, text in (("was", one.was), ("now", one.now))
            if text
        }
        noted = {"note": one.note, "lang": self._lang, **states}
        return self._change(entry, "correction", f"correction-{number}", one.date, **noted)

    def _moves(self, entry: Entry, name: str, given: KeyDate) -> Iterator[Change]:
        """Each date in the place of which another one came."""
        dates = [*(one.date for one in given.previously), given.date]
        word = name.replace("_", "-")
        for number, earlier in enumerate(given.previously, 1):
            yield self._change(
                entry,
                "date",
                f"{word}-{number}",
                earlier.changed,
                what=label_in("date", word, self._language),
                was=(State(date=earlier.date),),
                now=(State(date=dates[number]),),
            )

    def _stage(self, entry: Entry) -> Change:
        """An entry that continues earlier ones; those are what was."""
        was = tuple(
            self._state(self._entries[one.id], self._relation(one.relation))
            for one in entry.follows
        )
        now = State(self._stage_of(entry), entry.date)
        return self._change(entry, "stage", "stage", self._published(entry), was=was, now=(now,))

    def _stage_of(self, entry: Entry) -> str:
        """What an entry reports on, and how far that has come: `Bill, introduced`."""
        comma = self._language.pgettext("separator", ", ")
        given = (("kind", entry.kind), ("stage", entry.stage))
        words = (word_in(name, one, self._language) for name, one in given if one)
        return capitalized(comma.join(words))

    def _state(self, entry: Entry, label: str) -> State:
        """An entry that another one follows."""
        teaser = self._teaser(entry)
        return State(
            text=teaser.title,
            date=entry.date,
            address=teaser.address,
            label=label,
            stage=self._stage_of(entry),
            lang=teaser.lang,
            is_withdrawn=entry.withdrawn is not None,
        )

    def _relation(self, relation: str) -> str:
        return self._language.pgettext("relation", RELATIONS[relation][0])

    def _change(
        self, entry: Entry, kind: str, name: str, date: PartialDate | None, **rest: object
    ) -> Change:
        label = self._language.gettext(KINDS[kind])
        headline = self._language.gettext("%(kind)s: %(title)s")
        return Change(
            id=f"{entry.first_id}/#{name}",
            anchor=f"change_{entry.period}_{entry.slug}_{name}",
            kind=kind,
            label=label,
            headline=headline % {"kind": label, "title": entry.title},
            entry=self._teaser(entry),
            date=date or self._published(entry),
            is_dated=date is not None,
            **rest,  # type: ignore[arg-type]
        )


def notices_of(entry: Entry, language: Language) -> tuple[tuple[Notice, ...], Notice | None]:
    """The corrections of an entry, the oldest first, and its withdrawal."""
    corrections = (
        Notice(one.date, correction_in_words(one, language)) for one in entry.corrections
    )
    gone = entry.withdrawn
    return tuple(corrections), Notice(gone.date, gone.reason) if gone else None


def correction_in_words(one: Correction, language: Language) -> str:
    """The note of a correction, with what the entry said before and says now."""
    values = {
        "note": one.note,
        "was": language.quoted(one.was or ""),
        "now": language.quoted(one.now or ""),
    }
    if one.was and one.now:
        return language.gettext("%(note)s (Before: %(was)s; now: %(now)s)") % values
    if one.was:
        return language.gettext("%(note)s (Deleted: %(was)s)") % values
    return language.gettext("%(note)s (Added: %(now)s)") % values if one.now else one.note


def change_weight(change: Change) -> int:
    """The room that a change takes in a list; see `pagination`."""
    states = (*change.was, *change.now)
    elements = 12 + 5 * len(states)
    texts = (change.note, change.entry.title, *(one.text for one in states))
    size = 60 * elements + sum(len(text.encode()) for text in texts)
    return max(elements, size // BYTES_PER_ELEMENT)


def date_of(change: Change) -> PartialDate:
    return change.date


def _in_time(change: Change) -> tuple[date, str]:
    return change.date.last_day, change.id
