"""Circles of what follows, or belongs to, each other."""

from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter


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
