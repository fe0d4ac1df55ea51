"""Lists of notes: which blocks are notes and no text, with their numbers and addresses."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bulletin.importing.blocks import Block, Leftover, Run, joined
from bulletin.importing.headings import is_prose

LABEL = re.compile(
    r"(?:list of )?(?:sources?|references?|(?:foot|end)?notes?|citations?|bibliography|links?"
    r"|further reading|sources? and (?:links?|references?)|notes? and (?:sources?|references?))",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\s*(?:note\s+|fn\.?\s*)?(?:\[\^?(?P<square>\d{1,3})\]:?|\((?P<round>\d{1,3})\)|"
    r"(?P<plain>\d{1,3})[.):]|\^(?P<caret>\d{1,3})\^?|(?P<bare>\d{1,3})(?=\s*https?:)|"
    r"(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})[.):]?)\s*",
    re.IGNORECASE,
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_BACK = re.compile(r"[\s↑↩︎⤴^⇧\ufe0e\ufe0f]*|back", re.IGNORECASE)
NUMBER_LIKE = re.compile(r"\s*[\[(]?\s*(?:\d{1,3}|[ivx]{1,4}|[a-z*†‡§])\s*[\])]?\s*", re.IGNORECASE)
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


def number_of(block: Block) -> tuple[str, Block]:
    """The number that a block begins with, and the block without it; empty if it has none."""
    if block.marker[:-1].isdecimal():
        return block.marker[:-1], replace(block, marker="")
    if not (match := _NUMBER.match(block.text)):
        return "", block
    number = next(filter(None, match.groups())).translate(_RAISED)
    return str(int(number)), replace(block, runs=_behind(block.runs, match.end()))


def part_notes(blocks: Sequence[Block]) -> NotedText:
    """Take the lists of notes out of the text."""
    linked = {run.address[1:] for block in blocks for run in block.runs if _is_mark(run)}
    kept: list[Block] = []
    notes: list[Note] = []
    leftovers: list[Leftover] = []
    index = 0
    while index < len(blocks):
        label, length = _list_at(blocks, index, linked)
        part = blocks[index + label : index + label + length]
        if length and label and not number_of(part[0])[0] and _goes_on(blocks, index):
            kept.extend(replace(block, level=0, marker=SOURCE) for block in part)
        elif length:
            notes.extend(_notes(part))
        if length and label:
            leftovers.append(Leftover("heading of a list of notes", blocks[index].text))
        if not length:
            kept.append(blocks[index])
        index += label + length or 1
    return NotedText(tuple(kept), tuple(notes), tuple(leftovers))


SOURCE = "source"
"""The marker of a block that only says where the text above it comes from."""


def _goes_on(blocks: Sequence[Block], index: int) -> bool:
    """Whether a list without numbers is one of several, each below its own text."""
    return sum(is_label(block) for block in blocks) > 1 or index < len(blocks) // 2


def is_label(block: Block) -> bool:
    """Whether a block is the heading of a list of notes."""
    return bool(LABEL.fullmatch(block.text.strip(" :*_-–—.#")))


def _list_at(blocks: Sequence[Block], index: int, linked: set[str]) -> tuple[int, int]:
    """Whether a heading of notes stands here, and how many blocks from here are notes."""
    if blocks[index].anchors & linked and number_of(blocks[index])[0]:
        return 0, _linked_length(blocks, index, linked)
    if is_label(blocks[index]):
        return 1, _length(blocks[index + 1 :], is_named=True)
    length = _length(blocks[index:], is_named=False)
    part = blocks[index : index + length]
    if not length or not (_are_cited(part, blocks[:index]) or all(map(_is_bare, part))):
        return 0, 0
    return 0, length


def _linked_length(blocks: Sequence[Block], index: int, linked: set[str]) -> int:
    """Notes to which marks lead; a note may have several paragraphs, until its link back."""
    end = index + 1
    while end < len(blocks):
        is_next = bool(blocks[end].anchors & linked and number_of(blocks[end])[0])
        ahead = [n for n in range(end, len(blocks)) if _leads_back(blocks[n])]
        is_more = not _leads_back(blocks[end - 1]) and bool(ahead) and _leads_back(blocks[index])
        if not (is_next or (is_more and not _leads_back(blocks[end - 1]))):
            break
        end += 1
    return end - index


def _length(blocks: Sequence[Block], *, is_named: bool) -> int:
    """How many blocks from the first are notes."""
    length = 0
    while length < len(blocks):
        block = blocks[length]
        following = blocks[length + 1] if length + 1 < len(blocks) else Block(())
        number, rest = number_of(block)
        is_address = _is_bare(block) and (length or is_named)
        is_split = bool(number) and not block.addresses and _is_bare(following)
        is_note = number and _is_short(rest, block) and (bool(block.addresses) or is_named)
        is_listed = is_named and (block.marker or block.addresses) and not block.level
        if is_note and not is_named and _heads_text(rest, following):
            break
        if not (is_address or is_split or is_note or is_listed):
            break
        length += 1
    return length


def _is_short(rest: Block, block: Block) -> bool:
    return len(words_of(rest).split()) <= _WORDS and not block.level


def _heads_text(rest: Block, following: Block) -> bool:
    """Whether a numbered line with a link is the title of the paragraph below it."""
    return bool(words_of(rest)) and is_prose(following) and not number_of(following)[0]


def _is_bare(block: Block) -> bool:
    """Whether a block is nothing but addresses."""
    return bool(block.addresses) and not words_of(number_of(block)[1])


def _are_cited(notes: Sequence[Block], before: Sequence[Block]) -> bool:
    """Whether most of the numbers stand as marks in the text before."""
    numbers = [number for number, _ in map(number_of, notes) if number]
    cited = [number for number in numbers if any(_has_mark(block, number) for block in before)]
    return bool(before) and len(cited) * 2 >= len(numbers) > 0


def _has_mark(block: Block, number: str) -> bool:
    if any(
        run.is_raised and number in re.findall(r"\d+", plain_digits(run.text)) for run in block.runs
    ):
        return True
    mark = (
        rf"\[(?:[\d\s,;–-]*\D)?{number}(?:\D[\d\s,;–-]*)?\]|(?<!\d){number}\s*\)?\.?$|\({number}\)"
    )
    return bool(re.search(rf"{mark}|[.!?”\"]\s?{number}(?!\d)", block.text))


def plain_digits(text: str) -> str:
    """Raised digits as plain ones."""
    return text.translate(_RAISED)


def words_of(block: Block) -> str:
    """What a block says besides its addresses, and besides its link back to the mark."""
    runs = (run for run in block.runs if run.text != run.address and not _is_back(run))
    return "".join(run.text for run in runs).strip(" \t,;:.|()<>[]-–—→")


def _notes(blocks: Sequence[Block]) -> Iterator[Note]:
    """The notes of a list; an address below a number or a text belongs to it."""
    open_note: Note | None = None
    for block in blocks:
        number, rest = number_of(block)
        written = "".join(run.text for run in block.runs if not _is_back(run)).strip()
        if open_note and not number and (not block.marker) and _is_bare(block):
            both = (*open_note.addresses, *block.addresses)
            open_note = replace(open_note, addresses=both, written=f"{open_note.written} {written}")
            continue
        if open_note and not number and not block.marker and open_note.anchors:
            text = f"{open_note.text} {words_of(block)}"
            both = (*open_note.addresses, *block.addresses)
            open_note = replace(open_note, text=text, addresses=both)
            continue
        if open_note:
            yield open_note
        text = words_of(rest)
        open_note = Note(number, text, block.addresses, block.place, block.anchors, written)
    if open_note:
        yield open_note


def _is_mark(run: Run) -> bool:
    return run.address.startswith("#") and bool(NUMBER_LIKE.fullmatch(run.text))


def _is_back(run: Run) -> bool:
    return run.address.startswith("#") and bool(_BACK.fullmatch(run.text))


def _leads_back(block: Block) -> bool:
    return any(map(_is_back, block.runs))


def _behind(runs: tuple[Run, ...], end: int) -> tuple[Run, ...]:
    """Runs without the first characters of their text."""
    kept = []
    for run in runs:
        kept.append(replace(run, text=run.text[end:]))
        end = max(0, end - len(run.text))
    return joined(run for run in kept if run.text)
