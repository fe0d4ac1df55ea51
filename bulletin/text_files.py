"""Reading a text file as an author saved it: UTF-8, with or without BOM, LF or CRLF."""

import re
from pathlib import Path

from bulletin.diagnostics import Code, Location, Report

MAX_BYTES = 64 * 1024
"""Enough for 10,000 words; what is larger is not an entry."""

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def read_text(root: Path, file: Path, report: Report) -> str | None:
    """The text of a file below `root` with LF line ends, or None with the reason reported."""
    path = file.relative_to(root).as_posix()
    if file.is_symlink():
        report.add(Code.SYMLINK, Location(path), "this is a symbolic link", "put the file here")
        return None
    try:
        content = file.read_bytes()
    except OSError as error:
        report.add(Code.UNREADABLE_FILE, Location(path), f"cannot be read: {error.strerror}")
        return None
    if len(content) > MAX_BYTES:
        report.add(
            Code.FILE_TOO_LARGE,
            Location(path),
            f"{len(content):,} bytes; at most {MAX_BYTES:,} are allowed",
        )
        return None
    return decode(content, path, report)


def decode(content: bytes, path: str, report: Report) -> str | None:
    """Bytes as text; what is not UTF-8 and what hides in text is reported with its place."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].rpartition(b"\n")[2].decode("utf-8")
        location = Location(path, content.count(b"\n", 0, error.start) + 1, len(before) + 1)
        report.add(
            Code.NOT_UTF8,
            location,
            f"byte 0x{content[error.start]:02x} is not UTF-8",
            "save the file as UTF-8",
        )
        return None
    text = text.replace("\r\n", "\n")
    _report_forbidden_characters(text, path, report)
    return text


def forbidden_characters(text: str) -> list[str]:
    """The invisible or misleading characters of a text, each as `U+202E`."""
    return [f"U+{ord(character):04X}" for character in _FORBIDDEN.findall(text)]


def _report_forbidden_characters(text: str, path: str, report: Report) -> None:
    for match in _FORBIDDEN.finditer(text):
        line_start = text.rfind("\n", 0, match.start()) + 1
        line = text.count("\n", 0, match.start()) + 1
        report.add(
            Code.FORBIDDEN_CHARACTER,
            Location(path, line, match.start() - line_start + 1),
            f"the invisible character U+{ord(match[0]):04X} is not allowed",
            "delete it; it may have come along with copied text",
        )
