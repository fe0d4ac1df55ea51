"""From a file in any form to a manuscript."""

from collections.abc import Callable, Mapping
from pathlib import Path

from bulletin.diagnostics.report import EnvironmentFault, quoted
from bulletin.importing.blocks import Block, Leftover, Manuscript, in_places
from bulletin.importing.letters import decode_letters
from bulletin.importing.mails import read_letter
from bulletin.importing.plain_text import blocks_of_text
from bulletin.importing.sentences import sentences_of, signature
from bulletin.importing.web_pages import blocks_of_html
from bulletin.importing.word_files import html_of_word

MOST_BYTES = 10 * 1024 * 1024
MOST_LETTERS = 3_000_000
"""Of a file before its signs and tags are taken away."""
MOST_OF_TEXT = 400_000
"""Letters of what is left; a year of a bulletin has fewer."""
MOST_BLOCKS = 10_000

_UNREAD = {
    b"%PDF": "a PDF has no paragraphs; copy its text into a .txt file",
    b"\xd0\xcf\x11\xe0": "this is a file of an old Word or of Outlook; save it as .docx or .eml",
    b"{\\rtf": "save it as .docx",
}
_ENOUGH = 0.9
"""The share of the words of an e-mail that its HTML has to have to be preferred."""


def read_manuscript(path: Path) -> Manuscript:
    """Read a bulletin; raises EnvironmentFault with one line for what cannot be read."""
    try:
        with path.open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise EnvironmentFault(f"{path.name} cannot be read: {error.strerror}") from None
    if len(content) > MOST_BYTES:
        raise EnvironmentFault(f"{path.name} is larger than {MOST_BYTES >> 20} MB")
    manuscript = _form_of(path, content)(content)
    letters = sum(len(block.text) for block in manuscript.blocks)
    if letters > MOST_OF_TEXT or len(manuscript.blocks) > MOST_BLOCKS:
        raise EnvironmentFault(f"{path.name} is too long; import one month at a time")
    if not manuscript.words:
        raise EnvironmentFault(f"{path.name} has no text")
    titles = (*manuscript.titles, path.stem)
    blocks = in_places(manuscript.blocks)
    return Manuscript(blocks, titles, manuscript.sent, manuscript.leftovers)


def _form_of(path: Path, content: bytes) -> Callable[[bytes], Manuscript]:
    """By what the file holds where that can be told, else by the ending of its name."""
    for beginning, hint in _UNREAD.items():
        if content.startswith(beginning):
            raise EnvironmentFault(f"{path.name} cannot be imported: {hint}")
    if content.startswith(b"PK\3\4"):
        return _of_word
    if content[:500].lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith((b"<!doctype", b"<html")):
        return _of_html
    if form := _FORMS.get(path.suffix.lower()):
        return form
    known = ", ".join(sorted(filter(None, _FORMS)))
    raise EnvironmentFault(f"{quoted(path.suffix)} is not a form that can be imported; use {known}")


def _of_text(content: bytes) -> Manuscript:
    text = _limited(decode_letters(content))
    return Manuscript(tuple(blocks_of_text(text)))


def _of_html(content: bytes) -> Manuscript:
    blocks, leftovers = blocks_of_html(_limited(decode_letters(content, _charset(content))))
    return Manuscript(tuple(blocks), leftovers=tuple(leftovers))


def _of_word(content: bytes) -> Manuscript:
    html, margins = html_of_word(content)
    blocks, leftovers = blocks_of_html(_limited(html))
    return Manuscript(tuple(blocks), leftovers=(*leftovers, *margins))


def _of_mail(content: bytes) -> Manuscript:
    """The form that holds more; of two that hold as much, the one with headings and links."""
    letter = read_letter(content)
    plain = Manuscript(tuple(blocks_of_text(_limited(letter.plain))))
    blocks, hidden = blocks_of_html(_limited(letter.html)) if letter.html.strip() else ([], [])
    html = Manuscript(tuple(blocks), leftovers=tuple(hidden))
    chosen, other = (html, plain) if html.words >= _ENOUGH * plain.words else (plain, html)
    leftovers = (*chosen.leftovers, *letter.leftovers, *_only_in(other, chosen))
    return Manuscript(chosen.blocks, (letter.subject,), letter.sent, leftovers)


def _only_in(other: Manuscript, chosen: Manuscript) -> list[Leftover]:
    """The sentences that one form of an e-mail has and the other has not."""
    whole = signature(" ".join(block.text for block in chosen.blocks))
    sentences = [one for block in other.blocks for one in sentences_of(_without_links(block))]
    lost = dict.fromkeys(one for one in sentences if signature(one) not in whole)
    return [Leftover("only in the other form of the e-mail", one) for one in lost]


def _without_links(block: Block) -> str:
    return "".join(run.text for run in block.runs if run.text != run.address)


def _charset(content: bytes) -> str:
    """As a page declares it near its beginning (WHATWG HTML, 13.2.3.2)."""
    head = content[:1024].decode("ascii", "replace").lower()
    _, mark, rest = head.partition("charset=")
    return rest.strip("\"' ").partition('"')[0].split(">")[0].strip("'/; ") if mark else ""


def _limited(text: str) -> str:
    if len(text) > MOST_LETTERS:
        raise EnvironmentFault(f"the text is longer than {MOST_LETTERS:,} characters")
    return text


_FORMS: Mapping[str, Callable[[bytes], Manuscript]] = {
    **dict.fromkeys((".txt", ".text", ".md", ".markdown", ""), _of_text),
    **dict.fromkeys((".html", ".htm", ".xhtml"), _of_html),
    **dict.fromkeys((".eml", ".mht", ".mhtml"), _of_mail),
    ".docx": _of_word,
}
