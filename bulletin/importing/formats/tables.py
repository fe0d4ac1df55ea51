"""Rows of CSV and JSON: each is an item, and a mapping says which column is which field."""

import csv
import json
from collections.abc import Iterator, Mapping
from io import StringIO
from pathlib import Path
from typing import Any

import yaml

from bulletin.diagnostics.report import EnvironmentFault, choice_hint
from bulletin.importing.fields.dates import dates_in
from bulletin.importing.formats.blocks import Block, Manuscript, Record, Run, in_places
from bulletin.importing.formats.encodings import tidied
from bulletin.importing.formats.plain_text import runs_of
from bulletin.values.dates import PartialDate

FIELDS = (
    *("title", "text", "date", "section", "url", "source_title", "publisher", "jurisdiction"),
    *("authority", "amount", "currency", "party", "law"),
)
_USUAL = {
    "title": "title name headline heading subject titel titre título titolo 标题",
    "text": "text summary description body content abstract details résumé texte texto testo 内容",
    "date": "date day published pubdate decision_date datum fecha data 日期",
    "section": "section category type rubrik rubrique sección kategorie",
    "url": "url link source href etid_url quelle lien enlace fuente 链接 来源",
    "jurisdiction": "jurisdiction country state land pays país paese",
    "authority": "authority regulator dpa issuer behörde autorité autoridad autorità",
    "amount": "amount fine penalty betrag bußgeld montant importe",
    "currency": "currency währung devise",
    "party": "party controller company organisation organization unternehmen société empresa",
}
"""Names of columns that are known without a mapping."""
_MOST_ROWS = 5000


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
            raise EnvironmentFault(
                f"{file.name}: there is no field '{field}'; {choice_hint(field, FIELDS)}"
            )
    return mapping


def read_rows(text: str, columns: Mapping[str, str]) -> Manuscript:
    """The rows of a table with a header; parted by comma, semicolon or tab."""
    try:
        dialect: Any = csv.Sniffer().sniff(text[:5000], ",;\t|")
    except csv.Error:
        dialect = csv.excel
    try:
        rows = list(csv.DictReader(StringIO(text), dialect=dialect, strict=False))
    except csv.Error as error:
        raise EnvironmentFault(f"the table cannot be read: {error}") from None
    return _manuscript([{str(k): str(v or "") for k, v in row.items()} for row in rows], columns)


def read_json(text: str, columns: Mapping[str, str]) -> Manuscript:
    """An array of objects, an object that holds one, or an object a line."""
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


def _manuscript(rows: list[dict[str, str]], columns: Mapping[str, str]) -> Manuscript:
    if not rows:
        raise EnvironmentFault("the table has no rows")
    if len(rows) > _MOST_ROWS:
        raise EnvironmentFault(f"the table has more than {_MOST_ROWS:,} rows; import it in parts")
    meant = {name: columns.get(name) or (_usual(name) if not columns else "") for name in rows[0]}
    if unknown := [name for name in columns if name not in meant]:
        raise EnvironmentFault(
            f"the table has no column '{unknown[0]}'; {choice_hint(unknown[0], list(meant))}"
        )
    if not {"title", "party", "text"} & set(meant.values()):
        known = ", ".join(meant)
        raise EnvironmentFault(f"no column is a title; name one with --map FILE (columns: {known})")
    return Manuscript((), records=tuple(_record(row, meant) for row in rows))


def _usual(column: str) -> str:
    name = column.strip().casefold().replace(" ", "_")
    return next((field for field, names in _USUAL.items() if name in names.split()), "")


def _record(row: Mapping[str, str], meant: Mapping[str, str]) -> Record:
    """A row with its columns as fields; one that has no field goes into the text."""
    fields: dict[str, str] = {}
    others: list[Block] = []
    for column, value in row.items():
        words = tidied(value).strip()
        if words and (field := meant.get(column)):
            fields[field] = f"{fields[field]}\n{words}" if field in fields else words
        elif words:
            others.append(Block((Run(f"{column}: "), *runs_of(words)), marker="•", depth=1))
    text = [
        Block(tuple(runs_of(line))) for line in fields.pop("text", "").split("\n") if line.strip()
    ]
    links = [
        Block((Run(fields.get("source_title") or url, url),), marker="source")
        for url in fields.pop("url", "").split()
    ]
    if days := dates_in(fields.get("date", ""), PartialDate(2000, 1)):
        fields["date"] = str(days[0].date)
    title = fields.pop("title", "") or _title(fields)
    return Record(title, in_places((*text, *others, *links)), fields)


def _title(fields: Mapping[str, str]) -> str:
    """A title of a fine without one: who, how much, by whom."""
    amount = " ".join(filter(None, (fields.get("currency"), fields.get("amount"))))
    parts = (fields.get("party", ""), amount, fields.get("authority", ""))
    return ", ".join(filter(None, parts))
