"""Feeds (RSS 2.0, RSS 1.0, Atom RFC 4287): an item of the feed is an item of the bulletin."""

import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

from bulletin.diagnostics.report import EnvironmentFault
from bulletin.importing.formats.blocks import Block, Leftover, Manuscript, Record, Run, in_places
from bulletin.importing.formats.encodings import tidied
from bulletin.importing.formats.html_pages import read_html
from bulletin.values.dates import PartialDate

_MOST_ITEMS = 2000


def is_feed(content: bytes) -> bool:
    """Whether bytes begin like a feed."""
    head = content[:4000].lower()
    return any(mark in head for mark in (b"<rss", b"<feed", b"<rdf:rdf")) and b"<html" not in head


def read_feed(text: str) -> Manuscript:
    """The items of a feed; raises EnvironmentFault for what is none, or declares entities."""
    if re.search(r"<!(?:DOCTYPE|ENTITY)", text[:20_000], re.IGNORECASE):
        raise EnvironmentFault("the feed declares entities of its own, which are not read")
    try:
        root = ElementTree.fromstring(re.sub(r"\A\s*<\?xml[^>]*\?>", "", text))
    except (ElementTree.ParseError, RecursionError) as error:
        raise EnvironmentFault(f"this is not a sound feed: {error}") from None
    items = [one for one in root.iter() if _name(one) in ("item", "entry")][:_MOST_ITEMS]
    if not items:
        raise EnvironmentFault("the file has neither items of RSS nor entries of Atom")
    read = [_record(one) for one in items]
    title = next((_text(one) for one in root.iter() if _name(one) == "title"), "")
    leftovers = tuple(one for _, found in read for one in found)
    return Manuscript((), (title,), leftovers=leftovers, records=tuple(one for one, _ in read))


def _record(item: ElementTree.Element) -> tuple[Record, tuple[Leftover, ...]]:
    parts = {_name(one): one for one in reversed(list(item))}
    bodies = [
        parts[name] for name in ("encoded", "content", "description", "summary") if name in parts
    ]
    html = max((_html(body) for body in bodies), key=len, default="")
    page = read_html(html)
    link = next(_links(item), "")
    runs = (Run(link, link),) if link else ()
    blocks = in_places((*page.blocks, *([Block(runs, marker="source")] if runs else [])))
    given = (
        _day(_text(parts[n])) for n in ("published", "pubDate", "date", "updated") if n in parts
    )
    day = next(filter(None, given), None)
    categories = [_category(one) for one in item if _name(one) == "category"]
    fields = {"date": str(day) if day else "", "headings": "\n".join(filter(None, categories))}
    title = _text(parts["title"]) if "title" in parts else ""
    return Record(title, blocks, {n: v for n, v in fields.items() if v}), page.leftovers


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _text(element: ElementTree.Element) -> str:
    """The words of an element that may hold escaped HTML."""
    text = " ".join(tidied("".join(element.itertext())).split())
    return read_html(text).blocks[0].text if "<" in text or "&" in text else text


def _html(element: ElementTree.Element) -> str:
    if len(element):
        return "".join(
            ElementTree.tostring(one, encoding="unicode", method="html") for one in element
        )
    return tidied(element.text or "")


def _links(item: ElementTree.Element) -> Iterator[str]:
    for one in item:
        if _name(one) == "link" and one.get("rel", "alternate") == "alternate":
            yield (one.get("href") or one.text or "").strip()
    for one in item:
        if _name(one) in ("guid", "id") and (one.text or "").startswith("http"):
            yield (one.text or "").strip()


def _category(element: ElementTree.Element) -> str:
    return " ".join((element.get("label") or element.get("term") or element.text or "").split())


def _day(text: str) -> PartialDate | None:
    try:
        return (
            PartialDate.parse(text[:10])
            if text[:4].isdecimal()
            else PartialDate.of(parsedate_to_datetime(text))
        )
    except ValueError:
        return None
