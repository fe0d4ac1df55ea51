"""Comments of YAML that an author may have meant as text, because they follow a value."""

import re
from typing import NamedTuple

import yaml

from bulletin.parsing.yaml_error_messages import QUOTE_OR_MOVE, Slip, in_quotes

BEHIND = 1_000_000
"""A margin that no line reaches: what counts is behind a value only, not below it."""


_HEADER = re.compile(r"(?P<mark>[|>])[-+0-9]*[ \t]+(?P<at>#)")
_NAME = re.compile(r"\s*(?:- +)?[\w-]+(?P<mark>:)[ \t]+(?P<at>#)")


class Comment(NamedTuple):
    """Where a comment begins, line and column counted from 0."""

    line: int
    column: int


def lost_to_comment(
    event: yaml.ScalarEvent, margin: int, lines: list[str]
) -> tuple[int, Slip] | None:
    """The line, counted from 0, and the comment that may have been a part of a scalar.

    `margin` is the column of what the scalar belongs to; -1 between brackets.
    """
    if before := _lost_before(event, lines):
        return before
    if event.style and event.style not in "|>":
        return lost_behind(event, lines)
    start, comment = event.start_mark, _behind(event, lines) or _below(event, margin, lines)
    if not comment or not start:
        return None
    message = "'#' after a space begins a comment, and the rest of the line would be lost"
    hint = QUOTE_OR_MOVE
    if start.line == comment.line:
        hint = f"put the value in quotes: {in_quotes(lines[comment.line])}"
    return comment.line, Slip(comment.column, message, hint)


def _lost_before(event: yaml.ScalarEvent, lines: list[str]) -> tuple[int, Slip] | None:
    """The same behind the sign that begins a block, or behind a name whose value stands below."""
    start = event.start_mark
    if not start or start.line >= len(lines):
        return None
    line, hint = start.line, "put it on the line below if it is part of the value, else above"
    found = _HEADER.match(lines[line], start.column)
    if not found and not lines[line][: start.column].strip() and line:
        line, hint = (
            line - 1,
            "put the whole value in quotes if it is part of it, else on a line of its own above",
        )
        found = _NAME.match(lines[line])
    if not found:
        return None
    message = f"'#' behind {found['mark']} begins a comment, and the rest of the line would be lost"
    return line, Slip(found.start("at"), message, hint)


def lost_behind(end: yaml.Event, lines: list[str]) -> tuple[int, Slip] | None:
    """The same behind the mark that closes a quoted scalar, a list or a group."""
    if not (comment := _behind(end, lines)):
        return None
    mark = lines[comment.line][: comment.column].rstrip()[-1:]
    message = f"'#' behind {mark} begins a comment, and the rest of the line would be lost"
    hint = f"put it before {mark} if it is part of the value, else on a line of its own"
    return comment.line, Slip(comment.column, message, hint)


class Comments:
    """All comments of a text, found in what lies between the parser's events.

    One on a line of its own, or behind the name of fields or of a list that stand below it, is a
    note of the author. All others may have been meant as text, as `DE` was in `[FR,#DE]`.
    """

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._position = (0, 0)
        self.suspicious: list[Comment] = []

    def pass_by(self, event: yaml.Event) -> None:
        """Look at what stands between the event before and this one."""
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
    """The column, counted from 0, right of which values stand; -1 where that may be any."""
    mark = event.start_mark
    return -1 if getattr(start, "flow_style", False) or mark is None else mark.column


def _behind(event: yaml.Event, lines: list[str]) -> Comment | None:
    """The comment on the line on which a value ends; a block ends where the next line begins."""
    end = event.end_mark
    if not end or not end.column:
        return None
    rest = _rest(end.line, end.column, lines)
    text = rest.lstrip()
    return Comment(end.line, end.column + len(rest) - len(text)) if text.startswith("#") else None


def _below(event: yaml.Event, margin: int, lines: list[str]) -> Comment | None:
    """The comment where the next line of a plain value might stand."""
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
    """What stands on a line from a column on; the line may be the one behind the last."""
    return "".join(lines[line : line + 1])[column:]
