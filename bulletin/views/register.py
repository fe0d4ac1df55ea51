"""The register of sanctions by columns: what a browser needs to filter, sort and count them all."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from bulletin.schema.registries import Registry
from bulletin.schema.vocabulary import label
from bulletin.values.addresses import REGISTER, register_texts_address
from bulletin.values.laws import LawReference
from bulletin.views.columns import ColumnTable, ColumnTexts, Value, column, parts_of
from bulletin.views.parts import Views
from bulletin.views.sanction_lines import SanctionLine, newest_first, sanction_lines
from bulletin.views.types import File, Named

Filter = tuple[str, str, Callable[[SanctionLine], Iterable[Value]]]
"""The name of a column in addresses, its title, and what a sanction has of it."""


def compose_register(views: Views) -> Iterator[File]:
    """The columns of the register, and what its rows say, the newest first."""
    given = list(sanction_lines(views))
    if not given:
        return
    place = {row.id: number for number, row in enumerate(given)}
    rows = newest_first(given)
    parts = parts_of(rows)
    laws = {entry.address: entry.laws for entry in views.bulletin.entries}
    yield ColumnTable(
        address=REGISTER,
        count=len(rows),
        columns=tuple(
            column(name, title, rows, values_of)
            for name, title, values_of in _filters(views.bulletin.registry, laws)
        ),
        dates=tuple(str(row.date) for row in rows),
        amounts=tuple("" if row.amount is None else f"{row.amount:f}" for row in rows),
        lines=tuple(place[row.id] for row in rows),
        texts=tuple(register_texts_address(number) for number in range(1, len(parts) + 1)),
    )
    for number, part in enumerate(parts, 1):
        texts = tuple(map(_texts, part))
        yield ColumnTexts(address=register_texts_address(number), rows=texts)


def _filters(registry: Registry, laws: Mapping[str, Sequence[LawReference]]) -> tuple[Filter, ...]:
    """In the order in which readers are offered them."""

    def law_values(row: SanctionLine) -> Iterable[Value]:
        return ((one.law, registry.laws[one.law].short) for one in laws[row.entry.address])

    def provisions(row: SanctionLine) -> Iterator[Value]:
        named = (one for one in laws[row.entry.address] if one.provision)
        for one in (part for reference in named for part in (reference.whole, reference)):
            yield str(one), registry.provision(one)

    def sectors(row: SanctionLine) -> Iterable[Value]:
        return ((one, registry.sectors[one].name) for one in row.sectors)

    def infringements(row: SanctionLine) -> Iterable[Value]:
        return ((one, registry.infringements[one].name) for one in row.infringements)

    return (
        ("jurisdiction", "Jurisdiction", lambda row: _values(row.entry.places)),
        ("authority", "Authority", lambda row: _values(row.entry.authorities)),
        ("law", "Law", law_values),
        ("provision", "Provision", provisions),
        ("sector", "Sector", sectors),
        ("infringement", "Infringement", infringements),
        ("party", "Party", lambda row: [(row.party or row.on, row.on)] if row.on else ()),
        ("kind", "Kind", lambda row: [(row.type, row.kind)]),
        (
            "status",
            "Status",
            lambda row: [(row.status or "none", label(row.status or "not-stated"))],
        ),
        ("year", "Year", lambda row: [(str(row.date.year), str(row.date.year))]),
        (
            "currency",
            "Currency",
            lambda row: [(row.currency, row.currency)] if row.currency else (),
        ),
    )


def _status(row: SanctionLine) -> Iterator[Value]:
    yield row.status or "none", label(row.status or "not-stated")


def _values(things: Iterable[Named]) -> Iterable[Value]:
    return ((one.id, one.name) for one in things)


def _texts(row: SanctionLine) -> tuple[str, ...]:
    """What a row of the register says; assets/sanctions/register.js knows the order."""
    names = (one.name for one in row.entry.jurisdictions)
    offices = (one.name for one in row.entry.authorities)
    return (
        row.entry.title,
        row.entry.address,
        row.date.spoken,
        row.on,
        row.measure,
        row.each,
        row.note,
        " · ".join(filter(None, (", ".join(names), ", ".join(offices)))),
        "withdrawn" if row.is_withdrawn else "",
        "" if row.counts else "open",
    )
