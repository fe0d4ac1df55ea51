"""Tables of HTML: those that hold data stay tables, those that only lay out a page do not."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bulletin.importing.formats.blocks import Run, Table, joined
from bulletin.importing.formats.encodings import tidied

_PARTS = frozenset("h1 h2 h3 h4 h5 h6 ul ol table blockquote article section hr".split())
"""What stands in the cells of a layout and not in those of data."""
_LONGEST_CELL = 400
_LONGEST_PLAIN = 120
"""The same, in a table without a header."""
_ALIGNED = re.compile(r"text-align\s*:\s*(left|center|right)")


def data_table(node: Any, style: Run) -> Table | None:
    """The table that an element is; None where it lays out a page or has a single column."""
    rows = list(_rows(node))
    cells = [cell for row in rows for cell in row]
    columns = max(map(len, rows), default=0)
    is_layout = str((node.attrs or {}).get("role") or "") in ("presentation", "none")
    is_layout = is_layout or any(_holds_parts(cell) for cell in cells)
    texts = [[joined(_runs(cell, style)) for cell in row] for row in rows]
    lengths = [sum(len(run.text) for run in cell) for row in texts for cell in row]
    is_full = sum(map(bool, lengths)) * 2 > len(lengths)
    has_header = any(cell.name == "th" for cell in cells)
    if is_layout or columns < 2 or len(rows) < 2 or max(lengths) > _LONGEST_CELL:
        return None
    is_plain = max(lengths) <= _LONGEST_PLAIN and not any(map(_has_breaks, cells))
    if not has_header and (len(rows) < 3 or not is_full or not is_plain):
        return None
    padded = tuple((*row, *((),) * (columns - len(row))) for row in texts)
    return Table(padded, tuple(map(_alignment, rows[-1])))


def _rows(node: Any) -> Iterator[list[Any]]:
    for child in node.children or ():
        if child.name == "tr":
            yield [cell for cell in child.children or () if cell.name in ("td", "th")]
        elif child.name in ("thead", "tbody", "tfoot"):
            yield from _rows(child)


def _holds_parts(cell: Any) -> bool:
    children = [child for child in cell.children or () if not child.name.startswith("#")]
    if sum(child.name in ("p", "div") for child in children) > 1:
        return True
    return any(child.name in _PARTS or _holds_parts(child) for child in children)


def _has_breaks(cell: Any) -> bool:
    return any(child.name == "br" or _has_breaks(child) for child in cell.children or ())


def _runs(node: Any, style: Run) -> Iterator[Run]:
    for child in node.children or ():
        if child.name == "#text":
            yield replace(style, text=re.sub(r"\s+", " ", tidied(child.data)))
        elif child.name == "br":
            yield replace(style, text=" ")
        elif not child.name.startswith(("#", "!", "?")):
            address = str((child.attrs or {}).get("href") or "") if child.name == "a" else ""
            yield from _runs(child, replace(style, address=address or style.address))


def _alignment(cell: Any) -> str:
    attributes = cell.attrs or {}
    match = _ALIGNED.search(str(attributes.get("style") or ""))
    given = match[1] if match else str(attributes.get("align") or "")
    return given if given in ("left", "center", "right") else ""


def inline_text(node: Any) -> str:
    """All text of an element."""
    return node.to_text() if hasattr(node, "to_text") else str(node.data or "")
