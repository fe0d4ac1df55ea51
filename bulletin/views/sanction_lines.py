"""Sanctions as the register lists them, each with the entry that reports it."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bulletin.schema.entries import Entry
from bulletin.schema.sanctions import Sanction, joined
from bulletin.values.dates import PartialDate
from bulletin.views.parts import Views
from bulletin.views.types import Teaser
from bulletin.views.words import label_in

NOT_IN_FORCE = ("proposed", "annulled", "suspended")
"""Statuses of what is not, not yet or no longer to be paid."""


@dataclass(frozen=True, slots=True)
class SanctionLine:
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
        return joined(self.measure, self.each)

    @property
    def counts(self) -> bool:
        """Whether it is to be reckoned with: in force, and reported by a sound entry."""
        return not self.is_withdrawn and self.status not in NOT_IN_FORCE


def sanction_lines(views: Views) -> Iterator[SanctionLine]:
    """All sanctions, in the order of their entries."""
    for entry in views.bulletin.entries:
        for number, sanction in enumerate(entry.sanctions, 1):
            yield _line(entry, sanction, number, views)


def _line(entry: Entry, sanction: Sanction, number: int, views: Views) -> SanctionLine:
    decided = entry.dates.decided if entry.dates else None
    return SanctionLine(
        id=f"sanction_{entry.period}_{entry.slug}_{number}",
        entry=views.teaser(entry),
        date=decided.date if decided else entry.date,
        updated=views.updated(entry),
        type=sanction.type,
        kind=label_in("sanction", sanction.type, views.language),
        measure=sanction.measure(views.language),
        amount=sanction.amount,
        currency=sanction.currency or "",
        each=sanction.each(views.language),
        on=next((party.name for party in entry.parties if party.id == sanction.on), ""),
        status=sanction.status or "",
        note=sanction.note or "",
        is_withdrawn=entry.withdrawn is not None,
    )
