"""Items with what they cite: notes are paired with their marks, and links are told from words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bulletin.importing.formats.blocks import Block
from bulletin.importing.outline.composition import Heading, Item
from bulletin.importing.outline.footnote_blocks import SOURCE
from bulletin.importing.outline.footnote_marks import (
    Link,
    Mark,
    NoteOf,
    Piece,
    pieces_of,
    with_guessed_marks,
)
from bulletin.importing.outline.footnotes import Note


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A part of a text: its pieces, and whether it is a heading, a list item or a table."""

    pieces: tuple[Piece, ...]
    level: int = 0
    marker: str = ""
    place: int = 0
    depth: int = 0
    rows: tuple[tuple[tuple[Piece, ...], ...], ...] = ()
    """The cells of a table; its pieces are those of all cells."""
    alignments: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return "".join(piece for piece in self.pieces if isinstance(piece, str)).strip()


@dataclass(frozen=True, slots=True)
class CitedItem:
    """An item whose numbers and links are told apart from its words."""

    title: Paragraph | None
    paragraphs: tuple[Paragraph, ...]
    headings: tuple[Heading, ...]
    fields: Mapping[str, str]
    paired: tuple[int, ...] = ()
    """Notes that no mark leads to, and that are probably its own."""

    @property
    def parts(self) -> tuple[Paragraph, ...]:
        """Its paragraphs, and behind them its title, if it has one."""
        return (*self.paragraphs, *filter(None, [self.title]))

    @property
    def notes(self) -> list[int]:
        """The notes that it cites, in the order of its text."""
        marks = (piece for part in self.parts for piece in part.pieces if isinstance(piece, Mark))
        return list(dict.fromkeys((*(mark.note for mark in marks), *self.paired)))

    @property
    def has_sources(self) -> bool:
        pieces = (piece for part in self.parts for piece in part.pieces)
        return bool(self.notes) or any(isinstance(piece, Link) for piece in pieces)


@dataclass(frozen=True)
class _NoteFinder:
    """Which note a number means at a place: the first one below it, or the last one above."""

    notes: tuple[Note, ...]
    allowed: frozenset[int]

    @cached_property
    def _by_name(self) -> Mapping[str, list[int]]:
        """The notes by their numbers, and by the ids of their anchors behind a `#`."""
        found: dict[str, list[int]] = {}
        for index, note in enumerate(self.notes):
            for name in (note.number, *(f"#{anchor}" for anchor in note.anchors)):
                found.setdefault(name, []).append(index)
        return found

    def at(self, place: int) -> NoteOf:
        def note_of(name: str) -> int | None:
            is_number = not name.startswith("#")
            found = self._by_name.get(str(int(name)) if is_number else name, [])
            below = [n for n in found if self.notes[n].place > place]
            meant = (below[:1] or found[-1:]) if is_number else found
            return next((n for n in meant if n in self.allowed), None)

        return note_of


def cite(items: Sequence[Item], notes: tuple[Note, ...]) -> list[CitedItem]:
    """The items with their marks: sure ones first, then those that are probable."""
    every = frozenset(range(len(notes)))
    sure = [_cited(item, _NoteFinder(notes, every)) for item in items]
    free = every.difference(*(item.notes for item in sure))
    finder = _NoteFinder(notes, free)
    return _paired([_with_guesses(item, finder) for item in sure], notes)


def _cited(item: Item, finder: _NoteFinder) -> CitedItem:
    title = _paragraph(item.title, finder) if item.title else None
    paragraphs = (_paragraph(block, finder) for block in item.body if block.runs)
    return CitedItem(title, tuple(paragraphs), item.headings, item.fields)


def _paragraph(block: Block, finder: _NoteFinder) -> Paragraph:
    note_of = finder.at(block.place)
    if block.table:
        rows = tuple(
            tuple(pieces_of(Block(cell), note_of) for cell in row) for row in block.table.rows
        )
        pieces = tuple(piece for row in rows for cell in row for piece in (*cell, " "))
        alignments = block.table.alignments
        return Paragraph(pieces, place=block.place, rows=rows, alignments=alignments)
    pieces = pieces_of(block, note_of)
    return Paragraph(pieces, block.level, block.marker, block.place, block.depth)


def _with_guesses(item: CitedItem, finder: _NoteFinder) -> CitedItem:
    """Numbers that may be marks, where the item has no sure mark in the same paragraph."""
    parts = [_guessed(part, finder) for part in item.paragraphs]
    title = _guessed(item.title, finder) if item.title else None
    return replace(item, title=title, paragraphs=tuple(parts))


def _guessed(part: Paragraph, finder: _NoteFinder) -> Paragraph:
    if not finder.allowed or part.marker == SOURCE or part.rows:
        return part
    return replace(part, pieces=with_guessed_marks(part.pieces, finder.at(part.place)))


def _paired(items: list[CitedItem], notes: Sequence[Note]) -> list[CitedItem]:
    """Notes without marks go to the items without sources, if there are as many of both.

    Notes stand in the order of the text, so a note is not that of an item which stands before
    one that cites an earlier note.
    """
    cited = {note for item in items for note in item.notes}
    free = [n for n, note in enumerate(notes) if n not in cited and note.addresses]
    bare = [n for n, item in enumerate(items) if not item.has_sources]
    pairs = list(zip(bare, free, strict=False)) if len(free) == len(bare) else []
    found = list(items)
    for index, note in pairs if all(_is_in_order(items, *pair) for pair in pairs) else []:
        found[index] = replace(items[index], paired=(note,))
    return found


def _is_in_order(items: Sequence[CitedItem], index: int, note: int) -> bool:
    before = [cited for item in items[:index] for cited in item.notes]
    behind = [cited for item in items[index:] for cited in item.notes]
    return max(before, default=-1) < note < min(behind, default=note + 1)


def uncited(items: Sequence[CitedItem], notes: Sequence[Note]) -> Iterator[Note]:
    """The notes that no item cites."""
    cited = {note for item in items for note in item.notes}
    yield from (note for n, note in enumerate(notes) if n not in cited)
