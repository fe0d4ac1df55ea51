"""Sanctions as the register lists them, each with the entry that reports it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from bulletin.schema.entries import Entry
from bulletin.schema.registries import Registry
from bulletin.schema.sanctions import Sanction
from bulletin.values.addresses import PARTIES, listing_address
from bulletin.values.dates import PartialDate
from bulletin.views.page_types import Teaser
from bulletin.views.shared_views import Views
from bulletin.views.vocabulary_labels import label_in

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
    """Of money, for comparisons within its currency; None where it is not published, too."""
    is_undisclosed: bool
    """Whether it is of money, and nobody has published how much."""
    currency: str
    each: str
    """Whether the amount is due from, or to, each of several persons."""
    on: str
    """What the party is called that it is imposed on."""
    party: str
    """The id of this party, if the registry has it."""
    sectors: tuple[str, ...]
    infringements: tuple[str, ...]
    """Ids of the registries, as for the sectors."""
    status: str
    note: str
    is_withdrawn: bool
    is_reviewed: bool
    """Whether a later entry says what became of it, whose sanction counts in its place."""

    @property
    def party_address(self) -> str:
        """The page of the party; empty where the registry does not have it."""
        return listing_address(PARTIES, self.party) if self.party else ""

    @property
    def counts(self) -> bool:
        """Whether it is to be reckoned with: in force, and reported by a sound entry."""
        is_final = not (self.is_withdrawn or self.is_reviewed)
        return is_final and self.status not in NOT_IN_FORCE


def sanction_lines(views: Views) -> Iterator[SanctionLine]:
    """All sanctions, in the order of their entries."""
    for entry in views.bulletin.entries:
        for number, sanction in enumerate(entry.sanctions, 1):
            yield _line(entry, sanction, number, views)


def newest_first(rows: Iterable[SanctionLine]) -> list[SanctionLine]:
    """Sanctions in the order of the register."""
    return sorted(rows, key=lambda row: (row.date.last_day, row.id), reverse=True)


def sectors_of(sanction: Sanction, entry: Entry, registry: Registry) -> tuple[str, ...]:
    """The ids of the sectors of whom a sanction is on; of all parties where it is on none."""
    return registry.sectors_of(one for one in entry.parties if sanction.on in (None, one.id))


def _line(entry: Entry, sanction: Sanction, number: int, views: Views) -> SanctionLine:
    decided = entry.dates.decided if entry.dates else None
    registry = views.bulletin.registry
    party = next((one for one in entry.parties if one.id == sanction.on), None)
    return SanctionLine(
        id=f"sanction_{entry.period}_{entry.slug}_{number}",
        entry=views.teaser(entry),
        date=decided.date if decided else entry.date,
        updated=views.changed_on(entry),
        type=sanction.type,
        kind=label_in("sanction", sanction.type, views.language),
        measure=sanction.measure(views.language),
        amount=sanction.stated_amount,
        is_undisclosed=sanction.is_undisclosed,
        currency=sanction.currency or "",
        each=sanction.each(views.language),
        on=registry.party_name(party, views.language) if party else "",
        party=next(iter(registry.organisations([party])), "") if party else "",
        sectors=sectors_of(sanction, entry, registry),
        infringements=entry.infringements,
        status=sanction.status or "",
        note=sanction.note or "",
        is_withdrawn=entry.withdrawn is not None,
        is_reviewed=views.outcome(sanction, entry) is not None,
    )
