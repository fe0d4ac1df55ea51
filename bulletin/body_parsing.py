"""From a document's Markdown to a `Body`: every check is a small generator of its own."""

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from markdown_it.token import Token

from bulletin.bodies import Body, Citation, EndOfText, HeadingTag, Piece, Reference, compose_body
from bulletin.diagnostics import Code, Diagnostic, Location, Report, quoted
from bulletin.documents import Document
from bulletin.markdown import Sighting, parse_markdown
from bulletin.sanitizing import is_clean
from bulletin.scalars import SLUG, slugify
from bulletin.text_files import forbidden_characters
from bulletin.urls import url_faults

MAX_NESTING = 10
"""Lists and quotations inside one another; markdown-it drops what is deeper than 100 levels."""
MAX_OUTPUT = 1024 * 1024
MAX_GROWTH = 50
"""A long link definition used many times can turn 40 kB into 50 MB."""

IMAGE_ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".gif")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_CONTAINERS = ("blockquote_open", "list_item_open")
_CLOSERS = {
    "paragraph_close",
    "list_item_close",
    "bullet_list_close",
    "ordered_list_close",
    "blockquote_close",
}


@dataclass(frozen=True)
class _Text:
    """A parsed body with what its checks need to know."""

    document: Document
    top_heading: int
    tokens: list[Token]
    sightings: list[Sighting]
    lines: list[str] = field(default_factory=list)

    def of_type(self, *types: str) -> Iterator[Sighting]:
        return (seen for seen in self.sightings if seen.token.type in types)

    def blocks(self, *types: str) -> Iterator[Token]:
        return (token for token in self.tokens if token.type in types)

    def at_block(self, token: Token) -> Location:
        line = token.map[0] if token.map else 0
        column = len(self.lines[line]) - len(self.lines[line].lstrip()) + 1
        return Location(self.document.path, self.document.body_line + line, column)

    def at(self, seen: Sighting) -> Location:
        """Where an inline token stands; column 1 where its line cannot be found again."""
        content = seen.block.content
        row = content.count("\n", 0, seen.position)
        row_start = content.rfind("\n", 0, seen.position) + 1
        line = (seen.block.map or [0])[0] + row
        indent = self.lines[line].find(content.split("\n")[row])
        column = 1 if indent < 0 else indent + seen.position - row_start + 1
        return Location(self.document.path, self.document.body_line + line, column)


def parse_body(document: Document, top_heading: int, report: Report) -> Body:
    """Check a document's text and make it a `Body`; faults go to the report.

    `top_heading` is the highest level of heading that the text may use. The body of a text
    with faults holds its citations only.
    """
    tokens, sightings = parse_markdown(document.body)
    text = _Text(document, top_heading, tokens, sightings, document.body.split("\n"))
    faults = [fault for check in _CHECKS for fault in check(text)]
    report.extend(faults)
    if any(fault.severity == "error" for fault in faults):
        return Body(tuple(_citation_of(text, seen) for seen in text.of_type("citation")))
    body = _compose(text)
    report.extend(_check_output(text, body))
    return body


def _has_words(text: _Text) -> Iterator[Diagnostic]:
    """A text says something."""
    if not text.tokens:
        yield Diagnostic(
            Code.EMPTY_BODY,
            Location(text.document.path, text.document.body_line, 1),
            "there is no text below the front matter",
            "write at least one sentence",
        )


def _no_html(text: _Text) -> Iterator[Diagnostic]:
    """HTML is shown to nobody: an author who writes it learns of it here."""
    hint = "write Markdown, or '&lt;' where a '<' is meant"
    for block in text.blocks("html_block"):
        yield Diagnostic(Code.RAW_HTML, text.at_block(block), _html_message(block.content), hint)
    for seen in text.of_type("html_inline"):
        yield Diagnostic(Code.RAW_HTML, text.at(seen), _html_message(seen.token.content), hint)


def _html_message(content: str) -> str:
    return f"HTML is not allowed: {quoted(content.strip().partition(chr(10))[0], 40)}"


def _headings_fit(text: _Text) -> Iterator[Diagnostic]:
    """The page has headings of its own above those of the text."""
    for block in text.blocks("heading_open"):
        if int(block.tag[1]) < text.top_heading:
            yield Diagnostic(
                Code.BAD_HEADING,
                text.at_block(block),
                f"a heading of level {block.tag[1]}; the page has it already",
                f"begin the line with {'#' * text.top_heading}, and leave a blank line before '---'"
                if block.markup in "-="
                else f"begin the line with {'#' * text.top_heading} or more",
            )


def _not_nested_too_deep(text: _Text) -> Iterator[Diagnostic]:
    """Lists and quotations have a depth that can be read."""
    depth = 0
    for token in text.tokens:
        if token.type in _CONTAINERS:
            depth += 1
            if depth > MAX_NESTING:
                message = f"nested more than {MAX_NESTING} deep"
                yield Diagnostic(Code.NESTED_TOO_DEEP, text.at_block(token), message)
                return
        elif token.type in ("blockquote_close", "list_item_close"):
            depth -= 1


def _sources_are_not_defined_here(text: _Text) -> Iterator[Diagnostic]:
    """Notes are made from the sources of the front matter."""
    for block in text.blocks("footnote_definition"):
        yield Diagnostic(
            Code.FOOTNOTE_DEFINITION,
            text.at_block(block),
            "sources are not defined in the text",
            "move it to 'sources' in the front matter, with its id and url",
        )


def _citation_marks_are_whole(text: _Text) -> Iterator[Diagnostic]:
    """Whatever looks like a citation mark becomes one, or is told."""
    for seen in text.of_type("citation"):
        mark = seen.token.markup
        if seen.within:
            where = "an image's description" if seen.within == "image" else "a link's text"
            hint = "put it behind the image or the link"
            message = f"the citation {quoted(mark)} stands in {where}"
            yield Diagnostic(Code.BAD_CITATION, text.at(seen), message, hint)
        elif not SLUG.fullmatch(seen.token.content):
            meant = slugify(seen.token.content)
            hint = f"write [^{meant}]" if meant else "write [^id] with the id of a source"
            message = f"{quoted(mark)} is not a citation"
            yield Diagnostic(Code.BAD_CITATION, text.at(seen), message, hint)


def _addresses_are_allowed(text: _Text) -> Iterator[Diagnostic]:
    """A link leads to the web, to an e-mail address, or to another document of ours."""
    for seen in text.of_type("link_open"):
        for code, message, hint in _address_faults(str(seen.token.attrs["href"])):
            yield Diagnostic(code, text.at(seen), message, hint)


def _address_faults(href: str) -> Iterator[tuple[Code, str, str]]:
    scheme = _SCHEME.match(href)
    allowed = "use https://…, mailto:… or the path of another file, as ../2022-02/entry.md"
    if scheme and scheme[1].lower() in ("http", "https"):
        yield from url_faults(href)
        if scheme[1].lower() == "http":
            yield Code.INSECURE_URL, "the link is not encrypted", "use https if the site has it"
    elif scheme and scheme[1].lower() == "mailto":
        return
    elif scheme or href.startswith(("//", "/\\", "/%5C")):
        yield Code.FORBIDDEN_ADDRESS, f"{quoted(href)} is not allowed", allowed
    elif not href.endswith(".md"):
        yield Code.BROKEN_LINK, f"{quoted(href)} is no document of the bulletin", allowed


def _images_are_ours(text: _Text) -> Iterator[Diagnostic]:
    """An image lies beside its text, and says in words what it shows."""
    for seen in text.of_type("image"):
        source = str(seen.token.attrs["src"])
        is_local = not _SCHEME.match(source) and not source.startswith("/")
        if not is_local or not source.lower().endswith(IMAGE_ENDINGS):
            yield Diagnostic(
                Code.BAD_IMAGE,
                text.at(seen),
                f"the image {quoted(source)} is not a file beside this one",
                f"put the file into this folder ({', '.join(IMAGE_ENDINGS)})",
            )
        elif not seen.token.content.strip():
            message = "the image has no description for those who cannot see it"
            hint = "write it between the brackets: ![description](file.png)"
            yield Diagnostic(Code.BAD_IMAGE, text.at(seen), message, hint)


def _entities_are_visible(text: _Text) -> Iterator[Diagnostic]:
    """An HTML entity cannot smuggle in a character that the file may not hold."""
    for seen in text.of_type("text_special"):
        for character in forbidden_characters(seen.token.content):
            message = f"{seen.token.markup} stands for the invisible {character}"
            yield Diagnostic(Code.FORBIDDEN_CHARACTER, text.at(seen), message, "delete it")


_CHECKS: tuple[Callable[[_Text], Iterator[Diagnostic]], ...] = (
    _has_words,
    _no_html,
    _headings_fit,
    _not_nested_too_deep,
    _sources_are_not_defined_here,
    _citation_marks_are_whole,
    _addresses_are_allowed,
    _images_are_ours,
    _entities_are_visible,
)


def _check_output(text: _Text, body: Body) -> Iterator[Diagnostic]:
    """What was rendered is of a sensible size and has only the markup that we know."""
    html = "".join(piece for piece in body.pieces if isinstance(piece, str))
    begin = Location(text.document.path, text.document.body_line, 1)
    if len(html) > min(MAX_OUTPUT, MAX_GROWTH * max(len(text.document.body), 1000)):
        message = f"{len(text.document.body):,} characters became {len(html):,}"
        yield Diagnostic(Code.OUTPUT_TOO_LARGE, begin, message, "is a link definition very long?")
    elif not is_clean(body):
        yield Diagnostic(Code.UNSAFE_OUTPUT, begin, "the text has markup that is not allowed")


def _compose(text: _Text) -> Body:
    placed: list[Piece] = [EndOfText()]

    def place(piece: Piece) -> int:
        placed.append(piece)
        return len(placed) - 1

    for seen in text.of_type("citation"):
        seen.token.type = "placed"
        seen.token.content = str(place(_citation_of(text, seen)))
    for seen in text.of_type("link_open", "image"):
        _place_address(text, seen, place)
    for token in text.blocks("heading_open", "heading_close"):
        token.tag = f"\0{place(HeadingTag(int(token.tag[1]) - text.top_heading))}\0"
    _mark_end(text.tokens, Token("placed", "", 0, content="0"))
    return compose_body(text.tokens, placed)


def _citation_of(text: _Text, seen: Sighting) -> Citation:
    return Citation(seen.token.content, text.at(seen))


def _place_address(text: _Text, seen: Sighting, place: Callable[[Piece], int]) -> None:
    name = "src" if seen.token.type == "image" else "href"
    address = str(seen.token.attrs[name])
    if not _SCHEME.match(address):
        target = posixpath.normpath(posixpath.join(text.document.folder, unquote(address)))
        seen.token.attrs[name] = f"\0{place(Reference(target, text.at(seen)))}\0"
    elif address.lower().startswith("http"):
        seen.token.attrs["rel"] = "noopener noreferrer"


def _mark_end(tokens: list[Token], end: Token) -> None:
    """Put a token behind the last words of a text, in their paragraph if they have one."""
    index = len(tokens)
    while index and tokens[index - 1].type in _CLOSERS:
        index -= 1
    if index and tokens[index - 1].type == "inline":
        children = tokens[index - 1].children
        assert children is not None
        children.append(end)
    else:
        inline = Token("inline", "", 0, children=[end])
        tokens += [Token("paragraph_open", "p", 1), inline, Token("paragraph_close", "p", -1)]
