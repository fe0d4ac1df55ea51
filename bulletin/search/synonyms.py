"""Names with the same meaning: PIPL, Personal Information Protection Law and 个人信息保护法.

All names of a thing share a term of the index, which is indexed wherever one of them occurs. A
search for one name therefore also finds the others.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from bulletin.schema.registries import Registry, names_of
from bulletin.search.letter_folding import fold
from bulletin.search.terms import is_sign, words
from bulletin.values.digests import digest_of

Key = tuple[str, ...]
"""The folded words of a name."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """A thing with several names, and the term that represents all of them."""

    term: str
    names: tuple[str, ...]
    keys: tuple[Key, ...]


@dataclass(frozen=True)
class Names:
    """All things with several names."""

    meanings: tuple[Meaning, ...] = ()
    _by_first: dict[str, list[tuple[Key, str]]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, registry: Registry) -> "Names":
        """Return the names of all registered things, except jurisdictions, that have several."""
        of_law = (registry.authorities, registry.laws, registry.topics)
        registers = (*of_law, registry.sectors, registry.infringements, registry.parties)
        things = (thing for register in registers for thing in register.items.values())
        meanings = tuple(filter(None, (_meaning(tuple(names_of(thing))[1:]) for thing in things)))
        by_first: dict[str, list[tuple[Key, str]]] = {}
        for meaning in meanings:
            for key in meaning.keys:
                by_first.setdefault(key[0], []).append((key, meaning.term))
        return cls(meanings, by_first)

    @cached_property
    def digest(self) -> bytes:
        return digest_of(repr(self.meanings).encode())

    def terms(self, places: Mapping[str, Collection[int]]) -> dict[str, list[int]]:
        """Return the terms of the names in a text whose folded words are at these positions."""
        found: dict[str, list[int]] = {}
        for word in self._by_first.keys() & places.keys():
            for key, term in self._by_first[word]:
                if here := _places_of(key, places):
                    found[term] = sorted({*found.get(term, ()), *here})
        return found


def _places_of(key: Key, places: Mapping[str, Collection[int]]) -> Collection[int]:
    """Return the positions at which the words of a key are adjacent."""
    here = places.get(key[0], ())
    for number, word in enumerate(key[1:], 1):
        if not here or word not in places:
            return ()
        there = set(places[word])
        here = [place for place in here if place + number in there]
    return here


def first_term(key: Key) -> str:
    """Return the term with which a name is stored: its first word, or first pair of characters."""
    return "".join(key[:2]) if len(key) > 1 and is_sign(key[0]) and is_sign(key[1]) else key[0]


def _meaning(names: tuple[str, ...]) -> Meaning | None:
    keys = tuple(dict.fromkeys(filter(None, map(_key, names))))
    if len(keys) < 2:
        return None
    shortest = min(keys, key=lambda key: (len(" ".join(key)), key))
    return Meaning(f"{' '.join(shortest)} {digest_of(repr(keys).encode()).hex()[:4]}", names, keys)


def _key(name: str) -> Key:
    return tuple(fold(word) for word, _ in words(name))
