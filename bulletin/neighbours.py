"""Entries beside an entry: what the same authority did, or what happened in the same country."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from bulletin.entries import Entry

SHOWN = 3
"""Neighbours of each kind that an entry has at most."""

Line = Sequence[Entry]
"""Entries that have something in common, the newest first."""


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

    def beside(self, entry: Entry, name: str, without: Sequence[Entry]) -> Line:
        """The neighbours of an entry in the line of an authority or country, the newest first.

        Entries that are shown elsewhere are left out.
        """
        shown = set(map(id, without))
        near = _nearest(self._lines[name], self._places[name, id(entry)], SHOWN + len(shown))
        return [one for one in near if id(one) not in shown][:SHOWN]


def countries_of(entry: Entry) -> tuple[str, ...]:
    """The codes of its jurisdictions, a country in place of its parts; each of them once."""
    return tuple(dict.fromkeys(code.partition("-")[0] for code in entry.jurisdictions))


def _nearest(line: Line, place: int, count: int) -> Line:
    """Up to `count` entries around a place, without the one that stands there."""
    begin = max(0, min(place - count // 2, len(line) - count - 1))
    return [*line[begin:place], *line[place + 1 : begin + count + 1]]
