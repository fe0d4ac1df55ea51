"""Render the dataset as an SQLite database."""

import json
import sqlite3
from dataclasses import fields
from typing import Any, get_type_hints

from bulletin.language.languages import Language
from bulletin.schema.settings import Settings
from bulletin.views.dataset import Database, Table
from bulletin.views.dataset_tables import TABLES

_ROWS = {kind.name: kind.row for kind in TABLES}
_VERSION_AT = slice(96, 100)
"""The bytes that state which SQLite wrote the file (https://www.sqlite.org/fileformat.html)."""


def render_database(file: Database, _settings: Settings, _language: Language) -> bytes:
    """Return a database with all tables, with a column for each field; lists are JSON arrays.

    Amounts are texts, so that no digit is lost. The bytes depend only on the tables, not on the
    version of SQLite.
    """
    connection = sqlite3.connect(":memory:")
    connection.executescript("PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8';")
    for table in file.tables:
        _add(table, connection)
    connection.commit()
    content = bytearray(connection.serialize())
    connection.close()
    content[_VERSION_AT] = bytes(4)
    return bytes(content)


def _add(table: Table, connection: sqlite3.Connection) -> None:
    row_type = _ROWS[table.name]
    names = [field.name for field in fields(row_type)]
    hints = get_type_hints(row_type)
    # The names come from our own types, so they are safe in SQL.
    types = {int: "INTEGER", bool: "INTEGER", int | None: "INTEGER"}
    columns = ", ".join(f'"{name}" {types.get(hints[name], "TEXT")}' for name in names)
    connection.execute(f'CREATE TABLE "{table.name}" ({columns})')
    marks = ", ".join("?" * len(names))
    connection.executemany(
        f'INSERT INTO "{table.name}" VALUES ({marks})',
        ([_cell(getattr(row, name)) for name in names] for row in table.rows),
    )


def _cell(value: Any) -> Any:
    match value:
        case "" | ():
            return None
        case tuple():
            return json.dumps(value, ensure_ascii=False)
    return value
