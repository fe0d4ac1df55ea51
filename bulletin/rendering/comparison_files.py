"""The tables of the page of comparisons as JSON; assets/compare/tables.js reads them."""

from itertools import pairwise
from typing import Any

from bulletin.language.languages import Language
from bulletin.rendering.column_files import VERSION, column_json, column_object, table_object
from bulletin.schema.settings import Settings
from bulletin.views.column_tables import ColumnTable
from bulletin.views.comparison_tables import ComparisonColumn, ComparisonTables


def render_comparison_tables(file: ComparisonTables, _settings: Settings, _lang: Language) -> str:
    """The three tables; the numbers of entries come as differences from the row before."""
    return column_json(
        {
            "version": VERSION,
            "id": file.version,
            "entries": table_object(file.entries),
            "sanctions": _of_entries(file.sanctions),
            "dates": _of_entries(file.key_dates),
            "datesLeftOut": file.dates_left_out,
            "penalties": file.penalties,
        }
    )


def render_comparison_column(file: ComparisonColumn, _settings: Settings, _lang: Language) -> str:
    """One column of the table of entries."""
    return column_json(
        {
            "id": file.version,
            "column": column_object(file.column),
            "wholeNames": dict(file.whole_names),
        }
    )


def _of_entries(table: ColumnTable) -> dict[str, Any]:
    lines = table.lines
    return table_object(table) | {
        "lines": [*lines[:1], *(number - before for before, number in pairwise(lines))]
    }
