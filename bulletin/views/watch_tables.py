"""What a browser needs besides the search and the register to keep a reader's watch.

Rows of entries come in the order of their numbers (`entry_numbers.py`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bulletin.schema.entries import Entry
from bulletin.values.addresses import WATCH_TABLES, watch_actions_address, watch_entries_address
from bulletin.views.column_tables import ColumnTable, ColumnTexts, Value, column, parts_of
from bulletin.views.entry_numbers import numbered
from bulletin.views.key_dates import WORDINGS, KeyDateLine
from bulletin.views.page_types import File
from bulletin.views.sanction_rows import newest_first, sanction_lines
from bulletin.views.shared_views import Views

_EPOCH = date(1970, 1, 1)
_MODULUS = 1_000_000_007
MOST_DATES = 1500
"""Key dates that the tables have at most: the latest, so that all that lie ahead are among them."""


@dataclass(frozen=True, kw_only=True)
class EntryNumbers(File):
    """The numbers of the entries of a month, by what they were called first: `some-entry`."""

    numbers: tuple[tuple[str, int], ...]


@dataclass(frozen=True, kw_only=True)
class WatchTables(File):
    """Tables of entries and of key dates, and what ties the tables of other pages to them."""

    entries: ColumnTable
    """By provision and sector; its dates say when an entry appeared."""
    key_dates: ColumnTable
    """By field; `lines` are the numbers of their entries."""
    words: Mapping[str, tuple[str, str]]
    """Of each field, what its date does when it comes, and how it stands afterwards."""
    months: tuple[tuple[str, int], ...]
    """The issues, the oldest first, each with the number of its entries."""
    threads: tuple[tuple[int, ...], ...]
    """Entries that belong together, in the order of time."""
    sanctions: tuple[int, ...]
    """Of each row of the register, the number of its entry."""
    checksum: int
    """Tells whether the tables of the search are of the same build; see `checksum_of`."""


def compose_watch_tables(views: Views) -> Iterator[File]:
    """The tables, and the words of key dates, the latest first."""
    entries = numbered_entries(views)
    if not entries:
        return
    numbers = {entry.address: number for number, entry in enumerate(entries)}
    lines = views.agenda.lines[::-1][:MOST_DATES]
    parts = parts_of(lines)
    addresses = tuple(watch_actions_address(number) for number in range(1, len(parts) + 1))
    rows = newest_first(sanction_lines(views))
    yield WatchTables(
        address=WATCH_TABLES,
        entries=_entry_table(entries, views),
        key_dates=_date_table(lines, numbers, addresses),
        words={name: _states(name, views) for name in WORDINGS},
        months=tuple((issue.period, len(issue.entries)) for issue in views.bulletin.issues[::-1]),
        threads=tuple(_threads(entries, numbers, views)),
        sanctions=tuple(numbers[row.entry.address] for row in rows),
        checksum=checksum_of(entries),
    )
    for address, part in zip(addresses, parts, strict=True):
        yield ColumnTexts(address=address, rows=tuple((one.action, one.moved_from) for one in part))
    yield from _entry_numbers(entries)


def _entry_numbers(entries: Sequence[Entry]) -> Iterator[EntryNumbers]:
    """Of each month, so that a single entry is found without the texts of all."""
    months: dict[str, list[tuple[str, int]]] = {}
    for number, entry in enumerate(entries):
        period, _, slug = entry.first_id.partition("/")
        months.setdefault(period, []).append((slug, number))
    for period, numbers in months.items():
        yield EntryNumbers(address=watch_entries_address(period), numbers=tuple(numbers))


def numbered_entries(views: Views) -> list[Entry]:
    """All entries in the order of their numbers in the search."""
    return numbered(views.bulletin.entries, lambda entry: (entry.period, entry.date.last_day))


def checksum_of(entries: Sequence[Entry]) -> int:
    """A number that follows from the days of all entries in their order."""
    days = ((entry.date.last_day - _EPOCH).days for entry in entries)
    return sum(number * day for number, day in enumerate(days, 1)) % _MODULUS


def _entry_table(entries: Sequence[Entry], views: Views) -> ColumnTable:
    registry, language = views.bulletin.registry, views.language

    def provisions(entry: Entry) -> Iterator[Value]:
        named = (one for one in entry.laws if one.provision)
        for one in (part for reference in named for part in (reference.whole, reference)):
            yield str(one), views.names.provision(one)

    def sectors(entry: Entry) -> Iterator[Value]:
        for one in registry.sectors_of(entry.parties):
            yield one, registry.sectors[one].called(language)

    return ColumnTable(
        address=WATCH_TABLES,
        count=len(entries),
        columns=(column("provision", entries, provisions), column("sector", entries, sectors)),
        dates=tuple(views.published(entry).last_day.isoformat() for entry in entries),
    )


def _date_table(
    lines: Sequence[KeyDateLine], numbers: Mapping[str, int], texts: tuple[str, ...]
) -> ColumnTable:
    def state(line: KeyDateLine) -> Iterator[Value]:
        if line.is_withdrawn:
            yield "withdrawn", "withdrawn"
        if line.action or line.previously:
            yield "words", "words"

    return ColumnTable(
        address=WATCH_TABLES,
        count=len(lines),
        columns=(
            column("field", lines, lambda line: [(line.field, line.title)]),
            column("state", lines, state),
        ),
        dates=tuple(str(line.date) for line in lines),
        lines=tuple(numbers[line.entry.address] for line in lines),
        texts=texts,
    )


def _states(field: str, views: Views) -> tuple[str, str]:
    wording, _ = WORDINGS[field], views.language.gettext
    return _(wording.coming), _(wording.over)


def _threads(
    entries: Sequence[Entry], numbers: Mapping[str, int], views: Views
) -> Iterator[tuple[int, ...]]:
    """Each thread once."""
    done: set[str] = set()
    for entry in entries:
        thread = views.threads.thread(entry)
        if thread and entry.id not in done:
            done.update(one.id for one in thread)
            yield tuple(numbers[one.address] for one in thread)
