"""Lines that only say where a text comes from: `Source: https://…`, `Read more`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bulletin.importing.formats.blocks import Block
from bulletin.importing.outline.footnotes import SOURCE, words_of
from bulletin.importing.outline.headings import is_prose, length_in_words

SAYS_NOTHING = re.compile(
    r"\W*(?:(?:here|links?|read|more|sources?|full|text|story|decision|article|see|also|click|this|"
    r"website|press release|available|at|in|on|and|or|cf|via|from|\d+|https?:\S*)\b\W*)*",
    re.IGNORECASE,
)
"""Words around an address that are no title of its page."""
_ANY_LABEL = re.compile(r"[^.:!?]{2,40}:\s*")
LABELLED = re.compile(
    r"\W*(?:sources?|references?|links?|see(?: also| here)?|(?:read|find out|learn) more|"
    r"more(?: info(?:rmation)?| details)?|further (?:reading|information|details)|"
    r"full (?:text|story|article|decision)|original(?: text)?|via|url|web ?(?:site|page)|"
    r"press release|available(?: at| here)?|official text|text of .{1,60})\W*?[:：–—-]",
    re.IGNORECASE,
)
_FEW_OF_LABEL = 5
"""Words of a label that stands before a bare address."""
_LEAST_OF_TITLE = 4
"""Words of a link that may be a title."""
_MOST = 200
"""Characters besides addresses that a labelled line of sources may have."""


def is_source_line(block: Block, *, is_below_text: bool, heads_text: bool) -> bool:
    """Whether a block is about sources alone.

    `is_below_text` and `heads_text` tell of its neighbours: a link that stands alone above a
    paragraph is rather its title.
    """
    if not block.addresses or block.table or block.level:
        return False
    words = words_of(block)
    is_label = bool(_ANY_LABEL.fullmatch(block.text.partition("http")[0]))
    if not words or (is_label and len(words.split()) <= _FEW_OF_LABEL):
        return True
    if LABELLED.match(block.text) and len(words) <= _MOST:
        return True
    linked = "".join(run.text for run in block.runs if run.address)
    unlinked = "".join(run.text for run in block.runs if not run.address)
    is_all_link = not re.search(r"\w", unlinked) and len(linked) <= _MOST
    return is_all_link and is_below_text and not heads_text


def with_source_lines(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with those marked that say no more than where the text above comes from."""
    before = Block(())
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else Block(())
        is_below_text = bool(before.marker) or (bool(before.runs) and is_prose(before))
        heads_text = is_prose(following) and not _is_all_link(following)
        is_listed = _has_title(block) and (block.depth or _is_among_links(blocks, index))
        is_source = not is_listed and is_source_line(
            block, is_below_text=is_below_text, heads_text=heads_text
        )
        before = replace(block, marker=SOURCE) if is_source else block
        yield before


def _is_all_link(block: Block) -> bool:
    """Whether all words of a block are those of links."""
    return bool(block.addresses) and not re.search(
        r"\w", "".join(run.text for run in block.runs if not run.address)
    )


def _has_title(block: Block) -> bool:
    """Whether a block is nothing but a link whose words may be the title of an item."""
    return _is_all_link(block) and length_in_words(words_of(block)) >= _LEAST_OF_TITLE


def _is_among_links(blocks: Sequence[Block], index: int) -> bool:
    """Whether three such blocks stand in a row here."""
    around = range(max(0, index - 2), min(index, len(blocks) - 3) + 1)
    return any(all(map(_has_title, blocks[n : n + 3])) for n in around)
