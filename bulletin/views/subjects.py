"""The pages of jurisdictions, authorities, laws and topics: what each is, and its entries."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from bulletin.schema.registries import Authority, Law, Original, Topic
from bulletin.schema.vocabulary import label
from bulletin.values.addresses import AUTHORITIES, JURISDICTIONS, LAWS, TOPICS
from bulletin.values.codes import country_of
from bulletin.values.laws import LawReference
from bulletin.views.indexes import index_link
from bulletin.views.listings import ListingPage, Subject, compose_listing
from bulletin.views.names import Entries, official_text
from bulletin.views.parts import Views
from bulletin.views.provisions import provision_of, provisions_of
from bulletin.views.types import Link, Named, Row
from bulletin.views.types import RecordItem as Item

NAMED = 40
"""Parts, authorities and laws that the page of a jurisdiction names at most; indexes have all."""


def compose_subjects(views: Views) -> Iterator[ListingPage]:
    """The pages of everything that an entry names."""
    names = views.names
    kinds: tuple[tuple[Entries, Callable[[str, Views], Subject]], ...] = (
        (names.with_jurisdiction, _jurisdiction),
        (names.with_authority, _authority),
        (names.with_topic, _topic),
    )
    for entries_with, subject_of in kinds:
        for item_id, entries in entries_with.items():
            yield from compose_listing(subject_of(item_id, views), entries, views)
    for law, entries in names.with_law.items():
        provisions = provisions_of(law, names.with_provision)
        yield from compose_listing(_law(law, views), entries, views, provisions=provisions)
    for whole, entries in names.with_provision.items():
        yield from compose_listing(_provision(whole, views), entries, views)


def _jurisdiction(code: str, views: Views) -> Subject:
    names, registry = views.names, views.bulletin.registry
    named = names.jurisdiction(code)
    parts = (one for one in names.with_jurisdiction if one != code and _is_within(one, code))
    authorities = _of_place(code, registry.authorities.items, names.with_authority)
    laws = _of_place(code, registry.laws.items, names.with_law)
    rows = [Row("Code", (Item(code),))]
    if named.within:
        rows.append(Row("Part of", (names.place(named.within.id),)))
    rows += _counted("Parts", map(names.jurisdiction, parts), names.with_jurisdiction)
    rows += _counted("Authorities", map(names.authority, authorities), names.with_authority)
    rows += _counted("Laws", map(names.law_in_full, laws), names.with_law)
    return Subject(
        name=named.name,
        address=named.address,
        index=index_link(JURISDICTIONS),
        about=f"Entries from {named.name}: legislation, enforcement and cases",
        search=f"jurisdiction={code}",
        rows=tuple(rows),
    )


def _authority(item_id: str, views: Views) -> Subject:
    item: Authority = views.bulletin.registry.authorities[item_id]
    rows = [*_registered(item, views)]
    if item.url:
        rows.append(Row("Website", (Item(item.url, url=item.url),)))
    return Subject(
        name=item.name,
        address=views.names.authority(item_id).address,
        index=index_link(AUTHORITIES),
        about=f"What {item.name} did: entries, the newest first",
        search=f"authority={item_id}",
        rows=tuple(rows),
    )


def _law(item_id: str, views: Views) -> Subject:
    item: Law = views.bulletin.registry.laws[item_id]
    rows = [*_registered(item, views)]
    if url := official_text(item):
        rows.append(Row("Official text", (Item(url, url=url),)))
    if item.celex:
        rows.append(Row("CELEX", (Item(item.celex),)))
    return Subject(
        name=item.name,
        address=views.names.law(item_id).address,
        index=index_link(LAWS),
        about=f"{item.name}: entries that concern it, and its provisions",
        search=f"law={item_id}",
        rows=tuple(rows),
        legislation=views.names.legislation(item_id),
    )


def _provision(whole: LawReference, views: Views) -> Subject:
    names = views.names
    law = names.law_in_full(whole.law)
    provision = provision_of(whole, names.with_provision[whole])
    parts = tuple(Item(f"{one.name}: {one.count}") for one in provision.parts)
    return Subject(
        name=views.bulletin.registry.provision(whole),
        address=provision.address,
        index=index_link(LAWS),
        law=Link(law.address, law.name),
        about=f"Entries that concern {whole.spoken} of {law.name}",
        search=f"law={whole.law}",
        rows=(Row("Parts", parts),) if parts else (),
    )


def _topic(item_id: str, views: Views) -> Subject:
    item: Topic = views.bulletin.registry.topics[item_id]
    return Subject(
        name=item.name,
        address=views.names.topic(item_id).address,
        index=index_link(TOPICS),
        about=f"Entries on {item.name}",
        search=f"topic={item_id}",
        rows=tuple(_also(item.aliases)),
    )


def _registered(item: Authority | Law, views: Views) -> Iterator[Row]:
    """The other names of a thing, what it is, and where it belongs."""
    if isinstance(item.name_original, Original):
        original = Item(item.name_original.text, lang=item.name_original.lang)
        yield Row("Original name", (original,))
    if item.abbreviation:
        yield Row("Abbreviation", (Item(item.abbreviation),))
    yield from _also(item.aliases)
    yield Row("Kind", (Item(label(item.kind)),))
    yield Row("Jurisdiction", (views.names.place(item.jurisdiction),))


def _also(aliases: tuple[str, ...]) -> Iterator[Row]:
    if aliases:
        yield Row("Also known as", (Item(", ".join(aliases)),))


def _is_within(code: str, place: str) -> bool:
    """Whether a jurisdiction is another one or a part of it."""
    return place in (code, country_of(code))


def _of_place(place: str, items: Mapping[str, Authority | Law], entries: Entries) -> Iterator[str]:
    """The ids of what belongs to a jurisdiction, as far as entries name it."""
    return (one for one in entries if _is_within(items[one].jurisdiction, place))


def _counted(title: str, named: Iterable[Named], entries: Entries) -> Iterator[Row]:
    """A row of links with the number of entries behind each, those with the most first."""
    ordered = sorted(named, key=lambda one: (-len(entries[one.id]), one.name))
    if ordered:
        label = f"{title} ({NAMED} of {len(ordered)})" if ordered[NAMED:] else title
        items = (
            Item(one.short, address=one.address, count=len(entries[one.id]))
            for one in ordered[:NAMED]
        )
        yield Row(label, tuple(items))
