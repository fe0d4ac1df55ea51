"""The index in pieces of a few kilobytes, each with the terms between two in the order of keys.

A shard is binary, and named as a text, because servers compress texts and nothing they do not know.
Compressed here, it would be other bytes with another version of zlib.

Numbers are those of `varints`. A shard begins with how many terms it has; then each
term has what it shares with the one before and the rest, in bytes of UTF-8, how many entries have
it, how long its postings are, and its relations, as distances in the list of all terms. The
postings follow in the same order; behind them, JSON with the names that mean the same as others.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from os.path import commonprefix

from bulletin.search.letter_folding import fold
from bulletin.search.related_terms import Related
from bulletin.search.segments import Postings
from bulletin.search.synonyms import Meaning, first_term
from bulletin.search.varints import varint, varints, zigzag

_SIZE = 5000
"""Bytes of postings that a shard has at least, except the last one."""
_FORMS = 2000
"""Bytes of words that begin with a frequent one, which stand in its shard."""


Name = tuple[str, str, tuple[str, ...]]
"""The words of a name, the term of its meaning, and all names of the thing."""


@dataclass(frozen=True, slots=True)
class Shard:
    """A piece of the index: where it begins in the order of keys, and how many terms it has."""

    first: str
    count: int
    content: bytes


def shards(
    postings: Mapping[str, Postings], related: Related, meanings: Iterable[Meaning]
) -> Iterator[Shard]:
    """Cut the index into shards; terms of one key are never parted."""
    listed = _List(postings, related, _names_by_first_term(meanings, postings))
    start, size, family = 0, 0, ""
    for number in range(len(listed.terms)):
        added, key = len(listed.encoded[number]), listed.keys[number]
        is_form = bool(family) and key.startswith(family) and size + added < _SIZE + _FORMS
        is_large = size and (size >= _SIZE or added >= _SIZE)
        if is_large and not is_form and key != listed.keys[number - 1]:
            yield listed.shard(start, number)
            start, size, family = number, 0, ""
        if added >= _SIZE:
            # Its other forms mostly follow: a reader who asks for one needs all of them.
            family, added = key, _SIZE
        size += added
    if listed.terms:
        yield listed.shard(start, len(listed.terms))


class _List:
    """All terms in the order of their keys, and what a shard has of each."""

    def __init__(
        self, postings: Mapping[str, Postings], related: Related, names: Mapping[str, list[Name]]
    ) -> None:
        self.terms = sorted(postings, key=_order)
        self.keys = list(map(fold, self.terms))
        self.encoded = [postings[term].content for term in self.terms]
        self._postings = postings
        self._related = related
        self._names = names
        self._number_of = {term: number for number, term in enumerate(self.terms)}

    def shard(self, start: int, end: int) -> Shard:
        """The shard of the terms with these numbers."""
        head = [varint(end - start)]
        before = b""
        for number in range(start, end):
            spelled = self.terms[number].encode()
            shared = _shared(before, spelled)
            head.append(varints((shared, len(spelled) - shared)) + spelled[shared:])
            head.append(self._about(number))
            before = spelled
        keys = dict.fromkeys(self.keys[start:end])
        names = [name for key in keys for name in self._names.get(key, ())]
        tail = json.dumps(names, ensure_ascii=False, separators=(",", ":")) if names else ""
        content = b"".join((*head, *self.encoded[start:end], tail.encode()))
        return Shard(self._first_key(start), end - start, content)

    def _first_key(self, start: int) -> str:
        """As much of the first key as tells it from the last key of the shard before."""
        key = self.keys[start]
        shared = commonprefix([self.keys[start - 1], key]) if start else ""  # noqa: RUF071
        return key[: len(shared) + 1]

    def _about(self, number: int) -> bytes:
        term = self.terms[number]
        others = [self._number_of[one] for one in self._related.get(term, ()) if one != term]
        steps_to = [zigzag(other - number) for other in others]
        count = self._postings[term].size
        return varints((count, len(self.encoded[number]), len(steps_to), *steps_to))


def _order(term: str) -> tuple[bytes, bytes]:
    """As JavaScript compares strings, by units of UTF-16."""
    return fold(term).encode("utf-16-be"), term.encode("utf-16-be")


def _shared(before: bytes, after: bytes) -> int:
    """How many bytes two terms have in common at their beginnings."""
    return next(
        (place for place, (a, b) in enumerate(zip(before, after, strict=False)) if a != b),
        min(len(before), len(after)),
    )


def _names_by_first_term(
    meanings: Iterable[Meaning], postings: Mapping[str, Postings]
) -> dict[str, list[Name]]:
    """The names of things by the first terms of their keys: key, term, and all names."""
    found: dict[str, list[Name]] = {}
    for meaning in meanings:
        if meaning.term in postings:
            for key in meaning.keys:
                found.setdefault(first_term(key), []).append(
                    (" ".join(key), meaning.term, meaning.names)
                )
    return found
