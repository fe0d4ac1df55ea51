"""Our Markdown dialect: CommonMark with tables, strikethrough and citation marks.

The parser turns raw HTML and every address into tokens, so that checks can report their location;
they are never rendered (`UnrenderableToken`).
"""

from collections.abc import Iterator, MutableMapping, Sequence
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from bulletin.markdown.delimiters import delimiting
from bulletin.markdown.parser_rules import (
    LOCATED,
    Sighting,
    bare_mark,
    citation,
    escaped_mark,
    footnote_definition,
    located,
    located_block,
    lost_link,
    parse_inline,
)


class UnrenderableToken(Exception):
    """A token reached the renderer that a check should have refused."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A link definition, `[label]: address`, which is not shown itself."""

    label: str
    """The label normalised by markdown-it, as in the `meta` of links that use it."""
    line: int
    """Counted from 0."""
    is_first: bool
    """Whether it is the first of its label; a second one has no effect."""


@dataclass(frozen=True, slots=True)
class Markdown:
    """A parsed text."""

    tokens: list[Token]
    sightings: list[Sighting]
    """The inline tokens of interest; an enclosing one comes after its contents."""
    definitions: list[Definition]


def parse_markdown(text: str) -> Markdown:
    """Parse a text into block tokens, with sightings and definitions."""
    env: dict[str, Any] = {"sightings": []}
    tokens = _PARSER.parse(text, env)
    return Markdown(tokens, env["sightings"], list(_definitions(env)))


def _definitions(env: dict[str, Any]) -> Iterator[Definition]:
    for label, reference in env.get("references", {}).items():
        yield Definition(label, reference["map"][0], is_first=True)
    for reference in env.get("duplicate_refs", []):
        yield Definition(reference["label"], reference["map"][0], is_first=False)


def render_markdown(tokens: Sequence[Token]) -> str:
    """Render tokens as HTML; raises `UnrenderableToken` for raw HTML."""
    return str(_PARSER.renderer.render(tokens, _PARSER.options, {}))


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
        """Return a placeholder for what depends on the place where the text appears."""
        return f"\0{tokens[idx].content}\0"


def _make_parser() -> MarkdownIt:
    options = {"html": True, "store_labels": True}
    parser = MarkdownIt("js-default", options, renderer_cls=_Renderer)
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.core.ruler.at("inline", parse_inline)
    parser.inline.ruler.before("link", "citation", citation)
    parser.inline.ruler.after("link", "lost_link", lost_link)
    parser.inline.ruler.after("lost_link", "bare_mark", bare_mark)
    parser.inline.ruler.before("escape", "escaped_mark", escaped_mark)
    parser.block.ruler.before(
        "reference", "footnote_definition", footnote_definition, {"alt": ["paragraph"]}
    )
    for rule in parser.inline.ruler.__rules__:
        if rule.name in LOCATED:
            rule.fn = located(rule.fn, rule.name)
        elif rule.name in ("emphasis", "strikethrough", "backticks"):
            rule.fn = delimiting(rule.fn)
    for block_rule in parser.block.ruler.__rules__:
        block_rule.fn = located_block(block_rule.fn)
    return parser


_PARSER = _make_parser()
