"""Years: long lists by year, and the way to the years that a first page leaves out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

from bulletin.values.addresses import year_address
from bulletin.views.types import Link

LISTED = 200
"""Things that a list shows at least before it leaves the rest to the pages of their years."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Year(Generic[T]):
    """Things of one year, newest first, and the entries that they are or hold."""

    year: int
    items: tuple[T, ...]
    entry_count: int


def by_year(
    items: Iterable[T], year_of: Callable[[T], int], entries_in: Callable[[T], int] = lambda _: 1
) -> tuple[Year[T], ...]:
    """Items that come newest first, year by year."""
    groups = ((year, tuple(group)) for year, group in groupby(items, year_of))
    return tuple(Year(year, group, sum(map(entries_in, group))) for year, group in groups)


def split_years(years: tuple[Year[T], ...]) -> tuple[tuple[Year[T], ...], tuple[Year[T], ...]]:
    """The years that a list shows, as many as hold `LISTED` items, and those before them."""
    count = 0
    for number, year in enumerate(years, 1):
        count += len(year.items)
        if count >= LISTED:
            return years[:number], years[number:]
    return years, ()


def year_links(listing: str, years: Iterable[Year[T]]) -> tuple[Link, ...]:
    """The way from a listing to the pages of some years."""
    return tuple(Link(year_address(listing, year.year), str(year.year)) for year in years)
