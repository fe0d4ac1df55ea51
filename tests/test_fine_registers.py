"""A register of fines in the shape of a real one: all of it is accepted, counted and published."""

import csv
import json
import re
from collections import Counter
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest

from bulletin.assembly.bulletin import Bulletin
from bulletin.views.listing_pages import ListingPage
from bulletin.views.sanction_rows import sanction_lines
from bulletin.views.shared_views import Views
from tests.bulletins import loaded, pages_of
from tests.fines import fine_files, write_fines
from tests.projects import faults_of
from tests.sample import written

COUNT = 160


@pytest.fixture(scope="module")
def fines(tmp_path_factory: pytest.TempPathFactory) -> Bulletin:
    return loaded(write_fines(tmp_path_factory.mktemp("fines"), COUNT))


def written_fields(name: str) -> list[str]:
    """The values of a field of all sanctions, as they stand in the files."""
    lines = (line for text in fine_files(COUNT).values() for line in text.splitlines())
    sanctions = (line for line in lines if line.startswith("  - {type: administrative-fine"))
    return [one.partition(f"{name}: ")[2].split(",")[0].strip("}") for one in sanctions]


def test_nothing_of_it_is_a_fault(tmp_path: Path) -> None:
    assert faults_of(write_fines(tmp_path, COUNT)) == ""


def test_every_amount_is_published_as_it_was_written(fines: Bulletin) -> None:
    text = written(fines)["data/sanctions.csv"].removeprefix("\ufeff")
    rows = list(csv.DictReader(StringIO(text, newline="")))
    amounts = Counter(row["amount"] or "undisclosed" for row in rows)
    assert amounts == Counter(written_fields("amount"))
    assert {row["undisclosed"] for row in rows if not row["amount"]} == {"true"}
    assert sum(Decimal(row["amount"]) for row in rows if row["amount"]) == sum(
        Decimal(one) for one in written_fields("amount") if one != "undisclosed"
    )


def test_a_party_is_one_whatever_the_entry(fines: Bulletin) -> None:
    rows = list(sanction_lines(Views(fines)))
    mine = [row for row in rows if row.party == "quilnov-iberia"]
    assert len(mine) == sum(one == "quilnov-iberia" for one in written_fields("on"))
    assert {(row.on, row.sectors) for row in mine} == {("Quilnov Iberia S.A.", ("telecoms",))}


def test_a_party_and_its_group_have_their_own_figures(fines: Bulletin) -> None:
    texts = fine_files(COUNT).values()
    mine = [one for one in texts if "on: quilnov-iberia," in one and "currency: EUR" in one]
    amounts = [re.search(r"amount: ([0-9.]+),", one) for one in mine]
    total = sum(Decimal(one[1]) for one in amounts if one)
    pages = pages_of(fines)
    for address in ("parties/quilnov-iberia/", "parties/quilnov/"):
        page = pages[address]
        assert isinstance(page, ListingPage)
        assert [one.id for one in page.charts] == ["years_eur"]
        figures = [bar.figure.partition(";")[0] for bar in page.charts[0].bars]
        stated = [Decimal(one.removeprefix("EUR ").replace(",", "")) for one in figures]
        assert sum(stated) == total > 0


def test_the_register_leads_to_registered_parties(fines: Bulletin) -> None:
    register = json.loads(written(fines)["sanctions/register.json"])
    (party,) = (one for one in register["columns"] if one["id"] == "party")
    assert {"quilnov", "quilnov-iberia"} <= {one for one, _ in party["values"]}
    assert len({one for one, _ in party["values"]}) == len(party["values"])
    texts = json.loads(written(fines)["sanctions/rows-1.json"])
    assert "parties/quilnov-iberia/" in json.dumps(texts)


def test_a_case_counts_once(fines: Bulletin) -> None:
    rows = list(sanction_lines(Views(fines)))
    reviewed = sum("-review.md" in path for path in fine_files(COUNT))
    assert sum(row.is_reviewed for row in rows) == reviewed > 0
