"""From entries to the tables of the dataset."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from bulletin.language.languages import ENGLISH
from bulletin.language.message_markers import N_
from bulletin.schema.entries import Affected, Entry
from bulletin.schema.identifiers import IDENTIFIER_NAMES
from bulletin.schema.quantities import qualified
from bulletin.views.changes import correction_in_words
from bulletin.views.dataset_rows import DateRow, EntryRow, Row, SanctionRow, SourceRow
from bulletin.views.page_types import Named
from bulletin.views.sanction_rows import sectors_of
from bulletin.views.shared_views import Views


class TableKind(NamedTuple):
    """A table: its name in addresses, its title, its rows, and what makes those of an entry."""

    name: str
    title: str
    row: type[Row]
    rows_of: Callable[[Entry, Views], Iterable[Row]]


def _address(entry: Entry, views: Views) -> str:
    return views.bulletin.settings.base_url + entry.address


def _names(named: Iterable[Named]) -> tuple[str, ...]:
    return tuple(one.name for one in named)


def _entry_rows(entry: Entry, views: Views) -> Iterator[EntryRow]:
    original, gone, registry = entry.title_original, entry.withdrawn, views.bulletin.registry
    identifiers = {name: getattr(entry.identifiers, name, None) or "" for name in IDENTIFIER_NAMES}
    yield EntryRow(
        entry=entry.id,
        address=_address(entry, views),
        title=entry.title,
        title_original=original.text if original else "",
        title_lang=original.lang if original else "",
        published=str(views.published(entry)),
        updated=str(views.changed_on(entry)),
        section=entry.section,
        subsection=entry.subsection or "",
        kind=entry.kind or "",
        stage=entry.stage or "",
        outcome=entry.outcome or "",
        date=str(entry.date),
        jurisdictions=entry.jurisdictions,
        authorities=_names(views.teaser(entry).authorities),
        laws=views.laws(entry),
        law_ids=tuple(map(str, entry.laws)),
        topics=_names(views.teaser(entry).topics),
        **identifiers,
        parties=tuple(registry.party_name(one, views.language) for one in entry.parties),
        party_ids=tuple(one.id for one in entry.parties if one.id in registry.parties),
        sectors=registry.sectors_of(entry.parties),
        infringements=entry.infringements,
        affected=tuple(map(_affected, entry.affected)),
        deadline_unknown=entry.deadline_unknown,
        follows=tuple(follow.id for follow in entry.follows),
        relations=tuple(follow.relation for follow in entry.follows),
        summary=entry.summary or "",
        action=entry.action or "",
        audience=entry.audience,
        corrections=tuple(
            f"{one.date}: {correction_in_words(one, ENGLISH)}" for one in entry.corrections
        ),
        withdrawn=str(gone.date) if gone else "",
        withdrawn_because=gone.reason if gone else "",
    )


def _affected(one: Affected) -> str:
    """A number with what it counts, in the fixed words of the data."""
    return qualified(f"{one.count} {one.what}", one.qualifier, ENGLISH)


def _sanction_rows(entry: Entry, views: Views) -> Iterator[SanctionRow]:
    registry = views.bulletin.registry
    parties = {party.id: party for party in entry.parties}
    for sanction in entry.sanctions:
        party = parties.get(sanction.on or "")
        amount, outcome = sanction.stated_amount, views.outcome(sanction, entry)
        yield SanctionRow(
            entry=entry.id,
            address=_address(entry, views),
            title=entry.title,
            date=str(entry.date),
            jurisdictions=entry.jurisdictions,
            authorities=_names(views.teaser(entry).authorities),
            laws=views.laws(entry),
            type=sanction.type,
            amount="" if amount is None else f"{amount:f}",
            undisclosed=sanction.is_undisclosed,
            currency=sanction.currency or "",
            per=sanction.per if sanction.amount else "",
            persons=sanction.persons,
            qualifier=sanction.qualifier if amount or sanction.duration else "",
            duration=sanction.duration or "",
            on=registry.party_name(party, views.language) if party else "",
            party_id=party.id if party and party.id in registry.parties else "",
            role=party.role or "" if party else "",
            sectors=sectors_of(sanction, entry, registry),
            infringements=entry.infringements,
            status=sanction.status or "",
            note=sanction.note or "",
            later_stage=outcome.entry.id if outcome else "",
            withdrawn=entry.withdrawn is not None,
        )


def _date_rows(entry: Entry, views: Views) -> Iterator[DateRow]:
    for name, given in entry.dates.given() if entry.dates else ():
        yield DateRow(
            entry=entry.id,
            address=_address(entry, views),
            title=entry.title,
            jurisdictions=entry.jurisdictions,
            laws=views.laws(entry),
            name=name,
            date=str(given.date),
            previously=tuple(str(earlier.date) for earlier in given.previously),
            moved=str(given.previously[-1].changed or "") if given.previously else "",
            withdrawn=entry.withdrawn is not None,
        )


def _source_rows(entry: Entry, views: Views) -> Iterator[SourceRow]:
    for number, source in enumerate(entry.cited_sources, 1):
        yield SourceRow(
            entry=entry.id,
            address=_address(entry, views),
            number=number,
            url=source.url or "",
            title=source.title or "",
            title_original=source.title_original or "",
            lang=source.lang or "",
            publisher=source.publisher or "",
            type=source.type or "",
            published=str(source.published or ""),
            pages=source.pages or "",
            paragraph=source.paragraph or "",
            access=source.access or "",
            accessed=str(source.accessed or ""),
            archive_url=source.archive_url or "",
            archived=str(source.archived or ""),
        )


TABLES = (
    TableKind("entries", N_("Entries"), EntryRow, _entry_rows),
    TableKind("sanctions", N_("Sanctions"), SanctionRow, _sanction_rows),
    TableKind("dates", N_("Key dates"), DateRow, _date_rows),
    TableKind("sources", N_("Sources"), SourceRow, _source_rows),
)
