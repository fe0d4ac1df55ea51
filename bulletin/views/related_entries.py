"""Entries beside an entry: what the same authority did, or what happened in the same country."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from bulletin.schema.entries import Entry
from bulletin.values.codes import country_of

SHOWN = 3
"""Neighbours of each kind that an entry has at most."""


class Neighbourhood:
    """All entries in their lines; the neighbours of one are found without looking at the others.

    An entry's neighbours are those nearest to it in time, not the newest of all: so every entry
    is somebody's neighbour, and a new entry changes the pages of a few others only.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._lines: dict[str, list[Entry]] = defaultdict(list)
        self._places: dict[tuple[str, int], int] = {}
        newest_first = sorted(entries, key=lambda entry: entry.date.last_day, reverse=True)
        for entry in newest_first:
            for name in {*entry.authorities, *countries_of(entry)}:
                self._places[name, id(entry)] = len(self._lines[name])
                self._lines[name].append(entry)

    def beside(self, entry: Entry, name: str, without: Sequence[Entry]) -> list[Entry]:
        """The neighbours of an entry in the line of an authority or country, the newest first.

        Entries that are shown elsewhere are left out.
        """
        line, place = self._lines[name], self._places[name, id(entry)]
        shown = set(map(id, without))
        reach = SHOWN + len(shown)
        newer = [one for one in line[max(0, place - reach) : place] if id(one) not in shown]
        older = [one for one in line[place + 1 : place + 1 + reach] if id(one) not in shown]
        before = min(len(newer), max(SHOWN // 2, SHOWN - len(older)))
        return [*newer[len(newer) - before :], *older][:SHOWN]


def countries_of(entry: Entry) -> tuple[str, ...]:
    """The codes of its jurisdictions, a country in place of its parts; each of them once."""
    return tuple(dict.fromkeys(country_of(code) for code in entry.jurisdictions))
