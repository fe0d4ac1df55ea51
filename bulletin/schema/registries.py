"""The registries: names that the bulletin uses throughout, each written once under its id.

An entry names an authority, a law or a topic by its id. A name may change and has several forms;
an id never does, and becomes part of an address.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any

from bulletin.diagnostics.report import nearest, quoted
from bulletin.language.languages import Language
from bulletin.language.provisions import spoken_provision
from bulletin.language.territories import territory_name
from bulletin.schema.registry_models import Authority as Authority
from bulletin.schema.registry_models import Infringement as Infringement
from bulletin.schema.registry_models import Law as Law
from bulletin.schema.registry_models import Named as Named
from bulletin.schema.registry_models import NamedJurisdiction as NamedJurisdiction
from bulletin.schema.registry_models import Organisation as Organisation
from bulletin.schema.registry_models import Original as Original
from bulletin.schema.registry_models import Sector as Sector
from bulletin.schema.registry_models import Topic as Topic
from bulletin.schema.registry_models import names_of as names_of
from bulletin.schema.sanctions import Party
from bulletin.schema.validation import Model
from bulletin.values.codes import jurisdiction_name
from bulletin.values.company_names import name_key
from bulletin.values.law_references import LawReference

FOLDER = "content/registry"


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

    def is_ambiguous(self, name: str) -> bool:
        """Whether things of several jurisdictions have a name."""
        return len(self.ids.get(name.casefold(), ())) > 1

    @cached_property
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

    def with_groups(self, party_id: str) -> tuple[str, ...]:
        """The id of a registered party, and those of the groups that it belongs to."""
        found: dict[str, None] = {}
        next_id: str | None = party_id
        while next_id and next_id in self.parties and next_id not in found:
            found[next_id] = None
            next_id = self.parties[next_id].group
        return tuple(found)

    def organisations(self, parties: Iterable[Party]) -> tuple[str, ...]:
        """The ids of registered parties and of their groups; never of one that is anonymised."""
        named = (one.id for one in parties if not (one.anonymised or one.natural_person))
        return tuple(dict.fromkeys(one for item_id in named for one in self.with_groups(item_id)))

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
