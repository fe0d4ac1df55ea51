"""Read a file in any format: choose its reader, and refuse what cannot be read."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from bulletin.diagnostics.report import EnvironmentFault, quoted
from bulletin.importing.formats.blocks import Manuscript, in_places
from bulletin.importing.formats.emails import read_mailbox, read_message
from bulletin.importing.formats.encodings import decoded
from bulletin.importing.formats.feeds import is_feed, read_feed
from bulletin.importing.formats.html_pages import read_html
from bulletin.importing.formats.markdown_files import read_markdown
from bulletin.importing.formats.plain_text import read_text
from bulletin.importing.formats.tables import read_json, read_rows, with_rows_as_records
from bulletin.importing.formats.word_files import read_word

MOST_BYTES = 10 * 1024 * 1024
MOST_LETTERS = 3_000_000
"""Of a file with its markup."""
MOST_OF_TEXT = 400_000
"""Letters of the text without markup; a year of a bulletin has fewer."""
MOST_BLOCKS = 10_000

_UNREADABLE = {
    b"%PDF": "it is a PDF, which has no paragraphs; 'pdftotext FILE.pdf' makes a .txt of it",
    b"\xd0\xcf\x11\xe0": "it is an encrypted or an old binary file of Word, Excel or Outlook; "
    "take the password off and 'soffice --convert-to docx FILE' makes a .docx of it",
    b"{\\rtf": "it is RTF; 'soffice --convert-to docx FILE.rtf' makes a .docx of it",
}
_CONVERTERS = {
    ".doc .odt .rtf .pages .wpd": "'soffice --convert-to docx FILE'",
    ".rst .org .textile .adoc .tex .epub": "'pandoc FILE -o FILE.md'",
    ".xls .xlsx .ods": "'soffice --convert-to csv FILE'",
    ".pdf": "'pdftotext FILE.pdf'",
    ".msg": "'msgconvert FILE.msg' (libemail-outlook-message-perl)",
}
_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
"""As a page declares it near its beginning (WHATWG HTML, 13.2.3.2), or an XML declaration."""

Columns = Mapping[str, str]
Reader = Callable[[bytes, Columns], list[Manuscript]]


def read_manuscripts(path: Path, columns: Columns) -> list[Manuscript]:
    """Read the bulletins of a file: one, or as many as a mailbox has messages.

    `columns` maps the columns of a table to fields. Raises EnvironmentFault with one line for a
    file that cannot be read.
    """
    try:
        with path.open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise EnvironmentFault(f"{path.name} cannot be read: {error.strerror}") from None
    if len(content) > MOST_BYTES:
        raise EnvironmentFault(f"{path.name} is larger than {MOST_BYTES >> 20} MB")
    try:
        found = _reader_of(path, content)(content, columns)
    except RecursionError:
        raise EnvironmentFault(f"{path.name} is nested too deep to be read") from None
    return [_checked(path, one) for one in found]


def is_readable(path: Path) -> bool:
    """Whether a file can be imported, by the ending of its name; hidden files cannot."""
    ending = path.suffix.lower()
    return bool(ending) and ending in _READERS and path.name[0] not in "._~"


def _checked(path: Path, manuscript: Manuscript) -> Manuscript:
    letters = sum(len(block.text) for block in manuscript.blocks)
    if letters > MOST_OF_TEXT or len(manuscript.blocks) > MOST_BLOCKS:
        raise EnvironmentFault(f"{path.name} is too long; import one month at a time")
    if not manuscript.words and not manuscript.records:
        raise EnvironmentFault(f"{path.name} has no text")
    found = replace(manuscript, blocks=in_places(manuscript.blocks), name=path.name)
    return with_rows_as_records(found)


def _reader_of(path: Path, content: bytes) -> Reader:
    """By the first bytes of the file where they tell, otherwise by the ending of its name."""
    ending = path.suffix.lower()
    for beginning, reason in _UNREADABLE.items():
        if content.startswith(beginning):
            raise EnvironmentFault(f"{path.name} cannot be imported: {reason}")
    for endings, converter in _CONVERTERS.items():
        if ending in endings.split():
            raise EnvironmentFault(f"{path.name} cannot be imported: {converter} converts it")
    if content.startswith(b"PK\3\4"):
        return _READERS[".docx"]
    if is_feed(content):
        return _READERS[".xml"]
    if (
        content[:500]
        .lstrip(b"\xef\xbb\xbf \r\n\t")
        .lower()
        .startswith((b"<!doctype html", b"<html"))
    ):
        return _READERS[".html"]
    if ending == ".docx":
        raise EnvironmentFault(f"{path.name} is not a sound .docx file")
    if reader := _READERS.get(ending):
        return reader
    known = ", ".join(sorted(filter(None, _READERS)))
    raise EnvironmentFault(
        f"{quoted(path.suffix)} is not a format that can be imported; use {known}"
    )


def _text_of(content: bytes, declared: re.Match[bytes] | None = None) -> str:
    text = decoded(content, declared[1].decode() if declared else "")
    if len(text) > MOST_LETTERS:
        raise EnvironmentFault(f"the text is longer than {MOST_LETTERS:,} characters")
    return text


def _text(read: Callable[[str], Manuscript]) -> Reader:
    return lambda content, columns: [read(_text_of(content))]


def _markup(read: Callable[[str], Manuscript]) -> Reader:
    """A reader of files that may declare their encoding."""
    return lambda content, columns: [read(_text_of(content, _CHARSET.search(content[:1024])))]


def _table(read: Callable[[str, Columns], Manuscript]) -> Reader:
    return lambda content, columns: [read(_text_of(content), columns)]


_READERS: Mapping[str, Reader] = {
    **dict.fromkeys((".txt", ".text", ""), _text(read_text)),
    **dict.fromkeys((".md", ".markdown", ".mdown", ".mkd"), _text(read_markdown)),
    **dict.fromkeys((".html", ".htm", ".xhtml"), _markup(read_html)),
    **dict.fromkeys((".xml", ".rss", ".atom", ".rdf"), _markup(read_feed)),
    **dict.fromkeys((".csv", ".tsv"), _table(read_rows)),
    **dict.fromkeys((".json", ".jsonl"), _table(read_json)),
    **dict.fromkeys((".eml", ".mht", ".mhtml"), lambda content, columns: [read_message(content)]),
    ".mbox": lambda content, columns: read_mailbox(content),
    ".docx": lambda content, columns: [read_word(content)],
}
