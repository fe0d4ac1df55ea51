"""A tree of nodes with locations, in which every scalar is text.

Values are not converted: `NO` stays `NO`, `0123` and `2022-02` stay text.
"""

from dataclasses import dataclass
from typing import Any

from bulletin.diagnostics.report import Code, Location, Report, quoted


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text with its location."""

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
    """Named nodes; `keys` holds the names as written, with their locations."""

    values: dict[str, "Node"]
    keys: dict[str, Scalar]
    location: Location
    is_whole: bool = True
    """Whether all of it could be read, so that an absent field is really missing."""

    def plain(self, unreadable: object = None) -> dict[str, Any]:
        """Return the contents without locations; `unreadable` replaces what could not be read."""
        return {key: value.plain(unreadable) for key, value in self.values.items()}


@dataclass(frozen=True, slots=True)
class Faulty:
    """A value that could not be read; its error has been reported."""

    location: Location

    def plain(self, unreadable: object = None) -> Any:
        return unreadable


Node = Scalar | Sequence | Mapping | Faulty


def node_at(node: Node, path: tuple[int | str, ...]) -> Node:
    """Return the node at a path of keys and indices, or the last one on the way."""
    for step in path:
        match node, step:
            case Mapping(), str() if step in node.values:
                node = node.values[step]
            case Sequence(), int() if step < len(node.items):
                node = node.items[step]
            case _:
                continue
    return node


class Fields:
    """Collects the fields of a mapping; duplicates are reported and dropped."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._values: dict[str, Node] = {}
        self._keys: dict[str, Scalar] = {}

    def add(self, key: Scalar, value: Node) -> None:
        if key.text in self._keys:
            first = self._keys[key.text].location.line
            message = f"the field {quoted(key.text)} is already on line {first}"
            self._report.add(Code.DUPLICATE_KEY, key.location, message, "keep one of the two")
        else:
            self._keys[key.text] = key
            self._values[key.text] = value

    def mapping(self, location: Location, is_whole: bool = True) -> Mapping:
        return Mapping(self._values, self._keys, location, is_whole)
