"""Frames: pages built by the site engine, with placeholders for our content.

A frame is staged as a Markdown file with only a heading, which the theme's skip link needs.
`templates/theme/main.html` writes the placeholders as `@@name@@`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bulletin.diagnostics.report import EnvironmentFault
from bulletin.engines.engine_type import Engine
from bulletin.values.addresses import NOT_FOUND, file_of

STAGED = "---\ntitle: '@@title@@'\n---\n\n# Content\n"
_HOLE = re.compile(r"@@([a-z]+)@@")
_LANGUAGE = re.compile(r'(<html lang=")[^"]*')
"""Replaced because the theme knows fewer languages than there are tags."""
_SCRIPT_WITHIN = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>", re.IGNORECASE)
_BLANKS = re.compile(r"\n\s+")
_ONCE = ("head", "title", "languages", "content", "footer")
_NOT_FOUND_LACKS = {"title"}


@dataclass(frozen=True, slots=True)
class Frame:
    """A built page, split at its placeholders: texts and names alternate."""

    parts: tuple[str, ...]

    @property
    def html(self) -> str:
        """Return the HTML that all pages in this frame share."""
        return "".join(self.parts[::2])

    def fill(self, values: Mapping[str, str]) -> str:
        """Return the page with its values, which must be safe HTML."""
        return "".join(values[part] if i % 2 else part for i, part in enumerate(self.parts))


def stage_name(address: str) -> str:
    """Return the file to stage for a page in the navigation: `archive/` is `archive.md`."""
    return f"{address.rstrip('/')}.md" if address else "index.md"


def shared_address(address: str) -> str:
    """Return the address of the frame shared by all pages of the same depth."""
    return "frame/" * address.count("/")


def stage_frames(addresses: Iterable[str], stage: Path) -> None:
    """Write the files from which the engine builds the frames at these addresses."""
    for address in addresses:
        if address != NOT_FOUND:
            file = stage / stage_name(address)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(STAGED, encoding="utf-8")


def read_frame(built: Path, address: str, engine: Engine) -> Frame:
    """Read a built frame; raises EnvironmentFault with its first problem."""
    html = _BLANKS.sub("\n", engine.in_common_form(_read(built / file_of(address), engine)))
    html = _LANGUAGE.sub(r"\1@@language@@", html, count=1)
    parts = tuple(_HOLE.split(html))
    for fault in (*_faults_of_holes(parts[1::2], address), *_faults_of_theme(html)):
        raise EnvironmentFault(fault)
    return Frame(parts)


def _read(file: Path, engine: Engine) -> str:
    """Return a page as the engine built it; some engines silently omit pages."""
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise EnvironmentFault(f"the site engine {engine.name} built no '{file.name}'") from None


def _faults_of_holes(holes: Sequence[str], address: str) -> Iterator[str]:
    lacks = _NOT_FOUND_LACKS if address == NOT_FOUND else ()
    for name in _ONCE:
        if holes.count(name) != 1 and name not in lacks:
            yield (
                f"the frame of '/{address}' has {holes.count(name)} holes '{name}' instead of one; "
                "see templates/theme/main.html, and give every item of nav in mkdocs.yml a label"
            )


def _faults_of_theme(html: str) -> Iterator[str]:
    if 'class="find"' not in html:
        yield "the search field is missing; see templates/theme/main.html"
    for script in _SCRIPT_WITHIN.findall(html):
        yield (
            f"the theme writes a script into the page ({script}), which the policy of the site "
            "forbids; put it into a file of templates/theme/assets/"
        )
