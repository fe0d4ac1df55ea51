"""Feeds: what a program that knows nothing of this one reads in them."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

import feedparser
import pytest

from bulletin.assembly.bulletin import Bulletin
from bulletin.pipeline import Project, load
from bulletin.diagnostics.report import Report
from bulletin.rendering.files import render_file
from bulletin.rendering.renderer import Renderer
from bulletin.views.feeds import NEWEST, AtomFeed, Feed, JsonFeed, compose_feeds
from bulletin.views.parts import Views
from tests.bulletins import authorities, bulletin_of, issue, item, loaded, pages_of
from tests.markup import attributes, text_of
from tests.projects import MINIMUM, ROOT, write_project

LICENCE = "licence:\n  name: CC BY 4.0\n  url: https://creativecommons.org/licenses/by/4.0/\n"
SETTINGS = MINIMUM["content/bulletin.yml"] + LICENCE


def files_of(bulletin: Bulletin) -> dict[str, str]:
    """The feeds of a bulletin as they are written, by their addresses."""
    renderer = Renderer(ROOT / "templates", bulletin.settings)
    feeds = list(compose_feeds(Views(bulletin)))
    assert len({feed.address for feed in feeds}) == len(feeds)
    return {feed.address: render_file(feed, renderer) for feed in feeds}


def atom(bulletin: Bulletin, address: str = "feed.xml") -> Any:
    found = feedparser.parse(files_of(bulletin)[address].encode(), sanitize_html=False)
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def json_feed(bulletin: Bulletin, address: str = "feed.json") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files_of(bulletin)[address])
    return found


def with_fields(text: str, fields: str) -> str:
    return text.replace("sources:\n", f"{fields}sources:\n", 1)
