"""Word files (.docx, ECMA-376) as HTML, with their notes, and the texts around their pages."""

import re
from collections.abc import Iterator
from html import unescape
from importlib import import_module
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from bulletin.diagnostics.report import EnvironmentFault
from bulletin.importing.blocks import Leftover
from bulletin.importing.letters import tidied

MOST_XML = 8 * 1024 * 1024
"""Bytes of the text of a file when it is unpacked; pictures do not count."""
MOST_PARTS = 5000

_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => p:fresh"
_MARGIN = re.compile(r"word/(?:header|footer)\d*\.xml")
_PARAGRAPH = re.compile(r"</w:p>")
_WORDS = re.compile(r"<w:t(?:\s[^<>]*)?>([^<]*)</w:t>")


def html_of_word(content: bytes) -> tuple[str, list[Leftover]]:
    """The text as HTML, and what stands above and below its pages.

    Raises EnvironmentFault where the reader is not installed, and for a file that is none, or
    that would become too large.
    """
    try:
        mammoth = import_module("mammoth")
    except ImportError:
        missing = ".docx needs 'mammoth', which is not installed; install privacy-bulletin[import]"
        raise EnvironmentFault(missing) from None
    try:
        margins = list(_margins(content))
        without_images = mammoth.images.img_element(lambda image: {})
        converted = mammoth.convert_to_html(
            BytesIO(content), convert_image=without_images, style_map=_STYLES
        )
    except EnvironmentFault:
        raise
    except Exception as error:  # Whatever a library of others says of a file that is broken.
        raise EnvironmentFault(f"this is not a sound .docx file ({type(error).__name__})") from None
    return converted.value, margins


def _margins(content: bytes) -> Iterator[Leftover]:
    with ZipFile(BytesIO(content)) as parts:
        texts = [one for one in parts.infolist() if one.filename.endswith((".xml", ".rels"))]
        if len(parts.infolist()) > MOST_PARTS or sum(one.file_size for one in texts) > MOST_XML:
            raise EnvironmentFault("the .docx file is too large when it is unpacked")
        if any(one.flag_bits & 1 for one in texts):
            raise BadZipFile
        for name in sorted(one.filename for one in texts if _MARGIN.fullmatch(one.filename)):
            for paragraph in _PARAGRAPH.split(parts.read(name).decode("utf-8", "replace")):
                if words := tidied(unescape("".join(_WORDS.findall(paragraph)))).strip():
                    yield Leftover("above or below the pages", words)
