"""The models of registered things: authorities, laws, topics, parties and categories."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from bulletin.language.languages import Language
from bulletin.schema.identifiers import Celex, Eli
from bulletin.schema.quantities import Count
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
from bulletin.schema.translated_names import NamedThing
from bulletin.schema.validation import Model

AuthorityKind = Annotated[
    str, *choice("regulator", "government", "legislature", "prosecutor", "police", "court", "body")
]
LawKind = Annotated[str, *choice("law", "regulation", "measures", "rule", "treaty")]


class Original(Model):
    """A name or title in its original language."""

    lang: LanguageTag = Field(examples=["fr"])
    text: Line = Field(examples=["Règlement général"])


class NamedJurisdiction(NamedThing):
    """A jurisdiction with a name that replaces the one of the ISO list, or a group."""

    id: Jurisdiction = Field(examples=["CN-ZJ"])
    name: Line = Field(examples=["Zhejiang"])
    group: Flag = False
    """Whether it is a group of states without an ISO code, such as `ASEAN`."""


class Authority(NamedThing):
    """A body that makes, enforces or applies the law."""

    id: Slug = Field(examples=["cnil"])
    name: Line = Field(examples=["CNIL"])
    """In the language of the bulletin."""
    name_original: Original | None = None
    abbreviation: Line | None = None
    kind: AuthorityKind = Field(examples=["regulator"])
    jurisdiction: Jurisdiction = Field(examples=["FR"])
    url: Url | None = None
    aliases: tuple[Line, ...] = ()
    """Other names, for example former ones, that authors may look it up by."""


class Law(NamedThing):
    """A law that entries refer to."""

    id: Slug = Field(examples=["gdpr"])
    name: Line = Field(examples=["General Data Protection Regulation"])
    """In the language of the bulletin."""
    name_original: Original | None = None
    abbreviation: Line | None = None
    kind: LawKind = Field(examples=["regulation"])
    jurisdiction: Jurisdiction = Field(examples=["EU"])
    articles: Count | None = Field(None, examples=["99"])
    """The number of its last article, to detect references beyond it."""
    eli: Eli | None = None
    celex: Celex | None = None
    url: Url | None = None
    aliases: tuple[Line, ...] = ()
    """Other names that authors may look it up by."""

    def short(self, language: Language) -> str:
        return self.abbreviation or self.called(language)


class Topic(NamedThing):
    """A subject shared by several entries."""

    id: Slug = Field(examples=["children"])
    name: Line = Field(examples=["Children"])
    aliases: tuple[Line, ...] = ()
    """Other words that authors may look it up by."""


class Sector(NamedThing):
    """A line of business of parties."""

    id: Slug = Field(examples=["health"])
    name: Line = Field(examples=["Health care"])
    aliases: tuple[Line, ...] = ()
    """Other words that authors may look it up by."""


class Infringement(NamedThing):
    """A kind of infringement, as enforcement trackers classify them."""

    id: Slug = Field(examples=["legal-basis"])
    name: Line = Field(examples=["Insufficient legal basis for the processing"])
    aliases: tuple[Line, ...] = ()
    """Other words that authors may look it up by."""


class Organisation(NamedThing):
    """A company or other body that is a party in entries; never an anonymised one."""

    id: Slug = Field(examples=["example-group"])
    name: Line = Field(examples=["Example Group plc"])
    """The present name."""
    name_original: Original | None = None
    abbreviation: Line | None = None
    former_names: tuple[Line, ...] = ()
    """Earlier names."""
    group: RegistryId | None = None
    """The id of its parent company."""
    sector: RegistryId | None = None
    """The id of its sector."""
    jurisdiction: Jurisdiction | None = None
    """Where it is established."""
    url: Url | None = None
    aliases: tuple[Line, ...] = ()
    """Other spellings of its name."""


Named = Authority | Law | Topic | Sector | Infringement | Organisation


def names_of(item: Named) -> Iterator[str]:
    """Yield all names of a thing that could be parsed."""
    yield item.id
    for name in ("name", "abbreviation"):
        if given := getattr(item, name, None):
            yield given
    if original := getattr(item, "name_original", None):
        yield from filter(None, [getattr(original, "text", None)])
    yield from getattr(item, "former_names", ())
    yield from getattr(item, "aliases", ())
