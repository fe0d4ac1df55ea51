"""The columns of the register: what a browser reads says what the entries say, and is small."""

import csv
import gzip
import io
import json
from collections import Counter
from itertools import accumulate
from typing import Any

import pytest

from bench.archives import write_bulletin
from bulletin.assembly.bulletin import Bulletin
from bulletin.rendering.outputs import compose_files
from bulletin.rendering.renderer import Renderer
from bulletin.views.all_pages import compose_pages
from bulletin.views.shared_views import Views
from tests.bulletins import loaded
from tests.projects import ROOT

ENTRIES = 400


@pytest.fixture(scope="module")
def bulletin(tmp_path_factory: pytest.TempPathFactory) -> Bulletin:
    root = tmp_path_factory.mktemp("register")
    write_bulletin(root, ENTRIES, uneven=True)
    return loaded(root)


@pytest.fixture(scope="module")
def files(bulletin: Bulletin) -> dict[str, str]:
    """What lies beside the pages that is about sanctions, by address."""
    views = Views(bulletin)
    renderer = Renderer(ROOT / "templates", bulletin.settings)
    found = compose_files(views, compose_pages(views))
    return {
        one.address: str(renderer.file(one))
        for one in found
        if one.address.startswith(("sanctions/", "data/sanctions.csv"))
    }


@pytest.fixture(scope="module")
def table(files: dict[str, str]) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(files["sanctions/register.json"])
    return read


def column(table: dict[str, Any], name: str) -> list[list[str]]:
    """The ids of the values that each row has, read without this program."""
    (found,) = (one for one in table["columns"] if one["id"] == name)
    return [[found["values"][number][0] for number in found["sets"][of]] for of in found["of"]]


def test_columns_say_what_the_published_table_says(
    files: dict[str, str], table: dict[str, Any]
) -> None:
    rows = list(csv.DictReader(io.StringIO(files["data/sanctions.csv"].removeprefix("\ufeff"))))
    assert sorted(table["lines"]) == list(range(len(rows)))
    own = [rows[line] for line in table["lines"]]
    amounts = ["", *table["amounts"]["values"]]
    assert [amounts[number] for number in table["amounts"]["of"]] == [one["amount"] for one in own]
    assert column(table, "currency") == [[one["currency"]] for one in own]
    assert column(table, "status") == [[one["status"]] for one in own]
    days = [table["dates"]["values"][place] for place in accumulate(table["dates"]["of"])]
    assert days == [one["date"] for one in own] == sorted(days, reverse=True)
    texts = [
        row for name in table["texts"]["files"] for row in json.loads(files[f"sanctions/{name}"])
    ]
    assert [row[0] for row in texts] == [one["title"] for one in own]
    assert [row[3] for row in texts] == [one["on"] for one in own]


def test_provisions_are_found_as_wholes_and_by_their_parts(
    bulletin: Bulletin, table: dict[str, Any]
) -> None:
    counts = Counter(one for row in column(table, "provision") for one in row)
    named = Counter(
        str(one) for entry in bulletin.entries for one in entry.laws for _ in entry.sanctions
    )
    assert counts["gdpr#art-32-1"] == named["gdpr#art-32-1"] > 0
    assert counts["gdpr#art-32"] == named["gdpr#art-32-1"] + named["gdpr#art-32"]


def test_the_columns_of_two_thousand_rows_have_sixty_kilobytes_compressed(
    files: dict[str, str],
) -> None:
    size = len(gzip.compress(files["sanctions/register.json"].encode()))
    assert size / ENTRIES * 2000 <= 60_000
