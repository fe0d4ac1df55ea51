"""Read text files as authors save them: UTF-8, with or without BOM, LF or CRLF.

Problems are reported once and, if possible, repaired in the text that is returned, so that one
invisible character does not cause a dozen diagnostics.
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
"""Enough for 10,000 words; larger files are not entries."""
MAX_LIST_BYTES = 16 * MAX_BYTES
"""Enough for a registry of thousands of names."""
_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
TOLD = 20
"""The maximum of forbidden characters in a file that are reported one by one."""

LOST = "\ufffd"
"""The replacement for a character that could not be converted or is forbidden."""

_ALLOWED = (
    " -~\n\t\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufdcf\ufdf0-\ufefe\uff00-\ufffc"
    + "".join(f"{chr(plane)}-{chr(plane | 0xFFFD)}" for plane in range(0x10000, 0xE0000, 0x10000))
    + "\U000e0080-\U000efffd\U000f0000-\U000ffffd\U00100000-\U0010fffd"
)
"""All but controls, marks of direction, tags, surrogates, noncharacters (Unicode 23.7) and `LOST`.

Ordered by frequency, because they are tried in this order.
"""
_FORBIDDEN = re.compile(f"[^{_ALLOWED}]")
_CONFLICT = tuple(re.compile(mark, re.MULTILINE) for mark in ("^<{7} ", "^={7}$", "^>{7} "))
"""The marks that git writes where it could not merge two versions of a file."""
_LINE_BREAKS = "\v\f\x1c\x1d\x1e\x85\u2028\u2029"
"""Line separators of other programs, such as Word; without them words would run together."""
_AS_UTF8 = "save the file as UTF-8"
_DOCUMENTS = (
    (b"PK\x03\x04", "a Word document or another archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "an RTF document"),
)
"""The signatures of documents that no text editor has written."""
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_text(root: Path, path: str, report: Report, most: int = MAX_BYTES) -> str | None:
    """Return a text of at most `most` bytes with LF line ends, or None after reporting why.

    `path` is relative to the project's `root`, with slashes. The code that walks the folders
    reports those that are symbolic links.
    """
    if (root / path).is_symlink():
        report_symlink(path, report)
        return None
    if any((root / folder).is_symlink() for folder in Path(path).parents):
        return None
    content = read_bytes(root, path, report, most)
    return None if content is None else decode(content, path, report)


def read_bytes(root: Path, path: str, report: Report, most: int = MAX_BYTES) -> bytes | None:
    """Return the bytes of a regular file, or None after reporting why."""
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
    """Return the first bytes of a file, up to a number of them, and the file's size.

    Raises OSError if it is unreadable, or if reading might never end, as with a pipe.
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
    """Report a file or folder that the operating system does not let us read."""
    reason, hint = error.strerror or error, f"check the permissions of the {what}"
    message = f"the {what} cannot be read: {reason}"
    report.add(Code.UNREADABLE_FILE, Location(path), message, hint)


def report_symlink(path: str, report: Report) -> None:
    hint = "replace it with the file or folder itself"
    report.add(Code.SYMLINK, Location(path), "this is a symbolic link", hint)


def decode(content: bytes, path: str, report: Report) -> str | None:
    """Decode bytes as UTF-8; report errors and invisible characters with their locations."""
    content = content.removeprefix(codecs.BOM_UTF8)
    if _is_utf16(content):
        report.add(Code.NOT_UTF8, Location(path, 1, 1), "the file is saved as UTF-16", _AS_UTF8)
        return None
    if kind := next((kind for mark, kind in _DOCUMENTS if content.startswith(mark)), ""):
        message = f"the file is {kind}, despite its name"
        hint = "save its text as plain text in UTF-8"
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
    """Report git's conflict marks, and return whether there are any."""
    begins, end = [], 0
    for mark in _CONFLICT:
        if not (found := mark.search(text, end)):
            return False
        begins.append(found.start())
        end = found.end()
    line, column = _place(text[: begins[0]])
    message = "git could not merge two versions of the text here"
    hint = "keep one of them, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>"
    report.add(Code.MERGE_CONFLICT, Location(path, line, column), message, hint)
    return True


def forbidden_characters(text: str) -> list[str]:
    """Return the invisible or misleading characters of a text, each as `U+202E` with its name."""
    return [_named(character) for character in _FORBIDDEN.findall(text)]


def smuggled_characters(text: str) -> list[str]:
    """Return those that an escape produced; raw ones have been replaced by `LOST`."""
    return forbidden_characters(text.replace(LOST, "")) if _FORBIDDEN.search(text) else []


def without_forbidden(text: str) -> str:
    """Return a text without the characters that have been reported."""
    return _FORBIDDEN.sub("", text)


def _is_utf16(content: bytes) -> bool:
    """Return whether bytes are UTF-16: by their BOM, or because every other byte is zero."""
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
        message = "the line ends with a lone CR (U+000D)"
        hint = "save the file with LF (Unix) or CRLF (Windows) line ends"
        report.add(Code.FORBIDDEN_CHARACTER, Location(path, line, column), message, hint)
    return text.replace("\r", "\n")


def _visible(text: str, path: str, report: Report) -> str:
    """Return the text with `LOST` for each forbidden character, after reporting them."""
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
        hint = "replace them all at once with your editor's 'find and replace'"
        report.add(Code.FORBIDDEN_CHARACTER, rest[0][0], message, hint)
    return _FORBIDDEN.sub(LOST, text)


def _complaint(character: str) -> tuple[str, str]:
    if character == LOST:
        return f"'{LOST}' stands where a character was lost", "write the original character"
    hint = "delete this invisible character; it may come from copied text"
    if character in _LINE_BREAKS:
        hint = "replace this invisible character with a space or a line break"
    return f"{_named(character)} is not allowed", hint


def _place(before: str) -> tuple[int, int]:
    """Return the line and column of what follows a text."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _named(character: str) -> str:
    nameless = (
        "a control character" if unicodedata.category(character) == "Cc" else "a noncharacter"
    )
    return f"U+{ord(character):04X} ({unicodedata.name(character, nameless).lower()})"
