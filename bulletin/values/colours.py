"""Screen colours and their contrast (sRGB; WCAG 2.2, 1.4.3)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

READABLE = 4.5
"""The contrast that text of any size needs (WCAG 2.2, AA)."""
_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_STEPS = 100


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour by its red, green and blue parts, each from 0 to 255."""

    red: int
    green: int
    blue: int

    @classmethod
    def parse(cls, text: str) -> "Colour":
        """Parse `#8c2230` or `#822`; raises ValueError for anything else."""
        if not _HEX.fullmatch(text):
            raise ValueError("write it as # and six digits, such as #8c2230")
        digits = text[1:] if len(text) == 7 else "".join(2 * digit for digit in text[1:])
        return cls(*bytes.fromhex(digits))

    def __str__(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"

    @property
    def luminance(self) -> float:
        """Return the relative luminance, from 0 for black to 1 for white."""
        red, green, blue = map(_linear, (self.red, self.green, self.blue))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue


BLACK, WHITE = Colour(0, 0, 0), Colour(255, 255, 255)


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    darker, lighter = sorted((one.luminance, other.luminance))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """Return a colour mixed with a share, from 0 to 1, of another one."""
    pairs = zip(_parts(one), _parts(other), strict=True)
    return Colour(*(round(a + (b - a) * share) for a, b in pairs))


def is_readable(colour: Colour, backgrounds: Iterable[Colour]) -> bool:
    return all(contrast(colour, one) >= READABLE for one in backgrounds)


def made_readable(colour: Colour, backgrounds: tuple[Colour, ...]) -> Colour:
    """Return the nearest colour, with more black or white, that is readable on all backgrounds.

    If there is none, the better of black and white.
    """
    for step in range(_STEPS + 1):
        for end in (BLACK, WHITE):
            candidate = mixed(colour, end, step / _STEPS)
            if is_readable(candidate, backgrounds):
                return candidate
    return max((BLACK, WHITE), key=lambda end: min(contrast(end, one) for one in backgrounds))


def _linear(part: int) -> float:
    value = part / 255
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _parts(colour: Colour) -> tuple[int, int, int]:
    return colour.red, colour.green, colour.blue
