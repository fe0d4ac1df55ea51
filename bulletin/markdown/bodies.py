"""The text of an entry: checked once, then set as often as there are places to show it."""

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
    """A mark in the text that cites the source with this id."""

    source: str
    location: Location


@dataclass(frozen=True, slots=True)
class Reference:
    """The address of a link to another document of the content."""

    target: str
    """Path below the content folder, as `2022-02/some-entry.md`."""
    location: Location


@dataclass(frozen=True, slots=True)
class HeadingTag:
    """The name of a heading's tag, which depends on the headings around the text."""

    depth: int
    """0 for the highest heading that the text may have."""


@dataclass(frozen=True, slots=True)
class ParagraphId:
    """The id of a paragraph within its tag, which only the page of its entry shows."""

    name: str


@dataclass(frozen=True, slots=True)
class EndOfText:
    """Where the marks go of an entry whose text has none."""

    is_paragraph: bool = False
    """Whether they make a paragraph of their own, behind a table or a heading."""


Piece = str | Citation | Reference | HeadingTag | ParagraphId | EndOfText


class Place(Protocol):
    """Where a text is shown: knows the numbers, addresses and headings of its page."""

    def mark(self, source: str) -> str:
        """HTML of a citation mark."""

    def marks_at_end(self) -> str:
        """HTML of the marks of all sources, for a text without marks."""

    def href(self, target: str) -> str:
        """The address of a document, escaped for an attribute."""

    def paragraph_id(self, name: str) -> str:
        """The attribute with the id of a paragraph; empty where paragraphs have none."""

    heading_level: int
    """The level of the highest heading that the text may have."""


@dataclass(frozen=True, slots=True)
class Body:
    """HTML with holes for what is different at each place where the text appears."""

    pieces: tuple[Piece, ...]

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citation marks in the order of the text."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Citation))

    @property
    def references(self) -> tuple[Reference, ...]:
        return tuple(piece for piece in self.pieces if isinstance(piece, Reference))

    @property
    def words(self) -> str:
        """The plain text without struck words, with one space for every run of white space."""
        html = "".join(piece if isinstance(piece, str) else "" for piece in self.pieces)
        return " ".join(unescape(_NO_WORDS.sub("", html)).split())

    def set(self, place: Place) -> str:
        """The HTML of the text as it stands at a place."""
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
    """Render tokens; the content of each token of type `placed` is an index into `placed`."""
    parts = render_markdown(tokens).split("\0")
    pieces = (placed[int(part)] if i % 2 else part for i, part in enumerate(parts))
    return Body(tuple(piece for piece in pieces if piece != ""))
