"""What belongs to the pages of a bulletin and not to its text: contents, buttons, signatures."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bulletin.importing.fields.sentences import signature
from bulletin.importing.formats.blocks import Block, Leftover
from bulletin.importing.outline.footnotes import leads_back
from bulletin.importing.outline.headings import LONGEST, bare, is_prose, style_of
from bulletin.importing.outline.phrases import (
    ABOUT,
    ARMOUR,
    BUTTON,
    CONTENTS,
    GREETING,
    IMPRINT,
    MAIL_HEAD,
    PAGE,
    PHONE,
    SIGNED,
    SPONSOR,
)

_LEADERS = re.compile(r"(?:\s*\.{3,}\s*|\s*…+\s*|\s{3,})\d{0,4}$|(?<=\D)\s+\d{1,3}$")
_MANY = 3
"""Lines in a row that all come again: a table of contents without a heading."""
_NAMED = 2
"""Such lines below a heading that says so, with this heading."""
_AGAIN = 2
"""Times that a line of contents stands in a text; what comes oftener is a label in each item."""
_LAST = 4
"""Blocks at the end among which a letter's greeting is looked for."""
_SHORT = 80


@dataclass(frozen=True, slots=True)
class PlainText:
    """A text without its boilerplate."""

    blocks: tuple[Block, ...]
    leftovers: tuple[Leftover, ...]
    contents: frozenset[str]
    """The signatures of the lines of its table of contents."""


def without_boilerplate(blocks: Sequence[Block]) -> PlainText:
    """The text alone; what was taken away is left over."""
    contents = set(_contents(blocks))
    repeated = _running_heads(blocks) | _heads_of_mails(blocks) | _sponsors(blocks)
    kept, leftovers = [], []
    for block, following in zip(blocks, (*blocks[1:], Block(())), strict=True):
        if block.place in contents:
            leftovers.append(Leftover("table of contents", block.text))
        elif block.place in repeated or _is_boilerplate(block, following):
            leftovers.append(Leftover("not part of the text", block.text))
        else:
            kept.append(block)
    lines = frozenset(_entry(block) for block in blocks if block.place in contents)
    return PlainText(tuple(kept), tuple(leftovers), lines - {""})


def part_closing(
    blocks: Sequence[Block], end_of_notes: int
) -> tuple[Sequence[Block], tuple[Block, ...]]:
    """The text, and what stands behind it: below the last notes, or below a last ruled line."""
    signature_line = (n for n, block in enumerate(blocks) if block.text.strip() == "--")
    end = next(signature_line, len(blocks))
    while end > 1 and _ends_text(blocks, end - 1):
        end -= 1
    end = next((n for n in range(max(1, end - _LAST), end) if _is_greeting(blocks[n])), end)
    about = (n for n in range(max(1, end - 2 * _LAST), end) if _is_about(blocks[n]))
    end = next(about, end)
    rules = [n for n, block in enumerate(blocks[:end]) if not block.runs]
    behind_notes = [n for n, block in enumerate(blocks) if block.place > end_of_notes >= 0]
    for begin in filter(None, (*rules[-1:], *behind_notes[:1])):
        if begin < end and _is_closing(blocks[begin:end]):
            end = begin
    return blocks[:end], tuple(block for block in blocks[end:] if block.runs)


def _ends_text(blocks: Sequence[Block], index: int) -> bool:
    """Whether a block is an imprint, a heading above one, a telephone number or a ruled line."""
    block = blocks[index]
    if not block.runs:
        return True
    is_last_heading = bool(block.level) and index + 1 < len(blocks)
    text = block.text
    is_imprint = bool(IMPRINT.search(text)) and not block.level
    return (
        is_imprint
        or bool(PHONE.search(text) and len(text) < LONGEST)
        or (is_last_heading and bool(IMPRINT.search(text)))
    )


def _is_boilerplate(block: Block, following: Block) -> bool:
    text = block.text.strip(" :.»›>→[]")
    if not block.runs or ARMOUR.fullmatch(block.text):
        return bool(block.runs)
    if block.addresses:
        return not text or (
            bool(BUTTON.fullmatch(text))
            and "more" not in text.lower()
            and "here" not in text.lower()
        )
    if not re.search(r"\w", text):
        return not leads_back(block)
    is_number = bool(PAGE.fullmatch(text)) and not following.addresses and not block.marker
    return is_number or bool(BUTTON.fullmatch(text))


def _running_heads(blocks: Sequence[Block]) -> set[int]:
    """Lines that stand on each page: one beside the number of a page that comes again."""
    beside = {
        bare(other.text)
        for block, other in (*pairwise(blocks), *pairwise(reversed(blocks)))
        if re.match(r"\s*(?:page|seite)\s*\d", block.text, re.IGNORECASE)
        and len(other.text) < 100
        and not is_prose(other)
    }
    seen = [(block.place, bare(block.text)) for block in blocks]
    counts = Counter(text for _, text in seen)
    heads = [(place, text) for place, text in seen if text in beside and counts[text] > 1]
    first = {text: place for place, text in reversed(heads)}
    return {place for place, text in heads if first[text] != place}


def _heads_of_mails(blocks: Sequence[Block]) -> set[int]:
    """The lines above a message that was sent on, and a signature in PGP armour."""
    found = {block.place for block in blocks if MAIL_HEAD.match(block.text)}
    is_mail = any(
        block.text.casefold().startswith(("from:", "subject:", "von:", "betreff:", "de:", "objet:"))
        for block in blocks
    )
    found = found if is_mail and len(found) > 1 else set()
    signed = next((n for n, block in enumerate(blocks) if SIGNED.search(block.text)), len(blocks))
    return found | {block.place for block in blocks[signed:]}


def _sponsors(blocks: Sequence[Block]) -> set[int]:
    """Advertisements: a line that says so, with the paragraphs up to a ruled line or a heading."""
    found: set[int] = set()
    is_open = False
    for block in blocks:
        is_label = bool(SPONSOR.match(block.text)) and len(block.text) < _SHORT
        is_open = is_label or (is_open and bool(block.runs) and not style_of(block))
        if is_open:
            found.add(block.place)
    return found


def _contents(blocks: Sequence[Block]) -> Iterator[int]:
    """The places of lines that come again further below, many in a row or below `Contents`."""
    said = [(text, b.place) for b in blocks for text in {_entry(b), _lead(b)} if text]
    last, counts = dict(said), Counter(text for text, _ in said)
    run: list[int] = []
    is_named = False
    for block in blocks:
        entry = _entry(block)
        is_label = counts[entry] > _AGAIN and not is_named
        comes_again = last.get(entry, -1) > block.place and not is_label
        comes_again = comes_again or _leads_within(block)
        if (comes_again and len(block.text) <= LONGEST + 10) or (
            run and not block.runs and not is_named
        ):
            run += [block.place] if block.runs else []
            continue
        if len(run) >= (_NAMED if is_named else _MANY):
            yield from run
        is_title = bool(CONTENTS.fullmatch(bare(block.text)))
        run, is_named = [block.place] * is_title, is_title
    if len(run) >= (_NAMED if is_named else _MANY):
        yield from run


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


def _is_about(block: Block) -> bool:
    return bool(style_of(block)) and bool(ABOUT.fullmatch(bare(block.text)))


def _is_greeting(block: Block) -> bool:
    return bool(GREETING.match(block.text)) and len(block.text) < _SHORT


def _is_closing(blocks: Sequence[Block]) -> bool:
    """Whether no part of it can be an item: there is no title above a paragraph, and no source."""
    has_title = any(style_of(one) and is_prose(other) for one, other in pairwise(blocks))
    return not has_title and not any(block.addresses for block in blocks)
