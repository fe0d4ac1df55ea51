"""What every reader returns: blocks of text in a row, made of runs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from bulletin.values.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one style."""

    text: str
    address: str = ""
    """Where it leads, if it is a link; `#id` within the same file."""
    is_bold: bool = False
    is_raised: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of a table, row by row; the first row is its header."""

    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    alignments: tuple[str, ...] = ()
    """For each column `left`, `center`, `right` or nothing."""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, a list item or a table; a block without runs is a ruled line."""

    runs: tuple[Run, ...]
    level: int = 0
    """Of a heading that is marked up as one: 1 to 6."""
    marker: str = ""
    """What stands before a list item: `•`, or a number as `3.`."""
    anchors: frozenset[str] = frozenset()
    """The ids by which links of the same file lead here."""
    place: int = 0
    """Its number among the blocks of the file."""
    depth: int = 0
    """How many lists it stands in."""
    table: Table | None = None
    """A table; its runs are those of all cells in a row."""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def is_bold(self) -> bool:
        worded = [run for run in self.runs if run.text.strip()]
        return bool(worded) and all(run.is_bold for run in worded)

    @property
    def addresses(self) -> tuple[str, ...]:
        """Where its links lead in the web, each once."""
        given = (run.address for run in self.runs if run.address.lower().startswith("http"))
        return tuple(dict.fromkeys(given))


@dataclass(frozen=True, slots=True)
class Leftover:
    """A piece of the text that is in no draft, and why."""

    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Record:
    """An item of a feed or of a table, of which nothing has to be guessed."""

    title: str
    blocks: tuple[Block, ...]
    fields: Mapping[str, str] = field(default_factory=dict)
    """Fields of the entry by name: `date`, `section`, `authorities`, `amount` and others."""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A bulletin as it was read, whatever its format."""

    blocks: tuple[Block, ...]
    titles: tuple[str, ...] = ()
    """What it is called outside of its text: front matter, the subject of a mail, its file."""
    sent: PartialDate | None = None
    """The day on which it was sent or published, as its head says."""
    leftovers: tuple[Leftover, ...] = ()
    records: tuple[Record, ...] = ()
    """The items, where the format tells them itself; there are no blocks then."""
    name: str = ""
    """Of the file."""
    link: str = ""
    """The page that the whole text is about, as its front matter says."""
    is_post: bool = False
    """Whether front matter gives the whole text a title, as that of a single post."""

    @property
    def words(self) -> int:
        return sum(len(block.text.split()) for block in self.blocks)


def in_places(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with their numbers."""
    return tuple(replace(block, place=place) for place, block in enumerate(blocks))


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs with one space for every run of white space, and none at the beginning and the end."""
    found: list[Run] = []
    for run in runs:
        text = " ".join(run.text.split()) if run.text.strip() else " " * bool(run.text)
        if run.text.strip():
            text = " " * run.text[0].isspace() + text + " " * run.text[-1].isspace()
        if not found or found[-1].text.endswith(" "):
            text = text.lstrip()
        if text and found and replace(found[-1], text="") == replace(run, text=""):
            found[-1] = replace(run, text=found[-1].text + text)
        elif text:
            found.append(replace(run, text=text))
    while found and not found[-1].text.rstrip():
        found.pop()
    if found:
        found[-1] = replace(found[-1], text=found[-1].text.rstrip())
    return tuple(found)
