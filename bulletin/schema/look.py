"""The settings of the look: logo, colours, fonts, and footer links."""

import re
from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import Field

from bulletin.diagnostics.report import Code, quoted
from bulletin.schema.scalars import Line, RegistryId, Url, choice, reject, scalar
from bulletin.schema.translated_names import Titled
from bulletin.schema.validation import Model
from bulletin.values.colours import Colour

LOOK_FOLDER = "content/look"
"""The folder of the files that these settings name."""
FONT_ENDINGS = (".woff2", ".woff", ".ttf", ".otf")
LOGO_ENDINGS = (".svg", ".png", ".webp")
SHARE_ENDINGS = (".png", ".jpg", ".jpeg")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_FAMILY = re.compile(r"[^\W_](?:[\w -]*[^\W_])?")
_WEIGHT = re.compile(r"[1-9]00(?: [1-9]00)?")


def _file(endings: tuple[str, ...]) -> Any:
    """Return the type of a file name with one of the given extensions."""

    def parse(text: str) -> str:
        if not _NAME.fullmatch(text):
            hint = f"put the file into {LOOK_FOLDER}/ and write only its name"
            reject(Code.BAD_VALUE, f"{quoted(text)} is not a file name", hint)
        if not text.lower().endswith(endings):
            message = f"{quoted(text)} is not a supported file type"
            reject(Code.BAD_VALUE, message, f"save it as one of {', '.join(endings)}")
        return text

    return scalar(parse, pattern=rf"^{_NAME.pattern}$")


def _colour(text: str) -> Colour:
    try:
        return Colour.parse(text)
    except ValueError as error:
        reject(Code.BAD_VALUE, f"{quoted(text)} is not a colour", str(error))


def _family(text: str) -> str:
    if not _FAMILY.fullmatch(text):
        hint = "use letters, digits, spaces and hyphens"
        reject(Code.BAD_VALUE, f"{quoted(text)} cannot be the name of a font", hint)
    return text


def _weight(text: str) -> str:
    if not _WEIGHT.fullmatch(text):
        message = f"{quoted(text)} is not a font weight"
        reject(Code.BAD_VALUE, message, 'write 400, 700, or "200 900" for a variable font')
    return text


Shade = Annotated[
    Colour, *scalar(_colour, pattern="^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$", examples=["#8c2230"])
]
Logo = Annotated[str, *_file(LOGO_ENDINGS)]
Picture = Annotated[str, *_file(SHARE_ENDINGS)]
FontFile = Annotated[str, *_file(FONT_ENDINGS)]


class Colours(Model):
    """The colours of a palette; the default is the program's own colour."""

    accent: Shade | None = None
    """Markers, lines and the logo."""
    link: Shade | None = None
    paper: Shade | None = None
    """The background."""
    ink: Shade | None = None
    """The text."""


class Font(Model):
    """A font file, served from the site itself."""

    family: Annotated[str, *scalar(_family)] = Field(examples=["Some Serif"])
    file: FontFile = Field(examples=["some-serif.woff2"])
    use: Annotated[str, *choice("text", "interface")] = Field(examples=["text"])
    """Whether the font is for texts or for the interface."""
    weight: Annotated[str, *scalar(_weight, type=["string", "integer"])] = "400"
    style: Annotated[str, *choice("normal", "italic")] = "normal"


class Look(Model):
    """The look of the site."""

    logo: Logo | None = None
    icon: Logo | None = None
    """The icon of the browser tab."""
    share: Picture | None = None
    """The preview picture on social media, 1200 by 630 pixels."""
    colours: Colours = Colours()
    dark_colours: Colours = Colours()
    """The dark palette; by default, variants of the light colours with enough contrast."""
    fonts: tuple[Font, ...] = ()

    @property
    def files(self) -> Iterator[str]:
        """Yield the names of all files that the look needs."""
        yield from filter(None, (self.logo, self.icon, self.share))
        yield from (font.file for font in self.fonts)


class FooterLink(Titled):
    """A link in the footer of every page: to a page of the bulletin or to another site."""

    title: Line = Field(examples=["Imprint"])
    page: RegistryId | None = None
    """The name of a file in `content/pages/`, without `.md`."""
    url: Url | None = None
