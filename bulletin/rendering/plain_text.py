"""Convert our HTML to plain text: paragraphs, lists, tables, links, struck-out words."""

import re
from html.parser import HTMLParser
from unicodedata import east_asian_width

from bulletin.language.languages import Language

WIDTH = 72
"""The width in columns, as is usual in e-mails."""

_BLOCKS = {"p", "h2", "h3", "h4", "h5", "h6", "li", "tr", "blockquote", "pre", "ul", "ol", "table"}
_LISTS = {"ul", "ol"}
_ROWS = {"li", "tr"}
_BREAK = "\v"
"""A hard line break; texts do not contain this character."""

_SPACES = re.compile(r"[ \t\r\n]+")
"""White space at which lines are wrapped; no-break spaces are kept."""


def plain_text(html: str, language: Language) -> str:
    """Return a text without markup; addresses of links follow their words in angle brackets."""
    reader = _Reader(language.pgettext("text", "[struck: %(text)s]"))
    reader.feed(html)
    reader.close()
    return "\n\n".join(reader.blocks())


def wrapped(text: str, first: str = "", further: str = "") -> str:
    """Wrap a text to `WIDTH` columns; words without spaces are never split.

    `first` and `further` are prefixes of equal length for the first line and the others.
    """
    plain = " ".join(_SPACES.split(text.strip()))
    if _WIDE.search(plain):
        lines = _wide_lines(plain, WIDTH - len(further))
    else:
        between = max(WIDTH - len(further) - 2, 0)
        lines = re.findall(rf"[^ ](?:.{{0,{between}}}[^ ])?(?![^ ])|[^ ]+", plain)
    return first + f"\n{further}".join(lines) if lines else ""


def columns(text: str) -> int:
    """Return the width of a text in columns; Chinese characters count twice."""
    return sum(1 + (east_asian_width(sign) in "WF") for sign in text)


def _wide_lines(text: str, width: int) -> list[str]:
    """Wrap a text with Chinese words, which may also be split between characters."""
    lines, line = [], ""
    for piece in _PIECE.findall(text):
        if line and columns(line + piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


_WIDE = re.compile("[\u2e80-\u9fff\uff00-\uff60]")
"""Characters of scripts without spaces between words."""
_PIECE = re.compile(
    "[（《〈“‘「【]*(?:[\u2e80-\u9fff]|[^\\s\u2e80-\u9fff（《〈“‘「【，。；：！？、）》〉”’」】]+)?"
    "[，。；：！？、）》〉”’」】]*\\s*"
)
"""An unbreakable piece: a Chinese character or a word, with its punctuation."""


class _Reader(HTMLParser):
    """Collects words until a block ends, and writes it with the margin of its parents."""

    def __init__(self, struck: str) -> None:
        super().__init__(convert_charrefs=True)
        self._struck = struck.partition("%(text)s")
        """The text around struck-out words, so that they are neither shown as valid nor lost."""
        self._blocks: list[list[str]] = []
        """The blocks; those of a tight list or a table form one group."""
        self._is_tight = False
        self._words: list[str] = []
        self._margins: list[str] = []
        self._items: list[int | None] = []
        """The number of the next item of each open list; None for bullets."""
        self._mark = ""
        self._links: list[str] = []
        self._is_code = False
        self._is_first_cell = True

    def blocks(self) -> list[str]:
        self._end_block()
        return ["\n".join(lines) for lines in self._blocks]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _BLOCKS:
            self._end_block(is_row=tag in _LISTS and bool(self._items))
        match tag:
            case "ul":
                self._items.append(None)
            case "ol":
                self._items.append(int(given.get("start", "1")))
            case "li":
                self._mark = self._next_mark()
                self._margins.append(" " * len(self._mark))
            case "blockquote":
                self._margins.append("> ")
            case "pre":
                self._is_code = True
            case "a":
                self._links.append(given.get("href", ""))
            case "br":
                self._words.append(_BREAK)
            case "tr":
                self._is_first_cell = True
            case "td" | "th":
                self._words.append("" if self._is_first_cell else " | ")
                self._is_first_cell = False
            case "s":
                self._words.append(self._struck[0])
            case "hr":
                self._blocks.append(["* * *"])

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and (address := self._links.pop()):
            self._words.append(f" <{address}>")
        if tag == "s":
            self._words.append(self._struck[2])
        if tag not in _BLOCKS:
            return
        self._end_block(is_row=tag in _ROWS)
        match tag:
            case "ul" | "ol":
                self._items.pop()
                self._is_tight = bool(self._items)
            case "table":
                self._is_tight = False
            case "li" | "blockquote":
                self._margins.pop()
            case "pre":
                self._is_code = False

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def _next_mark(self) -> str:
        number = self._items[-1] if self._items else None
        if number is None:
            return "- "
        self._items[-1] = number + 1
        return f"{number}. "

    def _end_block(self, *, is_row: bool = False) -> None:
        text, self._words = "".join(self._words), []
        if not text.strip():
            return
        lines = self._lines(text)
        if is_row and self._is_tight:
            self._blocks[-1] += lines
        else:
            self._blocks.append(lines)
        self._is_tight = is_row

    def _lines(self, text: str) -> list[str]:
        margin, mark, self._mark = "".join(self._margins), self._mark, ""
        first = margin[: len(margin) - len(mark)] + mark
        if self._is_code:
            return [f"{margin}{line}" for line in text.rstrip("\n").split("\n")]
        parts = text.split(_BREAK)
        return [wrapped(part, first, margin) for part in parts]
