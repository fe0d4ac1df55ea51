"""The forms of files that are no pages: which function writes which view."""

from collections.abc import Callable, Mapping
from typing import Any

from bulletin.rendering.citations import render_citations
from bulletin.rendering.dataset import (
    render_csv_table,
    render_json_table,
    render_table_schema,
)
from bulletin.rendering.feeds import render_atom, render_json_feed
from bulletin.rendering.renderer import Renderer
from bulletin.rendering.sitemap import render_robots, render_sitemap
from bulletin.schema.settings import Settings
from bulletin.views.citations import Citations
from bulletin.views.dataset import CsvTable, JsonTable, TableSchema
from bulletin.views.feeds import AtomFeed, JsonFeed
from bulletin.views.sitemap import Robots, Sitemap
from bulletin.views.types import File

_FORMS: Mapping[type[File], Callable[[Any, Settings], str]] = {
    Sitemap: render_sitemap,
    Robots: render_robots,
    Citations: render_citations,
    JsonTable: render_json_table,
    CsvTable: render_csv_table,
    TableSchema: render_table_schema,
}
_FORMS_WITH_TEMPLATES: Mapping[type[File], Callable[[Any, Renderer], str]] = {
    AtomFeed: render_atom,
    JsonFeed: render_json_feed,
}


def render_file(file: File, renderer: Renderer) -> str:
    """The text of a file; it depends on the view, the templates and the settings alone."""
    if form := _FORMS_WITH_TEMPLATES.get(type(file)):
        return form(file, renderer)
    return _FORMS[type(file)](file, renderer.settings)
