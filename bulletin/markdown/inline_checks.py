"""Checks of citation marks and signs in a text."""

import re
from collections.abc import Iterator

from bulletin.diagnostics.report import Code, Diagnostic, Location, quoted
from bulletin.markdown.parsed_text import ParsedText
from bulletin.parsing.text_files import forbidden_characters, smuggled_characters
from bulletin.values.html_elements import HTML_NAMES
from bulletin.values.slugs import SLUG, slugify

_BETWEEN = re.compile(r"[,;，；、]\s*\^?")
_TAG = re.compile(r"<(/?)([a-z][a-z0-9-]*)(?=\s*/?>|\s+[\w-]+=)", re.IGNORECASE)
_INSTEAD = {
    "b": "**words**",
    "strong": "**words**",
    "i": "*words*",
    "em": "*words*",
    "s": "~~words~~",
    "del": "~~words~~",
    "a": "[words](https://…)",
    "img": "![what it shows](file.png)",
    "br": "a blank line to start a paragraph",
    "p": "a blank line to start a paragraph",
    "sup": "[^id] for a footnote",
    "li": "'- ' at the beginning of the line",
    "table": "| a | b | with a line | --- | --- | below the header",
}


def no_html(text: ParsedText) -> Iterator[Diagnostic]:
    """Check that a text contains no HTML, which would not be shown."""
    blocks = ((block.content.strip(), text.at_block(block)) for block in text.blocks("html_block"))
    inline = ((seen.content, text.at(seen)) for seen in text.of_type("html_inline"))
    opened: set[str] = set()
    for content, location in (*blocks, *inline):
        end, name = _tag(content)
        if not end or name not in opened:
            yield _html(content.partition("\n")[0], location, text)
        opened.add(name)


def _html(content: str, location: Location, text: ParsedText) -> Diagnostic:
    hint, name = "write '&lt;' for a literal '<'", _tag(content)[1]
    if name in HTML_NAMES:
        end = f"</{name}>"
        has_end = content.lower() != end and end in text.document.body.lower()
        hint = f"delete the tag and '{end}'" if has_end else "delete the tag"
        hint += f"; write {_INSTEAD[name]}" if name in _INSTEAD else ""
    elif content.startswith("<!--"):
        hint = "delete it; comments belong in the front matter, after '# '"
    return Diagnostic(Code.RAW_HTML, location, f"HTML is not allowed: {quoted(content, 40)}", hint)


def _tag(content: str) -> tuple[str, str]:
    match = _TAG.match(content)
    return (match[1], match[2].lower()) if match else ("", "")


def citation_marks_are_whole(text: ParsedText) -> Iterator[Diagnostic]:
    """Check that whatever looks like a citation mark is one."""
    for seen in text.of_type("citation"):
        mark = quoted(seen.token.markup)
        if not SLUG.fullmatch(seen.content):
            parts = (slugify(part) for part in _BETWEEN.split(str(seen.token.meta["meant"])))
            meant = "".join(f"[^{part}]" for part in parts if part) or "[^id]"
            hint = f"write {meant} with the id of a source from the front matter"
            if mark == "'^['":
                hint = "write [^id] with the id of a source, or '\\^[' for the literal signs"
            yield Diagnostic(
                Code.BAD_CITATION, text.at(seen), f"{mark} is not a valid citation mark", hint
            )


def citation_marks_stand_in_the_text(text: ParsedText) -> Iterator[Diagnostic]:
    """Check that citation marks are not inside links or image descriptions."""
    for seen in text.of_type("citation", "lost_citation"):
        if seen.kind == "lost_citation":
            mark, where, behind = seen.content, "a link's text", "link"
        elif seen.within == "image" and SLUG.fullmatch(seen.content):
            mark, where, behind = seen.token.markup, "an image's description", "image"
        else:
            continue
        message = f"the citation mark {quoted(mark)} is inside {where}"
        hint = f"put it after the {behind}"
        yield Diagnostic(Code.BAD_CITATION, text.at(seen), message, hint)


def escapes_are_visible(text: ParsedText) -> Iterator[Diagnostic]:
    """Check that HTML entities do not produce forbidden characters."""
    for seen in text.of_type("text_special"):
        for character in forbidden_characters(seen.content):
            message = f"{quoted(seen.token.markup)} stands for {character}, which is not allowed"
            yield Diagnostic(Code.FORBIDDEN_CHARACTER, text.at(seen), message, "delete it")
    for seen in text.of_type("link_open", "image"):
        for character in smuggled_characters(str(seen.token.attrs.get("title", ""))):
            message = f"the link's title contains {character}, which is not allowed"
            hint = "delete the escape sequence"
            yield Diagnostic(Code.FORBIDDEN_CHARACTER, text.at(seen), message, hint)


INLINE_CHECKS = (
    no_html,
    citation_marks_are_whole,
    citation_marks_stand_in_the_text,
    escapes_are_visible,
)
