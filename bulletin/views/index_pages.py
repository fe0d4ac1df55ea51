"""The indexes of subjects by name, with the number of entries."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from bulletin.language.languages import Language
from bulletin.language.message_markers import N_
from bulletin.schema.registries import Register
from bulletin.values.addresses import (
    AUTHORITIES,
    INDEXES,
    JURISDICTIONS,
    LAWS,
    PARTIES,
    SECTIONS,
    TOPICS,
)
from bulletin.values.codes import country_of
from bulletin.views.page_types import Link, Named, Page, RecordItem
from bulletin.views.pagination import Paging, in_turn, numbered_title
from bulletin.views.shared_views import Views
from bulletin.views.subjects import Entries, Names

LEADING = 8
"""The number of subjects of each index on the page of all indexes."""


@dataclass(frozen=True, slots=True)
class IndexLine:
    """A subject with its number of entries, which includes its parts."""

    named: Named
    count: int
    note: str = ""
    """Its code or abbreviation."""
    parts: "tuple[IndexLine, ...]" = ()


@dataclass(frozen=True, slots=True)
class IndexGroup:
    """The part of an index for a jurisdiction; `place` is None without jurisdictions."""

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
    """The first page of an index, to which the navigation can link."""

    has_own_frame = True


@dataclass(frozen=True, slots=True)
class Summary:
    """An index on the page of all indexes, with its most frequent subjects."""

    link: Link
    about: str
    all: str
    """The label of the link to it."""
    size: int
    leading: tuple[IndexLine, ...]


@dataclass(frozen=True, kw_only=True)
class IndexesPage(Page):
    """All indexes."""

    template = "indexes.html"
    kind = "CollectionPage"
    indexes: tuple[Summary, ...]


class IndexWords(NamedTuple):
    """Messages of an index: title and description, and the same on the page of all indexes."""

    title: str
    about: str
    leading: str
    all: str


TITLES = {
    JURISDICTIONS: IndexWords(
        N_("Jurisdictions"),
        N_("Entries by country, state and region"),
        N_("Countries, states and regions, by number of entries."),
        N_("All %(size)s jurisdictions"),
    ),
    AUTHORITIES: IndexWords(
        N_("Authorities"),
        N_("Regulators, courts, legislatures and governments, by jurisdiction"),
        N_("Regulators, courts, legislatures and governments, by number of entries."),
        N_("All %(size)s authorities"),
    ),
    LAWS: IndexWords(
        N_("Laws"),
        N_("Laws covered in the bulletin, by jurisdiction"),
        N_("Laws covered in the bulletin, by number of entries."),
        N_("All %(size)s laws"),
    ),
    PARTIES: IndexWords(
        N_("Parties"),
        N_("Companies and other organisations in reported matters"),
        N_("Companies and other organisations in reported matters, by number of entries."),
        N_("All %(size)s parties"),
    ),
    TOPICS: IndexWords(
        N_("Topics"),
        N_("Topics covered in the bulletin"),
        N_("Topics covered in the bulletin, by number of entries."),
        N_("All %(size)s topics"),
    ),
}
"""The indexes by address."""


def index_link(address: str, language: Language) -> Link:
    return Link(address, language.gettext(TITLES[address].title))


def compose_indexes(views: Views) -> Iterator[Page]:
    """Yield each index, and the page of all indexes."""
    names, registry, _ = views.names, views.bulletin.registry, views.language.gettext
    authorities = _registered(registry.authorities, names.authority, names.with_authority)
    laws = _registered(registry.laws, names.law_in_full, names.with_law)
    indexes = {
        JURISDICTIONS: (IndexGroup(None, tuple(_jurisdictions(names))),),
        AUTHORITIES: tuple(_by_place(names, authorities)),
        LAWS: tuple(_by_place(names, laws)),
        PARTIES: (IndexGroup(None, tuple(_parties(names))),),
        TOPICS: (IndexGroup(None, tuple(_topics(names))),),
    }
    if not names.with_party:
        del indexes[PARTIES]
    for address, groups in indexes.items():
        words = TITLES[address]
        yield from _pages(address, _(words.title), _(words.about), groups, views.language)
    sections = Summary(
        Link(SECTIONS, _("Sections")),
        _("The sections of each issue."),
        "",
        len(views.sections),
        tuple(
            IndexLine(Named(one.id, one.title, address=one.address), one.count)
            for one in views.sections.values()
        ),
    )
    summaries = (_summary(address, some, views.language) for address, some in indexes.items())
    yield IndexesPage(
        address=INDEXES,
        title=_("Indexes"),
        description=_("All entries by jurisdiction, authority, law, topic and section"),
        indexes=(*summaries, sections),
    )


def _pages(
    address: str, title: str, about: str, groups: Iterable[IndexGroup], language: Language
) -> Iterator[IndexPage]:
    """Yield an index, paginated."""
    lines = [(group.place, line) for group in groups for line in group.lines]
    sheets = in_turn(lines, address, _weight_of, lambda one: one[1].named.name)
    for sheet in sheets:
        number = sheet.paging.number
        yield (IndexPage if number else FirstIndexPage)(
            address=sheet.address,
            title=numbered_title(title, number, language),
            description=about,
            groups=tuple(
                IndexGroup(place, tuple(line for _, line in group))
                for place, group in groupby(sheet.items, lambda one: one[0])
            ),
            paging=sheet.paging,
        )


def _weight_of(placed: tuple[RecordItem | None, IndexLine]) -> int:
    return 7 + 7 * len(placed[1].parts)


def _summary(address: str, groups: Iterable[IndexGroup], language: Language) -> Summary:
    words, _ = TITLES[address], language.gettext
    lines = [line for group in groups for line in group.lines]
    leading = sorted(lines, key=lambda line: -line.count)[:LEADING]
    size = sum(1 + len(line.parts) for line in lines)
    all_of_it = _(words.all) % {"size": language.number(size)}
    link = Link(address, _(words.title))
    return Summary(link, _(words.leading), all_of_it, size, tuple(leading))


def _jurisdictions(names: Names) -> Iterator[IndexLine]:
    """Yield countries with their subdivisions."""
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
            tuple(_in_order(names, parts.get(code, ()))),
        )
        for code in entries
        if "-" not in code
    )
    yield from _in_order(names, countries)


def _registered(
    register: Register, named_of: Callable[[str], Named], entries: Entries
) -> Iterator[tuple[str, IndexLine]]:
    """Yield the registered things that entries name, with the codes of their jurisdictions."""
    for item_id, some in entries.items():
        item = register[item_id]
        yield item.jurisdiction, IndexLine(named_of(item_id), len(some), item.abbreviation or "")


def _parties(names: Names) -> list[IndexLine]:
    """Return companies and their groups."""
    items, entries = names.registry.parties.items, names.with_party
    return _in_order(
        names,
        (
            IndexLine(names.party(one), len(entries[one]), items[one].abbreviation or "")
            for one in entries
        ),
    )


def _topics(names: Names) -> list[IndexLine]:
    entries = names.with_topic
    return _in_order(names, (IndexLine(names.topic(one), len(entries[one])) for one in entries))


def _by_place(names: Names, lines: Iterable[tuple[str, IndexLine]]) -> Iterator[IndexGroup]:
    """Group lines by the country of their jurisdictions."""
    groups: dict[str, list[IndexLine]] = {}
    for code, line in lines:
        groups.setdefault(country_of(code), []).append(line)
    for code in sorted(groups, key=lambda code: names.sort_key(names.jurisdiction(code))):
        yield IndexGroup(names.place(code), tuple(_in_order(names, groups[code])))


def _in_order(names: Names, lines: Iterable[IndexLine]) -> list[IndexLine]:
    return sorted(lines, key=lambda line: names.sort_key(line.named))
