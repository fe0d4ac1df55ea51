"""Numbers with what they count, and what has a number in a list."""

from collections.abc import Sequence


def counted(number: int, noun: str) -> str:
    """A number with its noun, which makes a regular plural: `2 entries`."""
    plural = noun.removesuffix("y") + "ies" if noun.endswith("y") else noun + "s"
    return f"{number} {noun if number == 1 else plural}"


def numbered(number: str, things: Sequence[str]) -> str:
    """The thing with a number, counted from 1; empty where the text is no number of one."""
    is_number = number.isdecimal() and len(number) < 4 and 0 < int(number) <= len(things)
    return things[int(number) - 1] if is_number else ""
