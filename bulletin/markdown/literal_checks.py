"""What readers would see as signs: Markdown that is written in a form that it does not have."""

import re
from collections.abc import Iterator
from itertools import pairwise

from bulletin.diagnostics.report import Code, Diagnostic, quoted
from bulletin.markdown.parsed_text import ParsedText

_HEADING = re.compile(r"(?P<signs>#{2,6})(?P<words>[^#\s].*)")
_RULER = re.compile(r"[\s|:—–―-]*[—–―][\s|:—–―-]*")


def bold_is_bold(text: ParsedText) -> Iterator[Diagnostic]:
    """`**` takes effect; beside Chinese punctuation it often does not. The first is told."""
    told: set[int] = set()
    for seen in text.of_type("beside_punctuation"):
        is_literal = all(sign.type == "text" for sign in seen.token.meta["signs"])
        if is_literal and seen.line not in told:
            told.add(seen.line)
            message = "'**' would be shown as it is, because of the punctuation beside it"
            hint = "put the signs around the words alone: 《**words**》, **words**。"
            yield Diagnostic(Code.LITERAL_SIGNS, text.at(seen), message, hint)


def headings_have_a_space(text: ParsedText) -> Iterator[Diagnostic]:
    """The signs of a heading are parted from its words."""
    for line, column, row in _rows(text):
        if match := _HEADING.fullmatch(row):
            message = f"{quoted(row, 40)} is not a heading, and would show its signs"
            signs = "#" * max(len(match["signs"]), text.top_heading)
            hint = f"begin the line with '{signs} '"
            yield Diagnostic(Code.LITERAL_SIGNS, text.place(line, column), message, hint)


def tables_have_hyphens(text: ParsedText) -> Iterator[Diagnostic]:
    """The line below the header of a table is made of hyphens, not of dashes."""
    for (_, _, header), (line, column, row) in pairwise(_rows(text)):
        if "|" in header and "|" in row and _RULER.fullmatch(row):
            message = "the line below the header of a table is made of dashes, so that it is none"
            hint = "write " + re.sub(r"[—–―]+", "---", row)
            yield Diagnostic(Code.LITERAL_SIGNS, text.place(line, column), message, hint)


def _rows(text: ParsedText) -> Iterator[tuple[int, int, str]]:
    """The rows of paragraphs, each with its line and column."""
    for before, block in pairwise(text.markdown.tokens):
        if before.type == "paragraph_open":
            rows = block.content.split("\n")
            for (_, line, column), row in zip(block.meta["rows"], rows, strict=True):
                yield line, column, row


LITERAL_CHECKS = (bold_is_bold, headings_have_a_space, tables_have_hyphens)
