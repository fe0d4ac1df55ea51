"""Checks of the paragraphs, headings, lists and tables of a text."""

import re
from collections.abc import Iterator
from itertools import pairwise

from markdown_it.token import Token

from bulletin.diagnostics.report import Code, Diagnostic, quoted
from bulletin.markdown.parsed_text import ParsedText, has_words_for_language
from bulletin.values.urls import same_page

MAX_NESTING = 10
"""The maximum nesting of lists and quotations; markdown-it drops levels beyond 100."""

_CONTAINERS = {
    "blockquote_open": 1,
    "list_item_open": 1,
    "blockquote_close": -1,
    "list_item_close": -1,
}
_NO_WORDS = re.compile(r"(?:\[\^[^\]]*\]|\s)*")
_CELL_END = re.compile(r"(?<!\\)\|")
_ADDRESS = re.compile(r"<?(https?://[^\s>]+)>?.*")


def has_words(text: ParsedText) -> Iterator[Diagnostic]:
    """Check that a text has words or an image."""
    kinds = ("inline", "html_block", "fence", "code_block", "footnote_definition")
    words = (block.content or block.info for block in text.blocks(*kinds))
    if all(map(_NO_WORDS.fullmatch, words)):
        message = "there is no text below the front matter"
        if text.markdown.definitions:
            message += ", only link definitions, which are not shown"
        yield Diagnostic(Code.EMPTY_BODY, text.begin, message, "write at least one sentence")


def one_entry_stands_here(text: ParsedText) -> Iterator[Diagnostic]:
    """Check that a file has one front matter; a second one would become a heading."""
    if (line := text.second_front) is not None:
        message = "a second front matter begins here, and would be shown as text"
        hint = "put each entry into its own file"
        yield Diagnostic(Code.MISPLACED_FIELD, text.place(line, 0), message, hint)


def headings_fit(text: ParsedText) -> Iterator[Diagnostic]:
    """Check that headings are below those of the page itself."""
    lowest = "#" * text.top_heading
    for block in text.blocks("heading_open"):
        if block.markup == "-" and text.second_front is not None:
            continue
        is_too_high = int(block.tag[1]) < text.top_heading
        if is_too_high or block.markup == "-":
            message = f"level {block.tag[1]} headings are reserved for the page itself"
            if not is_too_high:
                message = "'---' directly below a paragraph makes it a heading"
            hint = f"begin the line with {lowest} or more"
            if block.markup in "-=":
                hint = (
                    f"write '{lowest} ' before it, and delete the line '{block.markup * 3}' below"
                )
            if block.markup == "-":
                hint += "; or, for a horizontal line, put a blank line above '---'"
            yield Diagnostic(Code.BAD_HEADING, text.at_block(block), message, hint)


def headings_say_something(text: ParsedText) -> Iterator[Diagnostic]:
    """Check that headings have words."""
    tokens = text.markdown.tokens
    for block, content in pairwise(tokens):
        if block.type == "heading_open" and not content.content:
            hint = "write its words after the '#', or delete the line"
            yield Diagnostic(Code.BAD_HEADING, text.at_block(block), "the heading is empty", hint)


def nesting_can_be_read(text: ParsedText) -> Iterator[Diagnostic]:
    """Check that lists and quotations are not nested too deeply."""
    depth = 0
    for token in text.markdown.tokens:
        depth += _CONTAINERS.get(token.type, 0)
        if depth > MAX_NESTING:
            message = f"lists and quotations are nested more than {MAX_NESTING} deep"
            hint = "use fewer levels"
            yield Diagnostic(Code.NESTED_TOO_DEEP, text.at_block(token), message, hint)
            return


def paragraphs_are_not_code(text: ParsedText) -> Iterator[Diagnostic]:
    """Check that no paragraph is indented by four spaces, which would make it code."""
    for block in text.blocks("code_block"):
        message = "a paragraph that begins with four spaces or a tab is shown as computer code"
        hint = "remove the indentation; put code between two lines of three backticks: ```"
        yield Diagnostic(Code.INDENTED_TEXT, text.at_block(block), message, hint)


def fences_are_closed(text: ParsedText) -> Iterator[Diagnostic]:
    """Check that code fences are closed; otherwise the rest of the text is code."""
    for block in text.blocks("fence"):
        if not (has_words_for_language(block) or _is_closed(block, text.lines)):
            sign = block.markup
            message = f"'{sign}' begins a code block that has no end, and includes everything below"
            hint = f"delete it; or, for code, end the block with a line '{sign}'"
            yield Diagnostic(Code.UNCLOSED_FENCE, text.at_block(block), message, hint)


def _is_closed(fence: Token, lines: list[str]) -> bool:
    first, behind = fence.map or (0, 0)
    last = lines[behind - 1].lstrip("> \t").rstrip()
    is_fence = last.startswith(fence.markup) and not last.strip(fence.markup[0])
    return is_fence and behind - 1 > first


def rows_fit_their_table(text: ParsedText) -> Iterator[Diagnostic]:
    """Check that no row has more cells than its table has columns; they would be lost."""
    width, column = 0, 0
    for token in text.markdown.tokens:
        if token.type == "table_open":
            width, column = 0, token.meta.get("column", 0)
        elif token.type == "th_open":
            width += 1
        elif token.type == "tr_open" and width and token.map:
            line = token.map[0]
            if (lost := _lost_cell(text.lines[line], column, width)) is not None:
                message = f"the table header has {width} columns, but this row has more"
                hint = "add a column to the header, or write '\\|' if the sign is part of a cell"
                yield Diagnostic(Code.LOST_CELLS, text.place(line, lost), message, hint)


def _lost_cell(line: str, column: int, width: int) -> int | None:
    """Return where the first surplus cell with words begins."""
    row = line[column:].strip()
    begin = line.index(row) + row.startswith("|")
    cells = _CELL_END.split(row.removeprefix("|"))
    for number, cell in enumerate(cells):
        if number >= width and cell.strip():
            return begin + len(cell) - len(cell.lstrip())
        begin += len(cell) + 1
    return None


def sources_are_not_defined_here(text: ParsedText) -> Iterator[Diagnostic]:
    """Check that no footnotes are defined in the text; they come from the front matter."""
    for block in text.blocks("footnote_definition"):
        message = f"the footnote {quoted(block.content)} is defined in the text"
        yield Diagnostic(
            Code.FOOTNOTE_DEFINITION, text.at_block(block), message, _definition_hint(block, text)
        )


def _definition_hint(block: Token, text: ParsedText) -> str:
    if address := _ADDRESS.fullmatch(block.info):
        if text.sources.get(block.content):
            return "delete the line; the source is already in the front matter"
        page = same_page(address[1])
        if given := next((id for id, url in text.sources.items() if same_page(url) == page), None):
            return f"delete the line, and cite [^{given}], the source with this address, instead"
        source = f"- {{id: {block.content}, url: {quoted(address[1], 1000)}}}"
        return f"move it to the front matter, under 'sources:', as {source}"
    return "move its words into the text; a footnote only names a source"


def definitions_are_used(text: ParsedText) -> Iterator[Diagnostic]:
    """Check that link definitions are used; otherwise their address is lost."""
    if not text.markdown.tokens:
        return
    used = {seen.token.meta.get("label") for seen in text.of_type("link_open", "image")}
    for definition in text.markdown.definitions:
        label = quoted(definition.label.lower())
        message = f"the address of {label} is defined, but no link uses it"
        hint = f"write [text][{label[1:-1]}] in the text, or list the page as a source"
        if not definition.is_first:
            message, hint = f"the address of {label} is defined twice", "keep one of the two"
        elif definition.label in used:
            continue
        place = text.at_definition(definition)
        yield Diagnostic(Code.UNUSED_DEFINITION, place, message, hint)


BLOCK_CHECKS = (
    has_words,
    one_entry_stands_here,
    headings_fit,
    headings_say_something,
    nesting_can_be_read,
    paragraphs_are_not_code,
    fences_are_closed,
    rows_fit_their_table,
    sources_are_not_defined_here,
    definitions_are_used,
)
