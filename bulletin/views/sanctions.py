"""The register of sanctions: every one that an entry reports, as it was imposed."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bulletin.schema.vocabulary import label
from bulletin.values.addresses import SANCTIONS, year_address
from bulletin.values.dates import PartialDate
from bulletin.views.charts import Chart
from bulletin.views.paging import BYTES_PER_ELEMENT, ROOM, Paging, filled, sheets_of
from bulletin.views.parts import Views
from bulletin.views.sanction_charts import sanction_charts
from bulletin.views.sanction_lines import SanctionLine, sanction_lines
from bulletin.views.types import Page


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that sanctions can be filtered by, and how many have it."""

    id: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Filter:
    """A list of choices; `id` names it in addresses and on the rows of the table."""

    id: str
    title: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class YearLink:
    """The page of a year, with the sanctions that it lists."""

    address: str
    year: int
    count: int


@dataclass(frozen=True, kw_only=True)
class SanctionsPage(Page):
    """The newest sanctions of all, or of a year."""

    template = "sanctions.html"
    kind = "CollectionPage"
    rows: tuple[SanctionLine, ...]
    entry_count: int
    """The entries that report them all."""
    count: int
    """The sanctions of all pages of the list."""
    oldest: PartialDate | None
    charts: tuple[Chart, ...] = ()
    filters: tuple[Filter, ...] = ()
    years: tuple[YearLink, ...] = ()
    """On the first page, to all sanctions by year, if it does not have room for them."""
    paging: Paging | None = None
    """Among the pages of a year."""


@dataclass(frozen=True, kw_only=True)
class SanctionsYearPage(SanctionsPage):
    """Sanctions of one year."""

    has_own_frame = False


def compose_sanctions(views: Views) -> Iterator[SanctionsPage]:
    """The register: its newest rows, and all of them by year if there are more."""
    rows = sorted(sanction_lines(views), key=lambda row: (row.date.last_day, row.id), reverse=True)
    newest = next(filled(rows, row_weight, ROOM), [])
    years = Counter(row.date.year for row in rows) if len(newest) < len(rows) else Counter[int]()
    yield SanctionsPage(
        address=SANCTIONS,
        title="Sanctions",
        description="Fines, damages, orders and other sanctions, as they were imposed",
        years=tuple(
            YearLink(year_address(SANCTIONS, year), year, years[year])
            for year in sorted(years, reverse=True)
        ),
        charts=tuple(sanction_charts(rows)),
        filters=tuple(_filters(newest)),
        **_register(newest, rows),
    )
    for year in years:
        own = [row for row in rows if row.date.year == year]
        for sheet in sheets_of(own, year_address(SANCTIONS, year), row_weight, _date_of):
            number = sheet.paging.number
            yield SanctionsYearPage(
                address=sheet.address,
                title=f"Sanctions {year}" + (f", page {number}" if number else ""),
                description=f"Fines, damages, orders and other sanctions of {year}",
                paging=sheet.paging,
                **_register(sheet.items, own),
            )


def _register(shown: Sequence[SanctionLine], rows: Sequence[SanctionLine]) -> dict[str, Any]:
    """What a page of the register says of the sanctions that it shows, and of all of its list."""
    return {
        "updated": max((row.updated for row in rows), default=None),
        "rows": tuple(shown),
        "entry_count": len({row.entry.address for row in rows}),
        "count": len(rows),
        "oldest": rows[-1].date if rows else None,
    }


def _date_of(row: SanctionLine) -> PartialDate:
    return row.date


def row_weight(row: SanctionLine) -> int:
    """The room that a sanction takes; see `paging`."""
    texts = (row.entry.title, row.on, row.note)
    names = (*row.entry.jurisdictions, *row.entry.authorities)
    size = 1000 + sum(map(len, texts)) + sum(len(one.name) for one in names)
    return max(16, size // BYTES_PER_ELEMENT)


def _filters(rows: Sequence[SanctionLine]) -> Iterator[Filter]:
    """What the table can be filtered by, each as far as there is something to choose."""
    columns: tuple[tuple[str, str, Callable[[SanctionLine], Iterable[tuple[str, str]]]], ...] = (
        ("type", "Kind", lambda row: [(row.type, row.kind)]),
        ("place", "Jurisdiction", lambda row: [(one.id, one.name) for one in row.entry.places]),
        ("currency", "Currency", lambda row: [(row.currency, row.currency)]),
        ("status", "Status", lambda row: [(row.status, label(row.status or "not stated"))]),
    )
    for name, title, values_of in columns:
        counts = Counter(value for row in rows for value in values_of(row) if value[0])
        if len(counts) > 1:
            ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0][1]))
            choices = (Choice(value, called, count) for (value, called), count in ordered)
            yield Filter(name, title, tuple(choices))
