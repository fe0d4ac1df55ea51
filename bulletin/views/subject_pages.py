"""The pages of subjects, from jurisdictions to topics, with their entries."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from urllib.parse import urlencode

from bulletin.language.languages import Language
from bulletin.schema.registries import Authority, Law, Original, Topic
from bulletin.values.addresses import AUTHORITIES, JURISDICTIONS, LAWS, TOPICS
from bulletin.values.codes import country_of
from bulletin.values.law_references import LawReference
from bulletin.views.comparison_page import comparison_query
from bulletin.views.fine_statistics import (
    charts_by_year,
    penalties_by_authority,
    penalties_by_party,
)
from bulletin.views.index_pages import index_link
from bulletin.views.law_provisions import provision_of, provisions_of
from bulletin.views.listing_pages import ListingPage, Subject, compose_listing
from bulletin.views.page_types import Link, Named, Row
from bulletin.views.page_types import RecordItem as Item
from bulletin.views.party_pages import compose_party
from bulletin.views.shared_views import Views
from bulletin.views.subjects import Entries, official_text
from bulletin.views.vocabulary_labels import label_in

NAMED = 40
"""The maximum of parts, authorities and laws on the page of a jurisdiction; indexes have all."""


def compose_subjects(views: Views) -> Iterator[ListingPage]:
    """Yield the pages of all subjects that entries name."""
    names = views.names
    kinds: tuple[tuple[Entries, Callable[[str, Views], Subject]], ...] = (
        (names.with_jurisdiction, _jurisdiction),
        (names.with_topic, _topic),
    )
    for entries_with, subject_of in kinds:
        for item_id, entries in entries_with.items():
            yield from compose_listing(subject_of(item_id, views), entries, views)
    imposed = penalties_by_authority(views)
    for item_id, entries in names.with_authority.items():
        own = imposed.get(item_id, ())
        charts = tuple(charts_by_year(own, views.language, of_authority=True))
        yield from compose_listing(_authority(item_id, views), entries, views, charts=charts)
    on_parties = penalties_by_party(views)
    for item_id, entries in names.with_party.items():
        charts = tuple(charts_by_year(on_parties.get(item_id, ()), views.language))
        yield from compose_listing(compose_party(item_id, views), entries, views, charts=charts)
    for law, entries in names.with_law.items():
        provisions = provisions_of(law, names.with_provision, views.language)
        yield from compose_listing(_law(law, views), entries, views, provisions=provisions)
    for whole, entries in names.with_provision.items():
        yield from compose_listing(_provision(whole, views), entries, views)


def _jurisdiction(code: str, views: Views) -> Subject:
    names, registry = views.names, views.bulletin.registry
    place = names.jurisdiction(code)
    parts = (one for one in names.with_jurisdiction if one != code and _is_within(one, code))
    authorities = _of_place(code, registry.authorities.items, names.with_authority)
    laws = _of_place(code, registry.laws.items, names.with_law)
    _ = views.language.gettext
    rows = [Row(_("Code"), (Item(code),))]
    if place.within:
        rows.append(Row(_("Part of"), (names.place(place.within.id),)))
    rows += _counted(_("Parts"), views, map(names.jurisdiction, parts), names.with_jurisdiction)
    rows += _counted(
        _("Authorities"), views, map(names.authority, authorities), names.with_authority
    )
    rows += _counted(_("Laws"), views, map(names.law_in_full, laws), names.with_law)
    return Subject(
        name=place.name,
        address=place.address,
        index=index_link(JURISDICTIONS, views.language),
        about=_("Entries from %(name)s: legislation, enforcement and cases") % {"name": place.name},
        search=f"jurisdiction={code}",
        compare=comparison_query("jurisdiction", code),
        rows=tuple(rows),
    )


def _authority(item_id: str, views: Views) -> Subject:
    _ = views.language.gettext
    item: Authority = views.bulletin.registry.authorities[item_id]
    name = views.names.authority(item_id).name
    rows = [*_registered(item, views)]
    if item.url:
        rows.append(Row(_("Website"), (Item(item.url, url=item.url),)))
    return Subject(
        name=name,
        address=views.names.authority(item_id).address,
        index=index_link(AUTHORITIES, views.language),
        about=_("Entries about the work of %(name)s, newest first") % {"name": name},
        search=f"authority={item_id}",
        compare=comparison_query("authority", item_id),
        rows=tuple(rows),
    )


def _law(item_id: str, views: Views) -> Subject:
    _ = views.language.gettext
    item: Law = views.bulletin.registry.laws[item_id]
    name = views.names.law_in_full(item_id).name
    rows = [*_registered(item, views)]
    if url := official_text(item):
        rows.append(Row(_("Official text"), (Item(url, url=url),)))
    if item.celex:
        rows.append(Row(views.language.pgettext("identifier", "CELEX"), (Item(item.celex),)))
    return Subject(
        name=name,
        address=views.names.law(item_id).address,
        index=index_link(LAWS, views.language),
        about=_("%(name)s: entries on the law and its provisions") % {"name": name},
        search=f"law={item_id}",
        compare=comparison_query("law", item_id),
        rows=tuple(rows),
        legislation=views.names.legislation(item_id),
    )


def _provision(whole: LawReference, views: Views) -> Subject:
    names = views.names
    law = names.law_in_full(whole.law)
    provision = provision_of(whole, names.with_provision[whole], views.language)
    parts = tuple(Item(f"{one.name} · {one.count}") for one in provision.parts)
    return Subject(
        name=names.provision(whole),
        address=provision.address,
        index=index_link(LAWS, views.language),
        law=Link(law.address, law.name),
        about=views.language.gettext("Entries on %(provision)s")
        % {"provision": names.provision(whole)},
        search=f"law={whole.law}",
        watch=urlencode({"law": str(whole)}),
        rows=(Row(views.language.gettext("Parts"), parts),) if parts else (),
    )


def _topic(item_id: str, views: Views) -> Subject:
    item: Topic = views.bulletin.registry.topics[item_id]
    name = item.called(views.language)
    return Subject(
        name=name,
        address=views.names.topic(item_id).address,
        index=index_link(TOPICS, views.language),
        about=views.language.gettext("Entries on %(name)s") % {"name": name},
        search=f"topic={item_id}",
        rows=tuple(_also(item.aliases, views.language)),
    )


def _registered(item: Authority | Law, views: Views) -> Iterator[Row]:
    """Yield the other names of a registered thing, its kind, and its jurisdiction."""
    _, vocabulary = views.language.gettext, "law" if isinstance(item, Law) else "authority"
    if isinstance(item.name_original, Original):
        original = Item(item.name_original.text, lang=item.name_original.lang)
        yield Row(_("Original name"), (original,))
    if item.abbreviation:
        yield Row(_("Abbreviation"), (Item(item.abbreviation),))
    yield from _also(item.aliases, views.language)
    yield Row(_("Kind"), (Item(label_in(vocabulary, item.kind, views.language)),))
    yield Row(_("Jurisdiction"), (views.names.place(item.jurisdiction),))


def _also(aliases: tuple[str, ...], language: Language) -> Iterator[Row]:
    if aliases:
        yield Row(language.gettext("Also known as"), (Item(", ".join(aliases)),))


def _is_within(code: str, place: str) -> bool:
    """Return whether a jurisdiction is another one or a part of it."""
    return place in (code, country_of(code))


def _of_place(place: str, items: Mapping[str, Authority | Law], entries: Entries) -> Iterator[str]:
    """Yield the ids of a jurisdiction's items that entries name."""
    return (one for one in entries if _is_within(items[one].jurisdiction, place))


def _counted(title: str, views: Views, named: Iterable[Named], entries: Entries) -> Iterator[Row]:
    """Yield a row of links with numbers of entries, the most frequent first."""
    ordered = sorted(named, key=lambda one: (-len(entries[one.id]), views.names.sort_key(one)))
    if ordered:
        label = f"{title} ({NAMED} of {len(ordered)})" if ordered[NAMED:] else title
        items = (
            Item(one.short, address=one.address, count=len(entries[one.id]))
            for one in ordered[:NAMED]
        )
        yield Row(label, tuple(items))
