"""Parse and check the Markdown of a document, and compose its `Body`."""

import posixpath
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from markdown_it.token import Token

from bulletin.diagnostics.report import Code, Diagnostic, Report, Severity
from bulletin.markdown.block_checks import BLOCK_CHECKS
from bulletin.markdown.bodies import (
    Body,
    Citation,
    EndOfText,
    HeadingTag,
    ParagraphId,
    Piece,
    Reference,
    compose_body,
)
from bulletin.markdown.citation_mark_checks import MARK_CHECKS
from bulletin.markdown.inline_checks import INLINE_CHECKS
from bulletin.markdown.link_checks import LINK_CHECKS, address_of, is_path, is_web_address
from bulletin.markdown.lost_text_checks import SIGN_CHECKS
from bulletin.markdown.output_check import is_clean
from bulletin.markdown.paragraph_ids import paragraph_ids
from bulletin.markdown.parsed_text import ParsedText
from bulletin.markdown.parser_rules import Sighting
from bulletin.markdown.unrendered_markup_checks import LITERAL_CHECKS
from bulletin.parsing.documents import Document
from bulletin.values.slugs import SLUG

MAX_OUTPUT = 1024 * 1024
MAX_GROWTH = 50
"""The maximum growth of a text in HTML; a long link definition, often used, can turn 40 kB into 50
MB.
"""

UNKNOWN = ""
"""The source of a citation mark that cannot be read."""

_CHECKS: tuple[Callable[[ParsedText], Iterator[Diagnostic]], ...] = (
    *BLOCK_CHECKS,
    *INLINE_CHECKS,
    *MARK_CHECKS,
    *LINK_CHECKS,
    *SIGN_CHECKS,
    *LITERAL_CHECKS,
)
_HIDING = {
    Code.BAD_CITATION,
    Code.FOOTNOTE_DEFINITION,
    Code.LOST_CELLS,
    Code.LOST_SIGNS,
    Code.NESTED_TOO_DEEP,
}
"""Codes of diagnostics that may hide a citation, so that uncited sources are unknown."""
_CLOSERS = {
    "paragraph_close",
    "list_item_close",
    "bullet_list_close",
    "ordered_list_close",
    "blockquote_close",
}


def parse_body(document: Document, top_heading: int, report: Report) -> Body:
    """Check the text of a document and return its `Body`; diagnostics go to the report.

    `top_heading` is the highest heading level that the text may use. The body of an invalid text
    contains only its citations and references.
    """
    text = ParsedText.of(document, top_heading)
    faults = [fault for check in _CHECKS for fault in check(text)]
    report.extend(faults)
    if any(fault.severity is Severity.ERROR for fault in faults):
        return Body(tuple(_pieces_of_faulty(text, {fault.code for fault in faults})))
    body = _compose(text)
    report.extend(_check_output(text, body))
    return body


def _pieces_of_faulty(text: ParsedText, codes: set[Code]) -> Iterator[Piece]:
    defined_here = {block.content for block in text.blocks("footnote_definition")}
    for seen in text.of_type("citation"):
        if SLUG.fullmatch(seen.content) and seen.content not in defined_here:
            yield _citation(text, seen)
    for seen in text.of_type("link_open", "image"):
        if is_path(address_of(seen)):
            yield _reference(text, seen)
    hidden = any("[^" in block.content for block in text.blocks("html_block", "code_block"))
    if hidden or codes & _HIDING:
        yield Citation(UNKNOWN, text.begin)


def _citation(text: ParsedText, seen: Sighting) -> Citation:
    return Citation(seen.content, text.at(seen))


def _reference(text: ParsedText, seen: Sighting) -> Reference:
    path = posixpath.join(text.document.folder, unquote(address_of(seen)))
    return Reference(posixpath.normpath(path), text.at(seen))


def _compose(text: ParsedText) -> Body:
    placed: list[Piece] = []

    def place(piece: Piece) -> int:
        placed.append(piece)
        return len(placed) - 1

    for seen in text.of_type("citation"):
        seen.token.type, seen.token.content = "placed", str(place(_citation(text, seen)))
    for seen in text.of_type("link_open", "image"):
        if is_web_address(address_of(seen)):
            seen.token.attrs["rel"] = "noopener noreferrer"
        elif is_path(address_of(seen)):
            name = "src" if seen.token.type == "image" else "href"
            seen.token.attrs[name] = f"\0{place(_reference(text, seen))}\0"
    for token in text.blocks("heading_open", "heading_close"):
        token.tag = f"\0{place(HeadingTag(int(token.tag[1]) - text.top_heading))}\0"
    for token, name in paragraph_ids(text.markdown.tokens):
        token.tag += f"\0{place(ParagraphId(name))}\0"
    if not text.of_type("citation"):
        _mark_end(text.markdown.tokens, place)
    return compose_body(text.markdown.tokens, placed)


def _mark_end(tokens: list[Token], place: Callable[[Piece], int]) -> None:
    """Insert a token after the last words of a text, in their paragraph if they have one."""
    index = len(tokens)
    while index and tokens[index - 1].type in _CLOSERS:
        index -= 1
    paragraph = tokens[index - 1].children if index else None
    end = EndOfText(is_paragraph=paragraph is None)
    (tokens if paragraph is None else paragraph).append(
        Token("placed", "", 0, content=str(place(end)))
    )


def _check_output(text: ParsedText, body: Body) -> Iterator[Diagnostic]:
    """Check the size and the markup of the rendered text."""
    html = "".join(piece for piece in body.pieces if isinstance(piece, str))
    length = len(text.document.body)
    if len(html) > min(MAX_OUTPUT, MAX_GROWTH * max(length, 1000)):
        message = f"{length:,} characters would become {len(html):,}"
        hint = "shorten the link definition that is used many times"
        yield Diagnostic(Code.OUTPUT_TOO_LARGE, text.begin, message, hint)
    elif not is_clean(body):
        message = "the rendered text has markup that is not allowed"
        hint = (
            "this is a bug in the program; remove halves of the text to find the words that "
            "cause it"
        )
        yield Diagnostic(Code.UNSAFE_OUTPUT, text.begin, message, hint)
