"""The registries: names that the bulletin uses throughout, each written once under its id.

An entry names an authority, a law or a topic by its id. A name may change and has several forms;
an id never does, and becomes part of an address.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import Field

from bulletin.diagnostics.report import Code, Report, nearest, quoted
from bulletin.language.languages import Language
from bulletin.language.provisions import spoken_provision
from bulletin.language.territories import territory_name
from bulletin.reading.documents import as_mapping
from bulletin.reading.lists import items_of, read_list, report_duplicate_ids
from bulletin.reading.nodes import Mapping as Fields
from bulletin.reading.nodes import Node, Scalar
from bulletin.schema.identifiers import Celex, Eli
from bulletin.schema.models import Model, parse_model
from bulletin.schema.names import NamedThing
from bulletin.schema.scalars import Jurisdiction, LanguageTag, Line, Slug, Url, choice
from bulletin.values.laws import LawReference

FOLDER = "content/registry"
_LISTED = "begin each one with '- id: ', and write 'name: ' below the id"

AuthorityKind = Annotated[
    str, *choice("regulator", "government", "legislature", "prosecutor", "police", "court", "body")
]
LawKind = Annotated[str, *choice("law", "regulation", "measures", "rule", "treaty")]


class Original(Model):
    """A name or a title in its own language."""

    lang: LanguageTag = Field(examples=["fr"])
    text: Line = Field(examples=["Règlement général"])


class NamedJurisdiction(NamedThing):
    """A jurisdiction that the ISO list names in another language or too long."""

    id: Jurisdiction = Field(examples=["CN-ZJ"])
    name: Line = Field(examples=["Zhejiang"])


class Authority(NamedThing):
    """Who makes, watches over or applies the law."""

    id: Slug = Field(examples=["cnil"])
    name: Line = Field(examples=["CNIL"])
    """In the language of the bulletin."""
    name_original: Original | None = None
    abbreviation: Line | None = None
    kind: AuthorityKind = Field(examples=["regulator"])
    jurisdiction: Jurisdiction = Field(examples=["FR"])
    url: Url | None = None
    aliases: tuple[Line, ...] = ()
    """Other names, older ones for example, by which authors may look for it."""


class Law(NamedThing):
    """A law that entries refer to."""

    id: Slug = Field(examples=["gdpr"])
    name: Line = Field(examples=["General Data Protection Regulation"])
    """In the language of the bulletin."""
    name_original: Original | None = None
    abbreviation: Line | None = None
    kind: LawKind = Field(examples=["regulation"])
    jurisdiction: Jurisdiction = Field(examples=["EU"])
    eli: Eli | None = None
    celex: Celex | None = None
    url: Url | None = None
    aliases: tuple[Line, ...] = ()
    """Other names by which authors may look for it."""

    def short(self, language: Language) -> str:
        return self.abbreviation or self.called(language)


class Topic(NamedThing):
    """A subject that entries have in common."""

    id: Slug = Field(examples=["children"])
    name: Line = Field(examples=["Children"])
    aliases: tuple[Line, ...] = ()
    """Other words by which authors may look for it."""


Named = Authority | Law | Topic


@dataclass(frozen=True, slots=True)
class Register:
    """One registry: what it names, by its ids."""

    path: str
    items: Mapping[str, Any] = field(default_factory=dict)
    is_whole: bool = True
    """Whether all of it could be read, so that what is not here is really unknown."""

    def __contains__(self, item_id: str) -> bool:
        return item_id in self.items

    def __getitem__(self, item_id: str) -> Any:
        return self.items[item_id]

    @property
    def ids(self) -> Mapping[str, str]:
        """The ids by all names, without regard to capitals."""
        return {name.casefold(): item.id for item in self.items.values() for name in names_of(item)}

    def hint(self, wrong: str) -> str:
        """What to write instead of something that is no id of this registry."""
        ids = self.ids
        near = nearest(wrong, ids)
        if wrong.casefold() in ids:
            return f"write {ids[wrong.casefold()]}"
        if near:
            return f"did you mean {quoted(ids[near])}?"
        return f"write it as its id stands in {self.path}, or add it there"


def names_of(item: Named) -> Iterator[str]:
    """Everything that somebody may know a thing by, as far as it could be read."""
    yield item.id
    for name in ("name", "abbreviation"):
        if given := getattr(item, name, None):
            yield given
    if original := getattr(item, "name_original", None):
        yield from filter(None, [getattr(original, "text", None)])
    yield from getattr(item, "aliases", ())


REGISTRIES: Mapping[str, type[Model]] = MappingProxyType(
    {
        "authorities": Authority,
        "jurisdictions": NamedJurisdiction,
        "laws": Law,
        "topics": Topic,
    }
)
"""What each file of the folder names."""
REGISTRY_FILES = {name: f"{FOLDER}/{name}.yml" for name in REGISTRIES}


@dataclass(frozen=True, slots=True)
class Registry:
    """All registries; one that a bulletin does not have is empty."""

    authorities: Register
    jurisdictions: Register
    laws: Register
    topics: Register

    def jurisdiction(self, code: str, language: Language) -> str:
        """A jurisdiction's name; a subdivision with its country."""
        named = self.jurisdictions.items.get(code)
        name = named.called(language) if named else territory_name(code, language)
        country, _, subdivision = code.partition("-")
        if not subdivision:
            return name
        form = language.pgettext("place", "%(part)s, %(whole)s")
        return form % {"part": name, "whole": self.jurisdiction(country, language)}

    def provision(self, reference: LawReference, language: Language) -> str:
        """A law, or a provision of it, as lawyers cite it: `Article 5(1)(c) GDPR`."""
        law: Law = self.laws[reference.law]
        if not (spoken := spoken_provision(reference, language)):
            return law.called(language)
        form = language.pgettext("provision", "%(provision)s %(law)s")
        return form % {"provision": spoken, "law": law.short(language)}


def read_registry(root: Path, report: Report) -> Registry:
    """Read the registries; one that does not exist is empty."""
    return Registry(**{name: _read(root, name, report) for name in REGISTRIES})


def _read(root: Path, name: str, report: Report) -> Register:
    path, model = REGISTRY_FILES[name], REGISTRIES[name]
    nodes = read_list(root, path, name, _LISTED, report)
    if nodes is None:
        return Register(path, is_whole=False)
    report_duplicate_ids(nodes, report)
    _report_ambiguous_names(nodes, report)
    fields = [as_mapping(node, report) for node in nodes]
    named = [parse_model(model, one, report) for one in fields if isinstance(one, Fields)]
    items = {one.id: one for one in named if hasattr(one, "id")}
    return Register(path, items, is_whole=len(items) == len(nodes))


def _report_ambiguous_names(nodes: tuple[Node, ...], report: Report) -> None:
    """A name leads to one id, so that a hint can tell which one was meant."""
    seen: dict[str, tuple[int, int]] = {}
    for index, node in enumerate(nodes):
        for name in _placed_names(node):
            first, line = seen.setdefault(name.text.casefold(), (index, name.location.line))
            if first != index:
                message = f"the name {quoted(name.text)} is already on line {line}"
                hint = "leave it to one of the two; names that differ tell readers more"
                report.add(Code.DUPLICATE_ID, name.location, message, hint)


def _placed_names(node: Node) -> Iterator[Scalar]:
    """The names of a thing as they stand in its file."""
    fields = node.values if isinstance(node, Fields) else {}
    aliases = items_of(fields.get("aliases"))
    for one in (fields.get("name"), fields.get("abbreviation"), *aliases):
        if isinstance(one, Scalar):
            yield one
