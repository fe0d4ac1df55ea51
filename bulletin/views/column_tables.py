"""Column-oriented tables for pages that filter and count in the browser.

A column holds its distinct `values`, `sets` of numbers of values that occur together, and for each
row the number of its set, so that a column of thousands of rows takes a few kilobytes.
assets/columns/columns.js reads it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bulletin.views.page_types import File

PART = 200
"""The number of rows whose texts share a file."""

T = TypeVar("T")
Value = tuple[str, str]
"""The id of a value, as used in addresses, and its label."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column to filter by; `id` names it in addresses."""

    id: str
    values: tuple[Value, ...]
    sets: tuple[tuple[int, ...], ...]
    of: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class ColumnTable(File):
    """Return the columns of a table."""

    count: int
    columns: tuple[Column, ...]
    dates: tuple[str, ...]
    """The date of each row, ISO 8601: a day, a month or a year."""
    amounts: tuple[str, ...] = ()
    """In digits, exactly as imposed; empty if there is none."""
    lines: tuple[int, ...] = ()
    """The index of each row in the published table."""
    texts: tuple[str, ...] = ()
    """The addresses of the files with what the rows say."""
    part: int = PART
    """The number of rows whose texts share a file."""


@dataclass(frozen=True, kw_only=True)
class ColumnTexts(File):
    """The texts of some rows, as pages show them."""

    rows: tuple[tuple[str, ...], ...]


def column(name: str, rows: Iterable[T], values_of: Callable[[T], Iterable[Value]]) -> Column:
    """Return a column with the values of each row; frequent values and sets come first."""
    of_rows = [tuple(dict.fromkeys(values_of(row))) for row in rows]
    counts = Counter(value for values in of_rows for value in values)
    values = sorted(counts, key=lambda value: (-counts[value], value))
    place = {value: number for number, value in enumerate(values)}
    as_numbers = [tuple(sorted(place[value] for value in some)) for some in of_rows]
    frequency = Counter(as_numbers)
    sets = sorted(frequency, key=lambda numbers: (-frequency[numbers], numbers))
    number_of = {numbers: number for number, numbers in enumerate(sets)}
    return Column(name, tuple(values), tuple(sets), tuple(map(number_of.get, as_numbers)))  # type: ignore[arg-type]


def parts_of(rows: Sequence[T]) -> list[Sequence[T]]:
    """Split rows into parts whose texts share a file."""
    return [rows[start : start + PART] for start in range(0, len(rows), PART)]
