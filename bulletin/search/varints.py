"""Whole numbers in as few bytes as they need.

Up to 191 a number is one byte, up to 16,319 two: 192 and more, then the lower eight bits of what
it exceeds 191 by. Before others stands 255; they follow with seven bits a byte, the lowest first
(LEB128). Places in a text, which are most of an index, are one byte more often so than by LEB128.
"""

from collections.abc import Collection, Iterator
from itertools import pairwise

ONE_BYTE = 192
_ESCAPE = 255
_KNOWN = ONE_BYTE + ((_ESCAPE - ONE_BYTE) << 8)


def _encoded(number: int) -> bytes:
    if number < ONE_BYTE:
        return bytes((number,))
    if number < _KNOWN:
        return bytes((ONE_BYTE + ((number - ONE_BYTE) >> 8), (number - ONE_BYTE) & 0xFF))
    return bytes((_ESCAPE, *_leb128(number)))


def _leb128(number: int) -> Iterator[int]:
    while number > 0x7F:
        yield number & 0x7F | 0x80
        number >>= 7
    yield number


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


def read_varints(encoded: bytes) -> Iterator[int]:
    """The numbers that were written one after the other."""
    read = iter(encoded)
    for byte in read:
        if byte < ONE_BYTE:
            yield byte
        elif byte < _ESCAPE:
            yield ONE_BYTE + ((byte - ONE_BYTE) << 8) + next(read)
        else:
            number = shift = 0
            for low in read:
                number |= (low & 0x7F) << shift
                shift += 7
                if low < 0x80:
                    break
            yield number
