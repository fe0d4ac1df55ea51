"""How entries are numbered in what a browser loads: by issue and, within an issue, by date.

The search and the watch name entries by these numbers. By date, because steps between neighbours
are small then, and because of two results that are equally good the newer one comes first.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

T = TypeVar("T")


def numbered(newest_first: Sequence[T], period_and_day: Callable[[T], tuple[str, date]]) -> list[T]:
    """Entries, or what stands for them, in the order of their numbers, the first of which is 0."""
    oldest_first = newest_first[::-1]
    return sorted(oldest_first, key=period_and_day)
