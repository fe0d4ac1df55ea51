"""Ids of paragraphs, made of their words: they stay when paragraphs come or go around them.

An id is `p` and eight hexadecimal digits, the CRC-32 of the words in UTF-8; of paragraphs with the
same words the second has `-2` behind it. Marks of footnotes and markup do not count, nor how the
words are spaced. assets/reuse/paragraphs.js finds the same ids in a page that does not have them.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from zlib import crc32

from markdown_it.token import Token

_WORDS = {"text", "code_inline"}
_BREAKS = {"softbreak", "hardbreak"}


def paragraph_ids(tokens: Sequence[Token]) -> Iterator[tuple[Token, str]]:
    """The tokens that open paragraphs, each with its id.

    An item of a list whose text is no paragraph, as in most lists, counts as one. A paragraph
    without words, such as one that is a picture, has no id.
    """
    seen: Counter[str] = Counter()
    for index, token in enumerate(tokens):
        if token.type == "paragraph_open" and (words := _words(tokens[index + 1])):
            before = tokens[index - 1] if token.hidden else token
            if before.type in ("paragraph_open", "list_item_open"):
                name = f"p{crc32(words.encode()):08x}"
                seen[name] += 1
                yield before, name if seen[name] == 1 else f"{name}-{seen[name]}"


def _words(inline: Token) -> str:
    """The words of a paragraph, with one space for every run of white space."""
    parts = (
        one.content if one.type in _WORDS else " " if one.type in _BREAKS else ""
        for one in inline.children or ()
    )
    return unicodedata.normalize("NFC", " ".join("".join(parts).split()))
