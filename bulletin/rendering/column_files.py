"""Render tables by columns as compact JSON."""

import json
from itertools import pairwise
from typing import Any

from bulletin.language.languages import Language
from bulletin.schema.settings import Settings
from bulletin.values.addresses import relative
from bulletin.views.column_tables import Column, ColumnTable, ColumnTexts

VERSION = 1


def render_column_table(file: ColumnTable, _settings: Settings, _language: Language) -> str:
    """Return the columns of a table."""
    return column_json(table_object(file))


def table_object(file: ColumnTable) -> dict[str, Any]:
    """Return the columns of a table in the form that assets/columns/columns.js reads.

    `dates` and `amounts` list their distinct `values`, and `of` the number of each row's value;
    dates are sorted, so each but the first is the difference from the previous one. Numbers of
    amounts count from 1, and 0 means none.
    """
    dates = list(dict.fromkeys(file.dates))
    place = {date: number for number, date in enumerate(dates)}
    date_of = [place[date] for date in file.dates]
    amounts = sorted(set(file.amounts) - {""}, key=lambda one: (len(one), one))
    number = {"": 0, **{amount: place for place, amount in enumerate(amounts, 1)}}
    return {
        "version": VERSION,
        "count": file.count,
        "columns": list(map(column_object, file.columns)),
        "dates": {
            "values": dates,
            "of": date_of[:1] + [day - before for before, day in pairwise(date_of)],
        },
        "amounts": {"values": amounts, "of": [number[one] for one in file.amounts]},
        "lines": file.lines,
        "texts": {
            "size": file.part,
            "files": [relative(one, file.address) for one in file.texts],
        },
    }


def column_object(one: Column) -> dict[str, Any]:
    """A column of a table."""
    return {"id": one.id, "values": one.values, "sets": one.sets, "of": one.of}


def render_column_texts(file: ColumnTexts, _settings: Settings, _language: Language) -> str:
    """Return the texts of some rows."""
    return column_json(file.rows)


def column_json(value: Any) -> str:
    """Return JSON without white space."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
