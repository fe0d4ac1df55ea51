"""The dataset: its tables as files, their schemas, and the page that describes them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from bulletin.language.languages import Language, uncapitalized
from bulletin.language.message_markers import N_
from bulletin.schema.json_schemas import schema_of
from bulletin.values.addresses import (
    DATA_PACKAGE,
    DATABASE,
    DATASET,
    citations_address,
    table_address,
)
from bulletin.values.dates import PartialDate
from bulletin.views.citations import FORMS, form_of
from bulletin.views.dataset_rows import Published, Row
from bulletin.views.dataset_tables import TABLES, TableKind
from bulletin.views.page_types import File, Link, Page, Shared
from bulletin.views.shared_views import Views

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


class Workbook(TableFile):
    """A table as a workbook of Excel."""


@dataclass(frozen=True, kw_only=True)
class Database(File):
    """All tables in one file."""

    tables: tuple[Table, ...]


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
    types: tuple[tuple[str, str, str, bool], ...]
    """Of each field its name, its type in JSON, its meaning, and whether it is always given."""


@dataclass(frozen=True, kw_only=True)
class DataPackage(File):
    """What describes all files, for programs."""

    tables: tuple[TableLine, ...]
    database: str
    """The name of its file."""
    version: str


@dataclass(frozen=True, kw_only=True)
class DatasetPage(Page):
    """What can be loaded into other programs."""

    template = "dataset.html"
    kind = "Dataset"
    tables: tuple[TableLine, ...]
    whole: tuple[Link, ...]
    """To the files that have, or describe, all tables."""
    citations: tuple[Link, ...]
    version: str


def compose_dataset_page(views: Views) -> DatasetPage:
    _ = views.language.gettext
    return DatasetPage(
        address=DATASET,
        title=_("Data"),
        description=_("Entries from %(bulletin)s as tables to download")
        % {"bulletin": views.bulletin.settings.title},
        updated=views.bulletin.updated,
        tables=tuple(_line(kind, views) for kind in TABLES),
        whole=(Link(DATABASE, "SQLite"), Link(DATA_PACKAGE, "Data Package")),
        citations=tuple(
            Link(citations_address(form), form_of(form, views.language)) for form in FORMS
        ),
        version=VERSION,
    )


def compose_dataset(pages: Iterable[Page]) -> Iterator[File]:
    """The files that the page of the dataset describes."""
    tables = [one for page in pages if isinstance(page, DatasetPage) for one in page.tables]
    whole = tuple(line.table for line in tables)
    yield Database(address=DATABASE, tables=whole)
    yield DataPackage(
        address=DATA_PACKAGE,
        tables=tuple(tables),
        database=DATABASE.rpartition("/")[2],
        version=VERSION,
    )
    kinds = {kind.name: kind for kind in TABLES}
    for line in tables:
        name = line.table.name
        schema = _schema(kinds[name])
        yield JsonTable(address=table_address(name, "json"), table=line.table)
        yield CsvTable(address=table_address(name, "csv"), table=line.table)
        yield Workbook(address=table_address(name, "xlsx"), table=line.table)
        yield TableSchema(address=table_address(name, "schema.json"), schema=schema)


@cache
def _schema(kind: TableKind) -> Mapping[str, Any]:
    return schema_of(Published[kind.row], f"{kind.title} of the bulletin")  # type: ignore[name-defined]


def _line(kind: TableKind, views: Views) -> TableLine:
    endings = {"xlsx": "Excel", "csv": "CSV", "json": "JSON", "schema.json": "JSON Schema"}
    schema = _schema(kind)["$defs"][kind.row.__name__]
    said = partial(views.language.pgettext, "data")
    rows = (row for entry in views.bulletin.entries for row in kind.rows_of(entry, views))
    return TableLine(
        Table(kind.name, views.bulletin.updated, VERSION, tuple(rows)),
        views.language.gettext(kind.title),
        said(uncapitalized(schema["description"])),
        tuple(Link(table_address(kind.name, end), name) for end, name in endings.items()),
        tuple(
            _described(name, one, schema, views.language)
            for name, one in schema["properties"].items()
        ),
        tuple(_typed(name, one, schema) for name, one in schema["properties"].items()),
    )


def _typed(
    name: str, field: Mapping[str, Any], schema: Mapping[str, Any]
) -> tuple[str, str, str, bool]:
    kind = "string" if "items" in field else field["type"]
    return name, kind, field.get("description", ""), name in schema["required"]


_KINDS = {"integer": N_("number"), "boolean": N_("true or false"), "string": N_("text")}
"""What the types of JSON are called."""


def described_in_words() -> Iterator[str]:
    """What the tables and their fields are: the messages of the page that describes them."""
    for kind in TABLES:
        schema = _schema(kind)["$defs"][kind.row.__name__]
        yield uncapitalized(schema["description"])
        fields = schema["properties"].values()
        yield from (field["description"] for field in fields if "description" in field)


def _described(
    name: str, field: Mapping[str, Any], schema: Mapping[str, Any], language: Language
) -> Described:
    one, said = field.get("items", field), partial(language.pgettext, "data")
    kind = N_("list of text values") if "items" in field else _KINDS[one["type"]]
    return Described(
        name,
        language.gettext(kind),
        tuple(one.get("enum") or one.get("examples") or ()),
        "enum" in one,
        name in schema["required"],
        said(field["description"]) if "description" in field else "",
    )
