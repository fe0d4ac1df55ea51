"""HTML as blocks: what a reader would see of it, whatever it was made with."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Any

from bulletin.diagnostics.report import EnvironmentFault
from bulletin.importing.blocks import Block, Leftover, Run, joined
from bulletin.importing.letters import tidied
from bulletin.importing.lines import BULLET, paragraphs_of
from bulletin.importing.plain_text import runs_of

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
    is_set: bool = False
    """Whether line ends count."""


def blocks_of_html(html: str) -> tuple[list[Block], list[Leftover]]:
    """The blocks of a page, and what is in it that no reader sees, or that is struck out.

    Raises EnvironmentFault where the reader of HTML is not installed, and where elements are
    nested deeper than `DEEPEST`.
    """
    try:
        parser = import_module("justhtml")
    except ImportError:
        missing = "HTML needs 'justhtml', which is not installed; install privacy-bulletin[import]"
        raise EnvironmentFault(missing) from None
    page = _Page()
    page.walk(parser.JustHTML(html, sanitize=False).root, _Style(Run("")))
    page.end_block()
    return page.blocks, page.leftovers


class _Page:
    """What was seen of a page so far."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.leftovers: list[Leftover] = []
        self._runs: list[Run] = []
        self._anchors: set[str] = set()
        self._marker = ""
        self._level = 0

    def walk(self, node: Any, style: _Style, depth: int = 0) -> None:
        """See an element with everything in it."""
        if depth > DEEPEST:
            raise EnvironmentFault(f"elements of the HTML are nested more than {DEEPEST} deep")
        number = _first_number(node)
        for child in node.children or ():
            if child.name == "#text":
                self._write(child.data, style)
            elif child.name == "li":
                number = _number_of(child, number)
                self._enter(child, style, depth, f"{number}." if node.name == "ol" else "•")
                number += 1
            elif not child.name.startswith(("#", "!", "?")):
                self._enter(child, style, depth)

    def _enter(self, node: Any, style: _Style, depth: int, marker: str = "") -> None:
        attributes = node.attrs or {}
        if node.name in _UNSEEN or _is_hidden(attributes):
            self._leave_out(node, "hidden from readers")
            return
        if _is_struck(node.name, attributes):
            self._leave_out(node, "struck out")
            return
        is_block = node.name in _BLOCKS
        if is_block:
            self.end_block()
        self._marker = marker or self._marker
        self._anchors |= {str(attributes[name]) for name in ("id", "name") if attributes.get(name)}
        if node.name in ("br", "hr"):
            self._runs.append(Run("\n")) if node.name == "br" else self.blocks.append(Block(()))
        inner = _inner(node, attributes, style)
        self._level = inner.level
        self.walk(node, inner, depth + 1)
        if is_block:
            self._level = inner.level
            self.end_block()
            self._marker = ""
        self._level = style.level

    def _write(self, text: str, style: _Style) -> None:
        text = tidied(text)
        text = text if style.is_set else re.sub(r"\s+", " ", text)
        if text.strip():
            self._level = style.level
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
            block = Block(runs, self._level, marker, frozenset(self._anchors))
            self.blocks.append(block)
            self._anchors, self._marker = set(), ""
        self._runs = []

    def _leave_out(self, node: Any, reason: str) -> None:
        if node.name not in _UNSEEN and (text := " ".join(tidied(_text_of(node)).split())):
            self.leftovers.append(Leftover(reason, text))


def _inner(node: Any, attributes: dict[str, Any], style: _Style) -> _Style:
    name, css, run = node.name, str(attributes.get("style") or ""), style.run
    if match := _HEADING.fullmatch(name):
        style = replace(style, level=int(match[1]))
    if (name in ("b", "strong", "th") or _BOLD.search(css)) and not _NOT_BOLD.search(css):
        run = replace(run, is_bold=True)
    if name == "sup" or _RAISED.search(css):
        run = replace(run, is_raised=True)
    if name == "a" and attributes.get("href"):
        run = replace(run, address="".join(tidied(str(attributes["href"])).split()))
    return replace(style, run=run, is_set=style.is_set or name == "pre")


def _is_hidden(attributes: dict[str, Any]) -> bool:
    return "hidden" in attributes or bool(_HIDDEN.search(str(attributes.get("style") or "")))


def _is_struck(name: str, attributes: dict[str, Any]) -> bool:
    return name in ("s", "strike", "del") or bool(
        _STRUCK.search(str(attributes.get("style") or ""))
    )


def _text_of(node: Any) -> str:
    return node.to_text() if hasattr(node, "to_text") else str(node.data or "")


def _first_number(node: Any) -> int:
    start = str((node.attrs or {}).get("start") or "")
    return int(start) if start.isdecimal() and len(start) < 5 else 1


def _number_of(item: Any, number: int) -> int:
    value = str((item.attrs or {}).get("value") or "")
    return int(value) if value.isdecimal() and len(value) < 5 else number


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
    """The sign before a part of a list that is typed and not marked up."""
    first, *rest = runs
    if match := BULLET.match(first.text + " " * (not first.text.endswith(" "))):
        return "•", joined((replace(first, text=first.text[match.end() :]), *rest))
    return "", runs
