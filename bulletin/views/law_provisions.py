"""The provisions of laws with their entries and parts."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bulletin.language.languages import Language
from bulletin.language.provisions import spoken_provision
from bulletin.schema.entries import Entry
from bulletin.values.addresses import provision_address
from bulletin.values.law_references import LawReference


@dataclass(frozen=True, slots=True)
class ProvisionPart:
    """A paragraph or point as lawyers write it, and the entries that name it."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Provision:
    """A whole article, section, recital, chapter or annex; entries on its parts are included."""

    name: str
    address: str
    count: int
    parts: tuple[ProvisionPart, ...]


def with_provision(entries: Iterable[Entry]) -> Mapping[LawReference, list[Entry]]:
    """Group entries by the whole provisions that they name, in the order of the entries."""
    found: dict[LawReference, list[Entry]] = {}
    for entry in entries:
        wholes = (reference.whole for reference in entry.laws if reference.provision)
        for whole in dict.fromkeys(wholes):
            found.setdefault(whole, []).append(entry)
    return found


def provisions_of(
    law: str, concerned: Mapping[LawReference, list[Entry]], language: Language
) -> tuple[Provision, ...]:
    """Return the provisions of a law that entries name, in the order of the law."""
    own = sorted((one for one in concerned if one.law == law), key=lambda one: one.order)
    return tuple(provision_of(one, concerned[one], language) for one in own)


def provision_of(whole: LawReference, entries: Sequence[Entry], language: Language) -> Provision:
    """Return a provision with those of its parts that entries name."""
    counts = Counter(
        reference
        for entry in entries
        for reference in dict.fromkeys(entry.laws)
        if reference.whole == whole and reference != whole
    )
    parts = sorted(counts, key=lambda one: one.order)
    return Provision(
        spoken_provision(whole, language),
        provision_address(whole.law, whole.provision),
        len(entries),
        tuple(ProvisionPart(spoken_provision(one, language), counts[one]) for one in parts),
    )
