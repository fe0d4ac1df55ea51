"""Read HTML as blocks: what a browser would show, in any markup."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from itertools import groupby
from typing import Any

from bulletin.diagnostics.report import EnvironmentFault
from bulletin.importing.formats.blocks import PLAIN, Block, Leftover, Manuscript, Run, Table, joined
from bulletin.importing.formats.encodings import tidied
from bulletin.importing.formats.plain_text import BULLET, paragraphs_of, runs_of

MAX_NESTING = 250
"""Elements inside one another; newsletters made of tables have about 40."""

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
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
)
_BOLD = re.compile(r"font-weight\s*:\s*(bold|[6-9]00)", re.IGNORECASE)
_NOT_BOLD = re.compile(r"font-weight\s*:\s*(normal|[1-4]00)", re.IGNORECASE)
_STRUCK = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)
_RAISED = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
_ALIGNED = re.compile(r"text-align\s*:\s*(left|center|right)|^(left|center|right)$")

_LAYOUT = (
    "h1, h2, h3, h4, h5, h6, ul, ol, table, blockquote, article, section, hr, "
    "p ~ p, p ~ div, div ~ p, div ~ div"
)
"""A selector of what stands in the cells of a layout and not in those of data."""
_MAX_CELL = 400
_MAX_CELL_WITHOUT_HEADER = 120


@dataclass(frozen=True, slots=True)
class _Style:
    """What an element inherits from those around it."""

    run: Run = PLAIN
    level: int = 0
    depth: int = 0
    is_preformatted: bool = False


def read_html(html: str) -> Manuscript:
    """The blocks of a page; hidden and struck text becomes leftovers.

    Raises EnvironmentFault where the HTML parser is not installed, and where elements are nested
    deeper than `MAX_NESTING`.
    """
    try:
        parser = import_module("justhtml")
    except ImportError:
        missing = "HTML needs 'justhtml', which is not installed; install privacy-bulletin[import]"
        raise EnvironmentFault(missing) from None
    page = _Page()
    page.walk(parser.JustHTML(html, sanitize=False).root, _Style())
    page.end_block()
    return Manuscript(tuple(page.blocks), tuple(page.titles), leftovers=tuple(page.leftovers))


class _Page:
    """The blocks that have been read so far, and the one that is open."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.leftovers: list[Leftover] = []
        self.titles: list[str] = []
        self._lines: list[list[Run]] = [[]]
        self._style = _Style()
        self._anchors: set[str] = set()
        self._marker = ""

    def walk(self, node: Any, style: _Style, nesting: int = 0) -> None:
        """Read the children of an element."""
        if nesting > MAX_NESTING:
            raise EnvironmentFault(f"elements of the HTML are nested more than {MAX_NESTING} deep")
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
        if is_block := node.name in _BLOCKS:
            self.end_block()
        self._anchors |= {str(attributes[name]) for name in ("id", "name") if attributes.get(name)}
        if node.name == "table" and (table := _data_table(node, style.run)):
            self.blocks.append(Block(table.runs, table=table, depth=style.depth))
            return
        self._marker = marker or self._marker
        if node.name == "br":
            self._lines.append([])
        elif node.name == "hr":
            self.blocks.append(Block(()))
        elif node.name == "img":
            self._picture(attributes)
        self.walk(node, _inner(node.name, attributes, style), nesting + 1)
        if is_block:
            self.end_block()
            self._marker = ""

    def _write(self, text: str, style: _Style) -> None:
        text = tidied(text)
        lines = text.split("\n") if style.is_preformatted else [re.sub(r"\s+", " ", text)]
        for number, line in enumerate(lines):
            self._lines += [[]] if number else []
            run = replace(style.run, text=line)
            self._lines[-1] += (run,) if run.address else runs_of(line, run)
        self._style = style if text.strip() else self._style

    def end_block(self) -> None:
        """Close the open block, if it has any words."""
        lines, self._lines = self._lines, [[]]
        for group in _paragraphs(lines):
            runs = joined(run for line in group for run in (*line, Run(" ")))
            marker, runs = (self._marker, runs) if self._marker else _typed_bullet(runs)
            depth = self._style.depth or int(bool(marker))
            anchors = frozenset(self._anchors)
            self.blocks.append(Block(runs, self._style.level, marker, anchors, depth=depth))
            self._anchors, self._marker = set(), ""

    def _leave_out(self, node: Any, reason: str) -> None:
        if node.name == "head":
            self.titles += [_text_of(one) for one in node.children or () if one.name == "title"]
        elif node.name not in _UNSEEN and (text := _text_of(node)):
            self.leftovers.append(Leftover(reason, text))

    def _picture(self, attributes: Mapping[str, Any]) -> None:
        """Report a picture that is larger than a tracking pixel."""
        words = " ".join(tidied(str(attributes.get("alt") or "")).split())
        address = str(attributes.get("src") or "")
        is_pixel = {str(attributes.get(side)) for side in ("width", "height")} & {"0", "1"}
        if address and not is_pixel and not address.startswith("cid:"):
            shown = "(inside the file)" if address.startswith("data:") else address
            self.leftovers.append(Leftover("a picture", f"{words} {shown}".strip()))


def _reason_to_leave_out(name: str, attributes: Mapping[str, Any]) -> str:
    css = str(attributes.get("style") or "")
    names = str(attributes.get("class") or "").lower().split()
    if name in _UNSEEN or "hidden" in attributes or _HIDDEN.search(css):
        return "hidden from readers"
    if name in ("s", "strike", "del") or _STRUCK.search(css):
        return "struck out"
    is_navigation = name == "nav" or attributes.get("role") == "navigation"
    return "navigation" if is_navigation or _NAVIGATION.intersection(names) else ""


def _inner(name: str, attributes: Mapping[str, Any], style: _Style) -> _Style:
    css, run = str(attributes.get("style") or ""), style.run
    level = int(name[1]) if re.fullmatch("h[1-6]", name) else style.level
    if (name in ("b", "strong", "th", "dt") or _BOLD.search(css)) and not _NOT_BOLD.search(css):
        run = replace(run, is_bold=True)
    if name == "sup" or _RAISED.search(css):
        run = replace(run, is_raised=True)
    if name == "a" and attributes.get("href"):
        run = replace(run, address="".join(tidied(str(attributes["href"])).split()))
    depth = style.depth + (name in ("ul", "ol"))
    return _Style(run, level, depth, style.is_preformatted or name == "pre")


def _text_of(node: Any) -> str:
    return " ".join(tidied(node.to_text()).split())


def _small_number(node: Any, name: str) -> int:
    value = str((node.attrs or {}).get(name) or "")
    return int(value) if value.isdecimal() and len(value) < 5 else 0


def _paragraphs(lines: list[list[Run]]) -> Iterator[list[list[Run]]]:
    """The lines of a block that make a paragraph; where bold words end, another one begins."""
    texts = ["".join(run.text for run in line) for line in lines]
    for numbers in paragraphs_of(texts):
        group = [lines[number] for number in numbers]
        for _, part in groupby(group, lambda line: Block(tuple(line)).is_bold):
            yield list(part)


def _typed_bullet(runs: tuple[Run, ...]) -> tuple[str, tuple[Run, ...]]:
    """The marker of a list item that is typed and not marked up, and the rest of its runs."""
    first, *rest = runs
    if match := BULLET.match(first.text + " " * (not first.text.endswith(" "))):
        return "•", joined((replace(first, text=first.text[match.end() :]), *rest))
    return "", runs


def _data_table(node: Any, style: Run) -> Table | None:
    """The table that an element is; None where it lays out a page or has a single column."""
    is_layout = (node.attrs or {}).get("role") in ("presentation", "none")
    if is_layout or node.query_one(_LAYOUT):
        return None
    rows = [[one for one in row.children if one.name in ("td", "th")] for row in node.query("tr")]
    texts = [[joined(_cell_runs(cell, style)) for cell in row] for row in rows]
    lengths = [sum(len(run.text) for run in cell) for row in texts for cell in row]
    columns = max(map(len, rows), default=0)
    if columns < 2 or len(rows) < 2 or max(lengths) > _MAX_CELL:
        return None
    is_full = sum(map(bool, lengths)) * 2 > len(lengths)
    is_plain = max(lengths) <= _MAX_CELL_WITHOUT_HEADER and not node.query_one("br")
    if not node.query_one("th") and (len(rows) < 3 or not is_full or not is_plain):
        return None
    padded = tuple((*row, *((),) * (columns - len(row))) for row in texts)
    return Table(padded, tuple(map(_alignment, rows[-1])))


def _cell_runs(node: Any, style: Run) -> Iterator[Run]:
    for child in node.children or ():
        if child.name in ("#text", "br"):
            yield replace(style, text=re.sub(r"\s+", " ", tidied(child.data or " ")))
        elif not child.name.startswith(("#", "!", "?")):
            address = str((child.attrs or {}).get("href") or "") if child.name == "a" else ""
            yield from _cell_runs(child, replace(style, address=address or style.address))


def _alignment(cell: Any) -> str:
    attributes = cell.attrs or {}
    given = (str(attributes.get(name) or "") for name in ("style", "align"))
    match = next(filter(None, map(_ALIGNED.search, given)), None)
    return (match[1] or match[2]) if match else ""
