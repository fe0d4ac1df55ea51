"""The pages of registered parties."""

from collections.abc import Iterator

from bulletin.schema.registries import Organisation
from bulletin.values.addresses import PARTIES
from bulletin.views.index_pages import index_link
from bulletin.views.listing_pages import Subject
from bulletin.views.page_types import RecordItem as Item
from bulletin.views.page_types import Row
from bulletin.views.shared_views import Views

NAMED = 40
"""The maximum of companies listed on the page of a group; the index has all."""


def compose_party(item_id: str, views: Views) -> Subject:
    """Return the subject of a registered party, including the entries of its subsidiaries.

    It links to its group and its subsidiaries, as far as entries name them.
    """
    named = views.names.party(item_id)
    about = views.language.gettext("Entries involving %(name)s")
    return Subject(
        name=named.name,
        address=named.address,
        index=index_link(PARTIES, views.language),
        about=about % {"name": named.name},
        search=f"party={item_id}",
        rows=(*_names_of(item_id, views), *_place_of(item_id, views)),
    )


def _names_of(item_id: str, views: Views) -> Iterator[Row]:
    _, item = views.language.gettext, _organisation(item_id, views)
    if original := item.name_original:
        yield Row(_("Original name"), (Item(original.text, lang=original.lang),))
    if item.abbreviation:
        yield Row(_("Abbreviation"), (Item(item.abbreviation),))
    if item.former_names:
        yield Row(_("Former names"), tuple(map(Item, item.former_names)))
    if item.aliases:
        yield Row(_("Also known as"), (Item(", ".join(item.aliases)),))


def _place_of(item_id: str, views: Views) -> Iterator[Row]:
    """Yield the group, subsidiaries, sector and jurisdiction of a party."""
    _, item, registry = views.language.gettext, _organisation(item_id, views), views.names.registry
    if item.group and item.group in registry.parties:
        yield Row(_("Group"), (_linked(item.group, views),))
    if own := _companies_of(item_id, views):
        yield Row(_("Group companies"), own)
    if item.sector and item.sector in registry.sectors:
        yield Row(_("Sector"), (Item(registry.sectors[item.sector].called(views.language)),))
    if item.jurisdiction:
        yield Row(_("Jurisdiction"), (views.names.place(item.jurisdiction),))
    if item.url:
        yield Row(_("Website"), (Item(item.url, url=item.url),))


def _companies_of(group: str, views: Views) -> tuple[Item, ...]:
    """Return the subsidiaries that entries name, those with the most entries first."""
    names = views.names
    own = map(names.party, names.companies.get(group, ()))
    ordered = sorted(own, key=lambda one: (-len(names.with_party[one.id]), names.sort_key(one)))
    return tuple(
        Item(one.name, address=one.address, count=len(names.with_party[one.id]))
        for one in ordered[:NAMED]
    )


def _linked(item_id: str, views: Views) -> Item:
    named = views.names.party(item_id)
    return Item(named.name, address=named.address)


def _organisation(item_id: str, views: Views) -> Organisation:
    item: Organisation = views.names.registry.parties[item_id]
    return item
