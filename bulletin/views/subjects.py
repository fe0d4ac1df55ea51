"""The subjects of entries, from jurisdictions to topics, with names and addresses."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from bulletin.assembly.bulletin import Bulletin, in_reading_order
from bulletin.language.languages import Language
from bulletin.schema.entries import Entry
from bulletin.schema.registries import Law, Register, Registry
from bulletin.values.addresses import (
    AUTHORITIES,
    JURISDICTIONS,
    LAWS,
    PARTIES,
    TOPICS,
    listing_address,
    provision_address,
)
from bulletin.values.codes import country_of
from bulletin.values.law_references import LawReference
from bulletin.views.law_provisions import with_provision
from bulletin.views.page_types import Legislation, Named, RecordItem

_EUR_LEX = "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:"

Entries = Mapping[str, list[Entry]]
"""Entries by the ids of their subjects, newest first."""


class Names:
    """The subjects of entries: their names, pages and entries."""

    def __init__(self, bulletin: Bulletin, language: Language) -> None:
        self.registry = bulletin.registry
        self._language = language
        entries = in_reading_order(bulletin.entries)
        self.with_jurisdiction = _by(entries, jurisdictions_of)
        self.with_authority = _by(entries, lambda entry: entry.authorities)
        self.with_law = _by(entries, laws_of)
        self.with_provision = with_provision(entries)
        self.with_party = _by(entries, lambda entry: self.registry.organisations(entry.parties))
        """The entries of a group include those of its subsidiaries."""
        self.companies: dict[str, list[str]] = {}
        """The ids of the companies that entries name, by the ids of their groups."""
        for one in self.with_party:
            self.companies.setdefault(self.registry.parties[one].group, []).append(one)
        self.with_topic = _by(entries, lambda entry: entry.topics)
        self.jurisdiction = cache(self._jurisdiction)
        self.authority = _named(AUTHORITIES, self.registry.authorities, self.registry, language)
        self.law = _named(LAWS, self.registry.laws, self.registry, language, is_short=True)
        self.law_in_full = _named(LAWS, self.registry.laws, self.registry, language)
        """Laws by their full names, as in lists of laws."""
        self.party = _named(PARTIES, self.registry.parties, self.registry, language)
        self.topic = _named(TOPICS, self.registry.topics, self.registry, language)

    def sector(self, item_id: str) -> Named:
        return Named(item_id, self.registry.sectors[item_id].called(self._language))

    def infringement(self, item_id: str) -> Named:
        return Named(item_id, self.registry.infringements[item_id].called(self._language))

    def sort_key(self, named: Named) -> tuple[tuple[bytes, str], str]:
        """Return a sort key for the order of names."""
        return self._language.sort_key(named.name), named.id

    def provision(self, reference: LawReference) -> str:
        """Return a law or provision as lawyers cite it: `Article 5(1)(c) GDPR`."""
        return self.registry.provision(reference, self._language)

    def place(self, code: str) -> RecordItem:
        """Return a jurisdiction, linked if it has a page."""
        address = self.jurisdiction(code).address if code in self.with_jurisdiction else ""
        return RecordItem(self.jurisdiction(code).name, address=address)

    def reference(self, reference: LawReference) -> RecordItem:
        """Return a law or provision as lawyers cite it, linked to its page."""
        whole, law = reference.whole, self.law(reference.law).address
        address = provision_address(whole.law, whole.provision) if whole.provision else law
        return RecordItem(self.provision(reference), address=address)

    def legislation(self, law_id: str) -> Legislation:
        """Return a law as structured data."""
        law: Law = self.registry.laws[law_id]
        return Legislation(
            law.called(self._language),
            law.celex or law.eli or "",
            self.registry.jurisdiction(law.jurisdiction, self._language),
            official_text(law),
        )

    def _jurisdiction(self, code: str) -> Named:
        """Return a jurisdiction; a subdivision is within its country."""
        country, _, subdivision = code.partition("-")
        within = self.jurisdiction(country) if subdivision else None
        name = self.registry.jurisdiction(code, self._language)
        return Named(code, name, within, listing_address(JURISDICTIONS, code))


def _named(
    index: str,
    register: Register,
    registry: Registry,
    language: Language,
    *,
    is_short: bool = False,
) -> Callable[[str], Named]:
    """Return a function that looks up registered things by id, with their pages in an index.

    If things of several jurisdictions share a name, their jurisdiction is added.
    """

    @cache
    def named(item_id: str) -> Named:
        item = register[item_id]
        name = item.short(language) if is_short else item.called(language)
        place = getattr(item, "jurisdiction", "")
        if place and register.is_ambiguous(name):
            form = language.pgettext("aside", "%(text)s (%(aside)s)")
            name = form % {"text": name, "aside": registry.jurisdiction(place, language)}
        return Named(item_id, name, address=listing_address(index, item_id))

    return named


def jurisdictions_of(entry: Entry) -> tuple[str, ...]:
    """Return the codes of its jurisdictions, and the countries of subdivisions."""
    codes = entry.jurisdictions
    return (*codes, *(country_of(code) for code in codes if "-" in code))


def laws_of(entry: Entry) -> tuple[str, ...]:
    """Return the laws that an entry names, also by a provision, each once."""
    return tuple(dict.fromkeys(reference.law for reference in entry.laws))


def official_text(law: Law) -> str:
    """Return the address of a law's official text, if the registry gives one."""
    if law.eli or law.url:
        return law.eli or law.url or ""
    return f"{_EUR_LEX}{law.celex}" if law.celex else ""


def _by(entries: list[Entry], ids_of: Callable[[Entry], Any]) -> Entries:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        for item_id in dict.fromkeys(ids_of(entry)):
            found.setdefault(item_id, []).append(entry)
    return found
