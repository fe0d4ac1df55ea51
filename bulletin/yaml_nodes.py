"""YAML as a tree of nodes that know their place, with every scalar as the text it is.

The subset is the one a person writes: mappings, lists, plain and quoted text, blocks.
No value is guessed (`NO` stays `NO`, `2022-02` stays text), and what only programmers
write (anchors, aliases, tags, merge keys) is refused before it can do any harm.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from bulletin.diagnostics import Code, EnvironmentFault, Location, Report, quoted
from bulletin.text_files import forbidden_characters
from bulletin.yaml_slips import explain

if not hasattr(yaml, "CSafeLoader"):
    raise EnvironmentFault("PyYAML was installed without libyaml; install it from a wheel")

MAX_DEPTH = 7
"""Levels of nesting; no field of ours needs more than five."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text and where it begins."""

    text: str
    location: Location

    def plain(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple["Node", ...]
    location: Location

    def plain(self) -> list[Any]:
        return [item.plain() for item in self.items]


@dataclass(frozen=True, slots=True)
class Mapping:
    """Named nodes; `keys` holds the names as they stand in the text, with their places."""

    values: dict[str, "Node"]
    keys: dict[str, Scalar]
    location: Location

    def plain(self) -> dict[str, Any]:
        return {key: value.plain() for key, value in self.values.items()}


@dataclass(frozen=True, slots=True)
class Faulty:
    """A value that is there but could not be read; its fault has been reported."""

    location: Location

    def plain(self) -> None:
        return None


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


def parse_yaml(text: str, path: str, report: Report, first_line: int = 1) -> Node:
    """Read one YAML document; faults go to the report with their place in the file.

    `first_line` is the line of the file on which the text begins.
    """
    reader = _Reader(text, path, report, first_line)
    try:
        return reader.document()
    except yaml.YAMLError as error:
        line, column, message, hint = explain(error, reader.lines)
        location = Location(path, first_line + line, column + 1)
        report.add(Code.INVALID_YAML, location, message, hint)
    except _Refused:
        pass
    return Faulty(Location(path, first_line, 1))


class _Refused(Exception):
    """The text uses YAML that we do not read; it has been reported."""


class _Reader:
    """Builds nodes from the parser's events, and stops at the first one that is refused."""

    def __init__(self, text: str, path: str, report: Report, first_line: int) -> None:
        self.lines = text.split("\n")
        self._path = path
        self._report = report
        self._first_line = first_line
        self._events: Iterator[yaml.Event] = yaml.parse(text, yaml.CSafeLoader)

    def document(self) -> Node:
        next(self._events)
        start = next(self._events)
        if isinstance(start, yaml.StreamEndEvent):
            return Mapping({}, {}, Location(self._path, self._first_line, 1))
        node = self._node(next(self._events), 1)
        next(self._events)
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            self._refuse(after, "a second YAML document begins here", "remove the line `---`")
        return node

    def _node(self, event: yaml.Event, depth: int) -> Node:
        self._refuse_what_programmers_write(event)
        if depth > MAX_DEPTH:
            self._add(Code.TOO_DEEP, event, f"nested more than {MAX_DEPTH} levels deep")
            raise _Refused
        match event:
            case yaml.MappingStartEvent():
                return self._mapping(event, depth)
            case yaml.SequenceStartEvent():
                return self._sequence(event, depth)
            case yaml.ScalarEvent():
                return self._scalar(event)
        raise AssertionError(f"not the beginning of a node: {event}")

    def _sequence(self, start: yaml.Event, depth: int) -> Sequence:
        items = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event, depth + 1))
        return Sequence(tuple(items), self._location(start))

    def _mapping(self, start: yaml.Event, depth: int) -> Mapping:
        values: dict[str, Node] = {}
        keys: dict[str, Scalar] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._key(event)
            value = self._node(next(self._events), depth + 1)
            if key.text in keys:
                first = keys[key.text].location.line
                self._report.add(
                    Code.DUPLICATE_KEY,
                    key.location,
                    f"{quoted(key.text)} stands already on line {first}",
                    "keep one of the two",
                )
            else:
                keys[key.text] = key
                values[key.text] = value
        return Mapping(values, keys, self._location(start))

    def _key(self, event: yaml.Event) -> Scalar:
        self._refuse_what_programmers_write(event)
        if not isinstance(event, yaml.ScalarEvent):
            self._add(Code.UNSUPPORTED_YAML, event, "a list or a group cannot be a field's name")
            raise _Refused
        if event.value == "<<" and event.style is None:
            self._refuse(event, "'<<' merges fields from elsewhere", "write the fields out")
        return Scalar(event.value, self._location(event))

    def _scalar(self, event: yaml.ScalarEvent) -> Node:
        location = self._location(event)
        if event.value == "":
            self._add(
                Code.EMPTY_VALUE, event, "there is no value here", "give one or delete the line"
            )
            return Faulty(location)
        if event.style is None and self._comment_follows(event):
            self._report.add(
                Code.YAML_COMMENT,
                location,
                "what stands behind ' #' is a comment and would be lost",
                "put the whole value in quotes, or the comment on a line of its own",
            )
            return Faulty(location)
        for character in forbidden_characters(event.value):
            message = f"the value holds the invisible character {character}"
            self._report.add(Code.FORBIDDEN_CHARACTER, location, message, "delete its escape")
        return Scalar(event.value, location)

    def _comment_follows(self, event: yaml.ScalarEvent) -> bool:
        end = event.end_mark
        assert end
        return self.lines[end.line][end.column :].lstrip(" \t").startswith("#")

    def _refuse_what_programmers_write(self, event: yaml.Event) -> None:
        in_quotes = "if it is text, put the value in quotes"
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, "'*' at the beginning of a value is a YAML alias", in_quotes)
        if getattr(event, "anchor", None):
            self._refuse(event, "'&' at the beginning of a value is a YAML anchor", in_quotes)
        if getattr(event, "tag", None):
            self._refuse(event, "'!' at the beginning of a value is a YAML tag", in_quotes)

    def _refuse(self, event: yaml.Event, message: str, hint: str = "") -> None:
        self._add(Code.UNSUPPORTED_YAML, event, message, hint)
        raise _Refused

    def _add(self, code: Code, event: yaml.Event, message: str, hint: str = "") -> None:
        self._report.add(code, self._location(event), message, hint)

    def _location(self, event: yaml.Event) -> Location:
        mark = event.start_mark
        assert mark
        return Location(self._path, self._first_line + mark.line, mark.column + 1)
