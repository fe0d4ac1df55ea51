"""Split the index into shards of a few kilobytes, each with a range of terms in key order.

A shard is binary but has the name of a text file, because servers compress only types that they
know. Compressing it here would give different bytes with another version of zlib.

Numbers are those of `varints`. A shard begins with its number of terms; for each term follow the
length of the prefix shared with the previous one and the rest in UTF-8, the number of entries, the
length of its postings, and its relations, as distances in the list of all terms. The postings
follow in the same order, and then, as JSON, the names that have synonyms.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from os.path import commonprefix

from bulletin.search.letter_folding import fold
from bulletin.search.segments import Postings
from bulletin.search.stemming import Related
from bulletin.search.synonyms import Meaning, first_term
from bulletin.search.varints import varint, varints, zigzag

_SIZE = 5000
"""The minimum size of a shard's postings in bytes, except for the last shard."""
_FORMS = 2000
"""The maximum size of the words with a common beginning that stay in one shard, in bytes."""


Name = tuple[str, str, tuple[str, ...]]
"""The words of a name, the term of its meaning, and all names of the thing."""


@dataclass(frozen=True, slots=True)
class Shard:
    """A shard of the index: its first key, and its number of terms."""

    first: str
    count: int
    content: bytes


def shards(
    postings: Mapping[str, Postings], related: Related, meanings: Iterable[Meaning]
) -> Iterator[Shard]:
    """Split the index into shards; terms with the same key stay together."""
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
            # Its other forms usually follow: a reader who requests one needs all of them.
            family, added = key, _SIZE
        size += added
    if listed.terms:
        yield listed.shard(start, len(listed.terms))


class _List:
    """All terms in key order, with their data in a shard."""

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
        """Return the shard of the terms with these numbers."""
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
        """Return the shortest prefix of the first key that separates it from the previous shard."""
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
    """Return a sort key for JavaScript's order of strings, by UTF-16 code units."""
    return fold(term).encode("utf-16-be"), term.encode("utf-16-be")


def _shared(before: bytes, after: bytes) -> int:
    """Return the length of the common prefix of two terms in bytes."""
    return next(
        (place for place, (a, b) in enumerate(zip(before, after, strict=False)) if a != b),
        min(len(before), len(after)),
    )


def _names_by_first_term(
    meanings: Iterable[Meaning], postings: Mapping[str, Postings]
) -> dict[str, list[Name]]:
    """Return names by the first terms of their keys: key, term, and all names of the thing."""
    found: dict[str, list[Name]] = {}
    for meaning in meanings:
        if meaning.term in postings:
            for key in meaning.keys:
                found.setdefault(first_term(key), []).append(
                    (" ".join(key), meaning.term, meaning.names)
                )
    return found
