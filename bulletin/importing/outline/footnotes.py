"""Lists of notes: which blocks are notes and no text, with their numbers and addresses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bulletin.importing.formats.blocks import Block, Leftover
from bulletin.importing.outline.footnote_blocks import (
    SOURCE,
    is_back,
    is_bare,
    is_label,
    is_mark,
    leads_back,
    marks_in,
    number_of,
    words_of,
)
from bulletin.importing.outline.headings import is_prose

_PARAGRAPHS = 10
"""That a note may have."""
_BETWEEN = 4
"""Paragraphs that a note may have besides its first."""
_WORDS = 40
"""Words besides the address that a note may have if nothing else says that it is one."""


@dataclass(frozen=True, slots=True)
class Note:
    """What a mark in the text leads to."""

    number: str
    """Empty in a list without numbers."""
    text: str
    """What it says besides its addresses."""
    addresses: tuple[str, ...]
    place: int
    anchors: frozenset[str] = frozenset()
    written: str = ""
    """All of it, as it stood in the file."""


@dataclass(frozen=True, slots=True)
class NotedText:
    """A bulletin whose notes are told from its text."""

    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    leftovers: tuple[Leftover, ...] = ()


def part_notes(blocks: Sequence[Block]) -> NotedText:
    """Take the lists of notes out of the text."""
    lists = _Lists(blocks)
    kept: list[Block] = []
    notes: list[Note] = []
    leftovers: list[Leftover] = []
    index = 0
    while index < len(blocks):
        label, length = lists.at(index)
        part = blocks[index + label : index + label + length]
        if length and label and not number_of(part[0])[0] and lists.goes_on(index):
            kept.extend(replace(block, level=0, marker=SOURCE) for block in part)
        elif length:
            notes.extend(_notes(part))
        if length and label:
            leftovers.append(Leftover("heading of a list of notes", blocks[index].text))
        if not length:
            kept.append(blocks[index])
        index += label + length or 1
    return NotedText(tuple(kept), tuple(notes), tuple(leftovers))


class _Lists:
    """The blocks of a text, among which lists of notes are found."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._linked = {run.address[1:] for one in blocks for run in one.runs if is_mark(run)}
        self._labels = sum(map(is_label, blocks))
        self._cited: dict[str, int] = {}
        for block in blocks:
            for number in marks_in(block):
                self._cited.setdefault(number, block.place)

    def at(self, index: int) -> tuple[int, int]:
        """Whether a heading of notes stands here, and how many blocks from here are notes."""
        if self._is_linked(index):
            return 0, self._linked_length(index)
        if is_label(self._blocks[index]):
            return 1, self._length(index + 1, is_named=True)
        length = self._length(index, is_named=False)
        part = self._blocks[index : index + length]
        return 0, length if length and (self._are_cited(part) or all(map(is_bare, part))) else 0

    def goes_on(self, index: int) -> bool:
        """Whether a list without numbers is one of several, each below its own text."""
        return self._labels > 1 or index < len(self._blocks) // 2

    def _is_linked(self, index: int) -> bool:
        """Whether a mark leads to a block, and a number stands before it."""
        block = self._blocks[index]
        return bool(block.anchors & self._linked and number_of(block)[0])

    def _linked_length(self, index: int) -> int:
        """Notes to which marks lead; each goes on until its link back, if the first has one."""
        end = index + 1
        have_links = self._leads_back_from(index)
        while end < len(self._blocks):
            is_open = have_links and not leads_back(self._blocks[end - 1])
            is_open = is_open or self._goes_on_linked(end)
            if not (self._is_linked(end) or is_open):
                break
            end += 1
        return end - index

    def _goes_on_linked(self, index: int) -> bool:
        """Whether a paragraph stands between two notes to which marks lead."""
        behind = range(index + 1, min(index + _BETWEEN, len(self._blocks)))
        return not self._blocks[index].level and any(map(self._is_linked, behind))

    def _leads_back_from(self, index: int) -> bool:
        """Whether a note ends in a link back to its mark, at most a few paragraphs below."""
        return any(map(leads_back, self._blocks[index : index + _PARAGRAPHS]))

    def _length(self, start: int, *, is_named: bool) -> int:
        """How many blocks from a place on are notes."""
        index = start
        while index < len(self._blocks):
            block = self._blocks[index]
            following = self._blocks[index + 1] if index + 1 < len(self._blocks) else Block(())
            is_first = index == start and not is_named
            if not _is_note(block, following, is_named=is_named, is_first=is_first):
                break
            index += 1
        return index - start

    def _are_cited(self, notes: Sequence[Block]) -> bool:
        """Whether most of the numbers stand as marks in the text before."""
        numbers = [number for number, _ in map(number_of, notes) if number]
        cited = [n for n in numbers if self._cited.get(n, notes[0].place) < notes[0].place]
        return len(cited) * 2 >= len(numbers) > 0


def _is_note(block: Block, following: Block, *, is_named: bool, is_first: bool) -> bool:
    """Whether a block is a note, or an address that belongs to the one above it."""
    if is_bare(block) and not is_first:
        return True
    number, rest = number_of(block)
    if number and not block.addresses and is_bare(following):
        return True
    if is_named and (block.marker or block.addresses) and not block.level:
        return True
    is_note = bool(number) and _is_short(rest, block) and (bool(block.addresses) or is_named)
    return is_note and (is_named or not _heads_text(rest, following))


def _is_short(rest: Block, block: Block) -> bool:
    return len(words_of(rest).split()) <= _WORDS and not block.level


def _heads_text(rest: Block, following: Block) -> bool:
    """Whether a numbered line with a link is the title of the paragraph below it."""
    return bool(words_of(rest)) and is_prose(following) and not number_of(following)[0]


def _notes(blocks: Sequence[Block]) -> Iterator[Note]:
    """The notes of a list; an address below a number or a text belongs to it."""
    open_note: Note | None = None
    for block in blocks:
        number, rest = number_of(block)
        written = "".join(run.text for run in block.runs if not is_back(run)).strip()
        is_free = not number and not block.marker
        if open_note and is_free and (is_bare(block) or open_note.anchors):
            text = open_note.text if is_bare(block) else f"{open_note.text} {words_of(block)}"
            both = (*open_note.addresses, *block.addresses)
            whole = f"{open_note.written} {written}"
            open_note = replace(open_note, text=text, addresses=both, written=whole)
            continue
        if open_note:
            yield open_note
        text = words_of(rest)
        open_note = Note(number, text, block.addresses, block.place, block.anchors, written)
    if open_note:
        yield open_note
