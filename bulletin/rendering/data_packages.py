"""Render the Data Package that describes the dataset (https://specs.frictionlessdata.io)."""

import json
from collections.abc import Iterator
from typing import Any

from bulletin.language.languages import Language
from bulletin.schema.settings import Settings
from bulletin.values.slugs import slugify
from bulletin.views.dataset import DataPackage, TableLine

_TYPES = {"integer": "integer", "boolean": "boolean"}
_MEDIA_TYPES = {
    "csv": "text/csv",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "schema.json": "application/schema+json",
}


def render_data_package(file: DataPackage, settings: Settings, _language: Language) -> str:
    """Return the tables with their fields, the other files, and the licence."""
    licence = settings.licence
    about: dict[str, Any] = {
        "profile": "data-package",
        "name": slugify(settings.title) or "bulletin",
        "title": settings.title,
        "description": settings.description,
        "homepage": settings.base_url,
        "version": file.version,
        "contributors": [{"title": settings.publisher.name, "role": "publisher"}],
    }
    if licence:
        about["licenses"] = [{"title": licence.name, "path": licence.url}]
    about["resources"] = [one for line in file.tables for one in _resources(line)]
    about["resources"].append(
        {"name": "database", "path": file.database, "format": "sqlite"}
        | {"mediatype": "application/vnd.sqlite3"}
    )
    return json.dumps(about, ensure_ascii=False, indent=1) + "\n"


def _resources(line: TableLine) -> Iterator[dict[str, Any]]:
    for ending, media in _MEDIA_TYPES.items():
        name = line.table.name
        resource: dict[str, Any] = {
            "name": name if ending == "csv" else f"{name}-{ending.replace('.', '-')}",
            "title": line.title,
            "path": f"{name}.{ending}",
            "format": ending.rpartition(".")[2],
            "mediatype": media,
        }
        if ending == "csv":
            resource |= {
                "profile": "tabular-data-resource",
                "encoding": "utf-8",
                "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True},
                "schema": {"fields": [_field(*one) for one in line.types], "missingValues": [""]},
            }
        yield resource


def _field(name: str, kind: str, meaning: str, is_always_given: bool) -> dict[str, Any]:
    field: dict[str, Any] = {"name": name, "type": _TYPES.get(kind, "string")}
    if meaning:
        field["description"] = meaning
    if is_always_given:
        field["constraints"] = {"required": True}
    return field
