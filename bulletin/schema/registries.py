"""The registries: names that the bulletin uses throughout, each written once under its id.

An entry names an authority, a law or a topic by its id. A name may change and has several forms;
an id never does, and becomes part of an address.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import Field

from bulletin.diagnostics.report import nearest, quoted
from bulletin.language.languages import Language
from bulletin.language.provisions import spoken_provision
from bulletin.language.territories import territory_name
from bulletin.schema.identifiers import Celex, Eli
from bulletin.schema.models import Model
from bulletin.schema.names import NamedThing
from bulletin.schema.sanctions import Party
from bulletin.schema.scalars import (
    Flag,
    Jurisdiction,
    LanguageTag,
    Line,
    RegistryId,
    Slug,
    Url,
    choice,
)
from bulletin.values.codes import jurisdiction_name
from bulletin.values.company_names import name_key
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
    """A jurisdiction that the ISO list names in another language or too long, or a group."""

    id: Jurisdiction = Field(examples=["CN-ZJ"])
    name: Line = Field(examples=["Zhejiang"])
    group: Flag = False
    """Whether it is a group of states that ISO does not know, such as `ASEAN`."""


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


class Sector(NamedThing):
    """What those do who are sanctioned."""

    id: Slug = Field(examples=["health"])
    name: Line = Field(examples=["Health care"])
    aliases: tuple[Line, ...] = ()
    """Other words by which authors may look for it."""


class Infringement(NamedThing):
    """A kind of infringement, as trackers of sanctions count them."""

    id: Slug = Field(examples=["legal-basis"])
    name: Line = Field(examples=["Insufficient legal basis for the processing"])
    aliases: tuple[Line, ...] = ()
    """Other words by which authors may look for it."""


class Organisation(NamedThing):
    """A company or another body that entries have as a party; never one that is anonymised."""

    id: Slug = Field(examples=["example-group"])
    name: Line = Field(examples=["Example Group plc"])
    """As it is called now."""
    name_original: Original | None = None
    abbreviation: Line | None = None
    former_names: tuple[Line, ...] = ()
    """What it was called before."""
    group: RegistryId | None = None
    """The id of the company that it belongs to."""
    sector: RegistryId | None = None
    """The id of what it does."""
    jurisdiction: Jurisdiction | None = None
    """Where it is established."""
    url: Url | None = None
    aliases: tuple[Line, ...] = ()
    """Other spellings of its name."""


Named = Authority | Law | Topic | Sector | Infringement | Organisation


@dataclass(frozen=True)
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
    def ids(self) -> Mapping[str, tuple[str, ...]]:
        """The ids by all names, without regard to capitals; one name may be that of several."""
        return self._ids_by(str.casefold)

    @cached_property
    def ids_by_key(self) -> Mapping[str, tuple[str, ...]]:
        """The ids by the keys of names, which leave out how a name is spelt."""
        return self._ids_by(name_key)

    def _ids_by(self, key_of: Callable[[str], str]) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {}
        for item in self.items.values():
            for name in names_of(item):
                found.setdefault(key_of(name), {})[item.id] = None
        return {key: tuple(ids) for key, ids in found.items()}

    def hint(self, wrong: str) -> str:
        """What to write instead of something that is no id of this registry."""
        ids = self.ids
        if same := ids.get(wrong.casefold()):
            return f"write {self.one_of(same)}"
        if near := nearest(wrong, ids):
            return f"did you mean {' or '.join(quoted(one) for one in ids[near])}?"
        return f"write it as its id stands in {self.path}, or add it there"

    def one_of(self, ids: tuple[str, ...]) -> str:
        """Ids of the same name, each with its jurisdiction where there are several."""
        places = {one: getattr(self.items[one], "jurisdiction", None) for one in ids}
        several = len(ids) > 1
        return " or ".join(
            f"{one} ({place})" if place and several else one for one, place in places.items()
        )


def names_of(item: Named) -> Iterator[str]:
    """Everything that somebody may know a thing by, as far as it could be read."""
    yield item.id
    for name in ("name", "abbreviation"):
        if given := getattr(item, name, None):
            yield given
    if original := getattr(item, "name_original", None):
        yield from filter(None, [getattr(original, "text", None)])
    yield from getattr(item, "former_names", ())
    yield from getattr(item, "aliases", ())


REGISTRIES: Mapping[str, type[Model]] = MappingProxyType(
    {
        "authorities": Authority,
        "jurisdictions": NamedJurisdiction,
        "laws": Law,
        "topics": Topic,
        "sectors": Sector,
        "infringements": Infringement,
        "parties": Organisation,
    }
)
"""What each file of the folder names."""
REGISTRY_FILES = {name: f"{FOLDER}/{name}.yml" for name in REGISTRIES}


def group_hint(code: str) -> str:
    """What to do about a code that looks like that of a group of states."""
    path = REGISTRY_FILES["jurisdictions"]
    return f"if it is a group of states, add '- {{id: {code}, name: …, group: true}}' to {path}"


@dataclass(frozen=True, slots=True)
class Registry:
    """All registries; one that a bulletin does not have is empty."""

    authorities: Register
    jurisdictions: Register
    laws: Register
    topics: Register
    sectors: Register
    infringements: Register
    parties: Register

    def party_name(self, party: Party, language: Language) -> str:
        """What a party of an entry is called there: by the entry, or else by the registry."""
        registered = self.parties.items.get(party.id)
        return party.name or (registered.called(language) if registered else party.id)

    def sector_of(self, party: Party) -> str:
        """The id of what a party does, by its entry or else by the registry; empty if unknown."""
        return party.sector or getattr(self.parties.items.get(party.id), "sector", None) or ""

    def knows_jurisdiction(self, code: str) -> bool:
        """Whether a code is one of a standard, or that of a group of the registry."""
        return jurisdiction_name(code) is not None or code in self.jurisdictions

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
