"""Find the lists of footnotes in a text, and take them out of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bulletin.importing.formats.blocks import RULED_LINE, Block, Leftover, Run, joined
from bulletin.importing.outline.headings import is_prose
from bulletin.importing.outline.phrases import NOTES_HEADING

SOURCE = "source"
"""The marker of a block that only says where the text above it comes from."""

_NUMBER = re.compile(
    r"\s*(?:note\s+|fn\.?\s*)?(?:\[\^?(?P<square>\d{1,3})\]:?|\((?P<round>\d{1,3})\)|"
    r"(?P<plain>\d{1,3})[.):]|\^(?P<caret>\d{1,3})\^?|(?P<bare>\d{1,3})(?=\s*https?:)|"
    r"(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})[.):]?)\s*",
    re.IGNORECASE,
)
_AROUND = " []()."
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_BACK = re.compile(r"[\s↑↩︎⤴^⇧\ufe0e\ufe0f]*|back", re.IGNORECASE)
NUMBER_LIKE = re.compile(r"\s*[\[(]?\s*(?:\d{1,3}|[ivx]{1,4}|[a-z*†‡§])\s*[\])]?\s*", re.IGNORECASE)
"""The words of a link that may be the mark of a note."""
_MARKS = re.compile(
    r"\[[\d\s,;^–-]+\]|\(\d{1,3}\)|(?<!\d)\d{1,3}(?:[\s,;]+\d{1,3}){0,20}\s*\)?\.?$"
    r"|[.!?,;”\"]\s?\d{1,3}(?!\d)"
)
_PARAGRAPHS = 10
"""That a note may have."""
_BETWEEN = 4
"""Paragraphs that a note may have besides its first."""
_WORDS = 40
"""Words besides the address that a note may have if nothing else says that it is one."""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote."""

    number: str
    """Empty in a list without numbers."""
    text: str
    """Its words, without its number and addresses."""
    addresses: tuple[str, ...]
    place: int
    anchors: frozenset[str] = frozenset()
    written: str = ""
    """All of it, as it stood in the file."""


@dataclass(frozen=True, slots=True)
class NotedText:
    """A bulletin without its notes, and the notes."""

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
        heading, length = lists.at(index)
        part = blocks[index + heading : index + heading + length]
        if not length:
            kept.append(blocks[index])
        elif heading and not number_of(part[0])[0] and lists.continues(index):
            kept += (replace(block, level=0, marker=SOURCE) for block in part)
        else:
            notes += _notes(part)
        if length and heading:
            leftovers.append(Leftover("heading of a list of notes", blocks[index].text))
        index += heading + length or 1
    return NotedText(tuple(kept), tuple(notes), tuple(leftovers))


class _Lists:
    """The blocks of a text, among which lists of notes are found."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._linked = {run.address[1:] for one in blocks for run in one.runs if _is_mark(run)}
        self._headings = sum(map(_is_heading, blocks))
        self._cited: dict[str, int] = {}
        for block in blocks:
            for number in marks_in(block):
                self._cited.setdefault(number, block.place)

    def at(self, index: int) -> tuple[int, int]:
        """Whether a heading of notes stands here, and how many blocks from here are notes."""
        if self._is_linked(index):
            return 0, self._linked_length(index)
        if _is_heading(self._blocks[index]):
            return 1, self._length(index + 1, is_named=True)
        length = self._length(index, is_named=False)
        part = self._blocks[index : index + length]
        return 0, length if length and (self._are_cited(part) or all(map(is_bare, part))) else 0

    def continues(self, index: int) -> bool:
        """Whether a list without numbers is one of several, each below its own text."""
        return self._headings > 1 or index < len(self._blocks) // 2

    def _is_linked(self, index: int) -> bool:
        """Whether a mark leads to a numbered block, or the block leads back to a mark."""
        block = self._blocks[index]
        is_note = block.anchors & self._linked or (block.anchors and self._leads_back(index))
        return bool(is_note and number_of(block)[0])

    def _linked_length(self, index: int) -> int:
        """Notes to which marks lead; each ends in its link back, if the first has one."""
        end = index + 1
        have_links = self._leads_back(index)
        while end < len(self._blocks):
            is_open = have_links and not leads_back(self._blocks[end - 1])
            if not (is_open or self._is_linked(end) or self._is_between_linked(end)):
                break
            end += 1
        return end - index

    def _is_between_linked(self, index: int) -> bool:
        """Whether a paragraph stands between two notes to which marks lead."""
        behind = range(index + 1, min(index + _BETWEEN, len(self._blocks)))
        return not self._blocks[index].level and any(map(self._is_linked, behind))

    def _leads_back(self, index: int) -> bool:
        """Whether a note ends in a link back to its mark, at most a few paragraphs below."""
        return any(map(leads_back, self._blocks[index : index + _PARAGRAPHS]))

    def _length(self, start: int, *, is_named: bool) -> int:
        """How many blocks from a place on are notes."""
        pairs = zip(self._blocks[start:], (*self._blocks[start + 1 :], RULED_LINE), strict=False)
        for length, (block, following) in enumerate(pairs):
            is_first = not length and not is_named
            if not _is_note(block, following, is_named=is_named, is_first=is_first):
                return length
        return len(self._blocks) - start

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
    is_short = len(words_of(rest).split()) <= _WORDS and not block.level
    is_title = words_of(rest) and is_prose(following) and not number_of(following)[0]
    is_note = bool(number) and is_short and (bool(block.addresses) or is_named)
    return is_note and (is_named or not is_title)


def _notes(blocks: Sequence[Block]) -> Iterator[Note]:
    """The notes of a list; an address below a number or a text belongs to it."""
    note: Note | None = None
    for block in blocks:
        number, rest = number_of(block)
        written = "".join(run.text for run in block.runs if not _is_back(run)).strip()
        is_free = not number and not block.marker
        if note and is_free and (is_bare(block) or note.anchors):
            note = replace(
                note,
                text=note.text if is_bare(block) else f"{note.text} {words_of(block)}",
                addresses=(*note.addresses, *block.addresses),
                written=f"{note.written} {written}".rstrip(),
            )
            continue
        if note:
            yield note
        addresses, anchors = block.addresses, block.anchors
        note = Note(number, words_of(rest), addresses, block.place, anchors, written)
    if note:
        yield note


def _is_heading(block: Block) -> bool:
    """Whether a block is the heading of a list of notes."""
    return bool(NOTES_HEADING.fullmatch(block.text.strip(" :*_-–—.#")))


def number_of(block: Block) -> tuple[str, Block]:
    """The number that a block begins with, and the block without it; empty if it has none."""
    if block.marker[:-1].isdecimal():
        return block.marker[:-1], replace(block, marker="")
    first = block.runs[0] if block.runs else Run("")
    digits = first.text.strip(_AROUND)
    if first.address.startswith("#") and digits.isdecimal() and len(digits) < 4:
        return str(int(digits)), replace(block, runs=joined(block.runs[1:]))
    if not (match := _NUMBER.match(block.text)):
        return "", block
    number = plain_digits(next(filter(None, match.groups())))
    return str(int(number)), replace(block, runs=_behind(block.runs, match.end()))


def marks_in(block: Block) -> set[str]:
    """All numbers of a block that may be marks."""
    raised = (plain_digits(run.text) for run in block.runs if run.is_raised)
    written = (match[0] for match in _MARKS.finditer(block.text))
    return {str(int(n)) for text in (*raised, *written) for n in re.findall(r"\d{1,3}", text)}


def plain_digits(text: str) -> str:
    """Raised digits as plain ones."""
    return text.translate(_RAISED)


def words_of(block: Block) -> str:
    """What a block says besides its addresses, and besides its link back to the mark."""
    runs = (run for run in block.runs if run.text != run.address and not _is_back(run))
    return "".join(run.text for run in runs).strip(" \t,;:.|()<>[]-–—→")


def is_bare(block: Block) -> bool:
    """Whether a block is nothing but addresses."""
    return bool(block.addresses) and not words_of(number_of(block)[1])


def leads_back(block: Block) -> bool:
    """Whether a block has a link from a note back to its mark."""
    return any(map(_is_back, block.runs))


def _is_mark(run: Run) -> bool:
    return run.address.startswith("#") and bool(NUMBER_LIKE.fullmatch(run.text))


def _is_back(run: Run) -> bool:
    return run.address.startswith("#") and bool(_BACK.fullmatch(run.text))


def _behind(runs: tuple[Run, ...], end: int) -> tuple[Run, ...]:
    """Runs without the first characters of their text."""
    kept = []
    for run in runs:
        kept.append(replace(run, text=run.text[end:]))
        end = max(0, end - len(run.text))
    return joined(run for run in kept if run.text)
