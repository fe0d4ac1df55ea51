"""Our parser rules for markdown-it: citation marks, and the positions of inline tokens.

Block tokens know their line, but inline tokens do not. Each rule whose tokens a check may report is
wrapped to record a `Sighting`.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from markdown_it.common.utils import normalizeReference
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from bulletin.diagnostics.report import quoted

InlineRule = Callable[[StateInline, bool], bool]
BlockRule = Callable[[StateBlock, int, int, bool], bool]

LOCATED = {
    "link": "[",
    "image": "!",
    "autolink": "<",
    "html_inline": "<",
    "entity": "&",
    "citation": "[^{",
}
"""The recorded rules, each with the signs at which it can match."""

MOST_TRIES = 500
"""The maximum of brackets per paragraph that are checked as lost links, which is slow."""

_MARK = re.compile(r"\[\^(?P<id>[^\[\]［］\n]*)\]")
_NEARLY_MARK = (
    re.compile(r"\[[\^＾ˆ](?P<id>[^\[\]［］\n]*)[\]］]"),
    re.compile(r"\[[\^＾ˆ]\s*(?P<id>[^\s\[\]［］]*)"),
    re.compile(r"\[\s+[\^＾ˆ](?P<id>[^\s\[\]［］]*)\s*[\]］]"),
    re.compile(r"\{[\^＾ˆ](?P<id>[^\s{}]*)\}"),
    re.compile(r"(?P<id>)\^\[(?!\^)"),
    re.compile(r"(?<=[［【〔])[\^＾](?P<id>[^\s\]］】〕]*)[\]］】〕]?"),
)
_BARE_MARK = re.compile(r"\[(?P<id>[a-z0-9-]+)\](?![(\[])")
_ESCAPED_MARK = re.compile(r"\\\[\^(?P<id>[\w-]+)(?:\\?\])")
_DEFINITION = re.compile(r"\[[\^＾](?P<id>[^\]\n]*)\][:：](?P<text>.*)")
_LIKE_A_LINK = re.compile(r"\](?:\[(?!\^)|\(| \(http|（http)|\)\[http")
_NESTED = "a link's text cannot contain another link"
_REFERENCE = re.compile(r"\[(?!\^)(?P<label>[^\[\]\n]*)\]")


@dataclass(frozen=True, slots=True)
class Sighting:
    """An inline token that a check may report, with its position."""

    kind: str
    content: str
    """Type and content of the token when it was created; those of an entity change later."""
    token: Token
    line: int
    column: int
    """Line and column, counted from 0."""
    within: str = ""
    """`link` or `image` if the token is inside a link's text or an image's description."""


def parse_inline(state: StateCore) -> None:
    """Parse inline text like markdown-it's own rule, and record where its rows are."""
    lines = state.src.split("\n")
    ends: dict[int, int] = {}
    for token in state.tokens:
        if token.type == "inline":
            token.children = token.children or []
            token.meta["rows"] = list(_rows(token, lines, ends))
            token.meta["tries"] = MOST_TRIES if _LIKE_A_LINK.search(token.content) else 0
            state.env["block"] = token
            state.md.inline.parse(token.content, state.md, state.env, token.children)


def _rows(block: Token, lines: list[str], ends: dict[int, int]) -> Iterator[tuple[int, int, int]]:
    """Yield for each row of a text its offset in the text, its line and its column.

    Cells of a table share a line, so each is searched after the previous one. The row may begin
    with spaces where the line has a tab.
    """
    offset, first = 0, (block.map or [0])[0]
    for line, row in enumerate(block.content.split("\n"), first):
        words, end = row.lstrip(), ends.get(line, 0)
        found = lines[line].find(words, end)
        ends[line] = found + len(words) if found >= 0 else end
        yield offset, line, (found if found >= 0 else end) - len(row) + len(words)
        offset += len(row) + 1


def located(rule: InlineRule, name: str) -> InlineRule:
    """Wrap a rule so that each token that it creates is recorded with its position."""
    signs, needs_bracket = LOCATED[name], name in ("link", "image")

    def located_rule(state: StateInline, silent: bool) -> bool:
        if state.src[state.pos] not in signs or (needs_bracket and _nothing_closes(state)):
            return False
        if silent:
            return rule(state, silent)
        start, before, outer = state.pos, len(state.tokens), state.env.get("image")
        if name == "image" and outer is None:
            state.env["image"] = start
        matched = rule(state, silent)
        state.env["image"] = outer
        if matched:
            made = [token for token in state.tokens[before:] if token.type != "text"]
            made[0].meta["is_empty"] = name == "link" and state.tokens[-2] is made[0]
            note(state, made[0], start - int(made[0].meta.get("back", 0)))
        return matched

    return located_rule


def _nothing_closes(state: StateInline) -> bool:
    """Return whether the text has no closing bracket, a slow case for markdown-it."""
    if state.env.get("src") is not state.src:
        state.env["src"], state.env["closes"] = state.src, "]" in state.src
    return not state.env["closes"]


def note(state: StateInline, token: Token, position: int) -> None:
    """Record a token, and the position of its text in the file."""
    outer = state.env.get("image")
    rows = state.env["block"].meta["rows"]
    position = position if outer is None else outer
    offset, line, column = rows[bisect_right(rows, position, key=lambda row: row[0]) - 1]
    within = "image" if outer is not None else "link" if state.linkLevel else ""
    place = (line, column + position - offset)
    sighting = Sighting(token.type, token.content, token, *place, within)
    state.env["sightings"].append(sighting)


def located_block(rule: BlockRule) -> BlockRule:
    """Wrap a rule so that the first tokens that it creates know their column."""

    def located_rule(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
        before = len(state.tokens)
        if not rule(state, line, end_line, silent):
            return False
        start = state.bMarks[line] + state.tShift[line]
        for token in state.tokens[before : before + 2]:
            token.meta.setdefault("column", start - state.src.rfind("\n", 0, start) - 1)
        return True

    return located_rule


def citation(state: StateInline, silent: bool) -> bool:
    """Parse `[^id]`, and whatever was probably meant as one.

    The content of the token is the id, or empty if the mark is malformed.
    """
    mark = _MARK.match(state.src, state.pos, state.posMax)
    match = mark or _first_match(_NEARLY_MARK, state)
    if not match:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.content = match["id"] if mark else ""
        token.meta["meant"] = match["id"]
        token.meta["back"] = int(match[0][0] in "^＾" and match[0] != "^[")
        token.markup = state.src[match.start() - token.meta["back"] : match.end()]
    state.pos = match.end()
    return True


def _first_match(patterns: Iterable[re.Pattern[str]], state: StateInline) -> re.Match[str] | None:
    tried = (pattern.match(state.src, state.pos, state.posMax) for pattern in patterns)
    return next(filter(None, tried), None)


def bare_mark(state: StateInline, silent: bool) -> bool:
    """Record brackets around a possible id or number of a source."""
    match = _BARE_MARK.match(state.src, state.pos, state.posMax)
    if match and not silent:
        behind = state.src[state.pos - 1 : state.pos]
        note(state, Token("bare_mark", "", 0, content=match["id"], info=behind), state.pos)
    return False


def escaped_mark(state: StateInline, silent: bool) -> bool:
    """Record a citation mark that a converter has escaped."""
    match = _ESCAPED_MARK.match(state.src, state.pos, state.posMax)
    if match and not silent:
        note(state, Token("escaped_mark", "", 0, content=match["id"], markup=match[0]), state.pos)
    return False


def footnote_definition(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
    """Parse `[^id]: …`, which CommonMark would treat as a link definition."""
    start = state.bMarks[line] + state.tShift[line]
    match = _DEFINITION.match(state.src, start, state.eMarks[line])
    if not match or state.is_code_block(line):
        return False
    if not silent:
        token = state.push("footnote_definition", "", 0)
        token.content, token.info = match["id"], match["text"].strip()
        token.map = [line, line + 1]
        state.line = line + 1
    return True


def lost_link(state: StateInline, silent: bool) -> bool:
    """Record brackets that look like a link but are none.

    The content of the token is the reason, its info the remedy; or it is the mark that keeps the
    brackets from being a link.
    """
    block = state.env["block"]
    if silent or state.src[state.pos] != "[" or not block.meta["tries"]:
        return False
    block.meta["tries"] -= 1
    end = state.md.helpers.parseLinkLabel(state, state.pos)
    why, hint = _why_lost(state, end) if end >= 0 else ("", "")
    if why == _NESTED and (mark := _MARK.search(state.src, state.pos + 1, end)):
        note(state, Token("lost_citation", "", 0, content=mark[0]), mark.start())
    elif why:
        note(state, Token("lost_link", "", 0, content=why, info=hint), state.pos)
    return False


def _why_lost(state: StateInline, end: int) -> tuple[str, str]:
    """Return why brackets are no link, and the remedy; empty if no link was meant."""
    before, inside = state.src[: state.pos], state.src[state.pos + 1 : end]
    behind = state.src[end + 1 : state.posMax]
    match = _REFERENCE.match(behind)
    label = (match["label"] or inside) if match else ""
    is_defined = normalizeReference(label) in state.env.get("references", {})
    if behind.startswith("(") or is_defined:
        if state.md.helpers.parseLinkLabel(state, state.pos, True) < 0:
            return _NESTED, "write them one after the other"
        if ")" not in behind:
            return "the address of the link is not closed", "write [text](address)"
        hint = "write %20 for it, or put a space before the bracket if no link is meant"
        return "the address of the link contains a space", hint
    if behind.startswith((" (http://", " (https://")):
        return "a space separates the link's text from its address", "write [text](address)"
    if behind.startswith(("（http://", "（https://")):
        return "the address of the link is in full-width brackets", "write [text](address)"
    if before.endswith(")") and inside.startswith(("http://", "https://")):
        return "the brackets of the link are the wrong way round", "write [text](address)"
    if label:
        hint = "write [text](address), or put a space between the brackets if no link is meant"
        return f"the link {quoted(label)} has no address", hint
    return "", ""
