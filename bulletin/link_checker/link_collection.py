"""Collect all web addresses in the content, each with every place where it occurs."""

from collections.abc import Iterator
from dataclasses import dataclass
from os.path import lexists
from pathlib import Path
from urllib.parse import urldefrag

from bulletin.assembly.content import Content
from bulletin.diagnostics.report import Location, Report
from bulletin.markdown.link_checks import address_of, is_web_address
from bulletin.markdown.parsed_text import ParsedText
from bulletin.parsing.located_nodes import Mapping, Node, Scalar, Sequence
from bulletin.parsing.text_files import read_text
from bulletin.parsing.yaml_nodes import parse_yaml
from bulletin.schema.registries import REGISTRY_FILES
from bulletin.schema.settings import BULLETIN_FILE
from bulletin.schema.text_model import Written
from bulletin.values.urls import url_fault

_ANY_HEADING = 1
"""Allows any heading level."""


@dataclass(frozen=True, slots=True)
class Link:
    """An address as written, with its location."""

    address: str
    places: tuple[Location, ...]

    @property
    def page(self) -> str:
        """Return the address to request, without its fragment."""
        return urldefrag(self.address).url


def read_links(root: Path, content: Content) -> tuple[Link, ...]:
    """Return the addresses in the content, ordered by first occurrence.

    Omits those of the bulletin's own site, since the build knows all its pages, and invalid ones,
    which `check` reports.
    """
    found: dict[str, list[Location]] = {}
    for address, place in (*_of_texts(content), *_of_files(root)):
        found.setdefault(address, []).append(place)
    own = getattr(content.settings, "url", "").rstrip("/") + "/"
    links = (Link(address, tuple(sorted(set(places)))) for address, places in found.items())
    foreign = (link for link in links if not f"{link.page}/".startswith(own))
    return tuple(sorted(foreign, key=lambda link: (link.places[0], link.address)))


_Placed = Iterator[tuple[str, Location]]


def _of_texts(content: Content) -> _Placed:
    for text in content.texts:
        closed = set(_behind_a_login(text))
        links = _of_node(text.document.front)
        yield from ((address, place) for address, place in links if place not in closed)
        yield from _of_body(text)


def _behind_a_login(text: Written) -> Iterator[Location]:
    """Yield the locations of addresses that need a login."""
    for index, source in enumerate(getattr(text, "sources", ())):
        if getattr(source, "access", None) and getattr(source, "url", None):
            yield text.at("sources", index, "url")


def _of_body(written: Written) -> _Placed:
    text = ParsedText.of(written.document, _ANY_HEADING)
    for seen in text.of_type("link_open"):
        if _is_sound(address := address_of(seen)):
            yield address, text.at(seen)


def _of_files(root: Path) -> _Placed:
    """Yield the addresses in the settings and registries."""
    for path in (BULLETIN_FILE, *REGISTRY_FILES.values()):
        if lexists(root / path) and (text := read_text(root, path, Report())) is not None:
            yield from _of_node(parse_yaml(text, path, Report()))


def _of_node(node: Node) -> _Placed:
    """Yield every value that is an address, in any field."""
    match node:
        case Scalar(text, place) if _is_sound(text):
            yield text, place
        case Sequence(items):
            for item in items:
                yield from _of_node(item)
        case Mapping(values):
            for value in values.values():
                yield from _of_node(value)


def _is_sound(text: str) -> bool:
    return is_web_address(text) and not url_fault(text)
