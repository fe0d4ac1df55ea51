"""Related entries: of the same authority, or in the same country."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from bulletin.schema.entries import Entry
from bulletin.values.codes import country_of

SHOWN = 3
"""The maximum of related entries of each kind."""


class Neighbourhood:
    """All entries, grouped so that neighbours are found quickly.

    The neighbours of an entry are the nearest in time, not the newest: every entry is linked from
    others, and a new entry changes only a few pages.
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
        """Return the neighbours of an entry for an authority or country, newest first.

        Entries in `without` are skipped.
        """
        line, place = self._lines[name], self._places[name, id(entry)]
        shown = set(map(id, without))
        reach = SHOWN + len(shown)
        newer = [one for one in line[max(0, place - reach) : place] if id(one) not in shown]
        older = [one for one in line[place + 1 : place + 1 + reach] if id(one) not in shown]
        before = min(len(newer), max(SHOWN // 2, SHOWN - len(older)))
        return [*newer[len(newer) - before :], *older][:SHOWN]


def countries_of(entry: Entry) -> tuple[str, ...]:
    """Return the codes of its jurisdictions, with subdivisions replaced by countries, each once."""
    return tuple(dict.fromkeys(country_of(code) for code in entry.jurisdictions))
