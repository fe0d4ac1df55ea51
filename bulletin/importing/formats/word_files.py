"""Read Word files (.docx, ECMA-376) as HTML; what Word does not print becomes leftovers.

Hidden and struck text is a property of a run. It is looked for in the run, its character style,
its paragraph style with all styles that these are based on, and the defaults of the document
(17.7.2 and 17.7.3).
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from importlib import import_module
from io import BytesIO
from itertools import groupby
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from bulletin.diagnostics.report import EnvironmentFault
from bulletin.importing.formats.blocks import Leftover, Manuscript
from bulletin.importing.formats.encodings import tidied
from bulletin.importing.formats.html_pages import read_html

MOST_XML = 8 * 1024 * 1024
"""Bytes of the text of a file when it is unpacked; pictures do not count."""
MOST_PARTS = 5000

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => p:fresh"
_TEXTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
_MARGIN = re.compile(r"word/(?:header|footer)\d*\.xml")
_WORDS = re.compile(r"<w:t(?:\s[^<>]*)?>([^<]*)</w:t>")
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_UNPRINTED = {
    **dict.fromkeys(("vanish", "specVanish", "webHidden"), "hidden in the Word file"),
    **dict.fromkeys(("strike", "dstrike"), "struck out"),
}
_TOGGLES = ("vanish", "strike")
"""Properties that cancel out where paragraph style and character style both set them (17.7.3)."""
_OFF = ("0", "false", "off", "none")
_MOST_BASED = 20
"""Styles that are based on one another."""


def read_word(content: bytes) -> Manuscript:
    """The printed text of a file; hidden and struck words, comments and margins are leftovers.

    Raises EnvironmentFault where the reader is not installed, and for a file that is broken,
    declares entities, or would become too large.
    """
    try:
        mammoth = import_module("mammoth")
    except ImportError:
        missing = ".docx needs 'mammoth', which is not installed; install privacy-bulletin[import]"
        raise EnvironmentFault(missing) from None
    leftovers: list[Leftover] = []
    try:
        html = mammoth.convert_to_html(
            BytesIO(_printed(content, leftovers)),
            convert_image=mammoth.images.img_element(lambda image: {}),
            style_map=_STYLES,
        ).value
    except EnvironmentFault:
        raise
    except Exception as error:  # Whatever a third-party library says of a broken file.
        raise EnvironmentFault(f"this is not a sound .docx file ({type(error).__name__})") from None
    page = read_html(html)
    return Manuscript(page.blocks, leftovers=(*page.leftovers, *leftovers))


def _printed(content: bytes, leftovers: list[Leftover]) -> bytes:
    """The file without what Word does not print, which is added to the leftovers."""
    target = BytesIO()
    with ZipFile(BytesIO(content)) as parts, ZipFile(target, "w", ZIP_DEFLATED) as printed:
        _refuse_unsound(parts)
        names = parts.namelist()
        styles = _Styles(parts.read("word/styles.xml") if "word/styles.xml" in names else b"")
        for name in names:
            data = parts.read(name) if name.endswith((".xml", ".rels")) else b""
            if name in _TEXTS:
                data = _without_unprinted(data, styles, leftovers)
            printed.writestr(name, data)
        leftovers += _outside_of_text(parts)
    return target.getvalue()


def _refuse_unsound(parts: ZipFile) -> None:
    texts = [one for one in parts.infolist() if one.filename.endswith((".xml", ".rels"))]
    if len(parts.infolist()) > MOST_PARTS or sum(one.file_size for one in texts) > MOST_XML:
        raise EnvironmentFault("the .docx file is too large when it is unpacked")
    if any(one.flag_bits & 1 for one in texts) or "word/document.xml" not in parts.namelist():
        raise BadZipFile
    if any(_DECLARED.search(parts.read(one)[:4000]) for one in texts):
        raise EnvironmentFault("the .docx file declares entities of its own, which are not read")


def _outside_of_text(parts: ZipFile) -> Iterator[Leftover]:
    """Headers, footers, comments and pictures."""
    for name in sorted(parts.namelist()):
        is_comment = name == "word/comments.xml"
        if _MARGIN.fullmatch(name) or is_comment:
            reason = "a comment of the file" if is_comment else "above or below the pages"
            for paragraph in parts.read(name).decode("utf-8", "replace").split("</w:p>"):
                if words := tidied(unescape("".join(_WORDS.findall(paragraph)))).strip():
                    yield Leftover(reason, words)
        elif name.startswith("word/media/"):
            yield Leftover("a picture", f"{name.rpartition('/')[2]} (inside the file)")


class _Styles:
    """The properties that the styles of a document give."""

    def __init__(self, content: bytes) -> None:
        root = ElementTree.fromstring(content) if content else Element("none")
        self._styles = {one.get(f"{_W}styleId", ""): one for one in root.iter(f"{_W}style")}
        self._defaults = root.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr")
        self._usual = ""
        for name, style in self._styles.items():
            if style.get(f"{_W}type") == "paragraph" and style.get(f"{_W}default") in ("1", "true"):
                self._usual = self._usual or name

    def reason(self, run: Element, paragraph_style: str) -> str:
        """Why a run is not printed; empty if it is."""
        own = run.find(f"{_W}rPr")
        styles = (paragraph_style or self._usual, _style_of(own, "rStyle"))
        for name, reason in _UNPRINTED.items():
            value = _value(own, name)
            if self._inherited(name, styles) if value is None else value:
                return reason
        return ""

    def _inherited(self, name: str, styles: tuple[str, str]) -> bool:
        of_paragraph, of_character = (self._of_style(style, name) for style in styles)
        default = bool(_value(self._defaults, name))
        if name in _TOGGLES:
            is_off = of_paragraph is False or of_character is False
            return bool(of_paragraph) != bool(of_character) or (default and not is_off)
        chosen = of_character if of_character is not None else of_paragraph
        return default if chosen is None else chosen

    def _of_style(self, name: str, property_name: str) -> bool | None:
        """The value of a style, or of the nearest of those that it is based on."""
        for _ in range(_MOST_BASED):
            style = self._styles.get(name)
            value = _value(style.find(f"{_W}rPr"), property_name) if style is not None else None
            if style is None or value is not None:
                return value
            name = _style_of(style, "basedOn")
        return None


def _without_unprinted(document: bytes, styles: _Styles, leftovers: list[Leftover]) -> bytes:
    """The XML of a text without its hidden and struck runs."""
    root = ElementTree.fromstring(document)
    parents = {child: parent for parent in root.iter() for child in parent}
    for paragraph in root.iter(f"{_W}p"):
        style = _style_of(paragraph.find(f"{_W}pPr"), "pStyle")
        words: list[tuple[str, str]] = []
        for run in list(paragraph.iter(f"{_W}r")):
            reason = styles.reason(run, style)
            if reason and _paragraph_of(run, parents) is paragraph:
                words.append((reason, "".join(one.text or "" for one in run.iter(f"{_W}t"))))
                parents[run].remove(run)
        for reason, some in groupby(words, key=lambda one: one[0]):
            if text := " ".join(tidied("".join(text for _, text in some)).split()):
                leftovers.append(Leftover(reason, text))
    changed: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return changed


def _paragraph_of(run: Element, parents: Mapping[Element, Element]) -> Element:
    """The paragraph that a run stands in; a text box is a paragraph in a run."""
    found = parents[run]
    while found.tag != f"{_W}p":
        found = parents[found]
    return found


def _value(properties: Element | None, name: str) -> bool | None:
    found = properties.find(f"{_W}{name}") if properties is not None else None
    return None if found is None else found.get(f"{_W}val", "1").lower() not in _OFF


def _style_of(properties: Element | None, kind: str) -> str:
    found = properties.find(f"{_W}{kind}") if properties is not None else None
    return found.get(f"{_W}val", "") if found is not None else ""
