"""Remove what belongs to the pages of a bulletin, not to its text: contents, buttons, imprints."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bulletin.importing.fields.sentence_splitting import signature
from bulletin.importing.formats.blocks import PLAIN, RULED_LINE, Block, Leftover
from bulletin.importing.outline.footnotes import leads_back
from bulletin.importing.outline.headings import LONGEST, bare, is_prose, style_of
from bulletin.importing.outline.phrases import (
    ABOUT,
    ARMOUR,
    BUTTON,
    CONTENTS,
    GREETING,
    IMPRINT,
    MAIL_HEADER,
    MAIL_SENDER,
    PAGE,
    PHONE,
    SIGNED,
    SPONSOR,
)

_LEADERS = re.compile(r"(?:\s*\.{3,}\s*|\s*…+\s*|\s{3,})\d{0,4}$|(?<=\D)\s+\d{1,3}$")
"""Dots and a page number behind a line of contents."""
_NOT_BUTTONS = ("more", "here")
"""Words of buttons that lead to the page of an item."""
_MANY = 3
"""Lines in a row that all come again: a table of contents without a heading."""
_NAMED = 2
"""Such lines below a heading that says so, with this heading."""
_AGAIN = 2
"""Times that a line of contents stands in a text; what comes oftener is a label in each item."""
_LAST = 4
"""Blocks at the end among which a letter's greeting is looked for."""
_SHORT = 80
_NAMES = 3
"""Blocks at the top of a bulletin that may hold its name."""
_LONGEST_REPLIES = 40
"""Blocks above a forwarded message that are rather the words of who sent it on."""
_BETWEEN = 3
"""Blocks of which the last may be a short line above an imprint, such as an address."""
_PAGE_LABEL = re.compile(r"\s*(?:page|seite|strona|página|pagina)\s*\d", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"^\d{1,3}\b\s*|[\s|–-]+\d{1,3}$")
_END = Block((PLAIN,))


@dataclass(frozen=True, slots=True)
class PlainText:
    """A text without its boilerplate."""

    blocks: tuple[Block, ...]
    leftovers: tuple[Leftover, ...]
    contents: frozenset[str]
    """The signatures of the lines of its table of contents."""


def without_boilerplate(blocks: Sequence[Block]) -> PlainText:
    """The text alone; what was removed becomes leftovers."""
    contents = set(_contents(blocks))
    others = {*_running_heads(blocks), *_mail_headers(blocks), *_sponsors(blocks)}
    kept, leftovers = [], []
    for block, following in zip(blocks, (*blocks[1:], RULED_LINE), strict=True):
        if block.place in contents:
            leftovers.append(Leftover("table of contents", block.text))
        elif block.place in others or _is_boilerplate(block, following):
            leftovers.append(Leftover("not part of the text", block.text))
        else:
            kept.append(block)
    lines = frozenset(_entry(block) for block in blocks if block.place in contents)
    return PlainText(tuple(kept), tuple(leftovers), lines - {""})


def part_closing(
    blocks: Sequence[Block], end_of_notes: int
) -> tuple[Sequence[Block], tuple[Block, ...]]:
    """The text, and what stands behind it: below the last notes, or below a last ruled line."""
    texts = [block.text.strip() for block in blocks]
    end = texts.index("--") if "--" in texts else len(blocks)
    while steps := _steps_back(blocks, end):
        end -= steps
    for phrase, reach in ((GREETING, _LAST), (ABOUT, 2 * _LAST)):
        tail = range(max(1, end - reach), end)
        end = next((n for n in tail if phrase.fullmatch(bare(blocks[n].text))), end)
    rules = [n for n, block in enumerate(blocks[:end]) if not block.runs]
    behind_notes = [n for n, block in enumerate(blocks) if block.place > end_of_notes >= 0]
    for begin in filter(None, (*rules[-1:], *behind_notes[:1])):
        if begin < end and _is_closing(blocks[begin:end]):
            end = begin
    return blocks[:end], tuple(block for block in blocks[end:] if block.runs)


def _steps_back(blocks: Sequence[Block], end: int) -> int:
    """How many blocks at the end are an imprint, with short lines below it; 0 if there is none."""
    for steps in range(1, min(_BETWEEN, end - 1) + 1):
        below = blocks[end - steps + 1 : end]
        is_short = all(len(one.text) < _SHORT and not one.addresses for one in below)
        is_untitled = not any(block.level for block in below)
        if _ends_text(blocks[end - steps], is_last=end == len(blocks)):
            return steps if (is_short and is_untitled) else 0
    return 0


def _ends_text(block: Block, *, is_last: bool) -> bool:
    """Whether a block is an imprint, a heading above one, a telephone number or a ruled line."""
    if not block.runs:
        return True
    is_phone = bool(PHONE.search(block.text)) and len(block.text) < LONGEST
    return is_phone or (bool(IMPRINT.search(block.text)) and not (block.level and is_last))


def _is_closing(blocks: Sequence[Block]) -> bool:
    """Whether no part of it can be an item: there is no title above a paragraph, and no source."""
    has_title = any(style_of(one) and is_prose(other) for one, other in pairwise(blocks))
    return not has_title and not any(block.addresses for block in blocks)


def _is_boilerplate(block: Block, following: Block) -> bool:
    text = block.text.strip(" :.»›>→[]")
    if not block.runs or ARMOUR.fullmatch(block.text):
        return bool(block.runs)
    is_button = bool(BUTTON.fullmatch(text))
    if block.addresses:
        leads_to_item = any(word in text.lower() for word in _NOT_BUTTONS)
        return not text or (is_button and not leads_to_item)
    if not re.search(r"\w", text):
        return not leads_back(block)
    is_number = bool(PAGE.fullmatch(text)) and not following.addresses and not block.marker
    return is_number or is_button


def _running_heads(blocks: Sequence[Block]) -> Iterator[int]:
    """Lines that stand on each page, beside the number of a page or with the bulletin's name."""
    pairs = (*pairwise(blocks), *pairwise(reversed(blocks)))
    beside = {_head(other) for block, other in pairs if _PAGE_LABEL.match(block.text)}
    names = tuple(signature(block.text) for block in blocks[:_NAMES] if len(block.text) < _SHORT)
    counts = Counter(_head(block) for block in blocks if len(block.text) < _SHORT)
    seen: set[str] = set()
    for block in blocks:
        head = _head(block)
        is_known = bool(head) and counts[head] > _AGAIN
        is_numbered = is_known and bool(_PAGE_NUMBER.search(bare(block.text)))
        is_name = is_numbered and any(len(name) > 6 and name in head for name in names)
        is_repeated = is_name or (bool(head) and head in beside and counts[head] > 1)
        if is_repeated and not block.addresses and not is_prose(block):
            if head in seen:
                yield block.place
            seen.add(head)


def _head(block: Block) -> str:
    """A line without the page number at its beginning or its end."""
    is_line = len(block.text) < LONGEST
    return signature(_PAGE_NUMBER.sub("", bare(block.text))) if is_line else ""


def _mail_headers(blocks: Sequence[Block]) -> Iterator[int]:
    """What stands above a message that was forwarded, and a signature in PGP armour."""
    headers = [n for n, block in enumerate(blocks) if MAIL_HEADER.match(block.text)]
    if len(headers) > 1 and any(MAIL_SENDER.match(block.text) for block in blocks):
        above = [block for block in blocks[: headers[-1]] if block.runs]
        is_note = len(above) < _LONGEST_REPLIES and not any(block.addresses for block in above)
        yield from (block.place for block in above if is_note)
        yield from (blocks[n].place for n in headers)
    signed = next((n for n, block in enumerate(blocks) if SIGNED.search(block.text)), len(blocks))
    yield from (block.place for block in blocks[signed:])


def _sponsors(blocks: Sequence[Block]) -> Iterator[int]:
    """Advertisements: a line that says so, with the paragraphs up to a ruled line or a heading."""
    is_open = False
    for block in blocks:
        is_label = bool(SPONSOR.match(block.text)) and len(block.text) < _SHORT
        is_open = is_label or (is_open and bool(block.runs) and not style_of(block))
        if is_open:
            yield block.place


def _contents(blocks: Sequence[Block]) -> Iterator[int]:
    """The places of lines that come again further below, many in a row or below `Contents`."""
    said = [(text, b.place) for b in blocks for text in {_entry(b), _lead(b)} if text]
    last, counts = dict(said), Counter(text for text, _ in said)
    row: list[int] = []
    is_named = False
    for block in (*blocks, _END):
        if not block.runs and row and not is_named:
            continue
        entry = _entry(block)
        is_label = counts[entry] > _AGAIN and not is_named
        comes_again = last.get(entry, -1) > block.place and not is_label
        if (comes_again or _leads_within(block)) and len(block.text) <= LONGEST + 10:
            row += [block.place] if block.runs else []
            continue
        yield from row if len(row) >= (_NAMED if is_named else _MANY) else ()
        is_named = bool(CONTENTS.fullmatch(bare(block.text)))
        row = [block.place] if is_named else []


def _leads_within(block: Block) -> bool:
    """Whether all words of a block lead to a place of the same page."""
    worded = [run for run in block.runs if re.search(r"[^\W\d]", run.text)]
    return bool(worded) and all(run.address.startswith("#") for run in worded)


def _entry(block: Block) -> str:
    """A line of a table of contents as its heading has it."""
    return signature(bare(_LEADERS.sub("", block.text))) if len(block.text) < 300 else ""


def _lead(block: Block) -> str:
    """The bold or linked words at the beginning of a block that goes on behind them."""
    first = next((run for run in block.runs if re.search(r"[^\W\d]", run.text)), None)
    return signature(bare(first.text)) if first and (first.is_bold or first.address) else ""
