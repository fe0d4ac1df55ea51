"""Find cycles in a graph."""

from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter


def cycles(follows: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, ...]]:
    """Yield every cycle, as a path whose last node points to its first."""
    graph = {entry: list(others) for entry, others in follows.items()}
    while True:
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            # graphlib walks from predecessors to successors.
            path = _from_first(tuple(reversed(error.args[1][:-1])))
            yield path
            graph[path[0]].remove(path[1 % len(path)])
        else:
            return


def _from_first(path: tuple[str, ...]) -> tuple[str, ...]:
    """Rotate a cycle so that it begins with its smallest node."""
    begin = path.index(min(path))
    return path[begin:] + path[:begin]
