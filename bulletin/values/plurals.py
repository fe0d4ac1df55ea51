"""Format counts with their nouns, and look up things by number."""

from collections.abc import Sequence


def counted(number: int, noun: str) -> str:
    """Return a number with its noun in the regular plural: `2 entries`."""
    plural = noun.removesuffix("y") + "ies" if noun.endswith("y") else noun + "s"
    return f"{number} {noun if number == 1 else plural}"


def numbered(number: str, things: Sequence[str]) -> str:
    """Return the thing with a number, counted from 1; empty if there is none."""
    is_number = number.isdecimal() and len(number) < 4 and 0 < int(number) <= len(things)
    return things[int(number) - 1] if is_number else ""
