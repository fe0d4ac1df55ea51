"""From a file in any format to manuscripts: which reader reads it, and what none can read."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from bulletin.diagnostics.report import EnvironmentFault, quoted
from bulletin.importing.formats.blocks import Manuscript, in_places
from bulletin.importing.formats.emails import read_mailbox, read_mails
from bulletin.importing.formats.encodings import decoded
from bulletin.importing.formats.feeds import is_feed, read_feed
from bulletin.importing.formats.html_pages import read_html
from bulletin.importing.formats.markdown_files import read_markdown
from bulletin.importing.formats.plain_text import read_text
from bulletin.importing.formats.tables import read_json, read_rows
from bulletin.importing.formats.word_files import read_word

MOST_BYTES = 10 * 1024 * 1024
MOST_LETTERS = 3_000_000
"""Of a file before its signs and tags are taken away."""
MOST_OF_TEXT = 400_000
"""Letters of what is left; a year of a bulletin has fewer."""
MOST_BLOCKS = 10_000

_UNREAD = {
    b"%PDF": "it is a PDF, which has no paragraphs; 'pdftotext FILE.pdf' makes a .txt of it",
    b"\xd0\xcf\x11\xe0": "it is an encrypted or an old binary file of Word, Excel or Outlook; "
    "take the password off and 'soffice --convert-to docx FILE' makes a .docx of it",
    b"{\\rtf": "it is RTF; 'soffice --convert-to docx FILE.rtf' makes a .docx of it",
}
_CONVERTED = {
    **dict.fromkeys((".doc", ".odt", ".rtf", ".pages", ".wpd"), "'soffice --convert-to docx FILE'"),
    **dict.fromkeys(
        (".rst", ".org", ".textile", ".adoc", ".tex", ".epub"), "'pandoc FILE -o FILE.md'"
    ),
    **dict.fromkeys((".xls", ".xlsx", ".ods"), "'soffice --convert-to csv FILE'"),
    ".pdf": "'pdftotext FILE.pdf'",
    ".msg": "'msgconvert FILE.msg' (libemail-outlook-message-perl)",
}
Columns = Mapping[str, str]
Reader = Callable[[bytes, Columns], list[Manuscript]]


def read_manuscripts(path: Path, columns: Columns) -> list[Manuscript]:
    """Read the bulletins of a file: one, or as many as a mailbox has messages.

    `columns` says which column of a table is which field. Raises EnvironmentFault with one line
    for what cannot be read.
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
    """Whether the ending of a file's name is one that can be imported, hidden files apart."""
    ending = path.suffix.lower()
    return bool(ending) and (ending in _READERS or ending == ".docx") and path.name[0] not in "._~"


def _checked(path: Path, manuscript: Manuscript) -> Manuscript:
    letters = sum(len(block.text) for block in manuscript.blocks)
    if letters > MOST_OF_TEXT or len(manuscript.blocks) > MOST_BLOCKS:
        raise EnvironmentFault(f"{path.name} is too long; import one month at a time")
    if not manuscript.words and not manuscript.records:
        raise EnvironmentFault(f"{path.name} has no text")
    return replace(manuscript, blocks=in_places(manuscript.blocks), name=path.stem)


def _reader_of(path: Path, content: bytes) -> Reader:
    """By what the file holds where that can be told, else by the ending of its name."""
    ending = path.suffix.lower()
    for beginning, reason in _UNREAD.items():
        if content.startswith(beginning):
            raise EnvironmentFault(f"{path.name} cannot be imported: {reason}")
    if ending in _CONVERTED:
        message = f"{path.name} cannot be imported: {_CONVERTED[ending]} converts it"
        raise EnvironmentFault(message)
    if content.startswith(b"PK\3\4"):
        return _of_word
    begin = content[:500].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if is_feed(content):
        return _of_feed
    if begin.startswith((b"<!doctype html", b"<html")):
        return _of_html
    if ending == ".docx":
        raise EnvironmentFault(f"{path.name} is not a sound .docx file")
    if reader := _READERS.get(ending):
        return reader
    known = ", ".join(sorted(filter(None, (*_READERS, ".docx"))))
    raise EnvironmentFault(
        f"{quoted(path.suffix)} is not a format that can be imported; use {known}"
    )


def _of_text(content: bytes, _: Columns) -> list[Manuscript]:
    return [read_text(_limited(decoded(content)))]


def _of_markdown(content: bytes, _: Columns) -> list[Manuscript]:
    return [read_markdown(_limited(decoded(content)))]


def _of_html(content: bytes, _: Columns) -> list[Manuscript]:
    return [read_html(_limited(decoded(content, _charset(content))))]


def _of_word(content: bytes, _: Columns) -> list[Manuscript]:
    return [read_word(content)]


def _of_mail(content: bytes, _: Columns) -> list[Manuscript]:
    return read_mails(content)


def _of_mailbox(content: bytes, _: Columns) -> list[Manuscript]:
    return read_mailbox(content)


def _of_feed(content: bytes, _: Columns) -> list[Manuscript]:
    return [read_feed(_limited(decoded(content, _xml_encoding(content))))]


def _of_rows(content: bytes, columns: Columns) -> list[Manuscript]:
    return [read_rows(_limited(decoded(content)), columns)]


def _of_json(content: bytes, columns: Columns) -> list[Manuscript]:
    return [read_json(_limited(decoded(content)), columns)]


def _charset(content: bytes) -> str:
    """As a page declares it near its beginning (WHATWG HTML, 13.2.3.2)."""
    head = content[:1024].decode("ascii", "replace").lower()
    _, mark, rest = head.partition("charset=")
    return rest.strip("\"' ").partition('"')[0].split(">")[0].strip("'/; ") if mark else ""


def _xml_encoding(content: bytes) -> str:
    head = content[:200].decode("ascii", "replace")
    _, mark, rest = head.partition("encoding=")
    return rest[1:].partition(rest[0])[0] if mark and rest else ""


def _limited(text: str) -> str:
    if len(text) > MOST_LETTERS:
        raise EnvironmentFault(f"the text is longer than {MOST_LETTERS:,} characters")
    return text


_READERS: Mapping[str, Reader] = {
    **dict.fromkeys((".txt", ".text", ""), _of_text),
    **dict.fromkeys((".md", ".markdown", ".mdown", ".mkd"), _of_markdown),
    **dict.fromkeys((".html", ".htm", ".xhtml"), _of_html),
    **dict.fromkeys((".eml", ".mht", ".mhtml"), _of_mail),
    ".mbox": _of_mailbox,
    **dict.fromkeys((".xml", ".rss", ".atom", ".rdf"), _of_feed),
    **dict.fromkeys((".csv", ".tsv"), _of_rows),
    **dict.fromkeys((".json", ".jsonl"), _of_json),
}
