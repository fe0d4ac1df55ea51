"""Word files (.docx, ECMA-376): what is printed of them as HTML, and what is not as leftovers."""

import re
from collections.abc import Iterator
from html import unescape
from importlib import import_module
from io import BytesIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from bulletin.diagnostics.report import EnvironmentFault
from bulletin.importing.formats.blocks import Leftover, Manuscript
from bulletin.importing.formats.encodings import tidied
from bulletin.importing.formats.html_pages import read_html
from bulletin.importing.formats.word_hidden import without_hidden

MOST_XML = 8 * 1024 * 1024
"""Bytes of the text of a file when it is unpacked; pictures do not count."""
MOST_PARTS = 5000

_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => p:fresh"
_TEXTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
_MARGIN = re.compile(r"word/(?:header|footer)\d*\.xml")
_PARAGRAPH = re.compile(r"</w:p>")
_WORDS = re.compile(r"<w:t(?:\s[^<>]*)?>([^<]*)</w:t>")
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def read_word(content: bytes) -> Manuscript:
    """The text of a file; hidden and struck words, comments and margins are left over.

    Raises EnvironmentFault where the reader is not installed, and for a file that is none, that
    declares entities, or that would become too large.
    """
    try:
        mammoth = import_module("mammoth")
    except ImportError:
        missing = ".docx needs 'mammoth', which is not installed; install privacy-bulletin[import]"
        raise EnvironmentFault(missing) from None
    leftovers: list[Leftover] = []
    try:
        printed = _printed(content, leftovers)
        without_images = mammoth.images.img_element(lambda image: {})
        html = mammoth.convert_to_html(
            BytesIO(printed), convert_image=without_images, style_map=_STYLES
        ).value
    except EnvironmentFault:
        raise
    except Exception as error:  # Whatever a library of others says of a file that is broken.
        raise EnvironmentFault(f"this is not a sound .docx file ({type(error).__name__})") from None
    page = read_html(html)
    return Manuscript(page.blocks, leftovers=(*page.leftovers, *leftovers))


def _printed(content: bytes, leftovers: list[Leftover]) -> bytes:
    """The file without what Word does not print, which goes to the leftovers."""
    target = BytesIO()
    with ZipFile(BytesIO(content)) as parts, ZipFile(target, "w", ZIP_DEFLATED) as kept:
        _refuse_unsound(parts)
        names = set(parts.namelist())
        styles = parts.read("word/styles.xml") if "word/styles.xml" in names else b""
        for name in parts.namelist():
            data = parts.read(name) if name.endswith((".xml", ".rels")) else b""
            if name in _TEXTS:
                data = without_hidden(data, styles, leftovers)
            kept.writestr(name, data)
        leftovers += _beside(parts)
    return target.getvalue()


def _refuse_unsound(parts: ZipFile) -> None:
    texts = [one for one in parts.infolist() if one.filename.endswith((".xml", ".rels"))]
    if len(parts.infolist()) > MOST_PARTS or sum(one.file_size for one in texts) > MOST_XML:
        raise EnvironmentFault("the .docx file is too large when it is unpacked")
    if any(one.flag_bits & 1 for one in texts) or "word/document.xml" not in parts.namelist():
        raise BadZipFile
    if any(_DECLARED.search(parts.read(one)[:4000]) for one in texts):
        raise EnvironmentFault("the .docx file declares entities of its own, which are not read")


def _beside(parts: ZipFile) -> Iterator[Leftover]:
    """The texts above and below the pages, and comments; and how many pictures there are."""
    for name in sorted(parts.namelist()):
        is_comment = name == "word/comments.xml"
        if _MARGIN.fullmatch(name) or is_comment:
            reason = "a comment of the file" if is_comment else "above or below the pages"
            for paragraph in _PARAGRAPH.split(parts.read(name).decode("utf-8", "replace")):
                if words := tidied(unescape("".join(_WORDS.findall(paragraph)))).strip():
                    yield Leftover(reason, words)
        elif name.startswith("word/media/"):
            yield Leftover("a picture", f"{name.rpartition('/')[2]} (inside the file)")
