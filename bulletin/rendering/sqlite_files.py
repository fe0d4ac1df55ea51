"""The dataset as a database of SQLite, which programs of all kinds read."""

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
"""Where a file states which SQLite wrote it last (https://www.sqlite.org/fileformat.html)."""


def render_database(file: Database, _settings: Settings, _language: Language) -> bytes:
    """All tables, each with the columns of its fields; a list is a JSON array.

    Amounts are texts, so that no digit is lost. The bytes depend on the tables alone: the file
    does not say which version of SQLite wrote it.
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
    # The names are those of this program's own types.
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
