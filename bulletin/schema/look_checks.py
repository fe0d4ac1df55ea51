"""Checks of the look: missing files, and colours without enough contrast."""

from collections.abc import Iterator
from pathlib import Path

from bulletin.diagnostics.report import Code, Diagnostic, Location, choice_hint, quoted
from bulletin.parsing.located_nodes import Node, node_at
from bulletin.schema.look import LOOK_FOLDER, Colours, FooterLink, Look
from bulletin.schema.palettes import (
    TONES_ON_DARK,
    TONES_ON_LIGHT,
    Palette,
    dark_palette,
    light_palette,
)
from bulletin.values.colours import Colour, contrast, is_readable, made_readable

PAGES_FOLDER = "content/pages"
_ENOUGH = "at least 4.5 to 1 is required (WCAG 2.2, AA)"


def faults_of_look(look: Look, node: Node, root: Path) -> Iterator[Diagnostic]:
    """Check the files and colours of the look; `node` is that of the settings."""
    for path, name in _named_files(look):
        if not (root / LOOK_FOLDER / name).is_file():
            message = f"there is no file {quoted(f'{LOOK_FOLDER}/{name}', 100)}"
            hint = "add the file, or correct its name"
            yield Diagnostic(Code.BROKEN_LINK, _at(node, "look", *path), message, hint)
    yield from _faults_of_colours("colours", look.colours, light_palette(look), node)
    yield from _faults_of_colours("dark_colours", look.dark_colours, dark_palette(look), node)


def faults_of_footer(
    footer: tuple[FooterLink, ...], node: Node, root: Path
) -> Iterator[Diagnostic]:
    """Check that each footer link leads to an existing page or to an address, and not to both."""
    pages = {file.stem for file in (root / PAGES_FOLDER).glob("*.md")}
    for index, link in enumerate(footer):
        page, url = getattr(link, "page", None), getattr(link, "url", None)
        is_whole = all(hasattr(link, name) for name in ("title", "page", "url"))
        if is_whole and bool(page) == bool(url):
            message = "a footer link leads to one page or to one address"
            hint = "write page: and the name of a file in content/pages/, or url:"
            yield Diagnostic(Code.BAD_LINK, _at(node, "footer", index), message, hint)
        elif page and page not in pages:
            message = f"there is no page {quoted(page)}"
            hint = choice_hint(page, pages)
            yield Diagnostic(Code.BROKEN_LINK, _at(node, "footer", index, "page"), message, hint)


def _named_files(look: Look) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield the files that the settings name, each with the path of its field."""
    for name in ("logo", "icon", "share"):
        if file := getattr(look, name, None):
            yield (name,), file
    for index, font in enumerate(getattr(look, "fonts", ())):
        if file := getattr(font, "file", None):
            yield ("fonts", index, "file"), file


def _faults_of_colours(
    field: str, given: Colours, palette: Palette, node: Node
) -> Iterator[Diagnostic]:
    for name in ("ink", "link", "accent"):
        colour: Colour = getattr(palette, name)
        if getattr(given, name, None) and not is_readable(colour, palette.backgrounds):
            ratio = min(contrast(colour, one) for one in palette.backgrounds)
            message = f"{name} {colour} is hard to read: its contrast is {ratio:.1f}; {_ENOUGH}"
            hint = f'write "{made_readable(colour, palette.backgrounds)}"'
            yield Diagnostic(Code.LOW_CONTRAST, _at(node, "look", field, name), message, hint)
    if getattr(given, "paper", None):
        yield from _faults_of_paper(field, palette, node)


def _faults_of_paper(field: str, palette: Palette, node: Node) -> Iterator[Diagnostic]:
    """Check the contrast of the colours of sections against the paper."""
    tones = TONES_ON_LIGHT if field == "colours" else TONES_ON_DARK
    read = (*tones, palette.ink, palette.ink_soft)
    if not all(is_readable(tone, palette.backgrounds) for tone in read):
        lightness = "lighter" if field == "colours" else "darker"
        message = f"not all section colours are readable on the paper {palette.paper}"
        hint = f"choose a {lightness} paper; {_ENOUGH}"
        yield Diagnostic(Code.LOW_CONTRAST, _at(node, "look", field, "paper"), message, hint)


def _at(node: Node, *path: str | int) -> Location:
    return node_at(node, path).location
