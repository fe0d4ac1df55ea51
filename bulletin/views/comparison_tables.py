"""What a browser needs to compare jurisdictions, authorities or laws: tables by columns.

The tables of the search and of the register are no substitute: neither has the kinds of entries,
and the parties in both weigh more than everything that is compared.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bulletin.schema.entries import Entry
from bulletin.values.addresses import COMPARISON_TABLES, TITLES_A_FILE, titles_address
from bulletin.values.digests import digest_of
from bulletin.views.column_tables import ColumnTable, Value, column
from bulletin.views.key_dates import KeyDateLine
from bulletin.views.page_types import File, Named, Teaser
from bulletin.views.sanction_charts import PENALTIES
from bulletin.views.sanction_rows import SanctionLine, sanction_lines
from bulletin.views.shared_views import Views
from bulletin.views.subjects import Names
from bulletin.views.vocabulary_labels import label_in
from bulletin.views.watch_tables import numbered_entries

MOST_DATES = 1500
"""Key dates that the table has at most: the latest."""


@dataclass(frozen=True, kw_only=True)
class ComparisonTables(File):
    """Three tables; `lines` of sanctions and of key dates are the numbers of their entries."""

    entries: ColumnTable
    """In the order of their numbers (`entry_numbers.py`), by which the search has their titles."""
    sanctions: ColumnTable
    key_dates: ColumnTable
    """The latest, in the order of time."""
    dates_left_out: int
    penalties: tuple[str, ...]
    """Kinds of sanctions whose amounts may be compared."""
    laws: tuple[Value, ...]
    """The whole names of laws that the table of entries has by shorter ones."""


def compose_comparison_tables(views: Views) -> Iterator[ComparisonTables]:
    entries = numbered_entries(views)
    if not entries:
        return
    number = {entry.address: place for place, entry in enumerate(entries)}
    lines = views.agenda.lines
    yield ComparisonTables(
        address=COMPARISON_TABLES,
        entries=_entry_table(entries, views),
        sanctions=_sanction_table(list(sanction_lines(views))[::-1], number, views),
        key_dates=_date_table(lines[-MOST_DATES:], number),
        dates_left_out=max(0, len(lines) - MOST_DATES),
        penalties=PENALTIES,
        laws=tuple(_whole_names(views.names)),
    )


def _whole_names(names: Names) -> Iterator[Value]:
    for law in names.with_law:
        whole = names.law_in_full(law).name
        if whole != names.law(law).name:
            yield law, whole


def _entry_table(entries: Sequence[Entry], views: Views) -> ColumnTable:
    language = views.language
    rows = [(entry, views.teaser(entry)) for entry in entries]

    def kind(row: tuple[Entry, Teaser]) -> Iterator[Value]:
        word = row[0].kind
        yield word or "none", label_in("kind", word, language) if word else _not_stated(views)

    def values(things: Iterable[Named]) -> Iterator[Value]:
        return ((one.id, one.name) for one in things)

    return ColumnTable(
        address=COMPARISON_TABLES,
        count=len(rows),
        columns=(
            column("section", rows, lambda row: [(row[1].section.id, row[1].section.title)]),
            column("kind", rows, kind),
            column("jurisdiction", rows, lambda row: values(row[1].places)),
            column("authority", rows, lambda row: values(row[1].authorities)),
            column("law", rows, lambda row: values(row[1].laws)),
        ),
        dates=tuple(str(teaser.date) for _, teaser in rows),
        texts=_titles([teaser for _, teaser in rows]),
        part=TITLES_A_FILE,
    )


def _titles(rows: Sequence[Teaser]) -> tuple[str, ...]:
    """The files with the titles; another address as soon as one of them belongs to another row."""
    version = digest_of(*(f"{row.address} {row.title}".encode() for row in rows)).hex()[:8]
    starts = range(0, len(rows), TITLES_A_FILE)
    return tuple(f"{titles_address(start)}?{version}" for start in starts)


def _sanction_table(
    rows: Sequence[SanctionLine], number: Mapping[str, int], views: Views
) -> ColumnTable:
    def state(row: SanctionLine) -> Iterator[Value]:
        if row.counts:
            yield "counts", ""
        if row.each:
            yield "each", ""

    def currency(row: SanctionLine) -> Iterator[Value]:
        if row.currency:
            yield row.currency, views.language.currency(row.currency)

    return ColumnTable(
        address=COMPARISON_TABLES,
        count=len(rows),
        columns=(
            column("kind", rows, lambda row: [(row.type, row.kind)]),
            column("state", rows, state),
            column("currency", rows, currency),
        ),
        dates=tuple(str(row.date.year) for row in rows),
        amounts=tuple("" if row.amount is None else f"{row.amount:f}" for row in rows),
        lines=tuple(number[row.entry.address] for row in rows),
    )


def _date_table(lines: Sequence[KeyDateLine], number: Mapping[str, int]) -> ColumnTable:
    def state(line: KeyDateLine) -> Iterator[Value]:
        if line.is_withdrawn:
            yield "withdrawn", ""

    return ColumnTable(
        address=COMPARISON_TABLES,
        count=len(lines),
        columns=(
            column("field", lines, lambda line: [(line.field, line.title)]),
            column("state", lines, state),
        ),
        dates=tuple(str(line.date) for line in lines),
        lines=tuple(number[line.entry.address] for line in lines),
    )


def _not_stated(views: Views) -> str:
    return views.language.gettext("Not stated")
