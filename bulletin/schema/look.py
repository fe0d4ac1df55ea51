"""What a bulletin's settings say of its look: logo, colours, fonts, and links of the footer."""

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
"""Where the files that the settings name lie."""
FONT_ENDINGS = (".woff2", ".woff", ".ttf", ".otf")
LOGO_ENDINGS = (".svg", ".png", ".webp")
SHARE_ENDINGS = (".png", ".jpg", ".jpeg")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_FAMILY = re.compile(r"[^\W_](?:[\w -]*[^\W_])?")
_WEIGHT = re.compile(r"[1-9]00(?: [1-9]00)?")


def _file(endings: tuple[str, ...]) -> Any:
    """The name of a file of the look with one of some endings."""

    def parse(text: str) -> str:
        if not _NAME.fullmatch(text):
            hint = f"put the file into {LOOK_FOLDER}/ and write its name alone"
            reject(Code.BAD_VALUE, f"{quoted(text)} is not the name of a file", hint)
        if not text.lower().endswith(endings):
            message = f"{quoted(text)} is not a file of the right kind"
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
        message = f"{quoted(text)} is not the weight of a font"
        reject(Code.BAD_VALUE, message, 'write 400, 700, or "200 900" for a variable font')
    return text


Shade = Annotated[
    Colour, *scalar(_colour, pattern="^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$", examples=["#8c2230"])
]
Logo = Annotated[str, *_file(LOGO_ENDINGS)]
Picture = Annotated[str, *_file(SHARE_ENDINGS)]
FontFile = Annotated[str, *_file(FONT_ENDINGS)]


class Colours(Model):
    """The colours of a palette; those that are not given are the program's."""

    accent: Shade | None = None
    """Of marks, lines and the logo."""
    link: Shade | None = None
    paper: Shade | None = None
    """The background."""
    ink: Shade | None = None
    """The text."""


class Font(Model):
    """A font that lies in the look's folder, so that nobody else is asked for it."""

    family: Annotated[str, *scalar(_family)] = Field(examples=["Some Serif"])
    file: FontFile = Field(examples=["some-serif.woff2"])
    use: Annotated[str, *choice("text", "interface")] = Field(examples=["text"])
    """Whether texts are set in it, or what stands around them."""
    weight: Annotated[str, *scalar(_weight, type=["string", "integer"])] = "400"
    style: Annotated[str, *choice("normal", "italic")] = "normal"


class Look(Model):
    """How the site looks."""

    logo: Logo | None = None
    icon: Logo | None = None
    """What browsers show beside the title."""
    share: Picture | None = None
    """The picture that is shown where a page is shared, of 1200 by 630 pixels."""
    colours: Colours = Colours()
    dark_colours: Colours = Colours()
    """Those of the dark palette; without them it has the others, as light as they have to be."""
    fonts: tuple[Font, ...] = ()

    @property
    def files(self) -> Iterator[str]:
        """The names of all files that it needs."""
        yield from filter(None, (self.logo, self.icon, self.share))
        yield from (font.file for font in self.fonts)


class FooterLink(Titled):
    """A link at the foot of every page: to a page of one's own, or elsewhere."""

    title: Line = Field(examples=["Imprint"])
    page: RegistryId | None = None
    """The name of a file of `content/pages/`, without `.md`."""
    url: Url | None = None
