"""Entries in a list by year, which leaves old years to pages of their own."""

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import TypeVar

from bulletin.views.types import Year

LISTED = 200
"""Entries that a listing shows at least before it leaves the rest to the pages of their years."""

T = TypeVar("T")


def by_year(
    items: Iterable[T], year_of: Callable[[T], int], entries_in: Callable[[T], int] = lambda _: 1
) -> tuple[Year[T], ...]:
    """Items that come newest first, year by year."""
    groups = ((year, tuple(group)) for year, group in groupby(items, year_of))
    return tuple(Year(year, group, sum(map(entries_in, group))) for year, group in groups)


def split_years(years: tuple[Year[T], ...]) -> tuple[tuple[Year[T], ...], tuple[Year[T], ...]]:
    """The years that a listing shows, as many as hold `LISTED` items, and those before them."""
    count = 0
    for number, year in enumerate(years, 1):
        count += len(year.items)
        if count >= LISTED:
            return years[:number], years[number:]
    return years, ()
