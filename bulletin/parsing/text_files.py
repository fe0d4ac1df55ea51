"""Reading a text file as an author saved it: UTF-8, with or without BOM, LF or CRLF.

What cannot be read is reported once and, where that is possible, put right in the text that
is read on, so that one invisible character does not bring a dozen complaints.
"""

import codecs
import errno
import os
import re
import stat
import unicodedata
from itertools import islice
from pathlib import Path

from bulletin.diagnostics.report import Code, Location, Report

MAX_BYTES = 64 * 1024
"""Enough for 10,000 words; what is larger is not an entry."""
MAX_LIST_BYTES = 16 * MAX_BYTES
"""A registry of thousands of names."""
_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
TOLD = 20
"""Forbidden characters of a file that are told one by one."""

LOST = "\ufffd"
"""What stands for a character that could not be converted, and for one that may not be there."""

_ALLOWED = (
    " -~\n\t\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufdcf\ufdf0-\ufefe\uff00-\ufffc"
    + "".join(f"{chr(plane)}-{chr(plane | 0xFFFD)}" for plane in range(0x10000, 0xE0000, 0x10000))
    + "\U000e0080-\U000efffd\U000f0000-\U000ffffd\U00100000-\U0010fffd"
)
"""All but controls, marks of direction, tags, surrogates, noncharacters (Unicode 23.7) and `LOST`.

The most frequent come first, because they are looked for in this order.
"""
_FORBIDDEN = re.compile(f"[^{_ALLOWED}]")
_CONFLICT = tuple(re.compile(mark, re.MULTILINE) for mark in ("^<{7} ", "^={7}$", "^>{7} "))
"""What git writes where it could not merge two versions of a file."""
_LINE_BREAKS = "\v\f\x1c\x1d\x1e\x85\u2028\u2029"
"""What ends a line in other programs, as Word writes it, so that words would run together."""
_AS_UTF8 = "save the file as UTF-8"
_DOCUMENTS = (
    (b"PK\x03\x04", "a document of Word or another archive"),
    (b"\xd0\xcf\x11\xe0", "an old document of Word"),
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a document in RTF"),
)
"""How files begin that no editor of texts has written."""
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_text(root: Path, path: str, report: Report, most: int = MAX_BYTES) -> str | None:
    """The text of a file of at most `most` bytes, with LF line ends; or None, the reason reported.

    `path` is relative to the project's `root`, with slashes. A folder that is a symbolic link
    is reported by whoever walks through the folders.
    """
    if (root / path).is_symlink():
        report_symlink(path, report)
        return None
    if any((root / folder).is_symlink() for folder in Path(path).parents):
        return None
    content = read_bytes(root, path, report, most)
    return None if content is None else decode(content, path, report)


def read_bytes(root: Path, path: str, report: Report, most: int = MAX_BYTES) -> bytes | None:
    """The bytes of a file that is no symbolic link, or None with the reason reported."""
    try:
        content, size = read_beginning(os.path.join(root, path), most)
    except OSError as error:
        report_unreadable(path, error, report)
        return None
    if size > most:
        message = f"{size:,} bytes; at most {most:,} are allowed"
        report.add(Code.FILE_TOO_LARGE, Location(path), message, "split it into several texts")
        return None
    return content


def read_beginning(path: str, length: int) -> tuple[bytes, int]:
    """The first bytes of a file, up to a number of them, and how many it has.

    Raises OSError where it cannot be read, or where reading might never end, as of a pipe.
    """
    opened = os.open(path, os.O_RDONLY | _AT_ONCE)
    try:
        found = os.fstat(opened)
        if not stat.S_ISREG(found.st_mode):
            raise OSError(errno.EINVAL, "it is a folder, a device or a pipe", path)
        return os.read(opened, length), found.st_size
    finally:
        os.close(opened)


def report_unreadable(path: str, error: OSError, report: Report, what: str = "file") -> None:
    """Report a file, or a folder, that the operating system does not let us read."""
    reason, hint = error.strerror or error, f"check the permissions of the {what}"
    message = f"the {what} cannot be read: {reason}"
    report.add(Code.UNREADABLE_FILE, Location(path), message, hint)


def report_symlink(path: str, report: Report) -> None:
    hint = "put the file or the folder itself here"
    report.add(Code.SYMLINK, Location(path), "this is a symbolic link", hint)


def decode(content: bytes, path: str, report: Report) -> str | None:
    """Bytes as text; what is not UTF-8 and what hides in text is reported with its place."""
    content = content.removeprefix(codecs.BOM_UTF8)
    if _is_utf16(content):
        report.add(Code.NOT_UTF8, Location(path, 1, 1), "the file is saved as UTF-16", _AS_UTF8)
        return None
    if kind := next((kind for mark, kind in _DOCUMENTS if content.startswith(mark)), ""):
        message = f"the file is {kind}, whatever its name says"
        hint = "save its words as plain text in UTF-8"
        report.add(Code.NOT_UTF8, Location(path), message, hint)
        return None
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        _report_byte(content, error.start, path, report)
        return None
    text = _with_lf(text, path, report)
    if "<<<<<<<" in text and _report_conflict(text, path, report):
        return None
    return _visible(text, path, report)


def _report_conflict(text: str, path: str, report: Report) -> bool:
    """Whether git has left two versions in the file, of which an author has to choose."""
    begins, end = [], 0
    for mark in _CONFLICT:
        if not (found := mark.search(text, end)):
            return False
        begins.append(found.start())
        end = found.end()
    line, column = _place(text[: begins[0]])
    message = "two versions of the text stand here, which git could not merge"
    hint = "keep one of them, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>"
    report.add(Code.MERGE_CONFLICT, Location(path, line, column), message, hint)
    return True


def forbidden_characters(text: str) -> list[str]:
    """The invisible or misleading characters of a text, each as `U+202E` with its name."""
    return [_named(character) for character in _FORBIDDEN.findall(text)]


def smuggled_characters(text: str) -> list[str]:
    """Those that came out of an escape; what is raw in a file has been replaced by `LOST`."""
    return forbidden_characters(text.replace(LOST, "")) if _FORBIDDEN.search(text) else []


def without_forbidden(text: str) -> str:
    """A text without the characters that have been reported."""
    return _FORBIDDEN.sub("", text)


def _is_utf16(content: bytes) -> bool:
    """By its mark, or because every other byte of western text would be zero."""
    share = content.count(0) / max(len(content), 1)
    return content.startswith(_UTF16_MARKS) or 0.25 < share < 0.75


def _report_byte(content: bytes, position: int, path: str, report: Report) -> None:
    line, column = _place(content[:position].decode("utf-8"))
    wrong = content[position : position + 1]
    meant = wrong.decode("cp1252", errors="ignore")
    report.add(
        Code.NOT_UTF8,
        Location(path, line, column),
        f"the byte 0x{wrong[0]:02x} is not UTF-8",
        f"{_AS_UTF8}; in Windows-1252 this byte is '{meant}'" if meant else _AS_UTF8,
    )


def _with_lf(text: str, path: str, report: Report) -> str:
    text = text.replace("\r\n", "\n")
    if "\r" in text:
        line, column = _place(text.partition("\r")[0])
        message = "the line ends in CR alone (U+000D)"
        hint = "save the file with line ends LF (Unix) or CRLF (Windows)"
        report.add(Code.FORBIDDEN_CHARACTER, Location(path, line, column), message, hint)
    return text.replace("\r", "\n")


def _visible(text: str, path: str, report: Report) -> str:
    """The text with `LOST` for every forbidden character, each of which is reported."""
    if not _FORBIDDEN.search(text):
        return text
    found = (
        (Location(path, number, match.start() + 1), match[0])
        for number, line in enumerate(text.split("\n"), 1)
        for match in _FORBIDDEN.finditer(line)
    )
    for location, character in islice(found, TOLD):
        report.add(Code.FORBIDDEN_CHARACTER, location, *_complaint(character))
    if rest := list(found):
        message = f"{len(rest)} more such characters follow from here on"
        hint = "replace them all at once, as 'find and replace' of an editor does"
        report.add(Code.FORBIDDEN_CHARACTER, rest[0][0], message, hint)
    return _FORBIDDEN.sub(LOST, text)


def _complaint(character: str) -> tuple[str, str]:
    if character == LOST:
        return f"'{LOST}' stands where a character was lost", "write the character that was meant"
    hint = "delete this invisible character; it may have come along with copied text"
    if character in _LINE_BREAKS:
        hint = "put a space or a line break in the place of this invisible character"
    return f"{_named(character)} is not allowed", hint


def _place(before: str) -> tuple[int, int]:
    """Line and column of what follows a text."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _named(character: str) -> str:
    nameless = "a control character" if unicodedata.category(character) == "Cc" else "no character"
    return f"U+{ord(character):04X} ({unicodedata.name(character, nameless).lower()})"
