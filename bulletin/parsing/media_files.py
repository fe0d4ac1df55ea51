"""Check images, logos and fonts by their first bytes, and report those that browsers cannot use."""

import os
import re
from collections.abc import Iterable
from pathlib import Path

from bulletin.diagnostics.report import Code, Location, Report
from bulletin.parsing.text_files import read_beginning, report_unreadable

ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".gif")
"""File name extensions of images."""
_BEGINNINGS = re.compile(
    rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP|....ftypavi[fs]", re.DOTALL
)
"""Signatures of PNG, JPEG, GIF, WebP and AVIF, which browsers use instead of the extension."""
_LENGTH = 12
MAX_BYTES = 5 * 1024 * 1024
"""The maximum size, so that pages load on a phone."""


def check_image(root: Path, path: str, report: Report) -> None:
    """Report an image file that is unreadable, or that is not an image.

    `path` is relative to the project's `root`, with slashes.
    """
    try:
        beginning, size = read_beginning(os.path.join(root, path), _LENGTH)
    except OSError as error:
        report_unreadable(path, error, report)
        return
    if not _BEGINNINGS.match(beginning):
        message = "the file is not an image that browsers can show"
        report.add(Code.BAD_IMAGE, Location(path), message, "save it as PNG, JPEG, WebP or GIF")
    elif size > MAX_BYTES:
        message = f"{size:,} bytes; an image may have {MAX_BYTES:,}"
        hint = "save it with fewer pixels, or as WebP"
        report.add(Code.FILE_TOO_LARGE, Location(path), message, hint)


_FONTS = (".woff2", ".woff", ".ttf", ".otf")
_FONT_BEGINNINGS = (b"wOF2", b"wOFF", b"\0\1\0\0", b"OTTO", b"true")
_ACTIVE = re.compile(
    r"<(?:[\w-]+:)?(?:script|foreignObject|iframe|embed|object|handler)\b|\son\w+\s*=|javascript:"
    r"|<!ENTITY|<\?xml-stylesheet|@import"
    r"|(?:href|src)\s*=\s*[\"'](?!#|data:image/(?:png|jpeg|webp|gif)[;,])"
    r"|url\(\s*[\"']?(?!#|data:image/)",
    re.IGNORECASE,
)
"""Elements and attributes by which an SVG could run scripts or load other files."""


def check_look_files(root: Path, paths: Iterable[str], report: Report) -> None:
    """Report files that are neither picture nor font, and drawings with active content."""
    for path in paths:
        ending = Path(path).suffix.lower()
        if ending in ENDINGS:
            check_image(root, path, report)
        elif ending == ".svg":
            _check_drawing(root, path, report)
        elif ending in _FONTS:
            _check_font(root, path, report)
        else:
            hint = "keep only pictures and fonts here, and everything else outside content/"
            report.add(Code.STRAY_FILE, Location(path), "the program does not read this file", hint)


def _check_drawing(root: Path, path: str, report: Report) -> None:
    text = _beginning_of(root, path, report, MAX_BYTES).decode(errors="replace")
    if not text:
        return
    if "<svg" not in text:
        report.add(Code.BAD_IMAGE, Location(path), "this is not an SVG drawing", "save it as SVG")
    elif match := _ACTIVE.search(text):
        line = text.count("\n", 0, match.start()) + 1
        message = "the drawing contains scripts or external resources"
        hint = "export it as plain SVG, without scripts and links"
        report.add(Code.BAD_IMAGE, Location(path, line, 1), message, hint)


def _check_font(root: Path, path: str, report: Report) -> None:
    beginning = _beginning_of(root, path, report, 4)
    if beginning and beginning not in _FONT_BEGINNINGS:
        message = "the file is not a font that browsers can use"
        report.add(Code.BAD_IMAGE, Location(path), message, "save it as WOFF2")


def _beginning_of(root: Path, path: str, report: Report, length: int) -> bytes:
    """Return the first bytes of a file; report it and return none if it is unreadable."""
    try:
        beginning, _ = read_beginning(os.path.join(root, path), length)
    except OSError as error:
        report_unreadable(path, error, report)
        return b""
    return beginning
