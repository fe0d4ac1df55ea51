"""Frames: pages that the site engine built, with holes where ours are filled in.

A frame is staged as a Markdown file that has nothing but a heading, for the sake of the
theme's skip link. What varies is written by `templates/theme/main.html` as `@@name@@`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bulletin.diagnostics.report import EnvironmentFault
from bulletin.rendering.policy import unknown_scripts
from bulletin.values.addresses import NOT_FOUND, file_of

STAGED = "---\ntitle: '@@title@@'\n---\n\n# Content\n"
_HOLE = re.compile(r"@@([a-z]+)@@")
_BLANKS = re.compile(r"\n\s+")
_ONCE = ("head", "title", "content", "footer")
_NOT_FOUND_LACKS = {"title"}


@dataclass(frozen=True, slots=True)
class Frame:
    """A built page, cut at its holes: text and names of holes in turn."""

    parts: tuple[str, ...]

    @property
    def html(self) -> str:
        """What all pages in this frame have in common."""
        return "".join(self.parts[::2])

    def fill(self, values: Mapping[str, str]) -> str:
        """The page with its values; they are taken as HTML and not looked into."""
        return "".join(values[part] if i % 2 else part for i, part in enumerate(self.parts))


def stage_name(address: str) -> str:
    """The file to stage for a page in the navigation: `archive/` is `archive.md`."""
    return f"{address.rstrip('/')}.md" if address else "index.md"


def shared_address(address: str) -> str:
    """Where the frame is built that a page shares with all pages as deep as it."""
    return "frame/" * address.count("/")


def stage_frames(addresses: Iterable[str], stage: Path) -> None:
    """Write the files that the engine is to build for the frames at these addresses."""
    for address in addresses:
        if address != NOT_FOUND:
            file = stage / stage_name(address)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(STAGED, encoding="utf-8")


def read_frame(built: Path, address: str) -> Frame:
    """Read a built frame and check that its holes are where they have to be."""
    html = _BLANKS.sub("\n", (built / file_of(address)).read_text(encoding="utf-8"))
    parts = tuple(_HOLE.split(html))
    holes = parts[1::2]
    once = [name for name in _ONCE if not (address == NOT_FOUND and name in _NOT_FOUND_LACKS)]
    for name in once:
        if holes.count(name) != 1:
            raise EnvironmentFault(
                f"the frame of '/{address}' has {holes.count(name)} holes '{name}' instead of one; "
                "see templates/theme/main.html, and give every item of nav in mkdocs.yml a label"
            )
    if 'class="find"' not in html:
        raise EnvironmentFault("the search field is missing; see templates/theme/main.html")
    if unknown := unknown_scripts(html):
        raise EnvironmentFault(
            f"the theme's script {unknown[0]} is not known; if its new version is sound, "
            "add the hash to bulletin/rendering/policy.py"
        )
    return Frame(parts)
