"""Whole numbers in as few bytes as they need: seven bits a byte, the lowest first (LEB128)."""

from collections.abc import Collection
from itertools import pairwise

_KNOWN = 1 << 14


def _encoded(number: int) -> bytes:
    low, rest = number & 0x7F, number >> 7
    return bytes((low | 0x80,)) + _encoded(rest) if rest else bytes((low,))


_SMALL = tuple(map(_encoded, range(_KNOWN)))


def varint(number: int) -> bytes:
    """A number that is not negative."""
    return _SMALL[number] if number < _KNOWN else _encoded(number)


def varints(numbers: Collection[int]) -> bytes:
    try:
        return b"".join(map(_SMALL.__getitem__, numbers))
    except IndexError:
        return b"".join(map(varint, numbers))


def zigzag(number: int) -> int:
    """A number of either sign as one that is not negative: 0, -1, 1, -2 become 0, 1, 2, 3."""
    return -2 * number - 1 if number < 0 else 2 * number


def steps(rising: list[int]) -> list[int]:
    """Rising numbers as the first one and the steps between them."""
    return rising[:1] + [after - before for before, after in pairwise(rising)]
