"""Read rows as items: of CSV, of JSON, and of a page that is little more than a table.

A mapping says which column is which field.
"""

import csv
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import yaml

from bulletin.diagnostics.report import EnvironmentFault, choice_hint
from bulletin.importing.fields.dates import dates_in
from bulletin.importing.formats.blocks import (
    Block,
    Leftover,
    Manuscript,
    Record,
    Run,
    Table,
    in_places,
    joined,
)
from bulletin.importing.formats.encodings import tidied
from bulletin.importing.formats.html_pages import read_html
from bulletin.importing.formats.plain_text import runs_of
from bulletin.values.dates import PartialDate

FIELDS = (
    *("title", "text", "date", "section", "url", "source_title", "publisher", "jurisdiction"),
    *("authority", "amount", "currency", "party", "law"),
)
_COLUMNS = {
    "title": "title name headline heading subject titel titre título titolo tytuł 标题",
    "text": "text summary description body content content_html content_text abstract details "
    "résumé zusammenfassung texte texto testo opis 内容 摘要",
    "date": "date day published pubdate date_published decision_date datum fecha data 日期",
    "section": "section category type rubrik rubrique sección kategorie kategoria",
    "url": "url link source href etid_url decision quelle "
    "lien enlace fonte źródło fuente 链接 来源",
    "jurisdiction": "jurisdiction country state land pays país paese kraj 国家",
    "authority": "authority regulator dpa issuer behörde aufsichtsbehörde autorité autoridad "
    "autorità organ 机关",
    "amount": "amount fine penalty betrag bußgeld montant amende importe multa importo kara 金额",
    "currency": "currency währung devise moneda valuta waluta",
    "party": "party controller company organisation organization unternehmen société empresa "
    "azienda podmiot verantwortlicher responsable titolare 公司 企业",
}
"""Names of columns that are known without a mapping, in small letters with `_` for spaces."""
_MOST_ROWS = 5000
_LEAST_ROWS = 3
"""Of a table in a page whose rows may be items."""
_LINKS = "\0links"
"""The column of the addresses in a row."""
_TAG = re.compile(r"</(?:p|div|li|a|h[1-6])>|<br", re.IGNORECASE)


def read_mapping(file: Path) -> dict[str, str]:
    """A mapping of YAML or JSON: `column: field` a line. Raises EnvironmentFault for faults."""
    try:
        found = yaml.safe_load(file.read_text(encoding="utf-8")[:20_000])
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise EnvironmentFault(
            f"{file.name} is not a mapping: {str(error).splitlines()[0]}"
        ) from None
    if not isinstance(found, dict):
        raise EnvironmentFault(f"{file.name} is not a mapping; write 'column: field' in each line")
    mapping = {str(column): str(field) for column, field in found.items()}
    for field in mapping.values():
        if field not in FIELDS:
            hint = choice_hint(field, FIELDS)
            raise EnvironmentFault(f"{file.name}: there is no field '{field}'; {hint}")
    return mapping


def read_rows(text: str, columns: Mapping[str, str]) -> Manuscript:
    """The rows of a table with a header; its cells end in a comma, a semicolon or a tab.

    Raises EnvironmentFault for a table that cannot be read or has no title.
    """
    dialect: Any = csv.excel
    with suppress(csv.Error):
        dialect = csv.Sniffer().sniff(text[:5000], ",;\t|")
    try:
        rows = list(csv.DictReader(StringIO(text), dialect=dialect, strict=False))
    except csv.Error as error:
        raise EnvironmentFault(f"the table cannot be read: {error}") from None
    return _manuscript([{str(k): str(v or "") for k, v in row.items()} for row in rows], columns)


def read_json(text: str, columns: Mapping[str, str]) -> Manuscript:
    """An array of objects, an object that holds one, or an object a line.

    Raises EnvironmentFault for anything else.
    """
    try:
        found = json.loads(text)
    except RecursionError:
        raise EnvironmentFault("the JSON is nested too deep") from None
    except ValueError:
        found = list(_objects_by_line(text))
    if isinstance(found, dict):
        found = next((value for value in found.values() if isinstance(value, list)), [found])
    rows = [{str(k): _cell(v) for k, v in row.items()} for row in found if isinstance(row, dict)]
    return _manuscript(rows, columns)


def _objects_by_line(text: str) -> Iterator[Any]:
    for number, line in enumerate(text.splitlines(), 1):
        try:
            yield json.loads(line or "null")
        except ValueError:
            raise EnvironmentFault(f"this is not JSON: line {number} cannot be read") from None


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(map(_cell, value))
    return "" if value is None else str(value)


def _manuscript(rows: Sequence[Mapping[str, str]], columns: Mapping[str, str]) -> Manuscript:
    if not rows:
        raise EnvironmentFault("the table has no rows")
    if len(rows) > _MOST_ROWS:
        raise EnvironmentFault(f"the table has more than {_MOST_ROWS:,} rows; import it in parts")
    if unknown := [name for name in columns if name not in rows[0]]:
        hint = choice_hint(unknown[0], list(rows[0]))
        raise EnvironmentFault(f"the table has no column '{unknown[0]}'; {hint}")
    meant = columns or {name: field_of(name) for name in rows[0]}
    if not {"title", "party", "text"} & set(meant.values()):
        known = ", ".join(rows[0])
        raise EnvironmentFault(f"no column is a title; name one with --map FILE (columns: {known})")
    return Manuscript((), records=tuple(_record(row, meant) for row in rows))


def with_rows_as_records(page: Manuscript) -> Manuscript:
    """A page that is little more than a table whose rows are items, with its rows as records.

    They are if each row links to a page, or if two columns are known by their names.
    """
    found = [block.table for block in page.blocks if block.table]
    words = sum(len(block.text.split()) for block in page.blocks if block.table)
    tables = [table for table in found if _holds_items(table)]
    if not tables or len(tables) < len(found) or words * 2 < page.words:
        return page
    records = tuple(one for table in tables for one in _records_of(table))
    others = [block for block in page.blocks if block.runs and not block.table]
    titles = (*page.titles, *(block.text for block in others if block.level))
    left = (Leftover("outside of the table", block.text) for block in others)
    leftovers = (*page.leftovers, *left)
    return replace(page, blocks=(), titles=titles, leftovers=leftovers, records=records)


def _holds_items(table: Table) -> bool:
    header, *rows = table.rows
    linked = [any(run.address.startswith("http") for cell in row for run in cell) for row in rows]
    known = sum(bool(field_of(_text_of(cell))) for cell in header)
    return len(rows) >= _LEAST_ROWS and (all(linked) or known > 1)


def _records_of(table: Table) -> Iterator[Record]:
    names = [_text_of(cell) or "…" for cell in table.rows[0]]
    meant = {name: field_of(name) for name in names}
    if not {"title", "party"} & set(meant.values()):
        meant |= dict.fromkeys([name for name in names if not meant[name]][:1], "title")
    for row in table.rows[1:]:
        cells = dict(zip(names, map(_text_of, row), strict=False))
        cells = {name: "" if meant[name] == "url" else cell for name, cell in cells.items()}
        addresses = [run.address for cell in row for run in cell if run.address.startswith("http")]
        cells[_LINKS] = "\n".join(dict.fromkeys(addresses))
        yield _record(cells, {**meant, _LINKS: "url"})


def _text_of(cell: Sequence[Run]) -> str:
    return "".join(run.text for run in cell)


def field_of(column: str) -> str:
    """The field that a column is usually meant as; empty for all others."""
    name = column.strip().casefold().replace(" ", "_")
    return next(
        (field for field, names in _COLUMNS.items() if name in names.casefold().split()), ""
    )


def _record(row: Mapping[str, str], meant: Mapping[str, str]) -> Record:
    """A row with its columns as fields; columns without a field become a list in the text."""
    fields: dict[str, str] = {}
    others: list[Block] = []
    for column, value in row.items():
        words = tidied(value).strip()
        if words and (field := meant.get(column)):
            fields[field] = f"{fields[field]}\n{words}" if field in fields else words
        elif words:
            others.append(Block((Run(f"{column}: "), *runs_of(words)), marker="•", depth=1))
    text = list(_text(fields.pop("text", "")))
    links = [
        Block((Run(fields.get("source_title") or url, url),), marker="source")
        for url in fields.pop("url", "").split()
    ]
    if days := dates_in(fields.get("date", ""), PartialDate(2000, 1)):
        fields["date"] = str(days[0].date)
    title = fields.pop("title", "") or _title(fields)
    return Record(title, in_places((*text, *others, *links)), fields)


def _text(cell: str) -> Iterator[Block]:
    """The blocks of a cell that holds plain text or HTML."""
    if _TAG.search(cell):
        yield from read_html(cell).blocks
        return
    for line in filter(str.strip, cell.split("\n")):
        yield Block(joined(runs_of(line)))


def _title(fields: Mapping[str, str]) -> str:
    """A title for a fine that has none: who, how much, by whom."""
    amount = " ".join(filter(None, (fields.get("currency"), fields.get("amount"))))
    parts = (fields.get("party", ""), amount, fields.get("authority", ""))
    return ", ".join(filter(None, parts))
