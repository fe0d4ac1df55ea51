"""Generate the style sheet of a bulletin's own colours and fonts."""

from collections.abc import Iterator

from bulletin.schema.look import Font, Look
from bulletin.schema.palettes import DARK, LIGHT, Palette, dark_palette, light_palette

OWN_STYLE = "assets/look.css"
_VARIABLES = {"text": "--own-text", "interface": "--own-interface"}
_COLOURS = ("paper", "ink", "ink_soft", "rule", "rule_strong", "wash", "link", "accent")


def compose_style(look: Look) -> str:
    """Return the style sheet; empty if the look is the program's."""
    return "".join((*_fonts(look.fonts), *_colours(look)))


def _fonts(fonts: tuple[Font, ...]) -> Iterator[str]:
    for font in fonts:
        yield (
            f'@font-face {{ font-family: "{font.family}"; src: url("look/{font.file}"); '
            f"font-weight: {font.weight}; font-style: {font.style}; font-display: swap; }}\n"
        )
    for use, variable in _VARIABLES.items():
        families = dict.fromkeys(f'"{font.family}",' for font in fonts if font.use == use)
        if families:
            yield f":root {{ {variable}: {' '.join(families)} }}\n"


def _colours(look: Look) -> Iterator[str]:
    if changed := _changed(light_palette(look), LIGHT):
        yield f"[data-md-color-scheme] {{ {changed} }}\n"
    if changed := _changed(dark_palette(look), DARK):
        yield f'@media screen {{ [data-md-color-scheme="slate"] {{ {changed} }} }}\n'
    elif _changed(light_palette(look), LIGHT):
        yield f'@media screen {{ [data-md-color-scheme="slate"] {{ {_all(DARK)} }} }}\n'


def _changed(palette: Palette, standard: Palette) -> str:
    """Return all colours of a palette that differs from the standard one."""
    return "" if palette == standard else _all(palette)


def _all(palette: Palette) -> str:
    return " ".join(f"--{name.replace('_', '-')}: {getattr(palette, name)};" for name in _COLOURS)
