"""Find the lines that only say where a text comes from: `Source: https://…`, `Read more`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bulletin.importing.fields.sentence_splitting import length_in_words
from bulletin.importing.formats.blocks import RULED_LINE, Block
from bulletin.importing.outline.footnotes import SOURCE, words_of
from bulletin.importing.outline.headings import is_prose
from bulletin.importing.outline.phrases import SAYS_NOTHING, SOURCE_LABEL

_ANY_LABEL = re.compile(r"[^.:!?：]{2,40}[:：]\s*")
_LONGEST_LABEL = 5
"""Words of a label that stands before a bare address."""
_LEAST_OF_TITLE = 4
"""Words of a link that may be a title."""
_MOST = 200
"""Characters besides addresses that a labelled line of sources may have."""


def with_source_lines(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks; those that only say where the text above comes from get the marker `SOURCE`.

    A link that stands alone above a paragraph is rather its title.
    """
    before = RULED_LINE
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else RULED_LINE
        is_below_text = bool(before.marker) or (bool(before.runs) and is_prose(before))
        heads_text = is_prose(following) and not _is_all_link(following)
        is_listed = _has_title(block) and (block.depth or _is_among_links(blocks, index))
        is_listed = is_listed and not SOURCE_LABEL.match(block.text)
        may_be_link = is_below_text and not heads_text
        is_source = not is_listed and _is_source_line(block, may_be_link=may_be_link)
        before = replace(block, marker=SOURCE) if is_source else block
        yield before


def _is_source_line(block: Block, *, may_be_link: bool) -> bool:
    """Whether a block is about sources alone; a mere link only if it `may_be_link`."""
    if not block.addresses or block.table or block.level:
        return False
    words = words_of(block)
    is_label = bool(_ANY_LABEL.fullmatch(block.text.partition("http")[0]))
    if not words or (is_label and len(words.split()) <= _LONGEST_LABEL):
        return True
    if SOURCE_LABEL.match(block.text) and len(words) <= _MOST:
        return True
    may_be_link = may_be_link or bool(SAYS_NOTHING.fullmatch(words))
    return may_be_link and _is_all_link(block) and len(block.text) <= _MOST


def _is_all_link(block: Block) -> bool:
    """Whether all words of a block are those of links."""
    unlinked = "".join(run.text for run in block.runs if not run.address)
    return bool(block.addresses) and not re.search(r"\w", unlinked)


def _has_title(block: Block) -> bool:
    """Whether a block is nothing but a link whose words may be the title of an item."""
    return _is_all_link(block) and length_in_words(words_of(block)) >= _LEAST_OF_TITLE


def _is_among_links(blocks: Sequence[Block], index: int) -> bool:
    """Whether three such blocks stand in a row here."""
    around = range(max(0, index - 2), min(index, len(blocks) - 3) + 1)
    return any(all(map(_has_title, blocks[n : n + 3])) for n in around)
