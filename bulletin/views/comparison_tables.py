"""What a browser needs to compare jurisdictions, authorities or laws: tables by columns.

The tables of the search and of the register are no substitute: neither has the kinds of entries,
and the parties in both weigh more than everything that is compared.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bulletin.schema.entries import Entry
from bulletin.values.addresses import (
    COMPARISON_TABLES,
    TITLES_A_FILE,
    comparison_address,
    titles_address,
)
from bulletin.values.digests import digest_of
from bulletin.views.column_tables import Column, ColumnTable, Value, column
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

    version: str
    """Tells whether the numbers of entries are those of another file."""
    entries: ColumnTable
    """In the order of their numbers (`entry_numbers.py`), by which the search has their titles."""
    sanctions: ColumnTable
    key_dates: ColumnTable
    """The latest, in the order of time."""
    dates_left_out: int
    penalties: tuple[str, ...]
    """Kinds of sanctions whose amounts may be compared."""


@dataclass(frozen=True, kw_only=True)
class ComparisonColumn(File):
    """What entries have of one kind of things that can be compared; loaded for this kind alone."""

    version: str
    column: Column
    whole_names: tuple[Value, ...] = ()
    """Of laws that the column has by shorter ones."""


def compose_comparison_tables(views: Views) -> Iterator[ComparisonTables | ComparisonColumn]:
    entries = numbered_entries(views)
    if not entries:
        return
    number = {entry.address: place for place, entry in enumerate(entries)}
    rows, lines = list(map(views.teaser, entries)), views.agenda.lines
    version = _version(rows)
    yield ComparisonTables(
        address=COMPARISON_TABLES,
        version=version,
        entries=_entry_table(entries, rows, version, views),
        sanctions=_sanction_table(list(sanction_lines(views))[::-1], number, views),
        key_dates=_date_table(lines[-MOST_DATES:], number),
        dates_left_out=max(0, len(lines) - MOST_DATES),
        penalties=PENALTIES,
    )
    yield from _compared_columns(rows, version, views.names)


def _version(rows: Sequence[Teaser]) -> str:
    return digest_of(*(f"{row.address} {row.title}".encode() for row in rows)).hex()[:8]


def _compared_columns(
    rows: Sequence[Teaser], version: str, names: Names
) -> Iterator[ComparisonColumn]:
    kinds: tuple[tuple[str, Callable[[Teaser], Iterable[Named]]], ...] = (
        ("jurisdiction", lambda row: row.places),
        ("authority", lambda row: row.authorities),
        ("law", lambda row: row.laws),
    )
    for kind, things in kinds:
        yield ComparisonColumn(
            address=comparison_address(kind),
            version=version,
            column=column(kind, rows, lambda row, of=things: ((o.id, o.name) for o in of(row))),  # type: ignore[misc]
            whole_names=tuple(_whole_names(names)) if kind == "law" else (),
        )


def _whole_names(names: Names) -> Iterator[Value]:
    for law in names.with_law:
        whole = names.law_in_full(law).name
        if whole != names.law(law).name:
            yield law, whole


def _entry_table(
    entries: Sequence[Entry], rows: Sequence[Teaser], version: str, views: Views
) -> ColumnTable:
    language = views.language
    not_stated = language.gettext("Not stated")

    def kind(entry: Entry) -> Iterator[Value]:
        word = entry.kind
        yield word or "none", label_in("kind", word, language) if word else not_stated

    starts = range(0, len(rows), TITLES_A_FILE)
    return ColumnTable(
        address=COMPARISON_TABLES,
        count=len(rows),
        columns=(
            column("section", rows, lambda row: [(row.section.id, row.section.title)]),
            column("kind", entries, kind),
        ),
        # Months are enough for years and an order, and take a tenth of what days would.
        dates=tuple(str(row.date)[:7] for row in rows),
        texts=tuple(f"{titles_address(start)}?{version}" for start in starts),
        part=TITLES_A_FILE,
    )


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
