"""What Word does not print, or prints struck out: runs with such a property of their own or style.

A property is looked for in the run, its character style, its paragraph style with all that
these are based on, and the defaults of the document (ECMA-376, 17.7.2 and 17.7.3).
"""

from collections.abc import Iterator, Mapping
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from bulletin.importing.formats.blocks import Leftover
from bulletin.importing.formats.encodings import tidied

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PROPERTIES = {
    **dict.fromkeys(("vanish", "specVanish", "webHidden"), "hidden in the Word file"),
    **dict.fromkeys(("strike", "dstrike"), "struck out"),
}
_TOGGLES = ("vanish", "strike")
"""Properties of which two styles that both set them take each other back (17.7.3)."""
_OFF = ("0", "false", "off", "none")
_DEEPEST = 20
"""Styles that are based on one another."""


def without_hidden(document: bytes, styles: bytes, leftovers: list[Leftover]) -> bytes:
    """The XML of a text without its hidden and struck runs, whose words go to the leftovers."""
    known = _Styles(styles)
    root = ElementTree.fromstring(document)
    parents = {child: parent for parent in root.iter() for child in parent}
    words: list[tuple[str, str]] = []
    for paragraph in root.iter(f"{_W}p"):
        style = _style_of(paragraph.find(f"{_W}pPr"), "pStyle")
        for run in list(paragraph.iter(f"{_W}r")):
            reason = known.reason(run, style)
            if reason and _owner(run, parents) is paragraph:
                words.append((reason, "".join(one.text or "" for one in run.iter(f"{_W}t"))))
                parents[run].remove(run)
        words.append(("", ""))
    leftovers += _as_leftovers(words)
    changed: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return changed


def _owner(run: Element, parents: Mapping[Element, Element]) -> Element:
    """The paragraph that a run stands in; a text box is a paragraph in a run."""
    found = parents[run]
    while found.tag != f"{_W}p":
        found = parents[found]
    return found


def _as_leftovers(words: list[tuple[str, str]]) -> Iterator[Leftover]:
    """Runs beside each other that are hidden alike, as one."""
    open_reason, said = "", ""
    for reason, text in (*words, ("", "")):
        if reason != open_reason and (shown := " ".join(tidied(said).split())):
            yield Leftover(open_reason, shown)
        said = said + text if reason == open_reason else text
        open_reason = reason


class _Styles:
    """The properties that the styles of a document give."""

    def __init__(self, styles: bytes) -> None:
        root = ElementTree.fromstring(styles) if styles else Element("none")
        self._styles = {one.get(f"{_W}styleId", ""): one for one in root.iter(f"{_W}style")}
        self._defaults = root.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr")
        usual = (
            name
            for name, one in self._styles.items()
            if one.get(f"{_W}type") == "paragraph" and one.get(f"{_W}default") in ("1", "true")
        )
        self._usual = next(usual, "")

    def reason(self, run: Element, paragraph_style: str) -> str:
        """Why a run is not printed; empty if it is."""
        own = run.find(f"{_W}rPr")
        character_style = _style_of(own, "rStyle")
        for name, reason in _PROPERTIES.items():
            value = _value(own, name)
            if value is None:
                given = (
                    self._of_style(paragraph_style or self._usual, name),
                    self._of_style(character_style, name),
                )
                value = self._combined(name, given)
            if value:
                return reason
        return ""

    def _combined(self, name: str, given: tuple[bool | None, bool | None]) -> bool:
        of_paragraph, of_character = given
        default = bool(_value(self._defaults, name))
        if name in _TOGGLES:
            is_off = of_paragraph is False or of_character is False
            return bool(of_paragraph) != bool(of_character) or (default and not is_off)
        chosen = of_character if of_character is not None else of_paragraph
        return default if chosen is None else chosen

    def _of_style(self, name: str, property_name: str) -> bool | None:
        """The value that a style or the nearest of those that it is based on gives."""
        for _ in range(_DEEPEST):
            if (style := self._styles.get(name)) is None:
                return None
            value = _value(style.find(f"{_W}rPr"), property_name)
            if value is not None:
                return value
            based = style.find(f"{_W}basedOn")
            name = based.get(f"{_W}val", "") if based is not None else ""
        return None


def _value(properties: Element | None, name: str) -> bool | None:
    found = properties.find(f"{_W}{name}") if properties is not None else None
    return None if found is None else found.get(f"{_W}val", "1").lower() not in _OFF


def _style_of(properties: Element | None, kind: str) -> str:
    found = properties.find(f"{_W}{kind}") if properties is not None else None
    return found.get(f"{_W}val", "") if found is not None else ""
