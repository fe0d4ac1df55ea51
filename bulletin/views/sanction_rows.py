"""The rows of the register of sanctions."""

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
"""Statuses of sanctions that are not, not yet or no longer in force."""


@dataclass(frozen=True, slots=True)
class SanctionLine:
    """A sanction in the register, with the entry that reports it."""

    id: str
    entry: Teaser
    date: PartialDate
    """When it was decided, if known; otherwise the date of the entry."""
    updated: PartialDate
    type: str
    kind: str
    measure: str
    """Its amount or duration in words; empty if there is none."""
    amount: Decimal | None
    """For comparisons within a currency; also None if it is not published."""
    is_undisclosed: bool
    """Whether it is monetary with an unpublished amount."""
    currency: str
    each: str
    """For which persons the amount is due, if it is per person."""
    on: str
    """The name of the party."""
    party: str
    """The id of the party, if it is registered."""
    sectors: tuple[str, ...]
    infringements: tuple[str, ...]
    """Ids from the registries, as for the sectors."""
    status: str
    note: str
    is_withdrawn: bool
    is_reviewed: bool
    """Whether a later entry replaces it with its own sanction."""

    @property
    def party_address(self) -> str:
        """Return the address of the party's page; empty if it is not registered."""
        return listing_address(PARTIES, self.party) if self.party else ""

    @property
    def counts(self) -> bool:
        """Return whether it counts in statistics: in force, and not withdrawn."""
        is_final = not (self.is_withdrawn or self.is_reviewed)
        return is_final and self.status not in NOT_IN_FORCE


def sanction_lines(views: Views) -> Iterator[SanctionLine]:
    """Yield all sanctions, in the order of their entries."""
    for entry in views.bulletin.entries:
        for number, sanction in enumerate(entry.sanctions, 1):
            yield _line(entry, sanction, number, views)


def newest_first(rows: Iterable[SanctionLine]) -> list[SanctionLine]:
    """Sort sanctions in the order of the register."""
    return sorted(rows, key=lambda row: (row.date.last_day, row.id), reverse=True)


def sectors_of(sanction: Sanction, entry: Entry, registry: Registry) -> tuple[str, ...]:
    """Return the sectors of the sanctioned party, or of all parties if it is on none."""
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
