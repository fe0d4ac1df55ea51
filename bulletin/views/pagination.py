"""Split long lists into pages, so that no page grows with the archive.

Pages are numbered from the oldest items and filled to a limit. Their contents and addresses do not
change when items are added; the base page shows the newest.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

from bulletin.language.languages import Language
from bulletin.schema.entries import Entry
from bulletin.values.addresses import page_address
from bulletin.values.dates import PartialDate
from bulletin.views.page_types import Link, Teaser

ROOM = 900
"""The capacity of a page in HTML elements; a base page may have twice as much."""
BYTES_PER_ELEMENT = 80
"""The average size at which 3,000 elements have 240 kB; longer text counts as further elements."""
LINKED = 100
"""The maximum of pages that the base page links to; the others are reached from neighbours."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page of a list, with the dates or names of its first and last item."""

    link: Link
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Paging:
    """The position of a page among the pages of its list."""

    number: int
    """Counted from the oldest items; 0 for the base page."""
    newest: str
    """The address of the base page."""
    newer: str = ""
    """The address of the page with the next newer items, if there is one."""
    older: str = ""
    links: tuple[PageLink, ...] = ()
    """On the base page, links to the others."""

    @property
    def is_one(self) -> bool:
        """Return whether the list has only one page."""
        return not (self.newer or self.older)


@dataclass(frozen=True, slots=True)
class Sheet(Generic[T]):
    """The items of a list on one page."""

    address: str
    items: tuple[T, ...]
    """Newest first."""
    paging: Paging


@dataclass(frozen=True, slots=True)
class Year(Generic[T]):
    """The items of one year on a page, newest first, and the number of items in the year."""

    year: int
    items: tuple[T, ...]
    count: int

    @property
    def is_whole(self) -> bool:
        return len(self.items) == self.count


def sheets_of(
    items: Sequence[T],
    address: str,
    weigh: Callable[[T], int],
    date_of: Callable[[T], PartialDate],
    room: int = 0,
) -> Iterator[Sheet[T]]:
    """Yield the pages of a list sorted newest first: the base page at `address`, then the older.

    `weigh` returns the elements of an item; `room` is the capacity of a page, `ROOM` by default.
    """
    groups = list(filled(items[::-1], weigh, room or ROOM))
    listed, older = groups[-2:], groups[:-2]
    newest = tuple(item for group in listed for item in group)[::-1]
    numbers = range(len(older), 0, -1)
    links = tuple(
        PageLink(
            Link(page_address(address, number), str(number)),
            str(date_of(older[number - 1][0]).whole_month),
            str(date_of(older[number - 1][-1]).whole_month),
        )
        for number in _spread(numbers)
    )
    last = page_address(address, len(older)) if older else ""
    yield Sheet(address, newest, Paging(0, address, older=last, links=links))
    for number in numbers:
        paging = Paging(
            number,
            address,
            newer=page_address(address, number + 1) if number < len(older) else address,
            older=page_address(address, number - 1) if number > 1 else "",
        )
        yield Sheet(page_address(address, number), tuple(older[number - 1])[::-1], paging)


def numbered_title(title: str, number: int, language: Language) -> str:
    """Return the title of a page of a list; the base page has no number."""
    form = language.gettext("%(title)s, page %(number)s")
    return form % {"title": title, "number": number} if number else title


def in_turn(
    items: Sequence[T], address: str, weigh: Callable[[T], int], name_of: Callable[[T], str]
) -> Iterator[Sheet[T]]:
    """Yield the pages of a list in its own order, such as one by name.

    The first page is the base page; the numbers of the others begin with 2.
    """
    groups = list(filled(items, weigh, 2 * ROOM)) or [[]]
    addresses = [address, *(page_address(address, n) for n in range(2, len(groups) + 1))]
    links = tuple(
        PageLink(Link(place, str(number)), name_of(group[0]), name_of(group[-1]))
        for number, (place, group) in enumerate(zip(addresses, groups, strict=True), 1)
        if len(groups) > 1
    )
    for index, group in enumerate(groups):
        paging = Paging(
            index + 1 if index else 0,
            address,
            newer=addresses[index - 1] if index else "",
            older=addresses[index + 1] if index + 1 < len(groups) else "",
            links=() if index else tuple(_spread(links)),
        )
        yield Sheet(addresses[index], tuple(group), paging)


def by_year(
    items: Iterable[T], date_of: Callable[[T], PartialDate], counts: dict[int, int]
) -> tuple[Year[T], ...]:
    """Group items sorted newest first by year; `counts` has the totals of the years."""
    groups = groupby(items, lambda item: date_of(item).year)
    return tuple(Year(year, tuple(group), counts[year]) for year, group in groups)


def teaser_weight(entry: Teaser) -> int:
    """Return the elements of an entry in a list, or the equivalent of its text."""
    links = [*entry.jurisdictions, *entry.authorities]
    followed = [one for row in entry.thread for one in row.items]
    elements = 14 + 3 * len(entry.jurisdictions) + 2 * len(entry.authorities) + 3 * len(followed)
    texts = (entry.title, entry.summary, *(one.name for one in links), *(f.text for f in followed))
    size = 60 * elements + sum(len(text.encode()) for text in texts)
    return max(elements, size // BYTES_PER_ELEMENT)


def entry_weight(entry: Entry) -> int:
    """Return the elements of an entry with text and footnotes, or their length's equivalent."""
    pieces = [piece for piece in entry.body.pieces if isinstance(piece, str)]
    text = sum(piece.count("</") for piece in pieces)
    places = 3 * len(entry.jurisdictions) + 2 * len(entry.authorities)
    elements = (40 if entry.dates else 30) + places + text + 13 * len(entry.sources)
    size = 2000 + 120 * places + sum(len(piece.encode()) for piece in pieces)
    size += sum(
        500 + 2 * len(source.url or "") + len(source.title or "") for source in entry.sources
    )
    return max(elements, size // BYTES_PER_ELEMENT)


def filled(items: Iterable[T], weigh: Callable[[T], int], room: int) -> Iterator[list[T]]:
    """Split items, in order, into groups that fit; each has at least one."""
    group: list[T] = []
    free = room
    for item in items:
        weight = weigh(item)
        if group and weight > free:
            yield group
            group, free = [], room
        group.append(item)
        free -= weight
    if group:
        yield group


def _spread(items: Sequence[T]) -> Iterator[T]:
    """Select at most `LINKED` items, including the first and the last."""
    if len(items) <= LINKED:
        yield from items
    else:
        step = (len(items) - 1) / (LINKED - 1)
        yield from (items[round(number * step)] for number in range(LINKED))
