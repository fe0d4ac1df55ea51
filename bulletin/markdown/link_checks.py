"""Checks of the links and images of a text."""

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from bulletin.diagnostics.report import Code, Diagnostic, quoted
from bulletin.markdown.parsed_text import ParsedText
from bulletin.markdown.parser_rules import Sighting
from bulletin.parsing.media_files import ENDINGS as IMAGE_ENDINGS
from bulletin.values.urls import UrlFault, url_fault

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*(?=:)", re.IGNORECASE)
_OTHER_HOST = re.compile(r"(?:/|\\|%5C){2}", re.IGNORECASE)
_WORD_NOTE = re.compile(r"#_?(?:ftn|edn|fn|footnote|endnote)")
"""Anchors of footnotes in a text converted from Word."""
_LOST = "%EF%BF%BD"
"""Part of an address with a character that has already been reported."""
_ALLOWED = "use https://…, mailto:… or the path of another file, such as ../2022-02/some-entry.md"


def address_of(seen: Sighting) -> str:
    """Return the address of a link or an image."""
    return str(seen.token.attrs["src" if seen.token.type == "image" else "href"])


def is_web_address(address: str) -> bool:
    return address.lower().startswith(("http:", "https:"))


def is_path(address: str) -> bool:
    """Return whether an address is the path of a file in the bulletin."""
    is_foreign = _SCHEME.match(address) or address.startswith(("/", "\\", "%5C"))
    return not is_foreign and address.lower().endswith((".md", *IMAGE_ENDINGS))


def addresses_are_allowed(text: ParsedText) -> Iterator[Diagnostic]:
    """Check that links lead to the web, to an e-mail address or to a document of the bulletin."""
    for seen in text.of_type("link_open"):
        for code, message, hint in _address_faults(address_of(seen)):
            yield Diagnostic(code, text.at(seen), message, hint)


@lru_cache(maxsize=64)
def _address_faults(href: str) -> tuple[UrlFault, ...]:
    """Return the problems of an address; cached, because texts may repeat an address."""
    return tuple(_faults_of_address(href))


def _faults_of_address(href: str) -> Iterator[UrlFault]:
    scheme = _SCHEME.match(href)
    if _LOST in href:
        return
    if is_web_address(href):
        if fault := url_fault(href):
            yield fault
        if href.lower().startswith("http:"):
            message = f"{quoted(href)} is not encrypted"
            yield Code.INSECURE_URL, message, "use https if the site supports it"
    elif scheme and scheme[0].lower() == "mailto":
        return
    elif scheme or _OTHER_HOST.match(href):
        yield Code.FORBIDDEN_ADDRESS, f"{quoted(href)} is not allowed", _ALLOWED
    elif not is_path(href):
        if not href:
            yield Code.BROKEN_LINK, "the link has no address", _ALLOWED
            return
        yield Code.BROKEN_LINK, f"{quoted(href)} is not a file of the bulletin", _path_hint(href)


def _path_hint(href: str) -> str:
    path, mark, _ = href.partition("#")
    if _WORD_NOTE.match(href):
        return (
            "write [^id] as the citation mark, with the id of a source; delete the footnote "
            "below the text"
        )
    if mark and path.endswith(".md"):
        return f"write {path}; a link can only lead to a whole page"
    return f"write https://{href}" if href.startswith("www.") else _ALLOWED


def hosts_are_what_they_seem(text: ParsedText) -> Iterator[Diagnostic]:
    """Check for host names with lookalike letters, which the parser would encode."""
    for seen in text.of_type("link_open"):
        href = address_of(seen)
        if is_web_address(href) and "xn--" in href and "xn--" not in text.document.body.lower():
            message = f"the host {quoted(urlsplit(href).netloc)} contains letters of another script"
            hint = f"if it is correct, write {href}"
            yield Diagnostic(Code.BAD_URL, text.at(seen), message, hint)


def brackets_are_links(text: ParsedText) -> Iterator[Diagnostic]:
    """Check that brackets that look like a link are one."""
    for seen in text.of_type("lost_link"):
        yield Diagnostic(Code.BAD_LINK, text.at(seen), seen.content, seen.token.info)


def links_can_be_followed(text: ParsedText) -> Iterator[Diagnostic]:
    """Check that links have a text."""
    for seen in text.of_type("link_open"):
        if seen.within == "image":
            message, hint = "an image's description cannot contain a link", "put it after the image"
        elif seen.within == "link":
            message, hint = (
                "a link's text cannot contain another link",
                "write them one after the other",
            )
        elif seen.token.meta.get("is_empty"):
            message, hint = "the link has no text", "write it inside the brackets: [text](address)"
        else:
            continue
        yield Diagnostic(Code.BAD_LINK, text.at(seen), message, hint)


def images_are_ours(text: ParsedText) -> Iterator[Diagnostic]:
    """Check that images are in the text's folder and have a description."""
    for seen in text.of_type("image"):
        source = address_of(seen)
        if seen.within == "image":
            message = "an image's description cannot contain an image"
            hint = "write them one after the other"
        elif not is_path(source) or source.lower().endswith(".md"):
            message = f"the image {quoted(source)} is not a file in this folder"
            hint = f"put the file into this folder ({', '.join(IMAGE_ENDINGS)}) and write its name"
        elif not seen.content.strip():
            message = "the image has no description for readers who cannot see it"
            hint = f"write it inside the brackets: ![description]({source})"
        else:
            continue
        yield Diagnostic(Code.BAD_IMAGE, text.at(seen), message, hint)


LINK_CHECKS = (
    addresses_are_allowed,
    hosts_are_what_they_seem,
    brackets_are_links,
    links_can_be_followed,
    images_are_ours,
)
