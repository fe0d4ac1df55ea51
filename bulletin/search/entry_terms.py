"""The index postings of one entry: its terms with weights and positions.

They depend only on the entry and the names in the registries, so that a build after an edit can
reuse those of all other entries.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from bulletin.search.letter_folding import fold
from bulletin.search.synonyms import Names
from bulletin.search.terms import split

EntryPostings = Mapping[str, tuple[int, list[int]]]
"""By term: its weight, and its positions in ascending order."""

HEAVIEST = 15
"""The maximum weight; weights are whole numbers."""
_SATURATION = 1.2
"""How soon repetitions of a word stop to count (k1 of BM25)."""
_LENGTH = 0.5
"""How much the length of a text counts (b of BM25)."""
_USUAL_LENGTH = 140
"""In words; fixed instead of the mean of all entries, so that no entry depends on another."""
_OF_SUMMARY = 1.6
_OF_NAME = 1.0
"""The weight that each name of a thing adds to it."""
_GAP = 3
"""Positions between two fields, so that no phrase crosses fields."""


@dataclass(frozen=True, slots=True)
class Document:
    """The texts of an entry, by field."""

    title: str
    summary: str
    text: str
    names: str
    """The names of what it is about: places, authorities, laws, parties, numbers, dates."""
    sources: str

    @property
    def fields(self) -> tuple[tuple[str, float], ...]:
        """Return the texts with their weights."""
        return (
            (self.title, 5.0),
            ("" if self.begins_with_summary else self.summary, _OF_SUMMARY),
            (self.text, 1.0),
            (self.names, 2.0),
            (self.sources, 0.7),
        )

    @property
    def begins_with_summary(self) -> bool:
        """Return whether the text repeats the summary, so that its positions are listed once."""
        return bool(self.summary) and self.text.startswith(self.summary)


def postings_of(document: Document, names: Names) -> EntryPostings:
    """Return the postings of an entry."""
    places: dict[str, list[int]] = defaultdict(list)
    joined: set[str] = set()
    frequencies: list[float] = []
    """By position, how much a term counts there."""
    for text, weight in document.fields:
        found, start = split(text), len(frequencies)
        if text is document.text:
            terms = len(found.words) + len(found.joined)
            weight /= 1 - _LENGTH + _LENGTH * terms / _USUAL_LENGTH
        for word, place in zip(found.words, found.places, strict=True):
            places[word].append(start + place)
        for term, place in found.joined:
            places[term].append(start + place)
            joined.add(term)
        frequencies += [weight] * (max(found.places, default=0) + _GAP)
        if text is document.text and document.begins_with_summary:
            for place in split(document.summary).places:
                frequencies[start + place] = weight + _OF_SUMMARY
    postings = _weighed(places, frequencies)
    for term in joined:
        # Words with and without a hyphen, such as `email`, which were found one after the other.
        weight, stands_at = postings[term]
        postings[term] = weight, sorted(set(stands_at))
    if names.meanings:
        for term, stands_at in names.terms(_folded(places)).items():
            postings[term] = _weight(_OF_NAME * len(stands_at)), stands_at
    return postings


def _weighed(
    places: Mapping[str, list[int]], frequencies: list[float]
) -> dict[str, tuple[int, list[int]]]:
    """Return terms with their weights; terms that occur once, the majority, take a fast path."""
    once = {frequency: _weight(frequency) for frequency in set(frequencies)}
    weights = [once[frequency] for frequency in frequencies]
    return {
        term: (
            weights[stands_at[0]]
            if len(stands_at) == 1
            else _weight(sum(map(frequencies.__getitem__, stands_at))),
            stands_at,
        )
        for term, stands_at in places.items()
    }


def _folded(places: Mapping[str, list[int]]) -> Mapping[str, list[int]]:
    accented = [term for term in places if not term.isascii()]
    if not accented:
        return places
    folded = {term: stands_at for term, stands_at in places.items() if term.isascii()}
    for term in accented:
        key = fold(term)
        folded[key] = [*folded.get(key, ()), *places[term]]
    return folded


@cache
def _weight(frequency: float) -> int:
    return int(HEAVIEST * frequency / (frequency + _SATURATION) + 0.5) or 1
