"""Columns of the search's facet tables as numbers, read as a browser reads them."""

from itertools import accumulate

_SIGNS = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"


def unpacked(packed: str) -> list[int]:
    """The numbers of a column, most of which are one sign."""
    found, number, factor = [], 0, 1
    for sign in packed:
        place = _SIGNS.index(sign)
        if place < 48:
            found.append(number + factor * place)
            number, factor = 0, 1
        else:
            number, factor = number + factor * (place - 48), 16 * factor
    return found


def unpacked_days(packed: str) -> list[int]:
    """Days since 1970, of which a column has the steps from one to the next."""
    steps = (-(one + 1) // 2 if one % 2 else one // 2 for one in unpacked(packed))
    return list(accumulate(steps))
