"""Threads: an entry with everything that it follows and that follows it, in chronological order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from bulletin.language.languages import Language, capitalized
from bulletin.schema.entries import Entry
from bulletin.schema.threads import RELATIONS, REVIEWS
from bulletin.values.dates import PartialDate
from bulletin.views.page_types import RecordItem, Row
from bulletin.views.vocabulary_labels import word_in

FOLLOWERS = 8
"""The maximum of followers listed in a teaser; of more, the newest."""
STEPS = 60
"""The maximum of entries of a thread on a page: its beginning, its end, and the surroundings."""


@dataclass(frozen=True, slots=True)
class Step:
    """An entry of a thread, with its relations to earlier ones."""

    address: str
    title: str
    date: PartialDate
    kind: str
    """Its kind and stage; empty if neither is known."""
    is_withdrawn: bool
    relations: tuple[Row, ...]
    skipped: int = 0
    """The number of entries omitted before it."""


class Threads:
    """All entries in their threads."""

    def __init__(self, entries: Iterable[Entry], language: Language) -> None:
        self._language = language
        self._entries = {entry.id: entry for entry in entries}
        self._followers: dict[str, list[tuple[str, Entry]]] = {}
        for entry in sorted(self._entries.values(), key=_in_time):
            for follow in entry.follows:
                self._followers.setdefault(follow.id, []).append((follow.relation, entry))
        self._threads: dict[str, list[Entry]] = {}
        self._steps: dict[str, tuple[Step, ...]] = {}
        self._places: dict[str, int] = {}
        for entry in self._entries.values():
            if entry.follows and entry.id not in self._threads:
                self._add_thread(entry)

    def thread(self, entry: Entry) -> Sequence[Entry]:
        """Return all entries of a thread in chronological order; empty if an entry is alone."""
        return self._threads.get(entry.id, ())

    def steps(self, entry: Entry) -> tuple[Step, ...]:
        """Return the steps of a thread as shown on an entry's page."""
        steps = self._steps.get(entry.id, ())
        if len(steps) <= STEPS:
            return steps
        here = self._places[entry.id]
        third = STEPS // 3
        around = range(here - third // 2, here + third // 2)
        shown = {*range(third), *around, *range(len(steps) - third, len(steps))}
        return tuple(_after_gaps(steps, sorted(shown & {*range(len(steps))})))

    def reviews(self, entry: Entry) -> Iterator[tuple[str, Entry]]:
        """Yield the entries that review the sanctions of an entry, oldest first."""
        for relation, follower in self._followers.get(entry.id, ()):
            if relation in REVIEWS and not follower.withdrawn:
                yield relation, follower

    def rows(self, entry: Entry) -> tuple[Row, ...]:
        """Return what an entry follows and what follows it, by relation."""
        before = (
            Row(self._called(follow.relation, 0), (entry_item(self._entries[follow.id]),))
            for follow in entry.follows
        )
        followers = self._followers.get(entry.id, ())
        after = [
            Row(self._called(relation, 1), (entry_item(follower),))
            for relation, follower in followers[-FOLLOWERS:]
        ]
        if len(followers) > FOLLOWERS:
            after.insert(0, self._others(len(followers) - FOLLOWERS, entry))
        return (*before, *after)

    def _called(self, relation: str, side: int) -> str:
        return self._language.pgettext("relation", RELATIONS[relation][side])

    def _others(self, count: int, entry: Entry) -> Row:
        """Return a link to followers of an entry that are too many to list."""
        form = self._language.ngettext("%(num)s earlier entry", "%(num)s earlier entries", count)
        item = RecordItem(form % {"num": self._language.number(count)}, address=entry.address)
        return Row(self._language.gettext("Followed by"), (item,))

    def _add_thread(self, entry: Entry) -> None:
        found = {entry.id: entry}
        waiting = [entry]
        while waiting:
            for other in self._beside(waiting.pop()):
                if other.id not in found:
                    found[other.id] = other
                    waiting.append(other)
        thread = _in_order(found.values())
        steps = tuple(map(self._step, thread))
        for place, one in enumerate(thread):
            self._threads[one.id], self._steps[one.id] = thread, steps
            self._places[one.id] = place

    def _beside(self, entry: Entry) -> Iterator[Entry]:
        yield from (self._entries[follow.id] for follow in entry.follows)
        yield from (follower for _, follower in self._followers.get(entry.id, ()))

    def _step(self, entry: Entry) -> Step:
        comma = self._language.pgettext("separator", ", ")
        given = (("kind", entry.kind), ("stage", entry.stage))
        words = [word_in(name, word, self._language) for name, word in given if word]
        return Step(
            address=entry.address,
            title=entry.title,
            date=entry.date,
            kind=capitalized(comma.join(words)),
            is_withdrawn=entry.withdrawn is not None,
            relations=self.rows(entry)[: len(entry.follows)],
        )


def _after_gaps(steps: Sequence[Step], places: Sequence[int]) -> Iterator[Step]:
    """Yield the steps at some positions, each with the number of those omitted before it."""
    for before, place in pairwise([-1, *places]):
        yield replace(steps[place], skipped=place - before - 1)


def _in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Sort by date; if one date is only a month, the followed entry comes first."""
    waiting = sorted(entries, key=_in_time)
    done: dict[str, Entry] = {}
    while waiting:
        ready = next(one for one in waiting if all(f.id in done for f in one.follows))
        waiting.remove(ready)
        done[ready.id] = ready
    return list(done.values())


def _in_time(entry: Entry) -> tuple[date, str]:
    return entry.date.last_day, entry.id


def entry_item(entry: Entry) -> RecordItem:
    """Return an entry as a value of a record."""
    gone = entry.withdrawn is not None
    return RecordItem(entry.title, entry.date, address=entry.address, is_withdrawn=gone)
