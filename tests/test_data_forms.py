"""The dataset as workbooks, as a database and as a package: read by programs that are not ours."""

import csv
import io
import json
import re
import sqlite3
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from bulletin.rendering.renderer import Renderer
from bulletin.rendering.xlsx_package import AMOUNT, DAY, WHOLE, Cell, workbook
from bulletin.views.all_pages import compose_pages
from bulletin.views.dataset import compose_dataset
from bulletin.views.shared_views import Views
from tests.bulletins import bulletin_of, item
from tests.projects import ROOT

FORMULA = '=HYPERLINK("https://www.example.org/","x")'
FILES = {
    "2022-02/a.md": item(
        title=f"'{FORMULA}'",
        date="2022-02-03",
        jurisdiction="GB, FR",
        front="""\
identifiers: {docket: "0123", case: "1e5"}
parties: [{id: one, name: "@one"}, {id: two, name: Two}]
sanctions:
  - {type: administrative-fine, amount: 1234567.50, currency: EUR, on: one}
  - {type: administrative-fine, amount: 123456789012345.50, currency: EUR, on: two}
""",
    ),
    "2022-02/b.md": item(title="A month of it", date="2022-02"),
}


@pytest.fixture
def files(tmp_path: Path) -> dict[str, bytes]:
    return made(tmp_path)


def made(root: Path) -> dict[str, bytes]:
    bulletin = bulletin_of(root, FILES)
    renderer = Renderer(ROOT / "templates", bulletin.settings)
    files = compose_dataset(compose_pages(Views(bulletin)))
    return {file.address: renderer.content(file) for file in files}


def cells(content: bytes) -> list[dict[str, Any]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    heading, *rows = sheet.iter_rows()
    names = [cell.value for cell in heading]
    return [dict(zip(names, row, strict=True)) for row in rows]


def test_identifiers_and_formulas_are_texts(files: dict[str, bytes]) -> None:
    row = next(
        one for one in cells(files["data/entries.xlsx"]) if one["entry"].value == "2022-02/a"
    )
    for name, text in (("docket", "0123"), ("case", "1e5"), ("title", FORMULA)):
        assert (row[name].value, row[name].data_type) == (text, "s")
    assert row["jurisdictions"].value == "GB; FR"


def test_days_are_dates_and_months_are_texts(files: dict[str, bytes]) -> None:
    dates = {one["entry"].value: one["date"].value for one in cells(files["data/entries.xlsx"])}
    assert dates == {"2022-02/a": datetime(2022, 2, 3), "2022-02/b": "2022-02"}


def test_no_digit_of_an_amount_is_lost(files: dict[str, bytes]) -> None:
    amounts = [one["amount"].value for one in cells(files["data/sanctions.xlsx"])]
    assert amounts == [1234567.5, "123456789012345.50"]


def test_the_heading_stays_and_has_filters(files: dict[str, bytes]) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(files["data/sanctions.xlsx"])).worksheets[0]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref.startswith("A1:")


def test_a_workbook_has_every_kind_of_cell_and_text() -> None:
    texts = ["<&>\"'", " a  b ", "one\ntwo\tthree", "\x01 _x0041_ \x0b", "中文 \U0001f600", "=1+1"]
    days = [date(1900, 1, 1), date(1900, 2, 28), date(1900, 3, 1), date(2026, 2, 3)]
    row = [*map(Cell, texts), Cell(True), Cell(3), Cell(-0.5, AMOUNT), Cell(1e15, WHOLE), None]
    row += [Cell(day, DAY) for day in days] + [None] * 15
    written = workbook("A & B", "entries", [12] * len(row), [row, row])
    book = openpyxl.load_workbook(io.BytesIO(written))
    assert book.properties.title == "A & B"
    found = list(next(book.worksheets[0].iter_rows(min_row=2)))
    assert [unescaped(cell.value) for cell in found[:6]] == texts
    assert [cell.value for cell in found[6:11]] == [True, 3, -0.5, 1e15, None]
    assert [cell.value.date() for cell in found[11:15]] == days
    assert [cell.data_type for cell in found[:7]] == [*"ssssss", "b"]
    assert book.worksheets[0].auto_filter.ref == "A1:AD2"


def unescaped(text: str) -> str:
    """As spreadsheets show it; the library of this test does so for a part of it only."""
    return re.sub(r"_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), text)


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    assert made(tmp_path / "one") == made(tmp_path / "two")


def test_the_database_has_all_tables(files: dict[str, bytes], tmp_path: Path) -> None:
    place = tmp_path / "bulletin.sqlite"
    place.write_bytes(files["data/bulletin.sqlite"])
    found = sqlite3.connect(place)
    assert found.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    query = 'SELECT amount, "on" FROM sanctions ORDER BY length(amount)'
    assert found.execute(query).fetchall() == [
        ("1234567.50", "@one"),
        ("123456789012345.50", "Two"),
    ]
    (places,) = found.execute("SELECT jurisdictions FROM entries WHERE docket = '0123'").fetchone()
    assert json.loads(places) == ["GB", "FR"]
    found.close()


def test_the_package_describes_every_file(files: dict[str, bytes]) -> None:
    package = json.loads(files["data/datapackage.json"])
    paths = {f"data/{one['path']}" for one in package["resources"]}
    assert paths == files.keys() - {"data/datapackage.json"}
    names = [one["name"] for one in package["resources"]]
    assert len(names) == len(set(names))
    for resource in package["resources"]:
        if resource["format"] == "csv":
            text = files[f"data/{resource['path']}"].decode("utf-8-sig")
            heading = next(csv.reader(io.StringIO(text)))
            assert heading == [field["name"] for field in resource["schema"]["fields"]]
