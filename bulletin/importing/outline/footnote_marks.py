"""Marks in the text that lead to notes, told from numbers that belong to the text.

A number is a mark only if there is a note of this number. What is raised, bracketed or follows
a full stop is a sure mark; a number behind a word is one only if no sure mark leads to its note.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from bulletin.importing.formats.blocks import Block, Run
from bulletin.importing.outline.footnote_blocks import NUMBER_LIKE, plain_digits
from bulletin.values.dates import MONTHS

_LIST = r"\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*"
_SURE = (
    re.compile(rf"\s*\[\^?(?P<numbers>{_LIST})\]"),
    re.compile(r"\s*\^(?P<numbers>\d{1,3})\^?(?!\w)"),
    re.compile(
        r"(?<=[^\d\s][.!?…])(?P<closed>[\"”’»)\]]*)\s*\(?(?P<numbers>\d{1,3}(?:[\s,;]+\d{1,3})*)\)?\.?\s*$"
    ),
    re.compile(
        r"(?<=\d[.!?…])(?P<closed>[\"”’»)\]]*)\s+\(?(?P<numbers>\d{1,3}(?:[\s,;]+\d{1,3})*)\)?\s*$"
    ),
    re.compile(r"(?<=[.!?…])(?P<closed>[\"”’»]+)\s*(?P<numbers>\d{1,3})\s*$"),
    re.compile(r"(?<=[a-z)\]”\"’][.!?,;])(?P<numbers>\d{1,3})(?=\s|$)"),
    re.compile(r"\s+\((?P<numbers>\d{1,3})\)(?=[.!?]\s*$|[.!?]\s+[A-Z])"),
    re.compile(r"(?<=[.!?”\"])\s?\((?P<numbers>\d{1,3})\)(?=\s|$)"),
)
_PERHAPS = (
    re.compile(r"(?<=[^\d\s(])\s+(?P<numbers>\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\s*\.?\s*$"),
    re.compile(r"(?<=\d)\s+(?P<numbers>\d{1,3})\s*$"),
    re.compile(r"(?<=[a-zà-ÿ)”\"’]{2})(?P<numbers>\d{1,3})(?=[\s.,;:]|$)"),
    re.compile(r"(?<=(?:19|20)\d\d[.!?])(?P<numbers>\d{1,3})\s*$"),
    re.compile(r"(?<=[a-z)”\"’][.!?])\s+(?P<numbers>\d{1,3})(?=\s+[A-Z\"“])"),
    re.compile(r"\s+\((?P<numbers>\d{1,3})\)"),
)
_MONTHS = "|".join((*MONTHS, *(f"{name[:3]}\\.?" for name in MONTHS), "Sept\\.?"))
_COUNTED = re.compile(
    r"(?:\b(?:article|section|number|rule|part|chapter|annex|recital|paragraph|page|clause|level|"
    r"phase|version|day|class|tier|type|group|item|step|stage|schedule|appendix|figure|table)s?"
    r"|\b(?:arts?|secs?|nos?|paras?|pp?|chs?|cl|regs?|vol)\b\.?"
    rf"|\b(?:{_MONTHS})|\b(?:than|of|by|to|and|or|from|about|over|least|is|was|were|are|the)|[§#№$€£¥])\s*$",
    re.IGNORECASE,
)
"""What stands before a number that counts or names something."""


_NEAR = 30
"""Characters before a number that say what it counts."""
_OPENING = re.compile(
    r"(?P<bracket>[(\[<（])\s*(?:(?:sources?|see|links?|via|at|available|more|here|cf)\b\W*)*$",
    re.IGNORECASE,
)
_COMMA = re.compile(r"\s*(?:[,;]|and|&)?\s*")
_BRACKETS = ("()", "[]", "<>", "（）")


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the text from which a note is cited."""

    note: int
    """The note's place in the list of all notes."""
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Link:
    """The end of words that lead to a page."""

    address: str
    words: str


Piece = str | Mark | Link
NoteOf = Callable[[str], int | None]
"""The note that a number or the id of an anchor leads to, if there is one."""


def pieces_of(block: Block, note_of: NoteOf) -> tuple[Piece, ...]:
    """A block's text with its sure marks and links told apart."""
    pieces: list[Piece] = []
    for run in block.runs:
        pieces.extend(_of_run(run, note_of))
    return _split(_without_brackets(_joined(pieces)), _SURE, note_of, is_sure=True)


def with_guessed_marks(pieces: Iterable[Piece], note_of: NoteOf) -> tuple[Piece, ...]:
    """The pieces with marks for numbers that may be some; `note_of` knows notes without any."""
    return _split(list(pieces), _PERHAPS, note_of, is_sure=False)


def _of_run(run: Run, note_of: NoteOf) -> Iterator[Piece]:
    if run.address.startswith("#") and NUMBER_LIKE.fullmatch(run.text):
        note = note_of(run.address)
        yield run.text if note is None else Mark(note)
    elif run.is_raised and (numbers := _numbers(plain_digits(run.text), note_of)):
        yield from map(Mark, numbers)
    elif run.address.lower().startswith("http"):
        is_bare = run.text == run.address
        yield from ([] if is_bare else [run.text])
        yield Link(run.address, "" if is_bare else run.text)
    else:
        yield run.text


def _numbers(text: str, note_of: NoteOf) -> list[int]:
    """The notes that a list of numbers names; none if one of them is unknown."""
    found: list[int | None] = []
    for first, last in re.findall(r"(\d{1,3})(?:\s*[–-]\s*(\d{1,3}))?", text):
        end = int(last) if last and int(first) < int(last) < int(first) + 20 else int(first)
        found += [note_of(str(number)) for number in range(int(first), end + 1)]
    is_list = re.fullmatch(r"[\s\d,;–\[\]()-]+", text)
    return [one for one in found if one is not None] if is_list and None not in found else []


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Pieces with texts that follow each other as one."""
    found: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, str) and found and isinstance(found[-1], str):
            found[-1] += piece
        elif piece != "":
            found.append(piece)
    return found


def _without_brackets(pieces: list[Piece]) -> list[Piece]:
    """The pieces without brackets in which there is nothing but an address and its label."""
    found = list(pieces)
    for index in range(1, len(found) - 1):
        before, link, behind = found[index - 1 : index + 2]
        if isinstance(before, str) and isinstance(link, Link) and isinstance(behind, str):
            opening, closing = _OPENING.search(before), behind.lstrip()[:1]
            if opening and not link.words and opening["bracket"] + closing in _BRACKETS:
                found[index - 1] = before[: opening.start()].rstrip()
                found[index + 1] = behind.lstrip()[1:]
    return found


def _split(
    pieces: list[Piece], forms: tuple[re.Pattern[str], ...], note_of: NoteOf, *, is_sure: bool
) -> tuple[Piece, ...]:
    for form in forms:
        found: list[Piece] = []
        end = max((n for n, piece in enumerate(pieces) if not isinstance(piece, Mark)), default=0)
        for index, piece in enumerate(pieces):
            if isinstance(piece, str):
                found.extend(_split_text(piece, form, note_of, index == end, is_sure))
            else:
                found.append(piece)
        pieces = _joined(found)
    return tuple(_without_commas(pieces))


def _without_commas(pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces without what only parts two marks from each other."""
    for index, piece in enumerate(pieces):
        around = pieces[index - 1 : index] + pieces[index + 1 : index + 2]
        is_between = len(around) == 2 and all(isinstance(one, Mark) for one in around)
        if not (is_between and isinstance(piece, str) and _COMMA.fullmatch(piece)):
            yield piece


def _split_text(
    text: str, form: re.Pattern[str], note_of: NoteOf, is_last: bool, is_sure: bool
) -> Iterator[Piece]:
    end = 0
    for match in form.finditer(text):
        at_end = match.end() == len(text)
        numbers = _numbers(match["numbers"].strip(), note_of) or _numbers(
            re.sub(r"\s+", ",", match["numbers"].strip()), note_of
        )
        is_counted = match[0].strip()[:1] not in "[^" and _COUNTED.search(
            text[max(0, match.start() - _NEAR) : match.start()]
        )
        if not numbers or (at_end and not is_last) or is_counted:
            continue
        yield text[end : match.start()] + (match.groupdict().get("closed") or "")
        yield from (Mark(number, is_sure) for number in dict.fromkeys(numbers))
        end = match.end()
        if not is_sure and match[0].rstrip().endswith("."):
            yield "."
    yield text[end:]
