"""Tables by columns, as the pages that filter and count in the browser load them.

A column says for each row which of its values it has: `values` once each, `sets` of numbers of
values that occur together, and for each row the number of its set. So a column of thousands of
rows takes a few kilobytes. assets/columns/columns.js reads it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bulletin.views.page_types import File

PART = 200
"""Rows whose texts are in one file."""

T = TypeVar("T")
Value = tuple[str, str]
"""The id of a value, by which addresses name it, and what readers call it."""


@dataclass(frozen=True, slots=True)
class Column:
    """What rows can be filtered by; `id` names it in addresses."""

    id: str
    values: tuple[Value, ...]
    sets: tuple[tuple[int, ...], ...]
    of: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class ColumnTable(File):
    """The columns of a table."""

    count: int
    columns: tuple[Column, ...]
    dates: tuple[str, ...]
    """Of each row, ISO 8601: a day, a month or a year."""
    amounts: tuple[str, ...] = ()
    """In digits, exactly as imposed; empty where there is none."""
    lines: tuple[int, ...] = ()
    """Of each row, its place among the rows of the published table."""
    texts: tuple[str, ...] = ()
    """The addresses of the files with what the rows say."""
    part: int = PART
    """Rows whose texts are in one file."""


@dataclass(frozen=True, kw_only=True)
class ColumnTexts(File):
    """What some rows say, in the words in which pages show them."""

    rows: tuple[tuple[str, ...], ...]


def column(name: str, rows: Iterable[T], values_of: Callable[[T], Iterable[Value]]) -> Column:
    """The column of what each row has; the most frequent values and sets come first."""
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
    """Rows in the parts whose texts are in one file."""
    return [rows[start : start + PART] for start in range(0, len(rows), PART)]
