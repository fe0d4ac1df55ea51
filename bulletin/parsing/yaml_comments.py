"""Detect YAML comments that were probably meant as part of a value."""

import re
from typing import NamedTuple

import yaml

from bulletin.parsing.yaml_syntax_errors import QUOTE_OR_MOVE, Slip, in_quotes

BEHIND = 1_000_000
"""A margin that no line reaches: only text after a value counts, not text below it."""


_HEADER = re.compile(r"(?P<mark>[|>])[-+0-9]*[ \t]+(?P<at>#)")
_NAME = re.compile(r"\s*(?:- +)?[\w-]+(?P<mark>:)[ \t]+(?P<at>#)")


class Comment(NamedTuple):
    """The position of a comment, line and column counted from 0."""

    line: int
    column: int


def lost_to_comment(
    event: yaml.ScalarEvent, margin: int, lines: list[str]
) -> tuple[int, Slip] | None:
    """Return the line, counted from 0, and the slip of a comment that may belong to a scalar.

    `margin` is the column of the scalar's parent; -1 inside brackets.
    """
    if before := _lost_before(event, lines):
        return before
    if event.style and event.style not in "|>":
        return lost_behind(event, lines)
    start, comment = event.start_mark, _behind(event, lines) or _below(event, margin, lines)
    if not comment or not start:
        return None
    message = "'#' after a space begins a comment, so the rest of the line would be lost"
    hint = QUOTE_OR_MOVE
    if start.line == comment.line:
        hint = f"put the value in quotes: {in_quotes(lines[comment.line])}"
    return comment.line, Slip(comment.column, message, hint)


def _lost_before(event: yaml.ScalarEvent, lines: list[str]) -> tuple[int, Slip] | None:
    """Return the same for a comment after a block sign, or after a name with its value below."""
    start = event.start_mark
    if not start or start.line >= len(lines):
        return None
    line, hint = (
        start.line,
        "put it on the line below if it is part of the value, otherwise on the line above",
    )
    found = _HEADER.match(lines[line], start.column)
    if not found and not lines[line][: start.column].strip() and line:
        line, hint = (
            line - 1,
            "put the whole value in quotes if it is part of it, otherwise write the comment on "
            "the line above",
        )
        found = _NAME.match(lines[line])
    if not found:
        return None
    message = f"'#' after {found['mark']} begins a comment, so the rest of the line would be lost"
    return line, Slip(found.start("at"), message, hint)


def lost_behind(end: yaml.Event, lines: list[str]) -> tuple[int, Slip] | None:
    """Return the same for a comment after the end of a quoted scalar, a list or a group."""
    if not (comment := _behind(end, lines)):
        return None
    mark = lines[comment.line][: comment.column].rstrip()[-1:]
    message = f"'#' after {mark} begins a comment, so the rest of the line would be lost"
    hint = f"put it before {mark} if it is part of the value, otherwise on its own line"
    return comment.line, Slip(comment.column, message, hint)


class Comments:
    """All comments of a text, found between the parser's events.

    A comment on its own line, or after the name of a group or list below it, is a note of the
    author. All others may have been meant as text, such as `DE` in `[FR,#DE]`.
    """

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._position = (0, 0)
        self.suspicious: list[Comment] = []

    def pass_by(self, event: yaml.Event) -> None:
        """Record comments between the previous event and this one."""
        start, end = event.start_mark, event.end_mark
        if start and end:
            self._look_at((start.line, start.column))
            self._position = max(self._position, (end.line, end.column))

    def _look_at(self, end: tuple[int, int]) -> None:
        (first, column), (last, end_column) = self._position, end
        for number in range(first, min(last, len(self._lines) - 1) + 1):
            line = self._lines[number][: end_column if number == last else None]
            at = line.find("#", column if number == first else 0)
            if at >= 0 and line[:at].strip() and not _NAME.match(line):
                self.suspicious.append(Comment(number, at))


def margin_of(start: yaml.Event, event: yaml.Event) -> int:
    """Return the comment on a value's last line; a block ends where the next line begins."""
    mark = event.start_mark
    return -1 if getattr(start, "flow_style", False) or mark is None else mark.column


def _behind(event: yaml.Event, lines: list[str]) -> Comment | None:
    """Return the comment on a value's last line; a block ends where the next line begins."""
    end = event.end_mark
    if not end or not end.column:
        return None
    rest = _rest(end.line, end.column, lines)
    text = rest.lstrip()
    return Comment(end.line, end.column + len(rest) - len(text)) if text.startswith("#") else None


def _below(event: yaml.Event, margin: int, lines: list[str]) -> Comment | None:
    """Return the comment where the next line of a plain value might be."""
    end = event.end_mark
    if not end or (end.column and _rest(end.line, end.column, lines).strip()):
        return None
    below = end.line + (end.column > 0)
    for number, line in enumerate(lines[below:], below):
        if text := line.lstrip():
            comment = Comment(number, len(line) - len(text))
            return comment if text.startswith("#") and comment.column > margin else None
    return None


def _rest(line: int, column: int, lines: list[str]) -> str:
    """Return the rest of a line from a column on; the line may be the one after the last."""
    return "".join(lines[line : line + 1])[column:]
