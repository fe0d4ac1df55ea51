"""The built site as a visitor would find it: every page is there, every link leads somewhere."""

import os
import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bulletin.addresses import file_of
from bulletin.diagnostics import EnvironmentFault

_ATTRIBUTE = re.compile(r'\s(id|href|src|action)="([^"]*)"')
_FAULTS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Outline:
    """What a page offers to links, and where its own links lead."""

    ids: frozenset[str]
    links: tuple[str, ...]


def verify(site: Path, addresses: Iterable[str], base_path: str) -> None:
    """Check a built site; raises EnvironmentFault with the first faults found."""
    files = {
        posixpath.join(os.path.relpath(folder, site), name).removeprefix("./").replace(os.sep, "/")
        for folder, _, names in os.walk(site)
        for name in names
    }
    missing = [address for address in addresses if file_of(address) not in files]
    outlines = {
        name: outline((site / name).read_text(encoding="utf-8"))
        for name in files
        if name.endswith(".html")
    }
    faults = [f"no page at '/{address}'" for address in missing]
    faults += _broken_links(outlines, files, base_path)
    if faults:
        raise EnvironmentFault("; ".join(sorted(faults)[:_FAULTS_SHOWN]))


def outline(html: str) -> Outline:
    """The ids and links of a page of ours, whose attributes are always in double quotes."""
    found = _ATTRIBUTE.findall(html)
    ids = [value for name, value in found if name == "id"]
    return Outline(frozenset(ids), tuple(value for name, value in found if name != "id"))


def _broken_links(outlines: dict[str, Outline], files: set[str], base_path: str) -> Iterator[str]:
    for name, page in outlines.items():
        for link in dict.fromkeys(page.links):
            parts = urlsplit(link.replace("&amp;", "&"))
            if parts.scheme or parts.netloc:
                continue
            target = _file_at(unquote(parts.path), name, base_path)
            if target not in files:
                yield f"{name} links to '{link}', where nothing is"
            elif parts.fragment and parts.fragment not in outlines[target].ids:
                yield f"{name} links to '{link}', but the page has no such place"


def _file_at(path: str, name: str, base_path: str) -> str:
    """The file that answers when `path` is followed from the page in the file `name`."""
    if not path:
        return name
    target = posixpath.normpath(posixpath.join(base_path + posixpath.dirname(name), path))
    if path.endswith(("/", ".")) and target != "/":
        target += "/"
    return file_of(target.removeprefix(base_path))
