"""The built site as a visitor would find it: every page is there, every link leads somewhere."""

import os
import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from bulletin.diagnostics.report import EnvironmentFault
from bulletin.values.addresses import file_of

_ATTRIBUTE = re.compile(r'\s(id|href|src|action)="([^"]*)"')
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_FAULTS_SHOWN = 5


class Outline(NamedTuple):
    """What a piece of HTML offers to links, and where its own links within the site lead."""

    ids: frozenset[str]
    links: tuple[str, ...]


NO_OUTLINE = Outline(frozenset(), ())
"""Of a file without any HTML of ours."""


def outline(html: str) -> Outline:
    """The outline of HTML of ours, whose attributes are always in double quotes."""
    found = _ATTRIBUTE.findall(html)
    links = dict.fromkeys(value for name, value in found if name != "id")
    return Outline(
        frozenset(value for name, value in found if name == "id"),
        tuple(unescape(link) for link in links if not _ELSEWHERE.match(link)),
    )


def verify(
    site: Path, pages: Mapping[str, Outline], frames: Mapping[str, Outline], base_path: str
) -> None:
    """Check a built site: that its pages exist, and that all links within it lead somewhere.

    Pages and frames come by their addresses. A frame's links are the same for all pages that
    share it, so they are followed once, from an address as deep. Raises EnvironmentFault with
    the first faults found.
    """
    files = _files_below(site)
    ids = {file_of(address): page.ids for address, page in pages.items()}
    missing = (address for address in pages if file_of(address) not in files)
    faults = [f"there is no page at '/{address}'" for address in missing]
    for address, piece in (*pages.items(), *frames.items()):
        faults += _broken_links(address, piece, files, ids, base_path)
    faults += _lost_places(pages, frames)
    if faults:
        raise EnvironmentFault("; ".join(sorted(faults)[:_FAULTS_SHOWN]))


def _files_below(folder: Path) -> set[str]:
    return {
        f"{parent}/{name}"[len(f"{folder}/") :].replace(os.sep, "/")
        for parent, _, names in os.walk(folder, onerror=_refuse)
        for name in names
    }


def _refuse(error: OSError) -> None:
    """A folder that cannot be listed is told, not taken for an empty one."""
    raise error


def _broken_links(
    address: str, piece: Outline, files: set[str], ids: Mapping[str, frozenset[str]], base_path: str
) -> Iterator[str]:
    for link in piece.links:
        path, _, fragment = link.partition("#")
        target = file_of(_resolve(path, address, base_path)) if path else file_of(address)
        if path and target not in files:
            yield f"'/{address}' links to '{link}', where nothing is"
        elif fragment and target in files and fragment not in ids.get(target, ()):
            yield f"'/{address}' links to '{link}', but the page has no such place"


def _lost_places(pages: Mapping[str, Outline], frames: Mapping[str, Outline]) -> Iterator[str]:
    """What frames link to on the page itself, as the theme's skip link, is on every page."""
    links = {link for frame in frames.values() for link in frame.links if link.startswith("#")}
    for address, page in pages.items():
        for link in links:
            if link[1:] not in page.ids:
                yield f"'/{address}' links to '{link}', but the page has no such place"


def _resolve(path: str, address: str, base_path: str) -> str:
    """The address that a path leads to from another address (RFC 3986, without empty parts)."""
    path = unquote(path.partition("?")[0])
    if path.startswith("/"):
        folder, path = "", path.removeprefix(base_path).removeprefix("/")
    else:
        folder = address[: address.rfind("/") + 1]
    if path.endswith(".") and path.strip("./") == "":
        path += "/"
    while path.startswith(("../", "./")):
        step, _, path = path.partition("/")
        folder = folder[: folder.rfind("/", 0, -1) + 1] if step == ".." else folder
    return folder + path
