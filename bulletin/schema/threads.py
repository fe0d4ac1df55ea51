"""Threads: what an entry follows, across months, from a draft to its last appeal."""

from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Annotated

from pydantic import Field

from bulletin.schema.models import Model
from bulletin.schema.scalars import EntryId, choice

RELATIONS = {
    "updates": ("Updates", "Updated by"),
    "revises": ("Revises", "Revised by"),
    "finalises": ("Finalises", "Finalised by"),
    "implements": ("Implements", "Implemented by"),
    "explains": ("Explains", "Explained by"),
    "complements": ("Complements", "Complemented by"),
    "enforces": ("Enforces", "Enforced by"),
    "appeals": ("Appeals", "Appealed by"),
    "upholds": ("Upholds", "Upheld by"),
    "annuls": ("Annuls", "Annulled by"),
    "corrects": ("Corrects", "Corrected by"),
    "replaces": ("Replaces", "Replaced by"),
    "repeals": ("Repeals", "Repealed by"),
}
"""Relations with how each is called from either side."""

Relation = Annotated[str, *choice(*RELATIONS)]


class Follow(Model):
    """An earlier entry, and what this one does with it."""

    id: EntryId = Field(examples=["2022-02/some-entry"])
    relation: Relation = Field(examples=["updates"])


def cycles(follows: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, ...]]:
    """Every cycle among the entries, as a path whose last entry follows its first."""
    graph = {entry: list(others) for entry, others in follows.items()}
    while True:
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            # graphlib walks from what comes first to what follows it.
            path = _from_first(tuple(reversed(error.args[1][:-1])))
            yield path
            graph[path[0]].remove(path[1 % len(path)])
        else:
            return


def _from_first(path: tuple[str, ...]) -> tuple[str, ...]:
    """The same circle, told from the first of its entries."""
    begin = path.index(min(path))
    return path[begin:] + path[:begin]
