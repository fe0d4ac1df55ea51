"""Check image files by their first bytes, and report those that browsers cannot show."""

import os
import re
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
