"""Lines that only say where a text comes from: `Source: https://…`, `Read more`."""

import re

from bulletin.importing.blocks import Block
from bulletin.importing.note_lists import words_of

LABELLED = re.compile(
    r"\W*(?:sources?|references?|links?|see(?: also| here)?|(?:read|find out|learn) more|more(?: information)?|"
    r"further (?:reading|information|details)|full (?:text|story|article|decision)|original(?: text)?|via|url|"
    r"web ?(?:site|page)|press release|available(?: at| here)?|official text|text of .{1,60})\W*?[:：–—-]",
    re.IGNORECASE,
)
_MOST = 200
"""Characters besides addresses that a labelled line of sources may have."""


def is_source_line(block: Block, is_below_text: bool, heads_text: bool) -> bool:
    """Whether a block is about sources alone.

    `is_below_text` and `heads_text` tell of its neighbours: a link that stands alone above a
    paragraph is rather its title.
    """
    if not block.addresses:
        return False
    words = words_of(block)
    if not words or (LABELLED.match(block.text) and len(words) <= _MOST):
        return True
    linked = "".join(run.text for run in block.runs if run.address)
    unlinked = "".join(run.text for run in block.runs if not run.address)
    is_all_link = not re.search(r"\w", unlinked) and len(linked) <= _MOST
    return is_all_link and is_below_text and not heads_text
