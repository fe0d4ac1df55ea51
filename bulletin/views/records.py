"""The record of an entry: what its fields say, in words."""

from collections.abc import Iterator

from bulletin.schema.entries import Affected, Entry
from bulletin.schema.identifiers import IDENTIFIER_NAMES
from bulletin.schema.key_dates import KeyDate
from bulletin.schema.quantities import QUALIFIED
from bulletin.schema.registries import Registry
from bulletin.schema.sanctions import Party, Sanction
from bulletin.schema.vocabulary import label
from bulletin.views.names import Names
from bulletin.views.types import RecordItem as Item
from bulletin.views.types import Row


def compose_record(entry: Entry, names: Names, registry: Registry) -> Iterator[Row]:
    """What the page of an entry shows of its fields."""
    yield from _what_it_is(entry)
    yield from _dates_of(entry)
    if entry.laws:
        yield Row("Laws", tuple(map(names.reference, entry.laws)))
    yield from _identifiers_of(entry)
    yield from _case_of(entry, registry)
    if entry.topics:
        topics = map(names.topic, entry.topics)
        yield Row("Topics", tuple(Item(one.name, address=one.address) for one in topics))
    if entry.action:
        yield Row("What to do", (Item(entry.action),))
    if entry.audience:
        yield Row("For", tuple(Item(label(one)) for one in entry.audience))


def _what_it_is(entry: Entry) -> Iterator[Row]:
    if title := entry.title_original:
        yield Row("Original title", (Item(title.text, lang=title.lang),))
    for name in ("kind", "stage", "outcome"):
        if word := getattr(entry, name):
            yield Row(label(name), (Item(label(word)),))


def _dates_of(entry: Entry) -> Iterator[Row]:
    for name, given in entry.dates.given() if entry.dates else ():
        yield Row(label(name.replace("_", "-")), tuple(_date(given)))
    if entry.deadline_unknown:
        yield Row("Consultation closes", (Item("not known"),))


def _date(given: KeyDate) -> Iterator[Item]:
    yield Item(given.date.spoken, given.date)
    for earlier in reversed(given.previously):
        changed = f", changed {earlier.changed.spoken}" if earlier.changed else ""
        yield Item(f"previously {earlier.date.spoken}{changed}")


def _identifiers_of(entry: Entry) -> Iterator[Row]:
    for name, called in IDENTIFIER_NAMES.items() if entry.identifiers else ():
        if text := getattr(entry.identifiers, name):
            yield Row(called, (Item(text),))


def _case_of(entry: Entry, registry: Registry) -> Iterator[Row]:
    if entry.parties:
        yield Row("Parties", tuple(_party(one, registry) for one in entry.parties))
        yield from _sectors(entry, registry)
    if entry.infringements:
        kinds = (registry.infringements[one].name for one in entry.infringements)
        yield Row("Infringements", tuple(map(Item, kinds)))
    if entry.sanctions:
        yield Row("Sanctions", tuple(_sanction(one, entry, registry) for one in entry.sanctions))
    if entry.affected:
        yield Row("Affected", tuple(map(_affected, entry.affected)))


def _sectors(entry: Entry, registry: Registry) -> Iterator[Row]:
    """What the parties do, each once."""
    sectors = dict.fromkeys(filter(None, map(registry.sector_of, entry.parties)))
    if sectors:
        yield Row("Sector", tuple(Item(registry.sectors[one].name) for one in sectors))


def _party(party: Party, registry: Registry) -> Item:
    about = [party.role] if party.role else []
    about += ["anonymised"] if party.anonymised else []
    name = registry.party_name(party)
    return Item(f"{name} ({', '.join(about)})" if about else name)


def _sanction(sanction: Sanction, entry: Entry, registry: Registry) -> Item:
    """Its party comes first, since a name with an article reads badly within a sentence."""
    on = next((registry.party_name(one) for one in entry.parties if one.id == sanction.on), "")
    spoken = f"{on}: {sanction.spoken[0].lower()}{sanction.spoken[1:]}" if on else sanction.spoken
    status = f" ({sanction.status})" if sanction.status else ""
    note = f" – {sanction.note}" if sanction.note else ""
    return Item(f"{spoken}{status}{note}")


def _affected(one: Affected) -> Item:
    return Item(f"{QUALIFIED[one.qualifier]}{one.count:,} {one.what}")
