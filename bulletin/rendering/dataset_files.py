"""Render the dataset as JSON (RFC 8259), as CSV (RFC 4180) and with JSON Schemas."""

import csv
from collections.abc import Mapping
from dataclasses import fields
from io import StringIO
from typing import Any

from bulletin.language.languages import Language
from bulletin.rendering.json_format import as_json, known_of
from bulletin.schema.json_schemas import written
from bulletin.schema.settings import Settings
from bulletin.values.addresses import table_address
from bulletin.views.dataset import CsvTable, JsonTable, Table, TableSchema
from bulletin.views.dataset_tables import TABLES

_ROWS = {kind.name: kind.row for kind in TABLES}
_BYTE_ORDER_MARK = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Characters by which spreadsheets recognise a formula."""


def render_json_table(file: JsonTable, settings: Settings, _language: Language) -> str:
    """Return a table with its metadata, one row per line.

    Unknown values have no field. Amounts of money are strings, so that no digit is lost.
    """
    about = {
        "table": file.table.name,
        "bulletin": settings.title,
        "publisher": settings.publisher.name,
        "address": settings.base_url + file.address,
        "schema": settings.base_url + table_address(file.table.name, "schema.json"),
        "version": file.table.version,
        "as_of": str(file.table.as_of or ""),
        "licence": settings.licence.name if settings.licence else "",
        "licence_url": settings.licence.url if settings.licence else "",
    }
    lines = [f" {as_json(name)}: {as_json(value)},\n" for name, value in known_of(about).items()]
    rows = ",\n".join(f"  {as_json(row)}" for row in _given(file.table))
    return "{\n" + "".join(lines) + f' "rows": [\n{rows}\n ]\n}}\n'


def _given(table: Table) -> list[Mapping[str, Any]]:
    names = _names(table)
    return [
        {name: value for name in names if (value := getattr(row, name)) not in ("", (), None)}
        for row in table.rows
    ]


def render_csv_table(file: CsvTable, _settings: Settings, _language: Language) -> str:
    """Return a table with a header line; all values are quoted.

    Begins with a byte order mark, so that Excel detects UTF-8. Lists are joined by semicolons. Text
    that a spreadsheet would run as a formula is prefixed with an apostrophe; amounts and counts
    never are.
    """
    text = StringIO()
    text.write(_BYTE_ORDER_MARK)
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    names = _names(file.table)
    writer.writerow(names)
    writer.writerows([_cell(getattr(row, name)) for name in names] for row in file.table.rows)
    return text.getvalue()


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case tuple():
            value = "; ".join(value)
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _names(table: Table) -> tuple[str, ...]:
    return tuple(field.name for field in fields(_ROWS[table.name]))


def render_table_schema(file: TableSchema, settings: Settings, _language: Language) -> str:
    """Return a schema that contains its own address."""
    place = {"$id": settings.base_url + file.address}
    return written({"$schema": file.schema["$schema"], **place, **file.schema})
