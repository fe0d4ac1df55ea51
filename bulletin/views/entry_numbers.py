"""Number entries for data loaded by the browser: by issue and, within an issue, by date.

The search and the watch refer to entries by these numbers. Ordering by date keeps differences
between neighbours small, and puts the newer of two equally good results first.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

T = TypeVar("T")


def numbered(newest_first: Sequence[T], period_and_day: Callable[[T], tuple[str, date]]) -> list[T]:
    """Return entries, or representatives of them, in the order of their numbers, from 0."""
    oldest_first = newest_first[::-1]
    return sorted(oldest_first, key=period_and_day)
