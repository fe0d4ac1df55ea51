"""Items without titles: each paragraph, or each part of a list, is one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bulletin.importing.blocks import Block, Run, joined
from bulletin.importing.headings import title_of
from bulletin.importing.note_blocks import SOURCE
from bulletin.importing.sentences import sentences_of

_LEAD = re.compile(r"(?P<lead>[^.:!?|\s]+ [^.:!?|]{6,140})(?::| [–—|-])\s+(?=[A-Z\d“\"])")
_PAIR = 2
"""Paragraphs of which the first may be the title of the other."""
_SHORT = 150
"""Characters of a sentence that may be the title of the paragraph below it."""


def loose_items(blocks: Sequence[Block]) -> Iterator[tuple[Block | None, tuple[Block, ...]]]:
    """The titles and texts of paragraphs that stand below a heading without titles.

    Where some begin in bold words, each of these begins an item; else each part of a list; else
    each paragraph.
    """
    leads = [_has_lead(block) for block in blocks]
    bullets = [bool(block.marker) and block.marker != SOURCE for block in blocks]
    titled, texts = _titled(blocks), sum(map(_is_text, blocks))
    choices = [some for some in (leads, bullets, titled) if sum(some) > 1]
    choices += [titled] if sum(titled) == 1 and texts == _PAIR else []
    begins = choices[0] if choices else [_is_text(block) for block in blocks]
    open_item: list[Block] = []
    for block, is_first in zip(blocks, begins, strict=True):
        if is_first and any(map(_is_text, open_item)):
            yield _item(open_item)
            open_item = []
        open_item.append(block)
    if any(block.runs for block in open_item):
        yield _item(open_item)


def _is_text(block: Block) -> bool:
    return bool(block.runs) and block.marker != SOURCE


def _has_lead(block: Block) -> bool:
    """Whether a paragraph begins in bold words that are its title."""
    first, *others = block.runs or (Run(""),)
    words = len(first.text.split())
    is_closed = first.text.rstrip().endswith((".", ":", "–", "—", "-")) or words > 3
    rest = "".join(run.text for run in others).lstrip(" :.–—-")
    return first.is_bold and is_closed and bool(rest) and not rest[0].islower()


def _titled(blocks: Sequence[Block]) -> list[bool]:
    """Which paragraphs are a single short sentence above a longer one, if the first one is."""
    texts = [block for block in blocks if _is_text(block)]
    found = {one.place for one, other in pairwise(texts) if _is_title_of(one, other)}
    return [block.place in found and texts[0].place in found for block in blocks]


def _is_title_of(block: Block, following: Block) -> bool:
    is_short = len(block.text) <= _SHORT and len(sentences_of(block.text)) == 1
    is_bare = not block.addresses and not block.marker
    return is_short and is_bare and len(following.text) > len(block.text)


def _item(blocks: list[Block]) -> tuple[Block | None, tuple[Block, ...]]:
    """The title is taken from the text where that begins with one; else there is none."""
    index = next((n for n, block in enumerate(blocks) if _is_text(block)), 0)
    first, others = blocks[index], (*blocks[:index], *blocks[index + 1 :])
    if index + 1 < len(blocks) and _is_title_of(first, blocks[index + 1]):
        return first, tuple(others)
    if _has_lead(first):
        title = Block((replace(first.runs[0], text=title_of(first.runs[0].text.strip())),))
        rest = _without_sign(first.runs[1:])
        return title, (replace(first, runs=rest, marker=""), *others)
    whole = replace(first, marker="") if first.marker else first
    lead = _LEAD.match(first.runs[0].text) if first.runs else None
    if lead and not first.runs[0].address:
        begin = replace(first.runs[0], text=first.runs[0].text[lead.end() :])
        title = Block((Run(lead["lead"].strip()),))
        return title, (replace(whole, runs=joined((begin, *first.runs[1:]))), *others)
    return None, (whole, *others)


def _without_sign(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Runs without the sign that stood between title and text."""
    first, *others = runs
    return joined((replace(first, text=first.text.lstrip(" :–—.-")), *others))
