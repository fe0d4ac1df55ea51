"""The register of sanctions as a column table, for filtering in the browser."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from bulletin.language.languages import Language
from bulletin.schema.registries import Register
from bulletin.values.addresses import REGISTER, register_texts_address
from bulletin.values.law_references import LawReference
from bulletin.views.column_tables import ColumnTable, ColumnTexts, Value, column, parts_of
from bulletin.views.page_types import File, Named
from bulletin.views.sanction_rows import SanctionLine, newest_first, sanction_lines
from bulletin.views.shared_views import Views
from bulletin.views.vocabulary_labels import label_in

Filter = tuple[str, Callable[[SanctionLine], Iterable[Value]]]
"""The name of a column in addresses, and its values for a sanction."""


def compose_register(views: Views) -> Iterator[File]:
    """Yield the columns of the register, and the texts of its rows, newest first."""
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
        columns=tuple(column(name, rows, values_of) for name, values_of in _filters(views, laws)),
        dates=tuple(str(row.date) for row in rows),
        amounts=tuple("" if row.amount is None else f"{row.amount:f}" for row in rows),
        lines=tuple(place[row.id] for row in rows),
        texts=tuple(register_texts_address(number) for number in range(1, len(parts) + 1)),
    )
    for number, part in enumerate(parts, 1):
        texts = tuple(_texts(row, views.language) for row in part)
        yield ColumnTexts(address=register_texts_address(number), rows=texts)


def _filters(views: Views, laws: Mapping[str, Sequence[LawReference]]) -> tuple[Filter, ...]:
    """Return the filters in the order in which they are shown."""
    names, registry, language = views.names, views.bulletin.registry, views.language

    def law_values(row: SanctionLine) -> Iterable[Value]:
        return ((one.law, names.law(one.law).name) for one in laws[row.entry.address])

    def provisions(row: SanctionLine) -> Iterator[Value]:
        named = (one for one in laws[row.entry.address] if one.provision)
        for one in (part for reference in named for part in (reference.whole, reference)):
            yield str(one), names.provision(one)

    def registered(register: Register, ids: Iterable[str]) -> Iterable[Value]:
        return ((one, register[one].called(language)) for one in ids)

    def status(row: SanctionLine) -> Iterator[Value]:
        word = label_in("status", row.status, language) if row.status else ""
        yield row.status or "none", word or language.gettext("Not stated")

    def party(row: SanctionLine) -> Iterator[Value]:
        own = [(one, names.party(one).name) for one in registry.with_groups(row.party)]
        yield from own
        if row.on and row.on not in (name for _, name in own[:1]):
            yield row.on, row.on

    return (
        ("jurisdiction", lambda row: _values(row.entry.places)),
        ("authority", lambda row: _values(row.entry.authorities)),
        ("law", law_values),
        ("provision", provisions),
        ("sector", lambda row: registered(registry.sectors, row.sectors)),
        ("infringement", lambda row: registered(registry.infringements, row.infringements)),
        ("party", party),
        ("kind", lambda row: [(row.type, row.kind)]),
        ("status", status),
        ("year", lambda row: [(str(row.date.year),) * 2]),
        ("currency", lambda row: [(row.currency,) * 2] if row.currency else ()),
    )


def _values(things: Iterable[Named]) -> Iterable[Value]:
    return ((one.id, one.name) for one in things)


def _texts(row: SanctionLine, language: Language) -> tuple[str, ...]:
    """Return the texts of a row; assets/sanctions/register.js relies on the order."""
    names = (one.name for one in row.entry.jurisdictions)
    offices = (one.name for one in row.entry.authorities)
    return (
        row.entry.title,
        row.entry.address,
        language.date(row.date),
        row.on,
        row.measure,
        row.each,
        row.note,
        " · ".join(filter(None, (", ".join(names), ", ".join(offices)))),
        "withdrawn" if row.is_withdrawn else "",
        "" if row.counts else "open",
        row.party_address,
        row.entry.lang,
    )
