"""Segments: postings of a run of entries, encoded independently of other runs.

An index is joined from segments without decoding them, so that an edit rebuilds only one of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from operator import sub
from typing import NamedTuple

from bulletin.search.entry_terms import HEAVIEST, EntryPostings
from bulletin.search.varints import read_varints, steps, varint, varints


class SegmentPostings(NamedTuple):
    """The postings of a term in a segment. Entries are numbered from its beginning."""

    first: int
    last: int
    size: int
    """The number of entries with the term."""
    steps: bytes
    """The steps from each of them to the next."""
    heads: bytes
    """For each of them, the weight and the number of positions."""
    places: bytes


@dataclass(frozen=True, slots=True)
class Segment:
    """The terms of a run of entries."""

    entries: int
    """The number of entries."""
    terms: dict[str, SegmentPostings]


class Postings(NamedTuple):
    """The entries that contain a term, with weights and positions.

    In `content`, steps between entry numbers come first, then weights with counts of positions,
    then all positions. Grouping similar values compresses best.
    """

    size: int
    """The number of entries with the term."""
    content: bytes


def segment_of(entries: Iterable[EntryPostings]) -> Segment:
    found: dict[str, tuple[list[int], list[int], list[int]]] = defaultdict(lambda: ([], [], []))
    count = 0
    for number, postings in enumerate(entries):
        count = number + 1
        for term, (weight, stands_at) in postings.items():
            numbers, heads, places = found[term]
            numbers.append(number)
            heads.append(len(stands_at) * (HEAVIEST + 1) + weight)
            places.append(stands_at[0])
            if len(stands_at) > 1:
                places += map(sub, stands_at[1:], stands_at)
    return Segment(count, {term: _encoded(*lists) for term, lists in found.items()})


def _encoded(numbers: list[int], heads: list[int], places: list[int]) -> SegmentPostings:
    following = map(sub, numbers[1:], numbers)
    return SegmentPostings(
        numbers[0],
        numbers[-1],
        len(numbers),
        varints([*following]),
        varints(heads),
        varints(places),
    )


def join(segments: Iterable[Segment]) -> dict[str, Postings]:
    """Return the postings of all terms, with entries numbered across all segments."""
    parts: dict[str, list[tuple[int, SegmentPostings]]] = defaultdict(list)
    start = 0
    for segment in segments:
        for term, postings in segment.terms.items():
            parts[term].append((start, postings))
        start += segment.entries
    return {term: _joined(some) for term, some in parts.items()}


def _joined(parts: Sequence[tuple[int, SegmentPostings]]) -> Postings:
    if len(parts) == 1:
        start, (first, _, size, following, heads, places) = parts[0]
        return Postings(size, varint(start + first) + following + heads + places)
    content: list[bytes] = []
    before = 0
    for start, part in parts:
        content += (varint(start + part.first - before), part.steps)
        before = start + part.last
    content += [part.heads for _, part in parts]
    content += [part.places for _, part in parts]
    return Postings(sum(part.size for _, part in parts), b"".join(content))


def united(some: Sequence[Postings]) -> Postings:
    """Merge the postings of several terms, with the highest weight and all positions."""
    weights: dict[int, int] = {}
    places: dict[int, set[int]] = defaultdict(set)
    for postings in some:
        for entry, weight, stands_at in _decoded(postings):
            weights[entry] = max(weight, weights.get(entry, 0))
            places[entry].update(stands_at)
    entries = sorted(places)
    heads = [len(places[entry]) * (HEAVIEST + 1) + weights[entry] for entry in entries]
    stand_at = [step for entry in entries for step in steps(sorted(places[entry]))]
    return Postings(len(entries), varints((*steps(entries), *heads, *stand_at)))


def _decoded(postings: Postings) -> Iterator[tuple[int, int, Iterator[int]]]:
    """Yield entries with weight and positions, which must be consumed before the next one."""
    numbers = read_varints(postings.content)
    entries = list(accumulate(islice(numbers, postings.size)))
    heads = list(islice(numbers, postings.size))
    for entry, head in zip(entries, heads, strict=True):
        yield entry, head % (HEAVIEST + 1), accumulate(islice(numbers, head // (HEAVIEST + 1)))
