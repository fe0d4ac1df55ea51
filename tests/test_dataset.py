"""The dataset: what is in it is what the entries state, and validates against what is published."""

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from bulletin.assembly.bulletin import Bulletin
from bulletin.rendering.renderer import Renderer
from bulletin.views.dataset import DatasetPage
from tests.bulletins import bulletin_of, loaded, pages_of
from tests.markup import attributes, text_of
from tests.projects import ROOT
from tests.sample import FINE, golden, sample, written

TABLES = ("entries", "sanctions", "dates", "sources")


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    return dataset(sample(tmp_path))


def dataset(bulletin: Bulletin) -> dict[str, str]:
    """The files of the dataset by their names."""
    found = written(bulletin)
    return {path.removeprefix("data/"): found[path] for path in found if path.startswith("data/")}


def rows(text: str) -> list[dict[str, str]]:
    """The rows of a CSV file, as a program reads them that knows RFC 4180."""
    assert text.startswith("\ufeff")
    reader = csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    found = list(reader)
    assert all(None not in row and None not in row.values() for row in found)
    return found


def faults(files: dict[str, str], table: str) -> list[str]:
    schema = json.loads(files[f"{table}.schema.json"])
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    found = validator.iter_errors(json.loads(files[f"{table}.json"]))
    return [f"{error.json_path}: {error.message}" for error in found]


@pytest.mark.parametrize("name", ["entries.csv", "sanctions.csv", "dates.json", "sources.json"])
def test_a_table_is_as_written_by_hand(name: str, files: dict[str, str]) -> None:
    assert files[name] == golden(name)


@pytest.mark.parametrize("table", TABLES)
def test_what_is_in_the_data_validates(table: str, files: dict[str, str]) -> None:
    assert faults(files, table) == []
    assert json.loads(files[f"{table}.json"])["rows"]


@pytest.mark.parametrize("table", TABLES)
def test_the_schema_refuses_what_is_not_so(table: str, files: dict[str, str]) -> None:
    data = json.loads(files[f"{table}.json"])
    row = data["rows"][0]
    for wrong in (
        {**row, "unknown": ""},
        {**row, "address": "2022-02/fine/"},
        {name: value for name, value in row.items() if name != "entry"},
    ):
        changed = json.dumps({**data, "rows": [wrong]})
        assert len(faults({**files, f"{table}.json": changed}, table)) == 1


@pytest.mark.parametrize("table", TABLES)
def test_both_forms_have_the_same_rows(table: str, files: dict[str, str]) -> None:
    def cell(value: Any) -> str:
        text = "; ".join(value) if isinstance(value, list) else str(value)
        return text.lower() if isinstance(value, bool) else text

    tables, data = rows(files[f"{table}.csv"]), json.loads(files[f"{table}.json"])
    assert len(tables) == len(data["rows"])
    for row, given in zip(tables, data["rows"], strict=True):
        plain = {name: value.removeprefix("'") for name, value in row.items() if value}
        assert plain == {name: cell(value) for name, value in given.items()}


def test_every_line_is_quoted_and_ends_as_the_standard_wants(files: dict[str, str]) -> None:
    for table in TABLES:
        lines = files[f"{table}.csv"].removeprefix("\ufeff").split("\r\n")
        assert lines.pop() == ""
        assert all(line.startswith('"') and line.endswith('"') for line in lines)
        assert "\n" not in "".join(lines)


def test_no_cell_is_a_formula(files: dict[str, str]) -> None:
    for table in TABLES:
        for row in rows(files[f"{table}.csv"]):
            assert [
                cell for cell in row.values() if cell.startswith(tuple("=+-@\t\r＝＋－＠"))
            ] == []
    fine, *_ = rows(files["entries.csv"])
    assert fine["summary"] == "'=2+3 is no formula here, and says what the case was."
    assert fine["action"] == "'@everybody: read it."
    assert json.loads(files["entries.json"])["rows"][0]["action"] == "@everybody: read it."


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_each_sign_that_begins_a_formula_is_made_a_text(sign: str, tmp_path: Path) -> None:
    fine = FINE.replace('note: "-1 day, =SUM(A1)"', f'note: "{sign}1+1"')
    assert fine != FINE
    last = rows(dataset(sample(tmp_path, fine=fine))["sanctions.csv"])[-1]
    assert last["note"] == f"'{sign}1+1"


def test_money_is_exact_and_never_dressed(files: dict[str, str]) -> None:
    assert [row["amount"] for row in rows(files["sanctions.csv"])] == ["8026000000.50", "1000", ""]
    amounts = [row.get("amount") for row in json.loads(files["sanctions.json"])["rows"]]
    assert amounts == ["8026000000.50", "1000", None]


def test_a_date_that_moved_and_an_entry_that_is_gone_are_told(files: dict[str, str]) -> None:
    _, appeal = rows(files["dates.csv"])
    assert (appeal["name"], appeal["date"]) == ("appeal_by", "2022-04-21")
    assert (appeal["previously"], appeal["moved"]) == ("2022-04-07; 2022-04-14", "2022-02-22")
    _, later, _ = rows(files["entries.csv"])
    assert (later["withdrawn"], later["withdrawn_because"]) == (
        *("2022-03-03", "The source was withdrawn."),
    )
    assert later["corrections"] == "2022-03-02: The date was wrong."
    assert (later["follows"], later["relations"]) == ("2022-02/fine", "annuls")


def test_sanctions_and_dates_of_a_withdrawn_entry_say_so(tmp_path: Path) -> None:
    gone = FINE.replace("sources:", "withdrawn: {date: 2022-03-01, reason: Wrong.}\nsources:", 1)
    found = dataset(sample(tmp_path, fine=gone))
    for table in ("sanctions", "dates"):
        assert {row["withdrawn"] for row in rows(found[f"{table}.csv"])} == {"true"}


def test_a_file_says_what_it_is_whose_and_as_of_when(files: dict[str, str]) -> None:
    data = json.loads(files["sanctions.json"])
    assert {name: value for name, value in data.items() if name != "rows"} == {
        "table": "sanctions",
        "bulletin": "Test Bulletin",
        "publisher": "Testers",
        "address": "https://bulletin.example/data/sanctions.json",
        "schema": "https://bulletin.example/data/sanctions.schema.json",
        "version": "1.1",
        "as_of": "2022-03-01",
        "licence": "CC BY 4.0",
        "licence_url": "https://creativecommons.org/licenses/by/4.0/",
    }
    assert json.loads(files["sanctions.schema.json"])["$id"] == data["schema"]


def test_a_bulletin_without_entries_has_empty_tables(tmp_path: Path) -> None:
    found = dataset(bulletin_of(tmp_path))
    for table in TABLES:
        assert rows(found[f"{table}.csv"]) == []
        assert faults(found, table) == []


def test_the_page_describes_every_field_in_words(tmp_path: Path) -> None:
    bulletin = sample(tmp_path)
    page = pages_of(bulletin)["data/"]
    assert isinstance(page, DatasetPage)
    html = Renderer(ROOT / "templates", bulletin.settings).holes(page)["content"]
    files = dataset(bulletin)
    named = text_of(html, ".dictionary tbody th")
    columns = [name for table in TABLES for name in next(csv.reader([head(files, table)]))]
    assert named == columns
    meanings = text_of(html, ".dictionary td:nth-child(3)")
    assert [name for name, text in zip(named, meanings, strict=True) if not text.strip()] == []
    kinds = dict(zip(named, text_of(html, ".dictionary td:nth-child(2)"), strict=True))
    assert kinds["persons"] == "number"
    assert kinds["deadline_unknown"] == "true or false"
    assert kinds["jurisdictions"] == "list of text values, always"
    words = text_of(html, ".dictionary__words")
    assert "Such as 2022-02-24, 2022-02" in words
    assert "One of exact, at-least, up-to, about" in words


def head(files: dict[str, str], table: str) -> str:
    return files[f"{table}.csv"].removeprefix("\ufeff").partition("\r\n")[0]


def test_the_page_links_every_file_and_counts_its_rows(tmp_path: Path) -> None:
    bulletin = sample(tmp_path)
    html = Renderer(ROOT / "templates", bulletin.settings).holes(pages_of(bulletin)["data/"])[
        "content"
    ]
    assert set(attributes(html, "[download]", "href")) == set(dataset(bulletin))
    assert text_of(html, ".files tbody .files__count") == ["3", "3", "2", "4"]
    assert text_of(html, "a[rel~=license]") == ["CC BY 4.0"]


@pytest.mark.archive
def test_the_archive_is_in_the_data_once_and_whole() -> None:
    archive = loaded(ROOT)
    found = dataset(archive)
    counts = {table: len(rows(found[f"{table}.csv"])) for table in TABLES}
    assert counts == {"entries": 45, "sanctions": 38, "dates": 31, "sources": 72}
    for table in TABLES:
        assert faults(found, table) == []
    fines = [row for row in rows(found["sanctions.csv"]) if row["type"] == "administrative-fine"]
    didi = [row["amount"] for row in fines if "didi" in row["entry"]]
    assert sorted(didi) == ["1000000", "8026000000"]
    entries = [row["entry"] for row in rows(found["entries.csv"])]
    assert entries == [entry.id for entry in archive.entries]
    assert len(json.loads(written(archive)["feed.json"])["items"]) == 45
