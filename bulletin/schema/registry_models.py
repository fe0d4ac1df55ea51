"""What the registries name: authorities, laws, topics, parties and what they are sorted by."""

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
    articles: Count | None = Field(None, examples=["99"])
    """The number of its last article, by which references beyond it are found."""
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
