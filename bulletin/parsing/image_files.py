"""Images, as far as their first bytes tell: what no browser can show is reported."""

import os
import re
from pathlib import Path

from bulletin.diagnostics.report import Code, Location, Report
from bulletin.parsing.text_files import read_beginning, report_unreadable

ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".gif")
"""Of the names of images."""
_BEGINNINGS = re.compile(
    rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP|....ftypavi[fs]", re.DOTALL
)
"""Of PNG, JPEG, GIF, WebP and AVIF; browsers go by them and not by the ending of a name."""
_LENGTH = 12
MAX_BYTES = 5 * 1024 * 1024
"""More than a reader on a phone waits for."""


def check_image(root: Path, path: str, report: Report) -> None:
    """Report a file that is called an image and is none, or that cannot be read.

    `path` is relative to the project's `root`, with slashes.
    """
    try:
        beginning, size = read_beginning(os.path.join(root, path), _LENGTH)
    except OSError as error:
        report_unreadable(path, error, report)
        return
    if not _BEGINNINGS.match(beginning):
        message = "the file is no image that a browser can show"
        report.add(Code.BAD_IMAGE, Location(path), message, "save it as PNG, JPEG, WebP or GIF")
    elif size > MAX_BYTES:
        message = f"{size:,} bytes; an image may have {MAX_BYTES:,}"
        hint = "save it with fewer pixels, or as WebP"
        report.add(Code.FILE_TOO_LARGE, Location(path), message, hint)
