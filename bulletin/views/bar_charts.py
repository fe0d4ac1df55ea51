"""Bar charts: figures with their labels, and how long each bar is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

WIDTH = 1000
"""The length of the longest bar."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure: `length` is its share of the largest one, in thousandths."""

    label: str
    figure: str
    """As it is read, with its unit."""
    length: int
    address: str = ""
    """Of the page that it is about."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Figures that may be compared with each other."""

    id: str
    title: str
    counted: str
    """What the figures count and what they leave out, in a sentence."""
    label_heading: str
    figure_heading: str
    bars: tuple[Bar, ...]


def bars_of(figures: Iterable[tuple[str, str, Decimal | int, str]]) -> tuple[Bar, ...]:
    """Bars of labels, figures as they are read, their values and addresses, in this order."""
    given: Sequence[tuple[str, str, Decimal | int, str]] = list(figures)
    largest = max((value for _, _, value, _ in given), default=1)
    return tuple(
        Bar(label, figure, max(1, int(WIDTH * value / largest)), address)
        for label, figure, value, address in given
    )
