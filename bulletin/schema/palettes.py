"""The colour palettes of the site: the program's own, adapted by the settings."""

from dataclasses import dataclass, replace

from bulletin.schema.look import Colours, Look
from bulletin.values.colours import Colour, made_readable, mixed


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one palette; the names are those in the style sheet."""

    paper: Colour
    ink: Colour
    ink_soft: Colour
    rule: Colour
    rule_strong: Colour
    wash: Colour
    link: Colour
    accent: Colour

    @property
    def backgrounds(self) -> tuple[Colour, Colour]:
        """Return the backgrounds of text."""
        return self.paper, self.wash


def _palette(*shades: str) -> Palette:
    return Palette(*map(Colour.parse, shades))


LIGHT = _palette(
    *("#fdfcf9", "#1c1f26", "#565b66", "#d9d5cb", "#1c1f26", "#f4f1ea", "#1a4a7c", "#8c2230")
)
DARK = _palette(
    *("#15181d", "#e6e3dc", "#a6a9b0", "#343941", "#c9c6bf", "#1d2127", "#8fbdf0", "#f0939f")
)
TONES_ON_LIGHT = tuple(
    map(Colour.parse, ("#1a4a7c", "#8c2230", "#2b6046", "#7a5310", "#5d3b85", "#23616b"))
)
TONES_ON_DARK = tuple(
    map(Colour.parse, ("#8fbdf0", "#f0939f", "#86cba6", "#dcb469", "#c3a4e8", "#80c8d3"))
)
"""The colours of sections, which must be readable on every paper."""


def light_palette(look: Look) -> Palette:
    """Return the light palette with the bulletin's own colours."""
    return _with(LIGHT, look.colours)


def dark_palette(look: Look) -> Palette:
    """Return the dark palette: the given colours, or the light ones made readable on dark."""
    own = _with(DARK, look.dark_colours)
    given = {
        name: made_readable(light, own.backgrounds)
        for name in ("accent", "link")
        if (light := getattr(look.colours, name, None))
        and not getattr(look.dark_colours, name, None)
    }
    return replace(own, **given)


def _with(palette: Palette, colours: Colours) -> Palette:
    """Return a palette with some colours replaced, and those derived from them."""
    names = ("paper", "ink", "link", "accent")
    given = {name: one for name in names if (one := getattr(colours, name, None))}
    changed = replace(palette, **given)
    if not given.keys() & {"paper", "ink"}:
        return changed
    wash = mixed(changed.paper, changed.ink, 0.05)
    soft = made_readable(mixed(changed.ink, changed.paper, 0.3), (changed.paper, wash))
    return replace(
        changed,
        wash=wash,
        ink_soft=soft,
        rule=mixed(changed.paper, changed.ink, 0.16),
        rule_strong=changed.ink,
    )
