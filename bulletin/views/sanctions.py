"""The register of sanctions: every one that an entry reports, as it was imposed."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from bulletin.schema.entries import Entry
from bulletin.schema.sanctions import MONEY, Sanction
from bulletin.schema.vocabulary import label
from bulletin.values.addresses import SANCTIONS, year_address
from bulletin.values.counting import counted
from bulletin.values.dates import PartialDate
from bulletin.views.charts import Chart, bars_of
from bulletin.views.parts import Views
from bulletin.views.types import Link, Page, Teaser
from bulletin.views.years import by_year, split_years, year_links

PENALTIES = ("administrative-fine", "criminal-fine", "civil-penalty")
"""Sanctions of money that punish; what is paid to the injured, or agreed upon, is not one."""
NOT_IN_FORCE = ("proposed", "annulled", "suspended")
"""Statuses of what is not, not yet or no longer to be paid."""
LARGEST = 10
"""Bars that a chart of amounts has at most."""
COMPARED = 2
"""Amounts that a currency needs for a chart of its own."""


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
class SanctionRow:
    """A sanction in the table, with the entry that reports it."""

    id: str
    entry: Teaser
    date: PartialDate
    """When it was decided, as far as that is known; else the date of the entry."""
    updated: PartialDate
    type: str
    kind: str
    measure: str
    """Its amount or duration as it is read; empty where it has none."""
    amount: Decimal | None
    """Of money, for comparisons within its currency."""
    currency: str
    each: str
    """Whether the amount is due from, or to, each of several persons."""
    on: str
    status: str
    note: str
    is_withdrawn: bool

    @property
    def spoken_measure(self) -> str:
        return f"{self.measure} {self.each}".rstrip()

    @property
    def counts(self) -> bool:
        """Whether it is to be reckoned with: in force, and reported by a sound entry."""
        return not self.is_withdrawn and self.status not in NOT_IN_FORCE


@dataclass(frozen=True, kw_only=True)
class SanctionsPage(Page):
    """The newest sanctions, and the way to those of the years before."""

    template = "sanctions.html"
    kind = "CollectionPage"
    rows: tuple[SanctionRow, ...]
    entry_count: int
    charts: tuple[Chart, ...]
    filters: tuple[Filter, ...]
    earlier: tuple[Link, ...]
    """To the pages of earlier years."""


@dataclass(frozen=True, kw_only=True)
class SanctionsYearPage(SanctionsPage):
    """The sanctions of one year."""

    has_own_frame = False


def compose_sanctions(views: Views) -> Iterator[SanctionsPage]:
    """The register, and a page for each year that it leaves out."""
    rows = sorted(_rows(views), key=lambda row: (row.date.last_day, row.id), reverse=True)
    years = by_year(rows, lambda row: row.date.year)
    listed, left_out = split_years(years)
    yield SanctionsPage(
        address=SANCTIONS,
        title="Sanctions",
        description="Fines, damages, orders and other sanctions, as they were imposed",
        earlier=year_links(SANCTIONS, left_out),
        **_register([row for year in listed for row in year.items], rows),
    )
    for year in left_out:
        yield SanctionsYearPage(
            address=year_address(SANCTIONS, year.year),
            title=f"Sanctions {year.year}",
            description=f"Fines, damages, orders and other sanctions of {year.year}",
            earlier=(),
            **_register(year.items, year.items),
        )


def _register(shown: Sequence[SanctionRow], charted: Sequence[SanctionRow]) -> dict[str, Any]:
    """What a page of the register says of the sanctions that it shows, and those that it charts."""
    return {
        "updated": max((row.updated for row in shown), default=None),
        "rows": tuple(shown),
        "entry_count": len({row.entry.address for row in shown}),
        "charts": tuple(_charts(charted)),
        "filters": tuple(_filters(shown)),
    }


def _rows(views: Views) -> Iterator[SanctionRow]:
    for entry in views.bulletin.entries:
        for number, sanction in enumerate(entry.sanctions, 1):
            yield _row(entry, sanction, number, views)


def _row(entry: Entry, sanction: Sanction, number: int, views: Views) -> SanctionRow:
    decided = entry.dates.decided if entry.dates else None
    return SanctionRow(
        id=f"sanction_{entry.period}_{entry.slug}_{number}",
        entry=views.teaser(entry),
        date=decided.date if decided else entry.date,
        updated=views.updated(entry),
        type=sanction.type,
        kind=label(sanction.type),
        measure=sanction.measure,
        amount=sanction.amount,
        currency=sanction.currency or "",
        each=sanction.each,
        on=next((party.name for party in entry.parties if party.id == sanction.on), ""),
        status=sanction.status or "",
        note=sanction.note or "",
        is_withdrawn=entry.withdrawn is not None,
    )


# Filters


def _filters(rows: Sequence[SanctionRow]) -> Iterator[Filter]:
    """What the table can be filtered by, each as far as there is something to choose."""
    columns: tuple[tuple[str, str, Callable[[SanctionRow], Iterable[tuple[str, str]]]], ...] = (
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


# Charts


def _charts(rows: Sequence[SanctionRow]) -> Iterator[Chart]:
    if rows:
        yield _kinds(rows)
    penalties = [row for row in rows if row.type in PENALTIES]
    currencies = Counter(row.currency for row in penalties if row.counts)
    for currency, count in sorted(currencies.items(), key=lambda item: (-item[1], item[0])):
        if currency and count >= COMPARED:
            yield _largest(currency, [row for row in penalties if row.currency == currency])


def _kinds(rows: Sequence[SanctionRow]) -> Chart:
    """How many sanctions there are of each kind."""
    kinds = Counter(row.kind for row in rows)
    entries = len({row.entry.address for row in rows})
    money = [row for row in rows if row.type in MONEY]
    amounts = sum(row.amount is not None for row in money)
    return Chart(
        id="kinds",
        title="Sanctions by kind",
        counted=(
            f"{counted(len(rows), 'sanction')} in {counted(entries, 'entry')}, of any status. "
            f"Monetary sanctions whose amount is stated: {amounts} of {len(money)}."
        ),
        label_heading="Kind",
        figure_heading="Sanctions",
        bars=bars_of((kind, str(count), count, "") for kind, count in kinds.most_common()),
    )


def _largest(currency: str, rows: Sequence[SanctionRow]) -> Chart:
    """The largest penalties in a currency, of those that are to be paid."""
    due = [row for row in rows if row.counts and row.amount is not None]
    largest = sorted(due, key=lambda row: (-(row.amount or 0), row.id))[:LARGEST]
    left_out = sum(not row.counts for row in rows)
    others = f" Left out as proposed, annulled, suspended or withdrawn: {left_out}."
    return Chart(
        id=f"largest_{currency.lower()}",
        title=f"Largest fines and penalties in {currency}",
        counted=f"{len(largest)} of {len(rows)} fines and penalties in {currency}, as imposed."
        + (others if left_out else ""),
        label_heading="On",
        figure_heading=f"Amount in {currency}",
        bars=bars_of(
            (row.on or row.entry.title, row.spoken_measure, row.amount or 0, row.entry.address)
            for row in largest
        ),
    )
