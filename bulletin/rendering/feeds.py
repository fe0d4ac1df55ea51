"""Render feeds as Atom (RFC 4287) and as JSON Feed 1.1 (jsonfeed.org)."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from bulletin.rendering.json_format import known_of
from bulletin.schema.settings import Settings
from bulletin.values.addresses import JURISDICTIONS, SECTIONS, TOPICS
from bulletin.values.dates import PartialDate
from bulletin.views.feeds import AtomFeed, Feed, FeedItem

_ATOM = "http://www.w3.org/2005/Atom"
_NEVER = PartialDate(1970, 1, 1)
"""The update time of an empty feed, which Atom requires."""


Rendered = Callable[[FeedItem], str]
"""Returns the HTML or XML of an entry or a change."""


def render_feed(feed: Feed, settings: Settings, content: Rendered, entry: Rendered) -> str:
    """Return a feed in its format; a day is stated as its beginning in UTC, a month as its end.

    `content` renders an entry as HTML, and `entry` returns what `atom_entry` does, so that each
    entry can be rendered once for all feeds.
    """
    if isinstance(feed, AtomFeed):
        return _render_atom(feed, settings, entry)
    return _render_json(feed, settings, content)


def _render_atom(feed: Feed, settings: Settings, entry: Rendered) -> str:
    root = Element("feed", {"xmlns": _ATOM, "xml:lang": settings.language})
    _add(root, "id", settings.identity + feed.address)
    _add(root, "title", feed.title)
    _add(root, "subtitle", settings.description)
    _add(root, "updated", _time(feed.updated or _NEVER))
    _link(root, "self", settings.base_url + feed.address, "application/atom+xml")
    _link(root, "alternate", settings.base_url + feed.page, "text/html")
    _add(root, "icon", settings.icon_url)
    _author(root, settings.publisher.name, settings.publisher.url)
    if settings.licence:
        _add(root, "rights", _rights(settings))
        _link(root, "license", settings.licence.url, "text/html")
    ElementTree.indent(root)
    head = ElementTree.tostring(root, encoding="unicode", xml_declaration=True)
    entries = "".join(map(entry, feed.entries))
    return f"{head.removesuffix('</feed>')}{entries}</feed>\n"


def atom_entry(entry: FeedItem, settings: Settings, content: Rendered) -> str:
    """Return an entry as it is in every Atom feed."""
    teaser = entry.teaser
    node = Element("entry")
    _add(node, "id", settings.identity + entry.id)
    _add(node, "title", entry.title)
    _link(node, "alternate", settings.base_url + teaser.address, "text/html")
    _add(node, "published", _time(entry.published))
    _add(node, "updated", _time(entry.updated))
    for name in entry.authors:
        _author(node, name)
    for scheme, term, label in _categories(entry):
        attributes = {"scheme": settings.base_url + scheme, "term": term, "label": label}
        SubElement(node, "category", attributes)
    if settings.licence:
        _add(node, "rights", _rights(settings))
    if entry.summary:
        _add(node, "summary", entry.summary)
    if entry.template:
        _add(node, "content", content(entry)).set("type", "html")
    ElementTree.indent(node, level=1)
    return f"  {ElementTree.tostring(node, encoding='unicode')}\n"


def _render_json(feed: Feed, settings: Settings, content: Rendered) -> str:
    """Return a JSON Feed; the licence is an extension, since the format has no field for it."""
    about = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": settings.description,
        "home_page_url": settings.base_url + feed.page,
        "feed_url": settings.base_url + feed.address,
        "favicon": settings.icon_url,
        "language": settings.language,
        "authors": [known_of({"name": settings.publisher.name, "url": settings.publisher.url})],
        "_licence": settings.licence.model_dump() if settings.licence else None,
        "items": [_item(entry, settings, content(entry)) for entry in feed.entries],
    }
    return json.dumps(known_of(about), ensure_ascii=False, indent=1) + "\n"


def _item(entry: FeedItem, settings: Settings, html: str) -> Mapping[str, Any]:
    teaser = entry.teaser
    return known_of(
        {
            "id": settings.identity + entry.id,
            "url": settings.base_url + teaser.address,
            "title": entry.title,
            "summary": entry.summary,
            "content_html": html,
            "date_published": _time(entry.published),
            "date_modified": _time(entry.updated),
            "authors": [{"name": name} for name in entry.authors],
            "tags": [label for _, _, label in _categories(entry)],
        }
    )


def _categories(entry: FeedItem) -> Iterator[tuple[str, str, str]]:
    """Yield for each category the address of its list, its id and its name."""
    teaser = entry.teaser
    yield SECTIONS, teaser.section.id, teaser.section.title
    for place in teaser.jurisdictions:
        yield JURISDICTIONS, place.id, place.name
    for topic in teaser.topics:
        yield TOPICS, topic.id, topic.name


def _time(date: PartialDate) -> str:
    """Return the beginning of a day in UTC (RFC 3339)."""
    return f"{date.last_day}T00:00:00Z"


def _rights(settings: Settings) -> str:
    licence = settings.licence
    return f"{settings.publisher.name}. {licence.name}: {licence.url}" if licence else ""


def _add(parent: Element, name: str, text: str) -> Element:
    node = SubElement(parent, name)
    node.text = text
    return node


def _link(parent: Element, relation: str, address: str, media_type: str) -> None:
    SubElement(parent, "link", {"rel": relation, "type": media_type, "href": address})


def _author(parent: Element, name: str, url: str | None = None) -> None:
    author = SubElement(parent, "author")
    _add(author, "name", name)
    if url:
        _add(author, "uri", url)
