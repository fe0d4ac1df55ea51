"""Bar charts: figures with labels and bar lengths."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

WIDTH = 1000
"""The length of the longest bar."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure; `length` is its share of the largest one, in thousandths."""

    label: str
    figure: str
    """The formatted figure, with its unit."""
    length: int
    address: str = ""
    """The address of the related page."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Comparable figures."""

    id: str
    title: str
    counted: str
    """A sentence on what the figures include and exclude."""
    label_heading: str
    figure_heading: str
    bars: tuple[Bar, ...]


def bars_of(figures: Iterable[tuple[str, str, Decimal | int, str]]) -> tuple[Bar, ...]:
    """Return bars from labels, formatted figures, values and addresses."""
    given: Sequence[tuple[str, str, Decimal | int, str]] = list(figures)
    largest = max((value for _, _, value, _ in given), default=1)
    return tuple(
        Bar(label, figure, max(1, int(WIDTH * value / largest)), address)
        for label, figure, value, address in given
    )
