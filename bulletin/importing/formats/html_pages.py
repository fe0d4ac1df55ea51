"""HTML as blocks: what a reader would see of it, whatever it was made with."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Any

from bulletin.diagnostics.report import EnvironmentFault
from bulletin.importing.formats.blocks import Block, Leftover, Manuscript, Run, joined
from bulletin.importing.formats.encodings import tidied
from bulletin.importing.formats.html_tables import data_table, inline_text
from bulletin.importing.formats.plain_text import runs_of
from bulletin.importing.formats.wrapped_lines import BULLET, paragraphs_of

DEEPEST = 250
"""Elements inside one another; newsletters that are made of tables have about 40."""

_BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details div dl dt fieldset
    figcaption figure footer form header hr h1 h2 h3 h4 h5 h6 li main nav ol p pre section
    summary table tbody td tfoot th thead tr ul
    """.split()
)
_UNSEEN = frozenset(
    """
    head script style template noscript title meta link svg math object iframe audio video
    select option button input textarea
    """.split()
)
_NAVIGATION = frozenset(
    "nav navbar navigation menu breadcrumb breadcrumbs cookie-banner sharing social-links".split()
)
_HEADING = re.compile("h([1-6])")
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
)
_BOLD = re.compile(r"font-weight\s*:\s*(bold|[6-9]00)", re.IGNORECASE)
_NOT_BOLD = re.compile(r"font-weight\s*:\s*(normal|[1-4]00)", re.IGNORECASE)
_STRUCK = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)
_RAISED = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Style:
    """What an element inherits from those around it."""

    run: Run
    level: int = 0
    depth: int = 0
    is_preformatted: bool = False


def read_html(html: str) -> Manuscript:
    """The blocks of a page; what no reader sees, or what is struck out, is left over.

    Raises EnvironmentFault where the reader of HTML is not installed, and where elements are
    nested deeper than `DEEPEST`.
    """
    try:
        parser = import_module("justhtml")
    except ImportError:
        missing = "HTML needs 'justhtml', which is not installed; install privacy-bulletin[import]"
        raise EnvironmentFault(missing) from None
    root = parser.JustHTML(html, sanitize=False).root
    page = _Page()
    page.walk(root, _Style(Run("")))
    page.end_block()
    return Manuscript(tuple(page.blocks), tuple(page.titles), leftovers=tuple(page.leftovers))


class _Page:
    """What was seen of a page so far."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.leftovers: list[Leftover] = []
        self.titles: list[str] = []
        self._runs: list[Run] = []
        self._anchors: set[str] = set()
        self._marker = ""
        self._style = _Style(Run(""))

    def walk(self, node: Any, style: _Style, nesting: int = 0) -> None:
        """See an element with everything in it."""
        if nesting > DEEPEST:
            raise EnvironmentFault(f"elements of the HTML are nested more than {DEEPEST} deep")
        number = _small_number(node, "start") or 1
        for child in node.children or ():
            if child.name == "#text":
                self._write(child.data, style)
            elif child.name == "li":
                number = _small_number(child, "value") or number
                self._enter(child, style, nesting, f"{number}." if node.name == "ol" else "•")
                number += 1
            elif not child.name.startswith(("#", "!", "?")):
                self._enter(child, style, nesting)

    def _enter(self, node: Any, style: _Style, nesting: int, marker: str = "") -> None:
        attributes = node.attrs or {}
        if reason := _reason_to_leave_out(node.name, attributes):
            self._leave_out(node, reason)
            return
        is_block = node.name in _BLOCKS
        if is_block:
            self.end_block()
        self._anchors |= {str(attributes[name]) for name in ("id", "name") if attributes.get(name)}
        if node.name == "table" and (table := data_table(node, style.run)):
            runs = joined(run for row in table.rows for cell in row for run in (*cell, Run(" ")))
            self.blocks.append(Block(runs, table=table, depth=style.depth))
            return
        self._marker = marker or self._marker
        if node.name in ("br", "hr"):
            self._runs.append(Run("\n")) if node.name == "br" else self.blocks.append(Block(()))
        if node.name == "img":
            self._picture(attributes)
        inner = _inner(node, attributes, style)
        self._style = inner
        self.walk(node, inner, nesting + 1)
        if is_block:
            self._style = inner
            self.end_block()
            self._marker = ""
        self._style = style

    def _write(self, text: str, style: _Style) -> None:
        text = tidied(text)
        text = text if style.is_preformatted else re.sub(r"\s+", " ", text)
        if text.strip():
            self._style = style
        for run in (style.run,) if style.run.address else runs_of(text, style.run):
            self._runs.append(replace(run, text=text) if style.run.address else run)

    def end_block(self) -> None:
        """Close the block that is open, if it has any words."""
        lines = list(_lines(self._runs))
        texts = ["".join(run.text for run in line) for line in lines]
        if not any(text.strip() for text in texts):
            self._runs = []
            return
        for group in _groups(lines, texts):
            runs = joined(run for number in group for run in (*lines[number], Run(" ")))
            marker, runs = _bullet(runs) if not self._marker else (self._marker, runs)
            depth = self._style.depth or int(bool(marker))
            block = Block(runs, self._style.level, marker, frozenset(self._anchors), depth=depth)
            self.blocks.append(block)
            self._anchors, self._marker = set(), ""
        self._runs = []

    def _leave_out(self, node: Any, reason: str) -> None:
        if node.name == "head":
            self.titles += [
                " ".join(tidied(_text_of(one)).split())
                for one in node.children or ()
                if one.name == "title"
            ]
        elif node.name not in _UNSEEN and (text := " ".join(tidied(_text_of(node)).split())):
            self.leftovers.append(Leftover(reason, text))

    def _picture(self, attributes: dict[str, Any]) -> None:
        """List a picture that says something or is large enough to be one."""
        words = " ".join(tidied(str(attributes.get("alt") or "")).split())
        address = str(attributes.get("src") or "")
        is_pixel = {str(attributes.get(side)) for side in ("width", "height")} & {"0", "1"}
        if address and not is_pixel and not address.startswith("cid:"):
            shown = "(inside the file)" if address.startswith("data:") else address
            self.leftovers.append(Leftover("a picture", f"{words} {shown}".strip()))


def _reason_to_leave_out(name: str, attributes: dict[str, Any]) -> str:
    css = str(attributes.get("style") or "")
    names = str(attributes.get("class") or "").lower().split()
    if name in _UNSEEN or "hidden" in attributes or _HIDDEN.search(css):
        return "hidden from readers"
    if name in ("s", "strike", "del") or _STRUCK.search(css):
        return "struck out"
    is_navigation = name == "nav" or attributes.get("role") == "navigation"
    return "navigation" if is_navigation or _NAVIGATION.intersection(names) else ""


def _inner(node: Any, attributes: dict[str, Any], style: _Style) -> _Style:
    name, css, run = node.name, str(attributes.get("style") or ""), style.run
    if match := _HEADING.fullmatch(name):
        style = replace(style, level=int(match[1]))
    if (name in ("b", "strong", "th", "dt") or _BOLD.search(css)) and not _NOT_BOLD.search(css):
        run = replace(run, is_bold=True)
    if name == "sup" or _RAISED.search(css):
        run = replace(run, is_raised=True)
    if name == "a" and attributes.get("href"):
        run = replace(run, address="".join(tidied(str(attributes["href"])).split()))
    depth = style.depth + (name in ("ul", "ol"))
    return _Style(run, style.level, depth, style.is_preformatted or name == "pre")


def _text_of(node: Any) -> str:
    return inline_text(node)


def _small_number(node: Any, name: str) -> int:
    value = str((node.attrs or {}).get(name) or "")
    return int(value) if value.isdecimal() and len(value) < 5 else 0


def _lines(runs: list[Run]) -> Iterator[list[Run]]:
    """The runs of each line of a block."""
    line: list[Run] = []
    for run in runs:
        first, *others = run.text.split("\n")
        line.append(replace(run, text=first))
        for text in others:
            yield line
            line = [replace(run, text=text)]
    yield line


def _groups(lines: list[list[Run]], texts: list[str]) -> Iterator[list[int]]:
    """The lines of a block that make a paragraph; where bold words end, another one begins."""
    if len(lines) == 1:
        yield [0]
        return
    for group in paragraphs_of(texts):
        part = group[:1]
        for number in group[1:]:
            if Block(tuple(lines[number])).is_bold != Block(tuple(lines[part[-1]])).is_bold:
                yield part
                part = []
            part.append(number)
        yield part


def _bullet(runs: tuple[Run, ...]) -> tuple[str, tuple[Run, ...]]:
    """The sign before a list item that is typed and not marked up."""
    first, *rest = runs
    if match := BULLET.match(first.text + " " * (not first.text.endswith(" "))):
        return "•", joined((replace(first, text=first.text[match.end() :]), *rest))
    return "", runs
