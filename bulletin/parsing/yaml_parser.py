"""Convert YAML events to nodes, in the subset that authors need.

Mappings, lists, plain and quoted text, and blocks. Anchors, aliases, tags and merge keys are
refused before they can do any harm.
"""

from collections.abc import Callable
from typing import Any, NoReturn
from unicodedata import name as character_name

import yaml

from bulletin.diagnostics.report import (
    Code,
    Diagnostic,
    EnvironmentFault,
    Location,
    Report,
    quoted,
    visible,
)
from bulletin.parsing.located_nodes import Faulty, Fields, Mapping, Node, Scalar, Sequence
from bulletin.parsing.text_files import smuggled_characters, without_forbidden
from bulletin.parsing.yaml_changed_values import changed_by_escape, cut_by_comma, is_in_smart_quotes
from bulletin.parsing.yaml_comments import BEHIND, Comments, lost_behind, lost_to_comment, margin_of
from bulletin.parsing.yaml_syntax_errors import Slip, dash_instead, explain, in_quotes, quote

if not hasattr(yaml, "CSafeLoader"):
    raise EnvironmentFault("PyYAML was installed without libyaml; install it from a wheel")

MAX_DEPTH = 7
"""The maximum nesting; our fields need at most five levels."""


class Unreadable(Exception):
    """The text cannot be parsed as YAML, or uses YAML that we refuse."""

    def __init__(self, fault: Diagnostic) -> None:
        super().__init__(fault.message)
        self.fault = fault


def read_nodes(lines: list[str], path: str, first_line: int, report: Report) -> Node:
    """Parse one YAML document; raises `Unreadable` with the first error that stops the parser.

    Errors in single values go to the report. `first_line` is the line of the file on which the text
    begins.
    """
    try:
        return _Reader(lines, path, first_line, report).document()
    except yaml.YAMLError as error:
        line, slip = explain(error, lines)
        location = Location(path, first_line + line, slip.column + 1)
        fault = Diagnostic(Code.INVALID_YAML, location, slip.message, slip.hint)
        raise Unreadable(fault) from None


class _Reader:
    """Builds nodes from the parser's events, and stops at the first refused one."""

    def __init__(self, lines: list[str], path: str, first_line: int, report: Report) -> None:
        self._lines = lines
        self._path = path
        self._first_line = first_line
        self._report = report
        text = "\n".join(lines)
        self._has_comments = "#" in text
        self._comments = Comments(lines)
        self._parsed_event: Callable[[], Any] = yaml.CSafeLoader(text).get_event

    def _next_event(self) -> Any:
        event = self._parsed_event()
        if self._has_comments:
            self._comments.pass_by(event)
        return event

    def document(self) -> Node:
        self._next_event()
        if isinstance(self._next_event(), yaml.StreamEndEvent):
            return Mapping({}, {}, Location(self._path, self._first_line, 1))
        node = self._node(self._next_event(), 1)
        while not isinstance(self._next_event(), yaml.StreamEndEvent):
            pass
        self._report_comments()
        return node

    def _report_comments(self) -> None:
        """Report comments that may have been meant as text and are not next to a value."""
        told = {one.location.line for one in self._report.diagnostics}
        for line, column in self._comments.suspicious:
            if (number := self._first_line + line) not in told:
                message = "'#' begins a comment here, so the rest of the line would be lost"
                hint = (
                    "put the value in quotes if it is part of it, otherwise write it on the "
                    "line above"
                )
                location = Location(self._path, number, column + 1)
                self._report.add(Code.YAML_COMMENT, location, message, hint)

    def _node(self, event: yaml.Event, depth: int, margin: int = -1) -> Node:
        """Return the node that begins with an event; `margin` is the column of its parent."""
        self._refuse_what_programmers_write(event)
        if isinstance(event, yaml.ScalarEvent) and depth <= MAX_DEPTH:
            return self._scalar(event, margin)
        if depth > MAX_DEPTH:
            message = f"values are nested more than {MAX_DEPTH} levels deep"
            self._refuse(event, message, "put the value in quotes if it is text", Code.TOO_DEEP)
        match event:
            case yaml.MappingStartEvent():
                return self._mapping(event, depth)
            case yaml.SequenceStartEvent():
                return self._sequence(event, depth)
        raise AssertionError(f"not the beginning of a node: {event}")

    def _sequence(self, start: yaml.Event, depth: int) -> Sequence | Faulty:
        items, margin = [], margin_of(start, start)
        while not isinstance(event := self._next_event(), yaml.SequenceEndEvent):
            items.append(self._full_width(start, event) or self._node(event, depth + 1, margin))
        return self._lost_behind(start, event) or Sequence(tuple(items), self._location(start))

    def _full_width(self, start: yaml.Event, event: yaml.Event) -> Faulty | None:
        """Report a value in brackets with a full-width comma that was meant as a separator."""
        if not isinstance(event, yaml.ScalarEvent) or event.style or "，" not in event.value:
            return None
        if not getattr(start, "flow_style", False):
            return None
        message = "the full-width comma '，' does not separate list items"
        hint = "write ', ', or put the value in quotes if the comma is part of it"
        self._report.add(Code.INVALID_YAML, self._location(event), message, hint)
        return Faulty(self._location(event))

    def _mapping(self, start: yaml.Event, depth: int) -> Mapping | Faulty:
        fields, pieces = Fields(self._report), 0
        while not isinstance(event := self._next_event(), yaml.MappingEndEvent):
            key, margin = self._key(event), margin_of(start, event)
            value = self._next_event()
            if not isinstance(value, yaml.ScalarEvent) or not _is_empty(value):
                node, pieces = self._between_commas(start, key, value)
                fields.add(key, node or self._node(value, depth + 1, margin))
            elif pieces:
                pieces -= 1
            else:
                fields.add(key, self._empty(value, key))
        return self._lost_behind(start, event) or fields.mapping(self._location(start))

    def _between_commas(
        self, start: yaml.Event, key: Scalar, value: yaml.Event
    ) -> tuple[Faulty | None, int]:
        """Report a value that a comma splits; return it and how many empty fields result."""
        if not isinstance(value, yaml.ScalarEvent) or not getattr(start, "flow_style", False):
            return None, 0
        if not (cut := cut_by_comma(key.text, value, self._lines)):
            return None, 0
        line, slip, pieces = cut
        return self._lost(value, (line, slip), Code.INVALID_YAML), pieces

    def _key(self, event: yaml.Event) -> Scalar:
        self._refuse_what_programmers_write(event)
        if not isinstance(event, yaml.ScalarEvent):
            self._refuse(
                event, "a list or a group cannot be the name of a field", "write 'name: value'"
            )
        if not event.style and event.value[:1].isspace():
            space = character_name(event.value[0]).lower()
            message = f"the {space} cannot indent a field in YAML"
            self._refuse(event, message, "use ordinary spaces", Code.INVALID_YAML)
        if event.value == "<<" and not event.style:
            self._refuse(
                event,
                "'<<' merges fields from elsewhere, which is not supported",
                "write out the fields",
            )
        return Scalar(without_forbidden(event.value), self._location(event))

    def _empty(self, event: yaml.ScalarEvent, key: Scalar) -> Faulty:
        """Report a field without a value, or with only a comment."""
        if lost := self._lost_in(event, BEHIND):
            return lost
        message = f"the field {quoted(key.text)} has no value"
        hint = "write it after the colon, or delete the line"
        self._report.add(Code.EMPTY_VALUE, key.location, message, hint)
        return Faulty(key.location)

    def _scalar(self, event: yaml.ScalarEvent, margin: int) -> Node:
        location = self._location(event)
        if not event.value:
            hint = "write the value after '- ', or delete the line"
            self._report.add(Code.EMPTY_VALUE, location, "this list item is empty", hint)
            return Faulty(location)
        dash = dash_instead(event, self._lines)
        if lost := self._lost_in(event, margin) or self._lost(event, dash, Code.INVALID_YAML):
            return lost
        if not event.style and is_in_smart_quotes(event.value):
            text = visible(event.value)
            hint = f"write {quote(text[1:-1])}, or {quote(text)} to keep them"
            message = "these quotation marks would be shown as part of the value"
            self._report.add(Code.SMART_QUOTES, location, message, hint)
            return Faulty(location)
        text = self._without_escaped(event.value, location)
        if text == event.value and (slip := changed_by_escape(event, self._lines)):
            return self._lost(event, slip, Code.INVALID_YAML) or Faulty(location)
        return Scalar(text, location)

    def _without_escaped(self, text: str, location: Location) -> str:
        """Report forbidden characters produced by escapes; raw ones have already been reported."""
        for character in smuggled_characters(text):
            message = f"the value contains {character}, which is not allowed"
            self._report.add(
                Code.FORBIDDEN_CHARACTER, location, message, "delete the escape sequence"
            )
        return without_forbidden(text)

    def _lost(
        self, event: yaml.Event, found: tuple[int, Slip] | None, code: Code = Code.YAML_COMMENT
    ) -> Faulty | None:
        """Report a slip by which part of the value at `event` would be lost, if there is one."""
        if not found:
            return None
        line, slip = found
        location = Location(self._path, self._first_line + line, slip.column + 1)
        self._report.add(code, location, slip.message, slip.hint)
        return Faulty(self._location(event))

    def _lost_behind(self, start: yaml.Event, end: yaml.Event) -> Faulty | None:
        is_closed = self._has_comments and getattr(start, "flow_style", False)
        return self._lost(start, lost_behind(end, self._lines)) if is_closed else None

    def _lost_in(self, event: yaml.ScalarEvent, margin: int) -> Faulty | None:
        found = lost_to_comment(event, margin, self._lines) if self._has_comments else None
        return self._lost(event, found)

    def _refuse_what_programmers_write(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent):
            sign, name = "*", "an alias"
        elif event.anchor:
            sign, name = "&", "an anchor"
        elif event.tag:
            sign, name = "!", "a tag"
        else:
            return
        mark = event.start_mark
        assert mark
        hint = f"if it is text, put it in quotes: {in_quotes(self._lines[mark.line])}"
        self._refuse(
            event, f"'{sign}' before a value makes it {name}, which is not supported", hint
        )

    def _refuse(
        self, event: yaml.Event, message: str, hint: str, code: Code = Code.UNSUPPORTED_YAML
    ) -> NoReturn:
        raise Unreadable(Diagnostic(code, self._location(event), message, hint))

    def _location(self, event: yaml.Event) -> Location:
        mark = event.start_mark
        assert mark
        return Location(self._path, self._first_line + mark.line, mark.column + 1)


def _is_empty(event: yaml.ScalarEvent) -> bool:
    return not (event.value or event.anchor or event.tag)
