"""What every reader returns: a manuscript, which is a row of blocks made of runs."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from bulletin.values.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one style."""

    text: str
    address: str = ""
    """Of a link: a URL, or `#id` within the same file."""
    is_bold: bool = False
    is_raised: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of a table, row by row; the first row is its header."""

    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    alignments: tuple[str, ...] = ()
    """`left`, `center`, `right` or nothing for each column."""

    @property
    def runs(self) -> tuple[Run, ...]:
        """Those of all cells, one after the other."""
        return joined(run for row in self.rows for cell in row for run in (*cell, Run(" ")))


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, a list item or a table; a block without runs is a ruled line."""

    runs: tuple[Run, ...]
    level: int = 0
    """Of a heading that is marked up as one: 1 to 6."""
    marker: str = ""
    """Of a list item: `•`, or a number as `3.`."""
    anchors: frozenset[str] = frozenset()
    """The ids by which links of the same file lead here."""
    place: int = 0
    """Its number among the blocks of the file."""
    depth: int = 0
    """The number of lists around it."""
    table: Table | None = None

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def is_bold(self) -> bool:
        worded = [run for run in self.runs if run.text.strip()]
        return bool(worded) and all(run.is_bold for run in worded)

    @property
    def addresses(self) -> tuple[str, ...]:
        """The web addresses of its links, each once."""
        given = (run.address for run in self.runs if run.address.lower().startswith("http"))
        return tuple(dict.fromkeys(given))


RULED_LINE = Block(())
PLAIN = Run("")


@dataclass(frozen=True, slots=True)
class Leftover:
    """A piece of the text that is in no draft, and why."""

    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Record:
    """An item of a feed or a row of a table, where the format itself says what an item is."""

    title: str
    blocks: tuple[Block, ...]
    fields: Mapping[str, str] = field(default_factory=dict)
    """Fields of the entry by name: `date`, `section`, `authority`, `amount` and others."""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A bulletin in any format: its blocks, or its records."""

    blocks: tuple[Block, ...]
    titles: tuple[str, ...] = ()
    """Titles outside of the text: of front matter, the subject of an e-mail, the page title."""
    sent: PartialDate | None = None
    """The day on which it was sent or published, by its header."""
    leftovers: tuple[Leftover, ...] = ()
    records: tuple[Record, ...] = ()
    name: str = ""
    """Of the file."""
    link: str = ""
    """The page that the whole text is about, by its front matter."""
    is_post: bool = False
    """Whether front matter gives the whole text a title, as that of a single post."""

    @property
    def words(self) -> int:
        return sum(len(block.text.split()) for block in self.blocks)


def in_places(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with their numbers."""
    return tuple(replace(block, place=place) for place, block in enumerate(blocks))


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs with white space collapsed, none at either end, and neighbours of one style merged."""
    found: list[Run] = []
    for run in runs:
        text = re.sub(r"\s+", " ", run.text)
        if not found or found[-1].text.endswith(" "):
            text = text.lstrip()
        if text and found and replace(found[-1], text="") == replace(run, text=""):
            found[-1] = replace(run, text=found[-1].text + text)
        elif text:
            found.append(replace(run, text=text))
    if found:
        found[-1] = replace(found[-1], text=found[-1].text.rstrip())
    return tuple(run for run in found if run.text)
