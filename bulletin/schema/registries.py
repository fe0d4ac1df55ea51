"""The registries: names used throughout the bulletin, each defined once under an id.

Entries refer to authorities, laws and topics by id. A name has variants and may change; an id never
changes, and is part of addresses.
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
    """One registry: its items by id."""

    path: str
    items: Mapping[str, Any] = field(default_factory=dict)
    is_whole: bool = True
    """Whether the whole file could be read, so that a missing id is really unknown."""

    def __contains__(self, item_id: str) -> bool:
        return item_id in self.items

    def __getitem__(self, item_id: str) -> Any:
        return self.items[item_id]

    def is_ambiguous(self, name: str) -> bool:
        """Return whether things in several jurisdictions have this name."""
        return len(self.ids.get(name.casefold(), ())) > 1

    @cached_property
    def ids(self) -> Mapping[str, tuple[str, ...]]:
        """Return the ids by all names, case-insensitively; a name may belong to several ids."""
        return self._ids_by(str.casefold)

    @cached_property
    def ids_by_key(self) -> Mapping[str, tuple[str, ...]]:
        """Return the ids by normalised keys of their names, which ignore spelling variants."""
        return self._ids_by(name_key)

    def _ids_by(self, key_of: Callable[[str], str]) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {}
        for item in self.items.values():
            for name in names_of(item):
                found.setdefault(key_of(name), {})[item.id] = None
        return {key: tuple(ids) for key, ids in found.items()}

    def hint(self, wrong: str) -> str:
        """Return what to write instead of something that is not an id in this registry."""
        ids = self.ids
        if same := ids.get(wrong.casefold()):
            return f"write {self.one_of(same)}"
        if near := nearest(wrong, ids):
            return f"did you mean {' or '.join(quoted(one) for one in ids[near])}?"
        return f"use its id from {self.path}, or add it there"

    def one_of(self, ids: tuple[str, ...]) -> str:
        """Return ids that share a name, with their jurisdictions if there are several."""
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
"""The model of the items in each file of the folder."""
REGISTRY_FILES = {name: f"{FOLDER}/{name}.yml" for name in REGISTRIES}


def group_hint(code: str) -> str:
    """Return a hint about a code that may be that of a group of states."""
    path = REGISTRY_FILES["jurisdictions"]
    return f"if it is a group of states, add '- {{id: {code}, name: …, group: true}}' to {path}"


@dataclass(frozen=True, slots=True)
class Registry:
    """All registries; a missing one is empty."""

    authorities: Register
    jurisdictions: Register
    laws: Register
    topics: Register
    sectors: Register
    infringements: Register
    parties: Register

    def party_name(self, party: Party, language: Language) -> str:
        """Return the name of a party of an entry: from the entry, or else from the registry."""
        registered = self.parties.items.get(party.id)
        return party.name or (registered.called(language) if registered else party.id)

    def with_groups(self, party_id: str) -> tuple[str, ...]:
        """Return the id of a registered party and the ids of its groups."""
        found: dict[str, None] = {}
        next_id: str | None = party_id
        while next_id and next_id in self.parties and next_id not in found:
            found[next_id] = None
            next_id = self.parties[next_id].group
        return tuple(found)

    def organisations(self, parties: Iterable[Party]) -> tuple[str, ...]:
        """Return the ids of registered parties and their groups, never of anonymised ones."""
        named = (one.id for one in parties if not (one.anonymised or one.natural_person))
        return tuple(dict.fromkeys(one for item_id in named for one in self.with_groups(item_id)))

    def sector_of(self, party: Party) -> str:
        """Return the id of a party's sector, from the entry or the registry; empty if unknown."""
        return party.sector or getattr(self.parties.items.get(party.id), "sector", None) or ""

    def sectors_of(self, parties: Iterable[Party]) -> tuple[str, ...]:
        """Return the ids of the sectors of some parties, each once."""
        return tuple(dict.fromkeys(filter(None, map(self.sector_of, parties))))

    def knows_jurisdiction(self, code: str) -> bool:
        """Return whether a code is a standard one, or that of a registered group."""
        return jurisdiction_name(code) is not None or code in self.jurisdictions

    def jurisdiction(self, code: str, language: Language) -> str:
        """Return the name of a jurisdiction; for a subdivision, with its country."""
        named = self.jurisdictions.items.get(code)
        name = named.called(language) if named else territory_name(code, language)
        country, _, subdivision = code.partition("-")
        if not subdivision:
            return name
        form = language.pgettext("place", "%(part)s, %(whole)s")
        return form % {"part": name, "whole": self.jurisdiction(country, language)}

    def provision(self, reference: LawReference, language: Language) -> str:
        """Return a law or provision as lawyers cite it: `Article 5(1)(c) GDPR`."""
        law: Law = self.laws[reference.law]
        if not (spoken := spoken_provision(reference, language)):
            return law.called(language)
        form = language.pgettext("provision", "%(provision)s %(law)s")
        return form % {"provision": spoken, "law": law.short(language)}
