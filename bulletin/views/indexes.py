"""The indexes: everything that entries are about, by name, with the number of its entries."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from bulletin.schema.registries import Register
from bulletin.values.addresses import (
    AUTHORITIES,
    INDEXES,
    JURISDICTIONS,
    LAWS,
    SECTIONS,
    TOPICS,
)
from bulletin.values.codes import country_of
from bulletin.views.names import Entries, Names
from bulletin.views.paging import Paging, in_turn
from bulletin.views.parts import Views
from bulletin.views.types import Link, Named, Page, RecordItem

LEADING = 8
"""Things of each index that the page of all indexes names."""


@dataclass(frozen=True, slots=True)
class IndexLine:
    """Something that entries are about, and how many are; its parts are counted with it."""

    named: Named
    count: int
    note: str = ""
    """Its code or abbreviation."""
    parts: "tuple[IndexLine, ...]" = ()


@dataclass(frozen=True, slots=True)
class IndexGroup:
    """The part of an index that belongs to a jurisdiction; `place` is None where there is one."""

    place: RecordItem | None
    lines: tuple[IndexLine, ...]


@dataclass(frozen=True, kw_only=True)
class IndexPage(Page):
    """An index in alphabetical order."""

    template = "index.html"
    kind = "CollectionPage"
    has_own_frame = False
    groups: tuple[IndexGroup, ...]
    paging: Paging


class FirstIndexPage(IndexPage):
    """The page of an index to which the navigation can link."""

    has_own_frame = True


@dataclass(frozen=True, slots=True)
class Summary:
    """An index on the page of all: what it holds, and what most entries are about."""

    link: Link
    about: str
    size: int
    leading: tuple[IndexLine, ...]


@dataclass(frozen=True, kw_only=True)
class IndexesPage(Page):
    """All indexes."""

    template = "indexes.html"
    kind = "CollectionPage"
    indexes: tuple[Summary, ...]


TITLES = {
    JURISDICTIONS: ("Jurisdictions", "Countries and parts of countries that entries are about"),
    AUTHORITIES: ("Authorities", "Who makes, supervises or applies the law"),
    LAWS: ("Laws", "The laws that entries are about"),
    TOPICS: ("Topics", "Subjects that entries share"),
}
"""The indexes by their addresses: what each is called, and what it lists."""
BY_PLACE = (AUTHORITIES, LAWS)
"""Indexes that are divided by jurisdiction."""


def index_link(address: str) -> Link:
    return Link(address, TITLES[address][0])


def compose_indexes(views: Views) -> Iterator[Page]:
    """Each index, and the page of all of them."""
    names, registry = views.names, views.bulletin.registry
    authorities = _registered(registry.authorities, names.authority, names.with_authority)
    laws = _registered(registry.laws, names.law_in_full, names.with_law)
    indexes = {
        JURISDICTIONS: (IndexGroup(None, tuple(_jurisdictions(names))),),
        AUTHORITIES: tuple(_by_place(names, authorities)),
        LAWS: tuple(_by_place(names, laws)),
        TOPICS: (IndexGroup(None, tuple(_topics(names))),),
    }
    for address, groups in indexes.items():
        title, about = TITLES[address]
        by_place = ", by jurisdiction" if address in BY_PLACE else ""
        yield from _pages(address, title, about + by_place, groups)
    sections = Summary(
        Link(SECTIONS, "Sections"),
        "The parts of every issue",
        len(views.sections),
        tuple(
            IndexLine(Named(one.id, one.title, address=one.address), one.count)
            for one in views.sections.values()
        ),
    )
    yield IndexesPage(
        address=INDEXES,
        title="Indexes",
        description="Everything by jurisdiction, authority, law, topic and section",
        indexes=(*(_summary(address, groups) for address, groups in indexes.items()), sections),
    )


def _pages(
    address: str, title: str, about: str, groups: Iterable[IndexGroup]
) -> Iterator[IndexPage]:
    """An index, cut where a page is full."""
    lines = [(group.place, line) for group in groups for line in group.lines]
    sheets = in_turn(lines, address, _weight_of, lambda one: one[1].named.name)
    for sheet in sheets:
        number = sheet.paging.number
        yield (IndexPage if number else FirstIndexPage)(
            address=sheet.address,
            title=f"{title}, page {number}" if number else title,
            description=about,
            groups=tuple(
                IndexGroup(place, tuple(line for _, line in group))
                for place, group in groupby(sheet.items, lambda one: one[0])
            ),
            paging=sheet.paging,
        )


def _weight_of(placed: tuple[RecordItem | None, IndexLine]) -> int:
    return 7 + 7 * len(placed[1].parts)


def _summary(address: str, groups: Iterable[IndexGroup]) -> Summary:
    title, about = TITLES[address]
    lines = [line for group in groups for line in group.lines]
    leading = sorted(lines, key=lambda line: -line.count)[:LEADING]
    size = sum(1 + len(line.parts) for line in lines)
    return Summary(Link(address, title), f"{about}, most entries first", size, tuple(leading))


def _jurisdictions(names: Names) -> Iterator[IndexLine]:
    """Countries with their parts."""
    entries = names.with_jurisdiction
    parts: dict[str, list[IndexLine]] = {}
    for code in entries:
        if "-" in code:
            named = names.jurisdiction(code)
            part = Named(code, named.short, address=named.address)
            line = IndexLine(part, len(entries[code]), code)
            parts.setdefault(country_of(code), []).append(line)
    countries = (
        IndexLine(
            names.jurisdiction(code),
            len(entries[code]),
            code,
            tuple(_in_order(parts.get(code, ()))),
        )
        for code in entries
        if "-" not in code
    )
    yield from _in_order(countries)


def _registered(
    register: Register, named_of: Callable[[str], Named], entries: Entries
) -> Iterator[tuple[str, IndexLine]]:
    """What entries name of a registry, each with the code of its jurisdiction."""
    for item_id, some in entries.items():
        item = register[item_id]
        yield item.jurisdiction, IndexLine(named_of(item_id), len(some), item.abbreviation or "")


def _topics(names: Names) -> list[IndexLine]:
    entries = names.with_topic
    return _in_order(IndexLine(names.topic(one), len(entries[one])) for one in entries)


def _by_place(names: Names, lines: Iterable[tuple[str, IndexLine]]) -> Iterator[IndexGroup]:
    """Lines with the codes of their jurisdictions, country by country."""
    groups: dict[str, list[IndexLine]] = {}
    for code, line in lines:
        groups.setdefault(country_of(code), []).append(line)
    for code in sorted(groups, key=lambda code: names.jurisdiction(code).name):
        yield IndexGroup(names.place(code), tuple(_in_order(groups[code])))


def _in_order(lines: Iterable[IndexLine]) -> list[IndexLine]:
    return sorted(lines, key=lambda line: (line.named.name.casefold(), line.named.id))
