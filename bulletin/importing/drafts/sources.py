"""Sources of an item, made of its notes and links, each page once."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from bulletin.importing.drafts.citations import CitedItem
from bulletin.importing.fields.dates import dates_in
from bulletin.importing.outline.footnote_blocks import SOURCE
from bulletin.importing.outline.footnote_marks import Link, Mark, Piece
from bulletin.importing.outline.footnotes import Note
from bulletin.importing.outline.headings import title_of
from bulletin.importing.outline.source_lines import LABELLED, SAYS_NOTHING, part_tail
from bulletin.values.dates import PartialDate
from bulletin.values.slugs import slugify
from bulletin.values.urls import repaired, same_page, url_fault

_ACCESSED = re.compile(
    r"[\s,;([]*(?:last )?(?:accessed|visited|retrieved|viewed|consulted)(?: on)?:? "
    r"(?P<day>[\w .,/-]{6,20})[)\]]?",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"[\s,;(\[]+(?:available(?: at| here| via)?|at|see|via)\W*$", re.IGNORECASE)
_SHORT_LABEL = 3
"""Letters that a label of a host has at least to be a name."""


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
class Cited:
    """The id of a source, at the place of its mark."""

    source: str


DraftPiece = str | Cited


@dataclass(frozen=True, slots=True)
class DraftParagraph:
    """A part of a text with its marks."""

    pieces: tuple[DraftPiece, ...]
    level: int = 0
    marker: str = ""
    depth: int = 0
    rows: tuple[tuple[tuple[DraftPiece, ...], ...], ...] = ()
    """The cells of a table, which has no pieces of its own."""
    alignments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourcedText:
    """The text of an item and its sources; `lost` is what notes say that have no address."""

    paragraphs: tuple[DraftParagraph, ...]
    sources: tuple[DraftSource, ...]
    lost: tuple[str, ...]
    guessed: tuple[str, ...]
    """The addresses of sources of which it is only probable that the item cites them."""
    labels: tuple[str, ...] = ()
    """Words around sources that say nothing by themselves: `Source:`."""
    stripped: int = 0
    """Addresses from which parameters that follow readers were taken."""


def sourced(item: CitedItem, notes: Sequence[Note], publishers: Mapping[str, str]) -> SourcedText:
    """The sources of an item in the order of its text.

    `publishers` has the names of those whose hosts are known. No mark stands first in a
    paragraph: it goes behind the words of this or of the paragraph above.
    """
    shelf = _Shelf(notes, publishers)
    text: list[DraftParagraph] = []
    waiting: list[Cited] = []
    for part in item.paragraphs:
        if part.marker == SOURCE:
            new = _marks_in(shelf.line(part.pieces))
        elif part.rows:
            rows = tuple(tuple(_flat(map(shelf.piece, cell)) for cell in row) for row in part.rows)
            text.append(DraftParagraph((), rows=rows, alignments=part.alignments))
            continue
        else:
            words, tail = part_tail(part.pieces)
            pieces = _flat((*map(shelf.piece, words), *_marks_only(shelf.line(tail))))
            leading, pieces = _without_leading_marks(pieces)
            new = list(leading)
            if pieces:
                text.append(DraftParagraph(pieces, part.level, part.marker, part.depth))
        waiting += [] if _append(text, new) else new
    title = item.title.pieces if item.title else ()
    waiting += _marks_in([shelf.piece(one) for one in title if not isinstance(one, str)])
    waiting += _marks_in([shelf.of_note(note, is_sure=False) for note in item.paired])
    if not _append(text, waiting):
        said = title_of(item.title.text) if item.title else ""
        closed = said if said.endswith(("?", "!", "…", ".")) or not said else f"{said}."
        text.append(DraftParagraph((closed or "…", *dict.fromkeys(waiting))))
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

    def __init__(self, notes: Sequence[Note], publishers: Mapping[str, str]) -> None:
        self._notes = notes
        self._publishers = publishers
        self.stripped = 0
        self.sources: dict[str, DraftSource] = {}
        self.lost: list[str] = []
        self.guessed: list[str] = []
        self.labels: list[str] = []
        self._told: set[int] = set()

    def piece(self, piece: Piece) -> tuple[DraftPiece, ...]:
        match piece:
            case Mark(note, is_sure):
                return self.of_note(note, is_sure)
            case Link(address, words):
                return self._add(address, self._label(words))
            case _:
                return (piece,)

    def line(self, pieces: Iterable[Piece]) -> Iterator[tuple[DraftPiece, ...]]:
        """The sources of a line that is about nothing else, with the titles that it gives them."""
        said = ""
        for piece in pieces:
            match piece:
                case str():
                    said += piece
                case Link(address, words):
                    before, said = said.removesuffix(words), ""
                    title = self._title(f"{self._title(before)} {self._title(words)}".strip())
                    yield self._add(address, title)
                case _:
                    yield self.piece(piece)
        if left := self._title(said):
            self.lost.append(left)

    def _label(self, words: str) -> str:
        """The words of a link within a sentence, if they begin like a title."""
        is_title = len(words) > _SHORT_LABEL and not words.lstrip(" “\"‘'(")[:1].islower()
        return self._title(words) if is_title else ""

    def _title(self, words: str) -> str:
        """Words as a title, without the label before them."""
        if label := LABELLED.match(words + ":" * (not LABELLED.match(words))):
            self.labels.append(words[: label.end()].strip())
            words = words[label.end() :]
        if match := _TRAILING.search(words):
            self.labels.append(match[0])
            words = words[: match.start()]
        words = words.strip(" \t,;:.|()<>[]-–—→»›•")
        if words and SAYS_NOTHING.fullmatch(words):
            self.labels.append(words)
        return "" if SAYS_NOTHING.fullmatch(words) or not re.search(r"\w", words) else words

    def of_note(self, number: int, is_sure: bool) -> tuple[DraftPiece, ...]:
        note = self._notes[number]
        titles = (self._title(note.text), *("" for _ in note.addresses))
        pages = zip(note.addresses, titles, strict=False)
        cited = [self._add(address, title) for address, title in pages]
        if not any(cited) and number not in self._told:
            self.lost.append(f"note {note.number or '?'}: {note.written}")
        self._told.add(number)
        if not is_sure:
            self.guessed.extend(note.addresses)
        return tuple(piece for pieces in cited for piece in pieces)

    def _add(self, address: str, title: str) -> tuple[DraftPiece, ...]:
        url = repaired(address)
        if url_fault(url):
            self.lost.append(f"an address that is not sound: {address}")
            return ()
        page = same_page(url)
        taken = {source.id for source in self.sources.values()}
        host = (urlsplit(url).hostname or "").removeprefix("www.")
        publisher = self._publishers.get(host, host)
        known = self.sources.get(page) or DraftSource(
            _free_id(url, taken), url, publisher=publisher
        )
        self.stripped += url.count("&") + url.count("?") < address.count("&") + address.count("?")
        title, accessed = _without_access(title)
        said = title if title and not known.title else known.title
        if known.title and title and title != known.title:
            self.lost.append(f"another title of {url}: {title}")
        self.sources[page] = replace(known, title=said, accessed=accessed or known.accessed)
        return (Cited(known.id),)


def _free_id(url: str, taken: set[str]) -> str:
    name = _name_of_host(url)
    others = (f"{name}-{number}" for number in range(2, len(taken) + 3))
    return next(one for one in (name, *others) if one not in taken)


def _name_of_host(url: str) -> str:
    """The label of a host that says most: `ministry` of `www.ministry.gov.example`."""
    labels = (urlsplit(url).hostname or "").removeprefix("www.").split(".")
    names = labels[:-1]
    while len(names) > 1 and len(names[-1]) <= _SHORT_LABEL:
        names = names[:-1]
    long = [label for label in names if len(label) >= _SHORT_LABEL]
    return slugify((long or names or labels)[0]) or "source"


def _without_access(title: str) -> tuple[str, str]:
    """A title without the day on which the page was read, and that day."""
    match = _ACCESSED.search(title)
    dates = dates_in(match["day"], PartialDate(2000, 1)) if match else []
    if not match or not dates or not dates[0].has_year:
        return title, ""
    return (title[: match.start()] + title[match.end() :]).strip(" ,;.()[]"), str(dates[0].date)


def _flat(pieces: Iterable[tuple[DraftPiece, ...]]) -> tuple[DraftPiece, ...]:
    return tuple(piece for some in pieces for piece in some)


def _marks_only(pieces: Iterable[tuple[DraftPiece, ...]]) -> list[tuple[DraftPiece, ...]]:
    return [(mark,) for mark in _marks_in(pieces)]


def _marks_in(pieces: Iterable[tuple[DraftPiece, ...]]) -> list[Cited]:
    return [piece for piece in _flat(pieces) if isinstance(piece, Cited)]


def _without_leading_marks(
    pieces: tuple[DraftPiece, ...],
) -> tuple[tuple[Cited, ...], tuple[DraftPiece, ...]]:
    """The marks that stand before all words, and the rest."""
    leading: list[Cited] = []
    for index, piece in enumerate(pieces):
        if isinstance(piece, str) and re.search(r"\w", piece):
            rest = (
                re.sub(r"^[\s:;,.)\]}–—-]+", "", piece) if leading else piece,
                *pieces[index + 1 :],
            )
            return tuple(leading), rest
        leading += [piece] if isinstance(piece, Cited) else []
    return tuple(leading), () if leading else pieces


def _append(text: list[DraftParagraph], marks: Sequence[Cited]) -> bool:
    """Put marks behind the last paragraph of a text that is no table; False if there is none."""
    words = [n for n, part in enumerate(text) if not part.rows and not part.level]
    if not words:
        return False
    last = text[words[-1]]
    new = [mark for mark in dict.fromkeys(marks) if mark not in last.pieces]
    text[words[-1]] = replace(last, pieces=(*last.pieces, *new))
    return True
