"""The parsed Markdown of a document, with the locations that its checks need."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

from markdown_it.token import Token

from bulletin.diagnostics.report import Location
from bulletin.markdown.dialect import Definition, Markdown, parse_markdown
from bulletin.markdown.parser_rules import Sighting
from bulletin.parsing.documents import Document
from bulletin.parsing.located_nodes import node_at

_SECOND_FRONT = re.compile(r"^---[ \t]*\n(?:title|section|date):[ \t]", re.MULTILINE)
_LANGUAGE = re.compile(r"[A-Za-z0-9+#.-]*")

Item = TypeVar("Item")
Row = tuple[int, int, str]
"""A line of a paragraph: line and column, counted from 0 in the body, and text."""


@dataclass(frozen=True)
class ParsedText:
    """A parsed body with the context of its checks."""

    document: Document
    top_heading: int
    """The highest heading level that the text may use."""
    markdown: Markdown

    @classmethod
    def of(cls, document: Document, top_heading: int) -> "ParsedText":
        return cls(document, top_heading, parse_markdown(document.body))

    @cached_property
    def lines(self) -> list[str]:
        return self.document.body.split("\n")

    @cached_property
    def sources(self) -> dict[str, str]:
        """Return the addresses of the sources in the front matter, by id."""
        given = node_at(self.document.front, ("sources",)).plain()
        sources = [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []
        return {str(one.get("id")): str(one.get("url")) for one in sources}

    @cached_property
    def cited(self) -> set[str]:
        """Return all cited ids, whether or not there is such a source."""
        return {seen.content for seen in self.of_type("citation")}

    @cached_property
    def second_front(self) -> int | None:
        """Return the line, counted from 0 in the body, on which another front matter begins."""
        match = _SECOND_FRONT.search(self.document.body)
        return self.document.body.count("\n", 0, match.start()) if match else None

    @property
    def begin(self) -> Location:
        return self.place(0, 0)

    def of_type(self, *types: str) -> list[Sighting]:
        """Return the inline tokens of some types, one type after the other."""
        return [seen for one in types for seen in self._sightings.get(one, ())]

    def blocks(self, *types: str) -> list[Token]:
        """Return the block tokens of some types, one type after the other."""
        return [token for one in types for token in self._blocks.get(one, ())]

    @cached_property
    def _sightings(self) -> dict[str, list[Sighting]]:
        return _by(self.markdown.sightings, lambda seen: seen.kind)

    @cached_property
    def _blocks(self) -> dict[str, list[Token]]:
        return _by(self.markdown.tokens, lambda token: token.type)

    @cached_property
    def rows(self) -> list[Row]:
        """Return the rows of paragraphs."""
        return [
            (line, column, row)
            for before, block in pairwise(self.markdown.tokens)
            if before.type == "paragraph_open"
            for (_, line, column), row in zip(
                block.meta["rows"], block.content.split("\n"), strict=True
            )
        ]

    def at(self, seen: Sighting) -> Location:
        return self.place(seen.line, seen.column)

    def at_definition(self, definition: Definition) -> Location:
        return self.place(definition.line, self.lines[definition.line].find("["))

    def at_block(self, block: Token) -> Location:
        line = block.map[0] if block.map else 0
        indent = len(self.lines[line]) - len(self.lines[line].lstrip())
        return self.place(line, block.meta.get("column", indent))

    def place(self, line: int, column: int) -> Location:
        """Return the location in the file; line and column are counted from 0 in the body."""
        return Location(self.document.path, self.document.body_line + line, column + 1)


def has_words_for_language(fence: Token) -> bool:
    """Return whether text of the author's follows the opening of a fence as its language."""
    return not _LANGUAGE.fullmatch(fence.info.strip())


def _by(items: Iterable[Item], type_of: Callable[[Item], str]) -> dict[str, list[Item]]:
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(type_of(item), []).append(item)
    return groups
