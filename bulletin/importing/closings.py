"""What stands behind the last item: disclaimers, imprints, and what an e-mail ends in."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bulletin.importing.blocks import Block
from bulletin.importing.headings import is_prose, style_of

_IMPRINT = re.compile(
    r"legal advice|disclaimer|all rights reserved|©|\(c\) ?\d{4}|copyright|unsubscrib|"
    r"privacy (?:policy|notice|statement)|you (?:are |have )?(?:been )?receiv(?:e|ed|ing) this|"
    r"(?:edited|compiled|published) by|if you have any questions|"
    r"please (?:contact|get in touch|reply)|your (?:team|editors)|^-- ?$",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"(?:(?:kind|best|warm) )?(?:regards|wishes)|sincerely|yours ", re.IGNORECASE
)
_LAST = 4
"""Blocks at the end among which a letter's greeting is looked for."""
_SHORT = 80


def part_closing(
    blocks: Sequence[Block], end_of_notes: int
) -> tuple[Sequence[Block], tuple[Block, ...]]:
    """The text, and what stands behind it: below the last notes, or below a last ruled line."""
    end = len(blocks)
    while end > 1 and _IMPRINT.search(blocks[end - 1].text):
        end -= 1
    end = next((n for n in range(max(1, end - _LAST), end) if _is_greeting(blocks[n])), end)
    rules = [n for n, block in enumerate(blocks[:end]) if not block.runs]
    behind_notes = [n for n, block in enumerate(blocks) if block.place > end_of_notes >= 0]
    for begin in filter(None, (*rules[-1:], *behind_notes[:1])):
        if begin < end and _is_closing(blocks[begin:end]):
            end = begin
    return blocks[:end], tuple(block for block in blocks[end:] if block.runs)


def _is_greeting(block: Block) -> bool:
    return bool(_GREETING.match(block.text)) and len(block.text) < _SHORT


def _is_closing(blocks: Sequence[Block]) -> bool:
    """Whether no part of it can be an item: there is no title above a paragraph, and no source."""
    has_title = any(style_of(one) and is_prose(other) for one, other in pairwise(blocks))
    return not has_title and not any(block.addresses for block in blocks)
