"""Read feeds (RSS 2.0, RSS 1.0, Atom RFC 4287): each item of the feed is an item."""

import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from bulletin.diagnostics.report import EnvironmentFault
from bulletin.importing.formats.blocks import Block, Leftover, Manuscript, Record, Run, in_places
from bulletin.importing.formats.encodings import tidied
from bulletin.importing.formats.html_pages import read_html
from bulletin.values.dates import PartialDate

_MOST_ITEMS = 2000
_BODIES = ("encoded", "content", "description", "summary")
_DATES = ("published", "pubDate", "date", "updated")


def is_feed(content: bytes) -> bool:
    """Whether bytes begin like a feed."""
    head = content[:4000].lower()
    return any(tag in head for tag in (b"<rss", b"<feed", b"<rdf:rdf")) and b"<html" not in head


def read_feed(text: str) -> Manuscript:
    """The items of a feed; raises EnvironmentFault for other XML, and for entities of its own."""
    if re.search(r"<!(?:DOCTYPE|ENTITY)", text[:20_000], re.IGNORECASE):
        raise EnvironmentFault("the feed declares entities of its own, which are not read")
    try:
        root = ElementTree.fromstring(re.sub(r"\A\s*<\?xml[^>]*\?>", "", text))
    except (ElementTree.ParseError, RecursionError) as error:
        raise EnvironmentFault(f"this is not a sound feed: {error}") from None
    items = [one for one in root.iter() if _name(one) in ("item", "entry")][:_MOST_ITEMS]
    if not items:
        raise EnvironmentFault("the file has neither items of RSS nor entries of Atom")
    leftovers: list[Leftover] = []
    records = tuple(_record(one, leftovers) for one in items)
    title = next((_text(one) for one in root.iter() if _name(one) == "title"), "")
    return Manuscript((), (title,), leftovers=tuple(leftovers), records=records)


def _record(item: Element, leftovers: list[Leftover]) -> Record:
    parts = {_name(one): one for one in reversed(list(item))}
    page = read_html(max((_html(parts[n]) for n in _BODIES if n in parts), key=len, default=""))
    leftovers += page.leftovers
    source = [Block((Run(url, url),), marker="source") for url in list(_links(item))[:1]]
    days = (_day(_text(parts[name])) for name in _DATES if name in parts)
    fields = {
        "date": next(filter(None, days), ""),
        "headings": "\n".join(filter(None, map(_category, item))),
    }
    title = _text(parts["title"]) if "title" in parts else ""
    given = {name: value for name, value in fields.items() if value}
    return Record(title, in_places((*page.blocks, *source)), given)


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _text(element: Element) -> str:
    """The words of an element that may hold escaped HTML."""
    text = " ".join(tidied("".join(element.itertext())).split())
    return read_html(text).blocks[0].text if "<" in text or "&" in text else text


def _html(element: Element) -> str:
    inner = (ElementTree.tostring(one, encoding="unicode", method="html") for one in element)
    return "".join(inner) or tidied(element.text or "")


def _links(item: Element) -> Iterator[str]:
    """The page of an item: its link, otherwise its id if that is an address."""
    for one in item:
        if _name(one) == "link" and one.get("rel", "alternate") == "alternate":
            yield (one.get("href") or one.text or "").strip()
    for one in item:
        if _name(one) in ("guid", "id") and (one.text or "").startswith("http"):
            yield (one.text or "").strip()


def _category(element: Element) -> str:
    given = element.get("label") or element.get("term") or element.text or ""
    return " ".join(given.split()) if _name(element) == "category" else ""


def _day(text: str) -> str:
    try:
        if text[:4].isdecimal():
            return str(PartialDate.parse(text[:10]))
        return str(PartialDate.of(parsedate_to_datetime(text)))
    except ValueError:
        return ""
