"""The parsed body of a text: checked once, then rendered for each place where it appears."""

import re
from dataclasses import dataclass
from html import unescape
from typing import Protocol

from markdown_it.token import Token

from bulletin.diagnostics.report import Location
from bulletin.markdown.dialect import render_markdown

_NO_WORDS = re.compile(r"<s>.*?</s>|<[^>]*>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation mark in the text, with the id of its source."""

    source: str
    location: Location


@dataclass(frozen=True, slots=True)
class Reference:
    """A link to another document of the content."""

    target: str
    """The path in the content folder, such as `2022-02/some-entry.md`."""
    location: Location


@dataclass(frozen=True, slots=True)
class HeadingTag:
    """A heading tag, whose level depends on the page."""

    depth: int
    """0 for the highest heading level that the text may use."""


@dataclass(frozen=True, slots=True)
class ParagraphId:
    """The id of a paragraph within its tag, which only the page of its entry shows."""

    name: str


@dataclass(frozen=True, slots=True)
class EndOfText:
    """The position of the citation marks if the text has none."""

    is_paragraph: bool = False
    """Whether the marks need their own paragraph, after a table or a heading."""


Piece = str | Citation | Reference | HeadingTag | ParagraphId | EndOfText


class Place(Protocol):
    """A page or file that shows a text: provides footnote numbers, addresses and heading levels."""

    def mark(self, source: str) -> str:
        """Return the HTML of a citation mark."""

    def marks_at_end(self) -> str:
        """Return the HTML of the marks of all sources, for a text without marks."""

    def href(self, target: str) -> str:
        """Return the address of a document, escaped for an attribute."""

    def paragraph_id(self, name: str) -> str:
        """The attribute with the id of a paragraph; empty where paragraphs have none."""

    heading_level: int
    """The level of the highest heading that the text may use."""


@dataclass(frozen=True, slots=True)
class Body:
    """HTML with placeholders for the parts that depend on the place."""

    pieces: tuple[Piece, ...]

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Return the citation marks in the order of the text."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Citation))

    @property
    def references(self) -> tuple[Reference, ...]:
        return tuple(piece for piece in self.pieces if isinstance(piece, Reference))

    @property
    def words(self) -> str:
        """Return the plain text without struck-out words, with white space collapsed."""
        html = "".join(piece if isinstance(piece, str) else "" for piece in self.pieces)
        return " ".join(unescape(_NO_WORDS.sub("", html)).split())

    def set(self, place: Place) -> str:
        """Return the HTML of the text for a place."""
        return "".join(_set_piece(piece, place) for piece in self.pieces)


def _set_piece(piece: Piece, place: Place) -> str:
    match piece:
        case str():
            return piece
        case Citation(source):
            return place.mark(source)
        case Reference(target):
            return place.href(target)
        case HeadingTag(depth):
            return f"h{min(place.heading_level + depth, 6)}"
        case ParagraphId(name):
            return place.paragraph_id(name)
        case EndOfText(is_paragraph):
            marks = place.marks_at_end()
            return f"<p>{marks}</p>\n" if marks and is_paragraph else marks


def compose_body(tokens: list[Token], placed: list[Piece]) -> Body:
    """Render tokens; the content of a token of type `placed` is an index into `placed`."""
    parts = render_markdown(tokens).split("\0")
    pieces = (placed[int(part)] if i % 2 else part for i, part in enumerate(parts))
    return Body(tuple(piece for piece in pieces if piece != ""))
