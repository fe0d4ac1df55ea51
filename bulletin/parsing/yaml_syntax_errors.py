"""Explain YAML syntax errors to authors who do not know YAML.

A slip is a pattern that people really write, with a message and the corrected line. The patterns
are tried on the line where the parser stopped and on nearby lines, because libyaml often notices an
error one line late.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml

from bulletin.diagnostics.report import visible

_FIELD = "write each field as 'name: value' on its own line"
_LINE = re.compile(r"(?P<head>\s*(?:- +)?(?:[\w-]+:[ \t]+)?)(?P<value>(?:.*\S)?)\s*")

_ABOUT_LINES = (
    (
        re.compile(r"^ *(?P<at>\t)"),
        "this line begins with a tab",
        "indent it with spaces",
    ),
    (
        re.compile(r"^(?P<head>\s*(?:- +)?[\w-]+)\s*(?P<at>：)\s*(?P<value>.*)"),
        "the full-width colon '：' does not end a field's name",
        "write {}",
    ),
    (
        re.compile(r"^(?P<head>\s*(?:- +)?[\w-]+):(?P<at>[^\S \t])\s*(?P<value>\S.*)"),
        "the space after this colon is not an ordinary one",
        "write {}",
    ),
    (
        re.compile(
            r"^(?P<head>\s*(?:- +)?(?:archive_)?url):\s+(?P<at>\[)[^\]]*\]\((?P<value>\S+)\)\s*$"
        ),
        "this address is not written as a link",
        "write {}",
    ),
    (
        re.compile(r"^(?P<head>\s*(?:- +)?[\w-]+)(?P<at>:)(?!//)(?P<value>[^\s:].*)"),
        "a space is missing after this colon",
        "write {}",
    ),
    (
        re.compile(r"^(?P<head>\s*(?:- +)?[\w-]+)\s*(?P<at>=)\s*(?P<value>.*)"),
        "a field's name ends with a colon, not with '='",
        "write {}",
    ),
    (
        re.compile(r"^\s*(?P<at>-)(?=\w)"),
        "a space is missing after '-'",
        "begin each list item with '- '",
    ),
)
_FALSE_DASH = re.compile(r"\s*(?P<at>(?:(?<=[\u3000\xa0])-|[–—‐−•·●▪*])\s+)(?=\S)")
_OTHER_CLOSING = {
    '"': re.compile(r"[“”„‟＂»](?=\s*(?:[,\]}]|$))"),
    "'": re.compile(r"[‘’‚‛＇](?=\s*(?:[,\]}]|$))"),
}
QUOTE_OR_MOVE = "put the whole value in quotes if this line is part of it, otherwise indent it less"
_INDENTED_COMMENT = re.compile(r" +(?P<at>#)")
_COMMENT_WITHIN = re.compile(r"[\s,\[{]#")
_NO_COLON = re.compile(r"\s*(?P<name>\w[\w-]*)\s*")
_FIELD_AS_ITEM = re.compile(r"-\s+(?P<field>[\w-]+:\s.*)")
_FIELD_WITH_VALUE = re.compile(r"[\w-]+:\s+\S")
_BLOCK = re.compile(r".*[|>][-+0-9]*\s*")
_ABOUT_VALUES = (
    (
        re.compile(r"(?P<at>[\"'])(?:(?!\1)[^\\]|\\.)*\1\s*[^\s#,\]}]"),
        "the value begins with a quotation mark that is closed before the end of the line",
    ),
    (
        re.compile(r"(?P<at>[*&!@%`?,\]}]|[|>](?![-+0-9]*(?:$| #))|-(?= ))"),
        "a value cannot begin with '{at}', which has a special meaning in YAML",
    ),
    (
        re.compile(r"(?P<at>[\[{]).*[\]}]\s*[^\s#,\]}]"),
        "a bracket at the beginning of a value starts a list, but the list ends before the line",
    ),
    (
        re.compile(r"[^\s\"'\[{].*?(?P<at>:)(?: |$)"),
        "a colon and a space inside a value begin another field",
    ),
)
_NEVER_CLOSED = {
    "while scanning a quoted scalar": ("quotation mark", "close it at the end of the value"),
    "while parsing a flow sequence": ("bracket", "close it with ']' after the last value"),
    "while parsing a flow mapping": ("brace", "close it with '}', or delete it"),
}


class Slip(NamedTuple):
    """A mistake in a line, with its column, counted from 0."""

    column: int
    message: str
    hint: str


def explain(error: yaml.YAMLError, lines: list[str]) -> tuple[int, Slip]:
    """Return the line, counted from 0, and the slip for a parser error."""
    found = next(_explanations(error, lines), None)
    return found or (0, Slip(0, "this is not YAML", _FIELD))


def _explanations(error: yaml.YAMLError, lines: list[str]) -> Iterator[tuple[int, Slip]]:
    if not isinstance(error, yaml.MarkedYAMLError) or not error.problem_mark:
        return
    problem, context = error.problem_mark, error.context_mark or error.problem_mark
    if error.context == "while parsing a quoted scalar":
        yield problem.line, _escape_slip(lines[problem.line], problem.column)
    above = max(problem.line - 1, 0)
    if comment := _INDENTED_COMMENT.match(lines[above]):
        message = "this comment ends the value above it"
        yield above, Slip(comment.start("at"), message, QUOTE_OR_MOVE)
    for number in (problem.line, context.line, problem.line - 1):
        if 0 <= number < len(lines) and (slip := slip_on(lines[number])):
            yield number, slip
    if about := _NEVER_CLOSED.get(error.context or ""):
        what, hint = about
        if slip := _other_quote(lines[context.line], context.column):
            yield context.line, slip
        if comment := _COMMENT_WITHIN.search(lines[context.line], context.column):
            message = f"'#' begins a comment here, so the {what} before it is never closed"
            hint = "put what '#' belongs to in quotes, or write the comment on a line above"
            yield context.line, Slip(comment.end() - 1, message, hint)
        yield context.line, Slip(context.column, f"this {what} is never closed", hint)
    if (name := _NO_COLON.fullmatch(lines[0])) and problem.line:
        yield 0, Slip(name.end("name"), "a colon is missing here", f"write {name['name']}:")
    number = min(problem.line, len(lines) - 1)
    yield number, _unknown_slip(lines[number], lines[0] if number else "")


def _other_quote(line: str, column: int) -> Slip | None:
    """Detect a straight quotation mark that is closed by a typographic one."""
    opening = line[column : column + 1]
    closing = (
        _OTHER_CLOSING[opening].search(line, column + 1) if opening in _OTHER_CLOSING else None
    )
    if not closing:
        return None
    message = f"the quotation mark {opening} is not closed by {closing[0]}, a different one"
    mended = line[: closing.start()] + opening + line[closing.end() :]
    return Slip(closing.start(), message, f"write {visible(mended.strip())}")


def slip_on(line: str) -> Slip | None:
    """Return the slip that a line shows by itself."""
    if dash := false_dash(line):
        return dash
    for pattern, message, hint in _ABOUT_LINES:
        if match := pattern.search(line):
            return Slip(match.start("at"), message, hint.format(_field(match)))
    head, value = _split(line)
    for pattern, message in _ABOUT_VALUES if head else ():
        if match := pattern.match(value):
            hint = f"put the value in quotes: {in_quotes(line)}"
            return Slip(len(head) + match.start("at"), message.format(at=match["at"]), hint)
    return None


def false_dash(line: str) -> Slip | None:
    """Detect a wrong character in place of the hyphen, or of the space before it, in a list."""
    if not (match := _FALSE_DASH.match(line)):
        return None
    message = f"'{visible(match['at'].strip())}' does not begin a list item"
    if match["at"].startswith("-"):
        message = "a list item is indented with characters other than spaces"
    return Slip(match.start("at"), message, "begin each list item with '- '")


def dash_instead(event: yaml.ScalarEvent, lines: list[str]) -> tuple[int, Slip] | None:
    """Return the line, counted from 0, of a text that was meant as a list, and its slip."""
    start = event.start_mark
    if event.style or event.value[:1].isascii() or not start:
        return None
    if lines[start.line][: start.column].strip():
        return None
    slip = false_dash(lines[start.line])
    return (start.line, slip) if slip else None


def in_quotes(line: str) -> str:
    """Return a line with its value in quotation marks, ready to paste."""
    head, value = _split(line)
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    return visible(head.lstrip() + quote(value))


def quote(text: str) -> str:
    """Return a text as a quoted scalar on one line."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _split(line: str) -> tuple[str, str]:
    """Split a line into the part before its value, and the value."""
    match = _LINE.fullmatch(line)
    return (match["head"], match["value"]) if match else ("", line)


def _field(match: re.Match[str]) -> str:
    """Return the field that a line was meant to be."""
    groups = match.groupdict()
    line = f"{groups.get('head', '').strip()}: {groups.get('value', '').strip()}"
    return in_quotes(line) if slip_on(line) else visible(line)


def _escape_slip(line: str, column: int) -> Slip:
    head, value = _split(line)
    hint = f"use single quotation marks: {visible(head.lstrip())}'{visible(value.strip(chr(34)))}'"
    message = "a backslash in double quotation marks changes the meaning of what follows it"
    return Slip(line.rfind("\\", 0, column + 1), message, hint)


def _unknown_slip(line: str, first: str) -> Slip:
    indent = len(line) - len(line.lstrip())
    if _BLOCK.fullmatch(first):
        message = "this line is indented less than the text that it belongs to"
        return Slip(indent, message, "begin all lines of the text in the same column")
    if (field := _FIELD_AS_ITEM.match(line)) and _FIELD_WITH_VALUE.match(first):
        message = "a field that is not part of a list cannot begin with '-'"
        return Slip(indent, message, f"write {visible(field['field'])}")
    if first and indent and re.match(r"\s*[\w-]+:(?:\s|$)", line):
        message = "this line is indented, so it belongs to the value above it"
        return Slip(indent, message, "begin it in the same column as the field above")
    return Slip(indent, "YAML cannot read this line", f"{_FIELD}, and list items as '- value'")
