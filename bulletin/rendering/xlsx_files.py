"""Tables of the dataset as workbooks of Excel (Office Open XML), the same bytes at every build."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any, get_type_hints

from bulletin.language.languages import Language
from bulletin.schema.settings import Settings
from bulletin.values.dates import PartialDate
from bulletin.views.dataset import Workbook
from bulletin.views.dataset_rows import Day, Decimals, Row
from bulletin.views.dataset_tables import TABLES

_ROWS = {kind.name: kind.row for kind in TABLES}
_MOST_CHARACTERS = 32_767
"""Of a cell; Excel takes no file that has more."""
_EXACT_DIGITS = 15
"""Digits that a number of a spreadsheet keeps; an amount with more of them is a text."""
_WIDTHS = {"title": 60, "address": 40, "url": 40, "summary": 60}
_CREATED = datetime(2000, 1, 1)
"""Stated as the time of making, which must not change what is built."""


def render_workbook(file: Workbook, settings: Settings, _language: Language) -> bytes:
    """A table with a frozen, filtered heading; identifiers are texts, and dates are dates.

    A value that is written as a text is never a formula, a number or a link to a spreadsheet. A
    month or a year stays a text, since it is no day. The parts of a list are joined by semicolons.
    """
    # Loaded when a table has changed: the library takes a while.
    from xlsxwriter import Workbook as Written

    written = BytesIO()
    book = Written(written, {"in_memory": True})
    book.set_properties({"title": settings.title, "created": _CREATED})
    sheet = book.add_worksheet(file.table.name)
    row_type = _ROWS[file.table.name]
    names = [field.name for field in fields(row_type)]
    heading = book.add_format({"bold": True, "bottom": 1})
    formats = {
        "date": book.add_format({"num_format": "yyyy-mm-dd"}),
        "amount": book.add_format({"num_format": "#,##0.00"}),
        "whole": book.add_format({"num_format": "#,##0"}),
    }
    for column, name in enumerate(names):
        sheet.set_column(column, column, _WIDTHS.get(name, max(12, len(name) + 4)))
        sheet.write_string(0, column, name, heading)
    kinds = _kinds(row_type)
    for place, row in enumerate(file.table.rows, 1):
        for column, name in enumerate(names):
            _write(sheet, place, column, getattr(row, name), kinds.get(name, ""), formats)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(file.table.rows), len(names) - 1)
    book.close()
    return written.getvalue()


def _kinds(row: type[Row]) -> dict[str, str]:
    """The columns that hold dates and amounts."""
    kinds = {Day: "date", Decimals: "amount"}
    hints = get_type_hints(row, include_extras=True)
    return {name: kinds[hint] for name, hint in hints.items() if hint in kinds}


def _write(
    sheet: Any, row: int, column: int, value: Any, kind: str, formats: dict[str, Any]
) -> None:
    match value:
        case None | "" | ():
            return
        case bool():
            sheet.write_boolean(row, column, value)
        case int():
            sheet.write_number(row, column, value)
        case str() if kind == "date" and PartialDate.parse_fact(value).day:
            day = datetime.fromisoformat(value)
            sheet.write_datetime(row, column, day, formats["date"])
        case str() if kind == "amount" and _is_exact(value):
            number = Decimal(value)
            form = formats["whole" if number == number.to_integral() else "amount"]
            sheet.write_number(row, column, float(number), form)
        case _:
            sheet.write_string(row, column, _text(value))


def _is_exact(amount: str) -> bool:
    whole, _, part = amount.partition(".")
    return len(whole) + len(part) <= _EXACT_DIGITS and len(part) <= 2


def _text(value: str | Sequence[str]) -> str:
    text = value if isinstance(value, str) else "; ".join(value)
    return text if len(text) <= _MOST_CHARACTERS else text[: _MOST_CHARACTERS - 1] + "…"
