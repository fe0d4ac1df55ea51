"""What the index has of one entry: its terms, how much they weigh, and where they stand.

It depends on the entry and the names of the registries alone, so that it can be kept: a build
after an edit takes all other entries as they were.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from operator import itemgetter

from bulletin.search.letter_folding import fold
from bulletin.search.synonyms import Names
from bulletin.search.terms import terms
from bulletin.search.varints import steps, varint, varints

Postings = Mapping[str, bytes]
"""By term: its weight and number of places in one number, then the places as steps."""

HEAVIEST = 15
"""Weights are whole numbers up to this one."""
_SATURATION = 1.2
"""How soon more of the same word stops to count (k1 of BM25)."""
_LENGTH = 0.5
"""How much the length of a text counts (b of BM25)."""
_USUAL_LENGTH = 140
"""Words. It is fixed, and not the mean of all entries, so that none depends on another."""
_PLACE = itemgetter(1)
_GAP = 3
"""Places between two fields, so that no phrase reaches from one into the next."""


@dataclass(frozen=True, slots=True)
class Document:
    """The texts of an entry, by what they are."""

    title: str
    summary: str
    text: str
    names: str
    """Of what it is about: places, authorities, laws, parties, numbers, dates."""
    sources: str

    @property
    def fields(self) -> tuple[tuple[str, float], ...]:
        """The texts with their weights."""
        return (
            (self.title, 5.0),
            (self.summary, 1.6),
            (self.text, 1.0),
            (self.names, 2.0),
            (self.sources, 0.7),
        )


def postings_of(document: Document, names: Names) -> Postings:
    """The terms of an entry."""
    places: dict[str, list[int]] = defaultdict(list)
    weights: dict[str, float] = defaultdict(float)
    start = 0
    for text, weight in document.fields:
        found = terms(text)
        if text is document.text:
            weight /= 1 - _LENGTH + _LENGTH * len(found) / _USUAL_LENGTH
        for term, place in found:
            places[term].append(start + place)
            weights[term] += weight
        start += max(map(_PLACE, found), default=0) + _GAP
    if names.meanings:
        for term, place in names.terms(_folded(places)):
            places[term].append(place)
            weights[term] += 1.0
    return {term: _posting(weights[term], stands_at) for term, stands_at in places.items()}


def _folded(places: Mapping[str, list[int]]) -> Mapping[str, list[int]]:
    folded: dict[str, list[int]] = {}
    for term, stands_at in places.items():
        key = fold(term)
        folded[key] = folded[key] + stands_at if key in folded else stands_at
    return folded


def _posting(frequency: float, places: list[int]) -> bytes:
    weight = int(HEAVIEST * frequency / (frequency + _SATURATION) + 0.5) or 1
    if len(places) == 1:
        return varint(HEAVIEST + 1 + weight) + varint(places[0])
    places.sort()
    if len(places) > len(set(places)):
        places = sorted(set(places))
    return varints((len(places) * (HEAVIEST + 1) + weight, *steps(places)))
