"""The dataset: its tables as files, their schemas, and the page that describes them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from bulletin.schema.json_schemas import schema_of
from bulletin.values.addresses import DATASET, citations_address, table_address
from bulletin.values.dates import PartialDate
from bulletin.views.citations import FORMS
from bulletin.views.parts import Views
from bulletin.views.rows import Published, Row
from bulletin.views.tables import TABLES, TableKind
from bulletin.views.types import File, Link, Page, Shared

VERSION = "1.1"
"""Of the form of the dataset: the first number changes when a field changes or goes."""


@dataclass(frozen=True, repr=False)
class Table(Shared):
    """A table of the dataset."""

    name: str
    as_of: PartialDate | None
    """The date of the newest issue."""
    version: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class TableFile(File):
    """A table in one form."""

    table: Table


class JsonTable(TableFile):
    """A table as JSON."""


class CsvTable(TableFile):
    """A table as CSV."""


@dataclass(frozen=True, kw_only=True)
class TableSchema(File):
    """What holds of the JSON form of a table."""

    schema: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Described:
    """A field of a table, in words."""

    name: str
    kind: str
    examples: tuple[str, ...]
    """Or all the words that it can be, if `is_choice`."""
    is_choice: bool
    is_always_given: bool
    meaning: str


@dataclass(frozen=True, slots=True)
class TableLine:
    """A table as the page describes it."""

    table: Table
    title: str
    about: str
    files: tuple[Link, ...]
    fields: tuple[Described, ...]


@dataclass(frozen=True, kw_only=True)
class DatasetPage(Page):
    """What can be loaded into other programs."""

    template = "dataset.html"
    kind = "Dataset"
    tables: tuple[TableLine, ...]
    citations: tuple[Link, ...]
    version: str


def compose_dataset_page(views: Views) -> DatasetPage:
    return DatasetPage(
        address=DATASET,
        title="Data",
        description=f"The entries of {views.bulletin.settings.title} as tables for other programs",
        updated=views.bulletin.updated,
        tables=tuple(_line(kind, views) for kind in TABLES),
        citations=tuple(Link(citations_address(form), name) for form, name in FORMS.items()),
        version=VERSION,
    )


def compose_dataset(pages: Iterable[Page]) -> Iterator[File]:
    """The files that the page of the dataset describes."""
    tables = (one for page in pages if isinstance(page, DatasetPage) for one in page.tables)
    kinds = {kind.name: kind for kind in TABLES}
    for line in tables:
        name = line.table.name
        schema = _schema(kinds[name])
        yield JsonTable(address=table_address(name, "json"), table=line.table)
        yield CsvTable(address=table_address(name, "csv"), table=line.table)
        yield TableSchema(address=table_address(name, "schema.json"), schema=schema)


@cache
def _schema(kind: TableKind) -> Mapping[str, Any]:
    return schema_of(Published[kind.row], f"{kind.title} of the bulletin")  # type: ignore[name-defined]


def _line(kind: TableKind, views: Views) -> TableLine:
    endings = {"csv": "CSV", "json": "JSON", "schema.json": "JSON Schema"}
    schema = _schema(kind)["$defs"][kind.row.__name__]
    rows = (row for entry in views.bulletin.entries for row in kind.rows_of(entry, views))
    return TableLine(
        Table(kind.name, views.bulletin.updated, VERSION, tuple(rows)),
        kind.title,
        schema["description"],
        tuple(Link(table_address(kind.name, end), name) for end, name in endings.items()),
        tuple(_described(name, one, schema) for name, one in schema["properties"].items()),
    )


def _described(name: str, field: Mapping[str, Any], schema: Mapping[str, Any]) -> Described:
    one = field.get("items", field)
    words = {"integer": "number", "boolean": "true or false"}
    kind = words.get(one["type"], "text")
    return Described(
        name,
        f"list of {kind}s" if "items" in field else kind,
        tuple(one.get("enum") or one.get("examples") or ()),
        "enum" in one,
        name in schema["required"],
        field.get("description", ""),
    )
