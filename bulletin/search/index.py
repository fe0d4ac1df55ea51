"""Build the whole search index, as the files that a browser requests."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bulletin.language.languages import Language
from bulletin.search import term_patterns
from bulletin.search.facets import facet_tables
from bulletin.search.index_shards import Shard, shards
from bulletin.search.letter_folding import FOLDED, fold
from bulletin.search.segments import Postings, Segment, join, united
from bulletin.search.stemming import (
    COMPOUND,
    FUNCTION_WORDS,
    Stemmer,
    compounds,
    endings,
    relate,
    spellings,
)
from bulletin.search.synonyms import Names, first_term
from bulletin.values.addresses import (
    FACET_TABLE,
    SEARCH_INDEX,
    SEARCH_SHARDS,
    SUBJECT_TABLE,
    TITLES_A_FILE,
)
from bulletin.values.digests import digest_of
from bulletin.views.page_types import Teaser

TEXTS_A_FILE = 3
"""Entries per text file; more would save requests only if results are neighbours."""
_MANY = 200
"""The number of entries from which function words are left out of queries."""


@dataclass(frozen=True, slots=True)
class Index:
    """The files of the index by address; `id` changes with any content."""

    id: str
    files: Mapping[str, bytes]


def make_index(
    segments: Iterable[Segment],
    teasers: Sequence[Teaser],
    names: Names,
    language: Language,
    stem: Stemmer | None = None,
) -> Index:
    """Return the index of the entries of all segments, in the order of their numbers.

    A `stem` function that already knows words does not stem them again.
    """
    postings = join(segments)
    _add_spellings(postings)
    _add_names(postings, names)
    _add_compounds(postings, language.tag)
    related = relate(postings, stem or Stemmer(language.tag))
    pieces = list(shards(postings, related, names.meanings))
    first, subjects = facet_tables(teasers, language)
    made_of = (*(piece.content for piece in pieces), _json(first), _json(subjects))
    ident = digest_of(*made_of).hex()[:12]
    common = common_words(postings, len(teasers), language.tag)
    root = _root(ident, pieces, common, endings(related, language.tag)) | {
        "entries": len(teasers),
        "facets": [{"id": one["id"], "title": one["title"]} for one in first["facets"]],
    }
    return Index(
        ident,
        {
            SEARCH_INDEX: _json(root),
            FACET_TABLE: _json({"id": ident, **first}),
            SUBJECT_TABLE: _json({"id": ident, "facets": subjects}),
            **{
                f"{SEARCH_SHARDS}{ident}/{number}.txt": piece.content
                for number, piece in enumerate(pieces)
            },
        },
    )


def _add_spellings(postings: dict[str, Postings]) -> None:
    for spelling in sorted(set(spellings(postings))):
        postings[spelling] = Postings(0, b"")


def _add_names(postings: dict[str, Postings], names: Names) -> None:
    """Add the first terms of names, so that a name leads to others even if no entry contains it."""
    known = set(map(fold, postings))
    for meaning in names.meanings:
        if meaning.term in postings:
            firsts = map(first_term, meaning.keys)
            postings.update((first, Postings(0, b"")) for first in firsts if first not in known)


def _add_compounds(postings: dict[str, Postings], language: str) -> None:
    """Add a term for the last parts of compound words, with the postings of all these words."""
    for tail, words in sorted(compounds(postings, language).items()):
        postings[tail + COMPOUND] = united([postings[word] for word in words])


def common_words(postings: Mapping[str, Postings], count: int, language: str) -> list[str]:
    """Return the function words that occur in almost all entries."""
    words = FUNCTION_WORDS.get(language.partition("-")[0].lower(), "").split()
    if count < _MANY:
        return []
    return [word for word in words if word in postings and 4 * postings[word].size > count]


def _root(
    ident: str, pieces: Sequence[Shard], common: list[str], ends: list[tuple[str, str]]
) -> dict[str, Any]:
    return {
        "id": ident,
        "common": common,
        "endings": ends,
        "letters": FOLDED,
        "patterns": term_patterns.PATTERNS,
        "months": term_patterns.MONTHS,
        "word": rf"\p{{L}}\p{{N}}{term_patterns.MARKS}{term_patterns.INDIC}",
        "firsts": [piece.first for piece in pieces],
        "counts": [piece.count for piece in pieces],
        "chunks": {"texts": TEXTS_A_FILE, "titles": TITLES_A_FILE},
    }


def _json(thing: object) -> bytes:
    return json.dumps(thing, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
