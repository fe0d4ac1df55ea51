"""Verify the built site: every page exists, and every internal link has a target."""

import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from pathlib import Path
from sys import intern
from typing import NamedTuple
from urllib.parse import unquote

from bulletin.diagnostics.report import EnvironmentFault
from bulletin.values.addresses import file_of

_ID = re.compile(r' id="([^"]*)"')
_LINK = re.compile(r' (?:href|src|action)="(?![a-zA-Z][a-zA-Z0-9+.-]*:|//)([^"]*)"')
_FAULTS_SHOWN = 5


class Outline(NamedTuple):
    """The link targets that a piece of HTML offers, and its internal links."""

    ids: tuple[str, ...]
    links: tuple[str, ...]
    """Addresses of other files, with their fragments."""
    places: tuple[str, ...]
    """Fragments on the page itself, which must exist around the piece."""


@dataclass(slots=True)
class Outlines:
    """The outlines of pages and frames by address."""

    pages: dict[str, Outline] = field(default_factory=dict)
    frames: dict[str, Outline] = field(default_factory=dict)

    def update(self, others: "Outlines") -> None:
        """Add the outlines of another part of the site."""
        self.pages |= others.pages
        self.frames |= others.frames


NO_OUTLINE = Outline((), (), ())
"""The outline of a file without our HTML."""


def outline(html: str, address: str, base_path: str) -> Outline:
    """Return the outline of our own HTML on the page at an address.

    Its attributes are always in double quotes, preceded by a space.
    """
    ids = set(map(intern, _ID.findall(html)))
    links = {unescape(link) for link in _LINK.findall(html)}
    home = "../" * address.count("/")
    places, targets = set(), set()
    for link in links:
        if link[:1] == "#":
            places.add("" if "=" in link else link[1:])
        elif home and link.startswith(home) and not link.startswith("/", len(home)):
            targets.add(_from_home(link[len(home) :], base_path))
        else:
            targets.add(_resolve(link, address, base_path))
    # All outlines are kept until the end, and a tuple takes a tenth of the memory of a set.
    return Outline(*(tuple(sorted(found)) for found in (ids, targets, places - ids - {""})))


def verify(site: Path, pages: Mapping[str, Outline], frames: Mapping[str, Outline]) -> None:
    """Check that the pages of a site exist, and that all internal links have a target.

    Pages and frames are keyed by address. The links of a frame are the same for all pages that
    share it, and are checked once. Raises EnvironmentFault with the first problems found.
    """
    files = _files_below(site)
    ids = {file_of(address): page.ids for address, page in pages.items()}
    missing = (address for address in pages if file_of(address) not in files)
    faults = [f"there is no page at '/{address}'" for address in missing]
    lost = {link for frame in frames.values() for link in _missing(frame, files) if _is_page(link)}
    faults += [f"nav in mkdocs.yml leads to '/{link}', but there is no such page" for link in lost]
    for address, piece in (*pages.items(), *frames.items()):
        faults += _broken_links(address, _missing(piece, files) - lost, files, ids)
    asked_for = frozenset().union(*(frame.places for frame in frames.values()))
    for address, page in pages.items():
        faults += _lost_places(address, {*page.places, *asked_for.difference(page.ids)})
    if faults:
        raise EnvironmentFault("; ".join(sorted(faults)[:_FAULTS_SHOWN]))


def _files_below(folder: Path) -> set[str]:
    return {
        f"{parent}/{name}"[len(f"{folder}/") :].replace(os.sep, "/")
        for parent, _, names in os.walk(folder, onerror=_refuse)
        for name in names
    }


def _refuse(error: OSError) -> None:
    """Report a folder that cannot be listed instead of treating it as empty."""
    raise error


def _missing(piece: Outline, files: set[str]) -> set[str]:
    """Return the links of a piece that name no file; most of these have a fragment."""
    return {link for link in piece.links if link not in files}


def _is_page(link: str) -> bool:
    """Return whether only the navigation can produce the link; all others lead to assets."""
    return link.endswith((".html", ".md"))


def _broken_links(
    address: str, links: Iterable[str], files: set[str], ids: Mapping[str, Collection[str]]
) -> Iterator[str]:
    for link in links:
        target, _, place = link.partition("#")
        if target not in files:
            yield f"'/{address}' links to '/{link}', where nothing is"
        elif place not in ids.get(target, ()):
            yield f"'/{address}' links to '/{link}', but the page has no such place"


def _lost_places(address: str, places: Iterable[str]) -> Iterator[str]:
    for place in places:
        yield f"'/{address}' links to '#{place}', but the page has no such place"


@lru_cache(maxsize=100_000)
def _from_home(link: str, base_path: str) -> str:
    """Return the file of a link relative to the home page, the most frequent kind."""
    return _resolve(link, "", base_path)


def _resolve(link: str, address: str, base_path: str) -> str:
    """The file that a link leads to from an address (RFC 3986, without empty parts).

    The place that is meant stays behind it; `#topic=children` means none, but tells a script.
    """
    path, mark, place = link.partition("#")
    path = unquote(path.partition("?")[0])
    if path.startswith("/"):
        folder, path = "", path.removeprefix(base_path).removeprefix("/")
        path = path[:-1] if path.endswith("/.") else path
    else:
        folder = address[: address.rfind("/") + 1]
    if path.endswith(".") and path.strip("./") == "":
        path += "/"
    while path.startswith(("../", "./")):
        step, _, path = path.partition("/")
        folder = folder[: folder.rfind("/", 0, -1) + 1] if step == ".." else folder
    # Many pages share the same few links: one copy of each is enough.
    return intern(file_of(folder + path) + (mark + place if place and "=" not in place else ""))
