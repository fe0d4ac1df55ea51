"""What belongs to the pages of a bulletin and not to its text: numbers, contents, buttons."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bulletin.importing.blocks import Block, Leftover, Manuscript
from bulletin.importing.headings import LONGEST, bare, is_prose
from bulletin.importing.sentences import signature

_PAGE = re.compile(
    r"(?:page|p\.)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|\d{1,4}\s*(?:of|/)\s*\d{1,4}"
    r"|[-–—|]\s*\d{1,4}\s*[-–—|]|\d{1,3}",
    re.IGNORECASE,
)
_BUTTON = re.compile(
    r"(?:back|return) to (?:the )?(?:top|contents)|(?:table of )?contents"
    r"|in this (?:issue|edition)"
    r"|view (?:this )?(?:e-?mail |newsletter )?(?:in .{0,20}browser|online)"
    r"|unsubscribe(?: .{0,40})?|(?:manage|update) (?:your )?(?:subscription|preference)s?"
    r"|forward (?:this )?(?:e-?mail )?to a (?:friend|colleague)|share(?: this)?|print(?: this)?"
    r"|subscribe|[↑▲⇧]\s*(?:top)?|(?:read|learn|find out) more|click here|\[?image:? .{0,80}\]?",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r"(?:table of )?contents|in this (?:issue|edition|month)", re.IGNORECASE)
_MAIL_HEAD = re.compile(
    r"(?:from|sent|date|to|cc|bcc|reply-to|subject): ?\S|[-_ ]*(?:forwarded|original) message",
    re.IGNORECASE,
)
_LEADERS = re.compile(r"(?:\s*\.{3,}\s*|\s*…+\s*|\s{3,})\d{0,4}$|(?<=\D)\s+\d{1,3}$")
_MANY = 3
"""Lines in a row that all come again: a table of contents without a heading."""


def without_furniture(manuscript: Manuscript) -> Manuscript:
    """The text alone; what was taken away is left over."""
    blocks = manuscript.blocks
    contents = set(_contents(blocks))
    repeated = _running_heads(blocks) | _heads_of_mails(blocks)
    kept, leftovers = [], list(manuscript.leftovers)
    for block, following in zip(blocks, (*blocks[1:], Block(())), strict=True):
        if block.place in contents:
            leftovers.append(Leftover("table of contents", block.text))
        elif block.place in repeated or _is_furniture(block, following):
            leftovers.append(Leftover("not part of the text", block.text))
        else:
            kept.append(block)
    return replace(manuscript, blocks=tuple(kept), leftovers=tuple(leftovers))


def _is_furniture(block: Block, following: Block) -> bool:
    text = block.text.strip(" :.»›>→[]")
    if not block.runs or block.addresses:
        return bool(block.runs) and not text
    if block.runs and not re.search(r"\w", text):
        return True
    is_number = bool(_PAGE.fullmatch(text)) and not following.addresses and not block.marker
    return is_number or bool(_BUTTON.fullmatch(text))


def _running_heads(blocks: Sequence[Block]) -> set[int]:
    """Lines that stand on each page: one beside the number of a page that comes again."""
    beside = {
        bare(other.text)
        for block, other in (*pairwise(blocks), *pairwise(reversed(blocks)))
        if re.match(r"\s*page\s*\d", block.text, re.IGNORECASE)
        and len(other.text) < 100
        and not is_prose(other)
    }
    seen = [(block.place, bare(block.text)) for block in blocks]
    counts = Counter(text for _, text in seen)
    heads = [(place, text) for place, text in seen if text in beside and counts[text] > 1]
    first = {text: place for place, text in reversed(heads)}
    return {place for place, text in heads if first[text] != place}


def _heads_of_mails(blocks: Sequence[Block]) -> set[int]:
    """The lines above a message that was sent on."""
    found = {block.place for block in blocks if _MAIL_HEAD.match(block.text)}
    is_mail = any(block.text.casefold().startswith(("from:", "subject:")) for block in blocks)
    return found if is_mail and len(found) > 1 else set()


def _contents(blocks: Sequence[Block]) -> Iterator[int]:
    """The places of lines that come again further below, many in a row or below `Contents`."""
    last = {_entry(block): block.place for block in blocks if _entry(block)}
    run: list[int] = []
    is_named = False
    for block in blocks:
        comes_again = last.get(_entry(block), -1) > block.place
        if comes_again and len(block.text) <= LONGEST + 10:
            run.append(block.place)
            continue
        if is_named or len(run) >= _MANY:
            yield from run
        run, is_named = [], bool(_CONTENTS.fullmatch(bare(block.text)))
    if is_named or len(run) >= _MANY:
        yield from run


def _entry(block: Block) -> str:
    """A line of a table of contents as its heading has it."""
    return signature(bare(_LEADERS.sub("", block.text))) if len(block.text) < 300 else ""
