"""Our dialect of Markdown: CommonMark with tables, strikethrough and citation marks.

The parser lets raw HTML and every address through as tokens, so that `bodies` can report
them where they stand; nothing of the kind is ever rendered (`UnrenderableToken`).
"""

import re
from collections.abc import Callable, MutableMapping, Sequence
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

_CITATION = re.compile(r"\[\^([^\]\n]*)\]?|\^\[")
_DEFINITION = re.compile(r"\[\^[^\]\n]*\]:")
_LOCATED = ("link", "image", "autolink", "html_inline", "entity", "citation")


@dataclass(frozen=True, slots=True)
class Sighting:
    """An inline token that somebody may have to say something about, and where it stands."""

    token: Token
    block: Token
    """The block token whose content it is part of."""
    position: int
    """Offset in the block token's content."""
    within: str = ""
    """`link` or `image` where the token stands in a link's text or in an image's."""


class UnrenderableToken(Exception):
    """A token reached the renderer that should have been refused before."""


def parse_markdown(text: str) -> tuple[list[Token], list[Sighting]]:
    """The block tokens of a text and what its inline text holds besides words."""
    env: dict[str, Any] = {"sightings": []}
    return _PARSER.parse(text, env), env["sightings"]


def render_markdown(tokens: Sequence[Token]) -> str:
    """Tokens as HTML; raises `UnrenderableToken` for raw HTML."""
    return str(_PARSER.renderer.render(tokens, _PARSER.options, {}))


def _inline(state: StateCore) -> None:
    """As markdown-it's own rule, and remembers the block whose text is being parsed."""
    for token in state.tokens:
        if token.type == "inline":
            token.children = token.children or []
            state.env["block"] = token
            state.md.inline.parse(token.content, state.md, state.env, token.children)


def _located(
    rule: Callable[[StateInline, bool], bool], name: str
) -> Callable[[StateInline, bool], bool]:
    """The rule, noting each token that it makes together with its place."""

    def located(state: StateInline, silent: bool) -> bool:
        if silent:
            return rule(state, silent)
        start, before = state.pos, len(state.tokens)
        outer = state.env.get("image")
        position = start if outer is None else outer
        within = "image" if outer is not None else "link" if state.linkLevel else ""
        if name == "image" and outer is None:
            state.env["image"] = start
        matched = rule(state, silent)
        state.env["image"] = outer
        if matched:
            made = next(token for token in state.tokens[before:] if token.type != "text")
            state.env["sightings"].append(Sighting(made, state.env["block"], position, within))
        return matched

    return located


def _citation(state: StateInline, silent: bool) -> bool:
    """`[^id]`, and everything that was probably meant to be one."""
    match = _CITATION.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.markup = match[0]
        token.content = match[1] if match[0].endswith("]") else ""
    state.pos = match.end()
    return True


def _footnote_definition(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
    """`[^id]: …`, which CommonMark would swallow as the definition of a link."""
    start = state.bMarks[line] + state.tShift[line]
    if state.is_code_block(line) or not _DEFINITION.match(state.src, start, state.eMarks[line]):
        return False
    if not silent:
        token = state.push("footnote_definition", "", 0)
        token.map = [line, line + 1]
        state.line = line + 1
    return True


class _Renderer(RendererHTML):
    """markdown-it's renderer without raw HTML, inline styles and classes from info strings."""

    def html_block(self, *_: Any) -> str:
        raise UnrenderableToken("html_block")

    def html_inline(self, *_: Any) -> str:
        raise UnrenderableToken("html_inline")

    def fence(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: MutableMapping[str, Any]
    ) -> str:
        return self.code_block(tokens, idx, options, env)

    def th_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: MutableMapping[str, Any]
    ) -> str:
        token = tokens[idx]
        style = str(token.attrs.pop("style", ""))
        if style:
            token.attrs["class"] = "align-" + style.removeprefix("text-align:")
        return self.renderToken(tokens, idx, options, env)

    td_open = th_open

    def placed(self, tokens: Sequence[Token], idx: int, *_: Any) -> str:
        """A mark for what is different at each place where the text appears."""
        return f"\0{tokens[idx].content}\0"


def _make_parser() -> MarkdownIt:
    parser = MarkdownIt("js-default", {"html": True}, renderer_cls=_Renderer)
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.core.ruler.at("inline", _inline)
    parser.inline.ruler.before("link", "citation", _citation)
    parser.block.ruler.before(
        "reference", "footnote_definition", _footnote_definition, {"alt": ["paragraph"]}
    )
    rules = {rule.name: rule for rule in parser.inline.ruler.__rules__}
    for name in _LOCATED:
        parser.inline.ruler.at(name, _located(rules[name].fn, name))
    return parser


_PARSER = _make_parser()
