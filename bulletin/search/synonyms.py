"""Names that mean the same: PIPL, Personal Information Protection Law and 个人信息保护法.

All names of a thing share a term of the index, which stands wherever one of them does. A reader
who searches for one name is led to it, and so to what only has another one.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from bulletin.schema.registries import Registry, names_of
from bulletin.search.letter_folding import fold
from bulletin.search.terms import is_sign, words
from bulletin.values.digests import digest_of

Key = tuple[str, ...]
"""The words of a name, folded."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """A thing of several names, and the term that stands for all of them."""

    term: str
    names: tuple[str, ...]
    keys: tuple[Key, ...]


@dataclass(frozen=True)
class Names:
    """All things of several names."""

    meanings: tuple[Meaning, ...] = ()
    _by_first: dict[str, list[tuple[Key, str]]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, registry: Registry) -> "Names":
        """The names of all registered things, places apart, that have more than one."""
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
        """The terms of the names in a text whose words, folded, stand at these places."""
        found: dict[str, list[int]] = {}
        for word in self._by_first.keys() & places.keys():
            for key, term in self._by_first[word]:
                if here := _places_of(key, places):
                    found[term] = sorted({*found.get(term, ()), *here})
        return found


def _places_of(key: Key, places: Mapping[str, Collection[int]]) -> Collection[int]:
    """Where the words of a key stand side by side."""
    here = places.get(key[0], ())
    for number, word in enumerate(key[1:], 1):
        if not here or word not in places:
            return ()
        there = set(places[word])
        here = [place for place in here if place + number in there]
    return here


def first_term(key: Key) -> str:
    """The term beside which a name is looked up: its first word, or its first pair of signs."""
    return "".join(key[:2]) if len(key) > 1 and is_sign(key[0]) and is_sign(key[1]) else key[0]


def _meaning(names: tuple[str, ...]) -> Meaning | None:
    keys = tuple(dict.fromkeys(filter(None, map(_key, names))))
    if len(keys) < 2:
        return None
    shortest = min(keys, key=lambda key: (len(" ".join(key)), key))
    return Meaning(f"{' '.join(shortest)} {digest_of(repr(keys).encode()).hex()[:4]}", names, keys)


def _key(name: str) -> Key:
    return tuple(fold(word) for word, _ in words(name))
