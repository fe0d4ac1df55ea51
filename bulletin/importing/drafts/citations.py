"""Pair the items with their footnotes, and tell marks and links from the words of a text.

`cite` puts one character of a private-use plane in the place of each mark or link, so that a text
stays a string: `MARK` and the number of a footnote, `GUESS` and the same where a number is only
perhaps a mark, `LINK` and the number of one of the item's links.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from bulletin.importing.formats.blocks import Block, Run, Table
from bulletin.importing.outline.composition import Item
from bulletin.importing.outline.footnotes import NUMBER_LIKE, SOURCE, Note, plain_digits
from bulletin.values.dates import MONTHS

MARK, GUESS, LINK = 0x100000, 0x104000, 0x108000
MOST_NOTES = GUESS - MARK
MOST_LINKS = 0x10FFFD - LINK
REFERENCE = re.compile("[\U00100000-\U0010fffd]")

NoteOf = Callable[[str], int | None]
"""The note that a number, or the id of an anchor behind a `#`, leads to."""

_MARKS = "[\U00100000-\U00107fff]"
_END = rf"(?={_MARKS}*$)"
_LIST = r"\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*"
_SURE = (
    rf"\s*\[\^?(?P<numbers>{_LIST})\]",
    r"\s*\^(?P<numbers>\d{1,3})\^?(?!\w)",
    r"(?<=[^\d\s][.!?…])(?P<closed>[\"”’»)\]]*)\s*\(?(?P<numbers>\d{1,3}(?:[\s,;]+\d{1,3})*)\)?\.?\s*"
    + _END,
    r"(?<=\d[.!?…])(?P<closed>[\"”’»)\]]*)\s+\(?(?P<numbers>\d{1,3}(?:[\s,;]+\d{1,3})*)\)?\s*"
    + _END,
    rf"(?<=[.!?…])(?P<closed>[\"”’»]+)\s*(?P<numbers>\d{{1,3}})\s*{_END}",
    rf"(?<=[a-z)\]”\"’][.!?,;])(?P<numbers>\d{{1,3}})(?:(?=\s)|{_END})",
    rf"\s+\((?P<numbers>\d{{1,3}})\)(?=[.!?]\s*{_END}|[.!?]\s+[A-Z])",
    rf"(?<=[.!?”\"])\s?\((?P<numbers>\d{{1,3}})\)(?:(?=\s)|{_END})",
)
"""Numbers that are raised, bracketed or behind a full stop."""
_PERHAPS = (
    rf"(?<=[^\d\s(])\s+(?P<numbers>\d{{1,3}}(?:\s*[,;]\s*\d{{1,3}})*)\s*(?P<stop>\.?)\s*{_END}",
    rf"(?<=\d)\s+(?P<numbers>\d{{1,3}})\s*{_END}",
    rf"(?<=[a-zà-ÿ)”\"’]{{2}})(?P<numbers>\d{{1,3}})(?:(?=[\s.,;:])|{_END})",
    rf"(?<=(?:19|20)\d\d[.!?])(?P<numbers>\d{{1,3}})\s*{_END}",
    r"(?<=[a-z)”\"’][.!?])\s+(?P<numbers>\d{1,3})(?=\s+[A-Z\"“])",
    r"\s+\((?P<numbers>\d{1,3})\)",
)
"""Numbers behind a word, which are marks only of notes that no sure mark leads to."""
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
_BETWEEN = re.compile(rf"(?<={_MARKS})\s*(?:[,;]|and|&)?\s*(?={_MARKS})")
_BRACKETED = re.compile(
    r"\s*(?P<open>[(\[<（])\s*(?:(?:sources?|see|links?|via|at|available|more|here|cf)\b\W{0,3}){0,3}"
    r"(?P<link>[\U00108000-\U0010fffd])\s*(?P<close>[)\]>）])",
    re.IGNORECASE,
)
_BRACKETS = ("()", "[]", "<>", "（）")


def cite(items: Sequence[Item], notes: Sequence[Note]) -> list[Item]:
    """The items with a character for each mark and link: sure marks first, then probable ones.

    A block has a single run then, as has each cell of a table.
    """
    find = _note_finder(notes, frozenset(range(len(notes))))
    sure = [_cited(item, find) for item in items]
    free = frozenset(range(len(notes))).difference(*map(notes_of, sure))
    return _paired([_with_guesses(item, _note_finder(notes, free)) for item in sure], notes)


def words_of_text(text: str) -> str:
    """A text without its marks and links."""
    return REFERENCE.sub("", text).strip()


def notes_of(item: Item) -> list[int]:
    """The notes that an item cites, in the order of its text."""
    codes = map(ord, REFERENCE.findall(_whole(item)))
    marks = ((code - MARK) % (GUESS - MARK) for code in codes if code < LINK)
    return list(dict.fromkeys((*marks, *item.paired)))


def uncited(items: Iterable[Item], notes: Sequence[Note]) -> Iterator[Note]:
    """The notes that no item cites."""
    cited = {note for item in items for note in notes_of(item)}
    yield from (note for n, note in enumerate(notes) if n not in cited)


def _whole(item: Item) -> str:
    return "\n".join(block.text for block in (*item.body, *filter(None, [item.title])))


def _note_finder(notes: Sequence[Note], allowed: frozenset[int]) -> Callable[[int], NoteOf]:
    """Which note a number means at a place: the first one below it, or the last one above."""
    by_name: dict[str, list[int]] = {}
    for index, note in enumerate(notes):
        for name in (note.number, *(f"#{anchor}" for anchor in note.anchors)):
            by_name.setdefault(name, []).append(index)

    def at(place: int) -> NoteOf:
        def note_of(name: str) -> int | None:
            if name.startswith("#"):
                meant = by_name.get(name, [])
            else:
                found = by_name.get(str(int(name)), [])
                meant = [n for n in found if notes[n].place > place][:1] or found[-1:]
            return next((n for n in meant if n in allowed), None)

        return note_of

    return at


def _cited(item: Item, find: Callable[[int], NoteOf]) -> Item:
    links: list[tuple[str, str]] = []
    title = _cited_block(item.title, find, links) if item.title else None
    body = tuple(_cited_block(block, find, links) for block in item.body if block.runs)
    return replace(item, title=title, body=body, links=tuple(links))


def _cited_block(
    block: Block, find: Callable[[int], NoteOf], links: list[tuple[str, str]]
) -> Block:
    note_of = find(block.place)
    if not block.table:
        return replace(block, runs=(Run(text_with_marks(block.runs, note_of, links)),))
    rows = tuple(
        tuple((Run(text_with_marks(cell, note_of, links)),) for cell in row)
        for row in block.table.rows
    )
    table = Table(rows, block.table.alignments)
    return replace(block, runs=table.runs, table=table)


def text_with_marks(
    runs: Iterable[Run], note_of: NoteOf, links: list[tuple[str, str]] | None = None
) -> str:
    """The text of runs with a character for each sure mark and each link, which joins `links`."""
    links = links if links is not None else []
    text = "".join(_text_of_run(run, note_of, links) for run in runs)

    def unbracketed(match: re.Match[str]) -> str:
        is_bare = not links[ord(match["link"]) - LINK][1]
        is_closed = match["open"] + match["close"] in _BRACKETS
        return match["link"] if is_bare and is_closed else match[0]

    return _marked(_BRACKETED.sub(unbracketed, text), _SURE, note_of, MARK)


def text_with_guesses(text: str, note_of: NoteOf) -> str:
    """The text with a character for each number that may be a mark."""
    return _marked(text, _PERHAPS, note_of, GUESS)


def _text_of_run(run: Run, note_of: NoteOf, links: list[tuple[str, str]]) -> str:
    if run.address.startswith("#") and NUMBER_LIKE.fullmatch(run.text):
        note = note_of(run.address)
        return run.text if note is None else chr(MARK + note)
    if run.is_raised and (numbers := _numbers(plain_digits(run.text), note_of)):
        return "".join(chr(MARK + number) for number in numbers)
    if run.address.lower().startswith("http") and len(links) < MOST_LINKS:
        words = "" if run.text == run.address else run.text
        links.append((run.address, words))
        return words + chr(LINK + len(links) - 1)
    return run.text


def _marked(text: str, forms: Iterable[str], note_of: NoteOf, base: int) -> str:
    def mark(match: re.Match[str]) -> str:
        written = match["numbers"].strip()
        numbers = _numbers(written, note_of) or _numbers(re.sub(r"\s+", ",", written), note_of)
        before = match.string[max(0, match.start() - _NEAR) : match.start()]
        is_counted = match[0].strip()[:1] not in "[^" and _COUNTED.search(before)
        if not numbers or is_counted:
            return match[0]
        groups = match.groupdict()
        marks = "".join(chr(base + number) for number in dict.fromkeys(numbers))
        return f"{groups.get('closed') or ''}{marks}{groups.get('stop') or ''}"

    for form in map(_compiled, forms):
        text = form.sub(mark, text)
    return _BETWEEN.sub("", text)


@cache
def _compiled(form: str) -> re.Pattern[str]:
    return re.compile(form)


def _numbers(text: str, note_of: NoteOf) -> list[int]:
    """The notes that a list of numbers names; none if one of them is unknown."""
    found: list[int | None] = []
    for first, last in re.findall(r"(\d{1,3})(?:\s*[–-]\s*(\d{1,3}))?", text):
        end = int(last) if last and int(first) < int(last) < int(first) + 20 else int(first)
        found += [note_of(str(number)) for number in range(int(first), end + 1)]
    is_list = re.fullmatch(r"[\s\d,;–\[\]()-]+", text)
    return [one for one in found if one is not None] if is_list and None not in found else []


def _with_guesses(item: Item, find: Callable[[int], NoteOf]) -> Item:
    def guessed(block: Block) -> Block:
        if block.marker == SOURCE or block.table:
            return block
        return replace(block, runs=(Run(text_with_guesses(block.text, find(block.place))),))

    title = guessed(item.title) if item.title else None
    return replace(item, title=title, body=tuple(map(guessed, item.body)))


def _paired(items: list[Item], notes: Sequence[Note]) -> list[Item]:
    """Notes without marks go to the items without sources, if there are as many of both.

    Notes stand in the order of the text, so a note is not that of an item which stands before
    one that cites an earlier note.
    """
    cited = {note for item in items for note in notes_of(item)}
    free = [n for n, note in enumerate(notes) if n not in cited and note.addresses]
    bare = [n for n, item in enumerate(items) if not REFERENCE.search(_whole(item))]
    pairs = dict(zip(bare, free, strict=True)) if len(free) == len(bare) else {}
    if not all(_is_in_order(items, *pair) for pair in pairs.items()):
        return items
    return [replace(o, paired=(pairs[n],)) if n in pairs else o for n, o in enumerate(items)]


def _is_in_order(items: Sequence[Item], index: int, note: int) -> bool:
    before = [cited for item in items[:index] for cited in notes_of(item)]
    behind = [cited for item in items[index:] for cited in notes_of(item)]
    return max(before, default=-1) < note < min(behind, default=note + 1)
