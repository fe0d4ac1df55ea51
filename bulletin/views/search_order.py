"""The order in which the search numbers entries; what refers to entries by number follows it."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import TypeVar

from bulletin.values.dates import PartialDate

T = TypeVar("T")


def in_search_order(
    entries: Iterable[T], issue_of: Callable[[T], str], date_of: Callable[[T], PartialDate]
) -> Iterator[T]:
    """Entries from the oldest issue on, and by their dates within an issue.

    They are given with the newest issue first, in the order in which they are read, as an archive
    has them; those of an issue stand together.
    """
    for _, issue in groupby([*entries][::-1], key=issue_of):
        yield from sorted(issue, key=lambda entry: date_of(entry).last_day)
