"""Parse YAML into located nodes, so that one bad line does not hide the others.

If the whole cannot be parsed, it is split along its indentation into fields, and those into list
items. Each part that cannot be parsed is reported by itself, and the rest is kept.
"""

import re
from dataclasses import replace

from bulletin.diagnostics.report import Code, Diagnostic, Location, Report
from bulletin.parsing.located_nodes import Faulty as Faulty
from bulletin.parsing.located_nodes import Fields
from bulletin.parsing.located_nodes import Mapping as Mapping
from bulletin.parsing.located_nodes import Node as Node
from bulletin.parsing.located_nodes import Scalar as Scalar
from bulletin.parsing.located_nodes import Sequence as Sequence
from bulletin.parsing.located_nodes import node_at as node_at
from bulletin.parsing.yaml_lines import (
    KEY,
    LIST_ITEM,
    holds_more,
    indent_of,
    is_at_margin,
    is_bare,
    is_significant,
    starts_of,
    with_values,
)
from bulletin.parsing.yaml_parser import MAX_DEPTH, Unreadable, read_nodes
from bulletin.parsing.yaml_syntax_errors import false_dash, slip_on

_DOCUMENT_MARK = re.compile(r"(?P<mark>---|\.\.\.)(?:\s+(?P<text>.*))?")
_COMPLEX_KEY = re.compile(r"\s*[?:](?:\s|$)")
_TABBED = re.compile(r" *\t")


def parse_yaml(text: str, path: str, report: Report, first_line: int = 1) -> Node:
    """Parse one YAML document; errors go to the report with their location in the file.

    `first_line` is the line of the file on which the text begins.
    """
    parser = _Parser(path, report)
    return parser.parse(parser.one_document(text.split("\n"), first_line), first_line)


class _Parser:
    """A parser for lines of one file; a part is its lines and the number of the first."""

    def __init__(self, path: str, report: Report) -> None:
        self._path = path
        self._report = report

    def one_document(self, lines: list[str], first: int) -> list[str]:
        """Return the lines without document marks; report a mark between fields."""
        for number, line in enumerate(lines):
            if match := _DOCUMENT_MARK.fullmatch(line):
                location, message = Location(self._path, first + number, 1), ""
                hint = "delete this line"
                if any(map(is_significant, lines[:number])):
                    message = "a second YAML document would begin here"
                elif match["text"]:
                    message = f"the text after {match['mark']} would be lost"
                    hint = f"delete {match['mark']}; to write a comment, use '# '"
                if message:
                    self._report.add(Code.UNSUPPORTED_YAML, location, message, hint)
                lines[number] = ""
        return lines

    def parse(self, lines: list[str], first: int, depth: int = 1) -> Node:
        found = Report()
        try:
            node = read_nodes(lines, self._path, first, found)
        except Unreadable as unreadable:
            return self._parse_parts(lines, first, depth, unreadable.fault)
        self._report.extend(found.diagnostics)
        return node

    def _parse_parts(self, lines: list[str], first: int, depth: int, fault: Diagnostic) -> Node:
        """Parse text that could not be parsed as a whole, and report at least one error."""
        told = self._report.count
        node = self._take_apart(lines, first, depth) if depth <= MAX_DEPTH else None
        if self._report.count == told:
            self._report.extend([fault])
        return node or self._named(lines, first, Faulty(fault.location))

    def _take_apart(self, lines: list[str], first: int, depth: int) -> Node | None:
        """Return the node made of the parts of the lines; None if there are no parts."""
        starts = starts_of(lines)
        if any(false_dash(lines[start]) for start in starts[:1]):
            return None
        if any(_COMPLEX_KEY.match(lines[start]) for start in starts):
            return None
        if len(starts) > 1:
            if misplaced := self._misplaced(lines, starts, first):
                self._report.extend([misplaced])
                return Faulty(misplaced.location)
            ends = [*starts[1:], len(lines)]
            parts = [(lines[a:b], first + a) for a, b in zip(starts, ends, strict=True)]
            return self._joined(parts, depth)
        if any(_TABBED.match(line) for line in lines):
            return None
        for start in starts:
            return self._single(lines[start:], first + start, depth)
        return None

    def _single(self, lines: list[str], first: int, depth: int) -> Node | None:
        """Parse one list item without its dash, or one field without its name."""
        key, rest = KEY.match(lines[0]), lines[1:]
        if LIST_ITEM.match(lines[0]):
            item = self.parse([lines[0].replace("-", " ", 1), *rest], first, depth + 1)
            return Sequence((item,), Location(self._path, first, indent_of(lines[0]) + 1))
        if key and any(map(is_significant, rest)) and not is_significant(key["rest"]):
            value = self.parse(rest, first + 1, depth + 1)
            return self._named(lines, first, value)
        return None

    def _joined(self, parts: list[tuple[list[str], int]], depth: int) -> Node:
        """Return the list or fields made of several parts."""
        nodes = [
            (
                lines,
                first,
                self._value_at_margin(lines, first) or self.parse(lines, first, depth + 1),
            )
            for lines, first in with_values(parts)
        ]
        (lines, first), *_ = parts
        location = Location(self._path, first, indent_of(lines[0]) + 1)
        if LIST_ITEM.match(lines[0]):
            return Sequence(tuple(self._all_items(nodes)), location)
        fields, is_whole = Fields(self._report), True
        for lines, first, node in nodes:
            if isinstance(node, Mapping):
                for name, value in node.values.items():
                    fields.add(node.keys[name], value)
                    is_whole &= not (isinstance(value, Faulty) and holds_more(lines))
            else:
                is_whole = False
                self._report_line(lines[0], first, node)
        return fields.mapping(location, is_whole)

    def _value_at_margin(self, lines: list[str], first: int) -> Node | None:
        """Report a field whose value is below it in the same column."""
        if not is_bare(lines[0]):
            return None
        number = next((n for n in range(1, len(lines)) if is_at_margin(lines, n)), 0)
        if not number:
            return None
        message = "this line begins in the same column as the field that it belongs to"
        hint = "indent it by two more spaces"
        location = self._report_slip(lines[number], first + number, message, hint)
        return self._named(lines, first, Faulty(location))

    def _all_items(self, parts: list[tuple[list[str], int, Node]]) -> list[Node]:
        """Return the list items; one from which a field has slipped to the left is incomplete."""
        items: list[Node] = []
        for lines, first, node in parts:
            found = self._items(lines, first, node)
            last = items[-1] if items else None
            if isinstance(node, Mapping) and isinstance(last, Mapping):
                items[-1] = replace(last, is_whole=False)
            else:
                items.extend(found)
        return items

    def _items(self, lines: list[str], first: int, node: Node) -> tuple[Node, ...]:
        if isinstance(node, Sequence):
            return node.items
        if not isinstance(node, Faulty):
            location = Location(self._path, first, indent_of(lines[0]) + 1)
            message, hint = "this line is not an item of the list above it", "begin it with '- '"
            if isinstance(node, Mapping):
                message = "this field is further left than the others of its group"
                hint = "begin it below the field above, right of '- '"
            self._report.add(Code.INVALID_YAML, location, message, hint)
        return (Faulty(node.location),)

    def _report_line(self, line: str, first: int, node: Node) -> None:
        """Report a line that can be parsed, but is not a field where fields are expected."""
        if isinstance(node, Faulty):
            return
        hint = "write 'name: value', or indent it by two spaces if it continues the line above"
        self._report_slip(line, first, "this line is not a field", hint)

    def _report_slip(self, line: str, number: int, message: str, hint: str) -> Location:
        """Report the slip that a line shows by itself, or else the given message."""
        column, message, hint = slip_on(line) or (indent_of(line), message, hint)
        location = Location(self._path, number, column + 1)
        self._report.add(Code.INVALID_YAML, location, message, hint)
        return location

    def _misplaced(self, lines: list[str], starts: list[int], first: int) -> Diagnostic | None:
        """Return a diagnostic for the first line further left than its parent."""
        column = indent_of(lines[starts[0]]) + 1
        for start in starts:
            if (here := indent_of(lines[start]) + 1) != column:
                message = (
                    f"this line begins in column {here}, but its group begins in column {column}"
                )
                hint = "begin all of them in the same column"
                location = Location(self._path, first + start, here)
                return Diagnostic(Code.INVALID_YAML, location, message, hint)
        return None

    def _named(self, lines: list[str], first: int, value: Node) -> Node:
        """Return the value as a field with the name in the first line, if there is one."""
        number = next((n for n, line in enumerate(lines) if is_significant(line)), 0)
        if not (match := KEY.match(lines[number])):
            return value
        location = Location(self._path, first + number, match.start("key") + 1)
        key = Scalar(match["key"], location)
        is_whole = not (isinstance(value, Faulty) and holds_more(lines[number:]))
        return Mapping({key.text: value}, {key.text: key}, location, is_whole)
