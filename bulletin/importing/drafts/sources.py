"""Make the sources of an item from its notes and links, each page once.

In the texts that `sourced` returns, each character of the private-use plane stands for a source.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from bulletin.importing.drafts.citations import GUESS, LINK, MARK, REFERENCE, words_of_text
from bulletin.importing.fields.dates import dates_in
from bulletin.importing.formats.blocks import Block, Run, Table
from bulletin.importing.outline.composition import Item
from bulletin.importing.outline.footnotes import SOURCE, Note
from bulletin.importing.outline.headings import title_of
from bulletin.importing.outline.phrases import SAYS_NOTHING, SOURCE_LABEL
from bulletin.values.dates import PartialDate
from bulletin.values.slugs import source_id
from bulletin.values.urls import repaired, same_page, url_fault

_ACCESSED = re.compile(
    r"[\s,;([]*(?:last )?(?:accessed|visited|retrieved|viewed|consulted)(?: on)?:? "
    r"(?P<day>[\w .,/-]{6,20})[)\]]?",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"[\s,;(\[]+(?:available(?: at| here| via)?|at|see|via)\W*$", re.IGNORECASE)
_LEADING_MARKS = re.compile(rf"\W*{REFERENCE.pattern}")
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]]*(?=\s)|[。！？][”’」』）]*")
_FEW = 8
"""Words behind the last sentence that are no sentence themselves."""
_SHORT_LABEL = 3
"""Letters of a linked word that is no title."""


@dataclass(frozen=True, slots=True)
class DraftSource:
    """A source as it will stand in a draft."""

    id: str
    url: str
    title: str = ""
    accessed: str = ""
    """The day on which somebody read it, if the bulletin says so."""
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class SourcedText:
    """The text of an item and its sources."""

    blocks: tuple[Block, ...]
    sources: tuple[DraftSource, ...]
    lost: tuple[str, ...]
    """Notes and other words about sources that have no sound address."""
    guessed: tuple[str, ...]
    """The addresses of sources that the item only probably cites."""
    labels: tuple[str, ...] = ()
    """Words around sources that say nothing by themselves: `Source:`."""
    stripped: int = 0
    """Addresses from which tracking parameters were taken."""


def sourced(item: Item, notes: Sequence[Note], publishers: Mapping[str, str]) -> SourcedText:
    """The sources of an item in the order of its text.

    `publishers` has names by hosts. A mark that would stand first in a paragraph goes behind the
    words of this paragraph or the one above.
    """
    shelf = _Shelf(notes, item.links, publishers)
    text: list[Block] = []
    waiting = ""
    for block in item.body:
        if block.table:
            text.append(_with_cells(block, shelf))
            continue
        words, tail = (
            ("", block.text) if block.marker == SOURCE else _split_tail(block.text, item.links)
        )
        words = shelf.cited(words) + "".join(shelf.line(tail))
        leading, words = _without_leading_marks(words)
        if words:
            text.append(replace(block, runs=(Run(words),)))
        waiting += "" if _append(text, leading) else leading
    title = item.title.text if item.title else ""
    waiting += "".join(REFERENCE.findall(shelf.cited(title)))
    waiting += "".join(shelf.of_note(note, is_sure=False) for note in item.paired)
    if not _append(text, waiting):
        said = title_of(words_of_text(title))
        closed = said if said.endswith(("?", "!", "…", ".")) or not said else f"{said}."
        text.append(Block((Run((closed or "…") + "".join(dict.fromkeys(waiting))),)))
    return SourcedText(
        tuple(text),
        tuple(shelf.sources.values()),
        tuple(shelf.lost),
        tuple(shelf.guessed),
        tuple(shelf.labels),
        shelf.stripped,
    )


class _Shelf:
    """The sources of an item so far, by what two addresses of one page have in common."""

    def __init__(
        self,
        notes: Sequence[Note],
        links: Sequence[tuple[str, str]],
        publishers: Mapping[str, str],
    ) -> None:
        self._notes, self._links, self._publishers = notes, links, publishers
        self._told: set[int] = set()
        self.stripped = 0
        self.sources: dict[str, DraftSource] = {}
        self.lost: list[str] = []
        self.guessed: list[str] = []
        self.labels: list[str] = []

    def cited(self, text: str) -> str:
        """A text with the characters of sources in the place of those of marks and links."""
        return REFERENCE.sub(lambda match: self._source(match[0]), text)

    def line(self, text: str) -> Iterator[str]:
        """The sources of a text that is about nothing else; its words are their titles."""
        said = ""
        for part in re.split(f"({REFERENCE.pattern})", text):
            if not REFERENCE.fullmatch(part):
                said += part
            elif ord(part) < LINK:
                yield self._source(part)
            else:
                address, words = self._links[ord(part) - LINK]
                before, said = said.removesuffix(words), ""
                yield self._add(address, f"{self._title(before)} {self._title(words)}".strip())
        if left := self._title(said):
            self.lost.append(left)

    def of_note(self, number: int, *, is_sure: bool) -> str:
        note = self._notes[number]
        titles = (self._title(note.text), *("" for _ in note.addresses))
        pages = zip(note.addresses, titles, strict=False)
        cited = "".join(self._add(address, title) for address, title in pages)
        if not cited and number not in self._told:
            self.lost.append(f"note {note.number or '?'}: {note.written}")
        self._told.add(number)
        self.guessed += () if is_sure else note.addresses
        return cited

    def _source(self, character: str) -> str:
        code = ord(character)
        if code < LINK:
            return self.of_note((code - MARK) % (GUESS - MARK), is_sure=code < GUESS)
        address, words = self._links[code - LINK]
        is_title = len(words) > _SHORT_LABEL and not words.lstrip(" “\"‘'(")[:1].islower()
        return self._add(address, self._title(words) if is_title else "")

    def _title(self, words: str) -> str:
        """Words as a title, without the label before them."""
        if label := SOURCE_LABEL.match(words + ":" * (not SOURCE_LABEL.match(words))):
            self.labels.append(words[: label.end()].strip())
            words = words[label.end() :]
        if match := _TRAILING.search(words):
            self.labels.append(match[0])
            words = words[: match.start()]
        words = words.strip(" \t,;:.|()<>[]-–—→»›•")
        if SAYS_NOTHING.fullmatch(words):
            self.labels += [words] if words else []
            return ""
        return words if re.search(r"\w", words) else ""

    def _add(self, address: str, title: str) -> str:
        url = repaired(address)
        if url_fault(url):
            self.lost.append(f"an address that is not sound: {address}")
            return ""
        page = same_page(url)
        host = (urlsplit(url).hostname or "").removeprefix("www.")
        known = self.sources.get(page) or DraftSource(
            self._free_id(url), url, publisher=self._publishers.get(host, host)
        )
        self.stripped += url.count("&") + url.count("?") < address.count("&") + address.count("?")
        title, accessed = _without_access(title)
        if known.title and title and title != known.title:
            self.lost.append(f"another title of {url}: {title}")
        accessed = accessed or known.accessed
        self.sources[page] = replace(known, title=known.title or title, accessed=accessed)
        return chr(MARK + list(self.sources).index(page))

    def _free_id(self, url: str) -> str:
        name = source_id(url)
        taken = {source.id for source in self.sources.values()}
        others = (f"{name}-{number}" for number in range(2, len(taken) + 3))
        return next(one for one in (name, *others) if one not in taken)


def _without_access(title: str) -> tuple[str, str]:
    """A title without the day on which the page was read, and that day."""
    match = _ACCESSED.search(title)
    dates = dates_in(match["day"], PartialDate(2000, 1)) if match else []
    if not match or not dates or not dates[0].has_year:
        return title, ""
    return (title[: match.start()] + title[match.end() :]).strip(" ,;.()[]"), str(dates[0].date)


def _with_cells(block: Block, shelf: _Shelf) -> Block:
    assert block.table
    rows = tuple(
        tuple((Run(shelf.cited("".join(run.text for run in cell))),) for cell in row)
        for row in block.table.rows
    )
    table = Table(rows, block.table.alignments)
    return replace(block, runs=table.runs, table=table)


def _split_tail(text: str, links: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """The words of a paragraph, and what stands behind its last sentence if that is about sources.

    `… in May. Read more`, where the last words are a link, or `… in May. Source: https://…`.
    """
    end = max((match.end() for match in _SENTENCE_END.finditer(text)), default=len(text))
    tail = text[end:]
    numbers = [ord(one) - LINK for one in REFERENCE.findall(tail) if ord(one) >= LINK]
    if not numbers or len(numbers) > _FEW:
        return text, ""
    said = unlinked = REFERENCE.sub("", tail)
    for number in numbers:
        unlinked = unlinked.replace(links[number][1], "", 1)
    is_linked = bool(SAYS_NOTHING.fullmatch(unlinked)) and len(said.split()) <= _FEW
    return (text[:end], tail) if is_linked or SOURCE_LABEL.match(said) else (text, "")


def _without_leading_marks(text: str) -> tuple[str, str]:
    """The marks that stand before all words, and the rest."""
    match = _LEADING_MARKS.match(text)
    if not match:
        return "", text
    rest = re.sub(r"^[\s:;,.)\]}–—-]+", "", text[match.end() :])
    return "".join(REFERENCE.findall(match[0])), rest if re.search(r"\w", rest) else ""


def _append(text: list[Block], marks: str) -> bool:
    """Put marks behind the last paragraph of a text; False if there is none."""
    words = [n for n, block in enumerate(text) if not block.table and not block.level]
    if not words:
        return False
    last = text[words[-1]]
    new = "".join(mark for mark in dict.fromkeys(marks) if mark not in last.text)
    text[words[-1]] = replace(last, runs=(Run(last.text + new),))
    return True
