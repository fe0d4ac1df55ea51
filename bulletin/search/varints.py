"""Encode whole numbers in as few bytes as possible.

Numbers up to 191 take one byte, up to 16,319 two: 192 or more, then the lower eight bits of the
excess over 191. Larger ones begin with 255, followed by seven bits per byte, lowest first (LEB128).
Positions, which make up most of an index, fit in one byte more often than with LEB128.
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
    """Encode a non-negative number."""
    return _SMALL[number] if number < _KNOWN else _encoded(number)


def varints(numbers: Collection[int]) -> bytes:
    try:
        return b"".join(map(_SMALL.__getitem__, numbers))
    except IndexError:
        return b"".join(map(varint, numbers))


def zigzag(number: int) -> int:
    """Map a signed number to a non-negative one: 0, -1, 1, -2 become 0, 1, 2, 3."""
    return -2 * number - 1 if number < 0 else 2 * number


def steps(rising: list[int]) -> list[int]:
    """Return ascending numbers as the first one and the steps between them."""
    return rising[:1] + [after - before for before, after in pairwise(rising)]


def read_varints(encoded: bytes) -> Iterator[int]:
    """Decode consecutive numbers."""
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
