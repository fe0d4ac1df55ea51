"""A tree of nodes that know their place, with every scalar as the text it is.

No value is guessed: `NO` stays `NO`, `0123` and `2022-02` stay text.
"""

from dataclasses import dataclass
from typing import Any

from bulletin.diagnostics.report import Location


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text and where it begins."""

    text: str
    location: Location

    def plain(self, _unreadable: object = None) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple["Node", ...]
    location: Location

    def plain(self, unreadable: object = None) -> list[Any]:
        return [item.plain(unreadable) for item in self.items]


@dataclass(frozen=True, slots=True)
class Mapping:
    """Named nodes; `keys` holds the names as they stand in the text, with their places."""

    values: dict[str, "Node"]
    keys: dict[str, Scalar]
    location: Location
    is_whole: bool = True
    """Whether all of it could be read, so that a field that is not here is really missing."""

    def plain(self, unreadable: object = None) -> dict[str, Any]:
        """What it holds, without places; `unreadable` stands for what could not be read."""
        return {key: value.plain(unreadable) for key, value in self.values.items()}


@dataclass(frozen=True, slots=True)
class Faulty:
    """A value that is there but could not be read; its fault has been reported."""

    location: Location

    def plain(self, unreadable: object = None) -> Any:
        return unreadable


Node = Scalar | Sequence | Mapping | Faulty


def node_at(node: Node, path: tuple[int | str, ...]) -> Node:
    """The node that a path of keys and indices leads to, or the last one on the way."""
    for step in path:
        match node, step:
            case Mapping(), str() if step in node.values:
                node = node.values[step]
            case Sequence(), int() if step < len(node.items):
                node = node.items[step]
            case _:
                continue
    return node
