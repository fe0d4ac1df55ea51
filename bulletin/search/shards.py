"""The index in pieces of a few kilobytes, each with the terms between two in the order of keys.

A shard is binary. Numbers are those of `varints`. It begins with how many terms it has; then each
term has what it shares with the one before and the rest, in bytes of UTF-8, how many entries have
it, how long its postings are, and its relations, as distances in the list of all terms. The
postings follow in the same order; behind them, JSON with the names that mean the same as others.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from os.path import commonprefix

from bulletin.search.forms import Related
from bulletin.search.letters import fold
from bulletin.search.names import Meaning
from bulletin.search.varints import steps, varint, varints, zigzag

_SIZE = 5000
"""Bytes of postings and terms that a shard has at least, except the last one."""


@dataclass(slots=True)
class Postings:
    """The entries that have a term, by their numbers, and what each of them has of it."""

    entries: list[int]
    details: list[bytes]

    def encoded(self) -> bytes:
        """One after the other, each with the step from the number of the one before."""
        pairs = zip(map(varint, steps(self.entries)), self.details, strict=True)
        return b"".join(chain.from_iterable(pairs))


@dataclass(frozen=True, slots=True)
class Shard:
    """A piece of the index: the key that it begins with, and how many terms it has."""

    first: str
    count: int
    content: bytes


def shards(
    postings: Mapping[str, Postings], related: Related, meanings: Iterable[Meaning]
) -> Iterator[Shard]:
    """Cut the index into shards; terms of one key are never parted."""
    terms = sorted(postings, key=_order)
    number_of = {term: number for number, term in enumerate(terms)}
    names = _names_by_first_word(meanings, postings)
    start, size = 0, 0
    encoded = [postings[term].encoded() for term in terms]
    for number, term in enumerate(terms):
        added = len(encoded[number])
        if size and (size >= _SIZE or added >= _SIZE) and fold(term) != fold(terms[number - 1]):
            yield _shard(terms[start:number], encoded[start:number], postings, related, number_of, names)
            start, size = number, 0
        size += added + 6
    if terms:
        yield _shard(terms[start:], encoded[start:], postings, related, number_of, names)


def _order(term: str) -> tuple[bytes, bytes]:
    """As JavaScript compares strings, by units of UTF-16."""
    return fold(term).encode("utf-16-be"), term.encode("utf-16-be")


def _shard(
    terms: Sequence[str],
    encoded: Sequence[bytes],
    postings: Mapping[str, Postings],
    related: Related,
    number_of: Mapping[str, int],
    names: Mapping[str, list[tuple[str, str, tuple[str, ...]]]],
) -> Shard:
    head = [varint(len(terms))]
    before = b""
    for term, content in zip(terms, encoded, strict=True):
        spelled, own = term.encode(), number_of[term]
        shared = len(commonprefix((before, spelled)))
        others = [zigzag(number_of[one] - own) for one in related.get(term, ()) if one != term]
        head.append(varints((shared, len(spelled) - shared)) + spelled[shared:])
        head.append(varints((len(postings[term].entries), len(content), len(others), *others)))
        before = spelled
    known = [name for key in dict.fromkeys(map(fold, terms)) for name in names.get(key, ())]
    tail = json.dumps(known, ensure_ascii=False, separators=(",", ":")).encode() if known else b""
    return Shard(fold(terms[0]), len(terms), b"".join((*head, *encoded, tail)))


def _names_by_first_word(
    meanings: Iterable[Meaning], postings: Mapping[str, Postings]
) -> dict[str, list[tuple[str, str, tuple[str, ...]]]]:
    """The names of things by the first words of their keys: key, term, and all names."""
    found: dict[str, list[tuple[str, str, tuple[str, ...]]]] = {}
    for meaning in meanings:
        if meaning.term in postings:
            for key in meaning.keys:
                found.setdefault(key[0], []).append((" ".join(key), meaning.term, meaning.names))
    return found
