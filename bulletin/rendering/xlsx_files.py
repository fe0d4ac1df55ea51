"""Render dataset tables as Excel workbooks (Office Open XML), byte for byte reproducible."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import Any, get_type_hints

from bulletin.language.languages import Language
from bulletin.rendering.xlsx_package import AMOUNT, DAY, HEADING, WHOLE, Cell, workbook
from bulletin.schema.settings import Settings
from bulletin.values.dates import PartialDate
from bulletin.views.dataset import Workbook
from bulletin.views.dataset_rows import Day, Decimals, Row
from bulletin.views.dataset_tables import TABLES

_ROWS = {kind.name: kind.row for kind in TABLES}
_MOST_CHARACTERS = 32_767
"""The maximum length of a cell in Excel."""
_EXACT_DIGITS = 15
"""The digits that a spreadsheet number keeps; an amount with more digits is a text."""
_WIDTHS = {"title": 60, "address": 40, "url": 40, "summary": 60}


def render_workbook(file: Workbook, settings: Settings, _language: Language) -> bytes:
    """Return a table with a frozen header and filters; identifiers are texts, dates are dates.

    Texts are never formulas, numbers or links. A month or a year stays a text. Lists are joined by
    semicolons.
    """
    row_type = _ROWS[file.table.name]
    names = [field.name for field in fields(row_type)]
    kinds = _kinds(row_type)
    columns = [(name, kinds.get(name, "")) for name in names]
    heading = [Cell(name, HEADING) for name in names]
    rows = ([_cell(getattr(row, name), kind) for name, kind in columns] for row in file.table.rows)
    widths = [_WIDTHS.get(name, max(12, len(name) + 4)) for name in names]
    return workbook(settings.title, file.table.name, widths, chain([heading], rows))


def _kinds(row: type[Row]) -> dict[str, str]:
    """Return the columns that hold dates and amounts."""
    kinds = {Day: "date", Decimals: "amount"}
    hints = get_type_hints(row, include_extras=True)
    return {name: kinds[hint] for name, hint in hints.items() if hint in kinds}


def _cell(value: Any, kind: str) -> Cell | None:
    match value:
        case None | "" | ():
            return None
        case int():
            return Cell(value)
        case str() if kind == "date" and PartialDate.parse_fact(value).day:
            return Cell(date.fromisoformat(value), DAY)
        case str() if kind == "amount" and _is_exact(value):
            number = Decimal(value)
            form = WHOLE if number == number.to_integral() else AMOUNT
            return Cell(float(number), form)
        case _:
            return Cell(_text(value))


def _is_exact(amount: str) -> bool:
    whole, _, part = amount.partition(".")
    return len(whole) + len(part) <= _EXACT_DIGITS and len(part) <= 2


def _text(value: str | Sequence[str]) -> str:
    text = value if isinstance(value, str) else "; ".join(value)
    return text if len(text) <= _MOST_CHARACTERS else text[: _MOST_CHARACTERS - 1] + "…"
