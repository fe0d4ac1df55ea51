"""The page of comparisons and its tables: what the browser is told, and what it weighs."""

import gzip
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from bulletin.assembly.bulletin import Bulletin
from bulletin.rendering.renderer import Renderer
from bulletin.views.comparison_tables import compose_comparison_tables
from bulletin.views.shared_views import Views
from tests.bulletins import authorities, bulletin_of, html_of, issue, item
from tests.fines import fine_files
from tests.markup import attributes, text_of
from tests.projects import ROOT
from tests.sample import sample, written

MOST_BYTES = 26_000
"""Of the tables for one kind of things, compressed; scripts, styles and titles take 14 kB more."""


def tables(bulletin: Bulletin, name: str = "tables") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(written(bulletin)[f"compare/{name}.json"])
    return found


def rows_of(table: Mapping[str, Any], column: str) -> list[list[str]]:
    """The ids that each row has in a column."""
    (found,) = (one for one in table["columns"] if one["id"] == column)
    return ids_of(found)


def ids_of(found: Mapping[str, Any]) -> list[list[str]]:
    ids = [value[0] for value in found["values"]]
    return [[ids[number] for number in found["sets"][of]] for of in found["of"]]


def test_entries_have_what_they_are_compared_by(tmp_path: Path) -> None:
    entries = tables(sample(tmp_path))["entries"]
    assert entries["count"] == 3
    assert rows_of(entries, "section") == [["legislation"], ["enforcement"], ["litigation"]]
    assert rows_of(entries, "kind") == [["bill"], ["decision"], ["none"]]


def test_sanctions_say_what_may_be_added_up(tmp_path: Path) -> None:
    found = tables(sample(tmp_path))
    sanctions = found["sanctions"]
    assert rows_of(sanctions, "kind") == [["ban"], ["damages"], ["administrative-fine"]]
    assert rows_of(sanctions, "state") == [["counts"], ["counts", "each"], ["counts"]]
    assert rows_of(sanctions, "currency") == [[], ["JPY"], ["EUR"]]
    assert sanctions["amounts"]["values"] == ["1000", "8026000000.50"]
    assert sanctions["lines"] == [1, 0, 0]
    assert "administrative-fine" in found["penalties"]
    assert "damages" not in found["penalties"]


def test_titles_are_those_that_the_search_publishes(tmp_path: Path) -> None:
    (file,) = tables(sample(tmp_path))["entries"]["texts"]["files"]
    assert file.startswith("../search/titles/0.json?")
    renamed = sample(tmp_path / "again", bill=item(title="Another", date="2022-02-01"))
    (other,) = tables(renamed)["entries"]["texts"]["files"]
    assert file != other


def test_each_kind_of_things_has_a_file_of_its_own(tmp_path: Path) -> None:
    """Of one version with the tables, so that a browser does not mix two builds."""
    bulletin = sample(tmp_path)
    places, offices, laws = (
        tables(bulletin, kind) for kind in ("jurisdiction", "authority", "law")
    )
    assert [sorted(one) for one in ids_of(places["column"])] == [
        ["GB"],
        ["FR", "US", "US-CA"],
        ["FR"],
    ]
    assert ids_of(offices["column"]) == [[], ["cnil"], []]
    assert ids_of(laws["column"]) == [[], ["gdpr"], []]
    assert laws["wholeNames"] == {"gdpr": "The Regulation"}
    assert {one["id"] for one in (places, offices, laws)} == {tables(bulletin)["id"]}


def test_key_dates_belong_to_their_entries(tmp_path: Path) -> None:
    dates = tables(sample(tmp_path))["dates"]
    assert rows_of(dates, "field") == [["appeal_by"]]
    assert dates["dates"]["values"] == ["2022-04-21"]
    assert dates["lines"] == [1]


def test_the_page_offers_the_kinds_that_there_are(tmp_path: Path) -> None:
    html = html_of(
        bulletin_of(tmp_path, {"2022-02/a.md": item(), "2022-02/issue.md": issue()}), "compare/"
    )
    assert attributes(html, "[name=of]", "value") == ["jurisdiction"]
    assert text_of(html.split("noscript>")[1], "a") == ["Jurisdictions"]


def test_a_bulletin_without_entries_has_nothing_to_compare(tmp_path: Path) -> None:
    bulletin = bulletin_of(tmp_path)
    html = html_of(bulletin, "compare/")
    assert "There are no entries here yet." in html
    assert attributes(html, "script", "src") == []
    assert "compare/tables.json" not in written(bulletin)


@pytest.mark.parametrize("offices", [58])
def test_the_tables_of_5000_entries_are_light(tmp_path: Path, offices: int) -> None:
    """In 44 countries, of 58 authorities, on 200 laws, a fine in three of them, all with dates."""
    files = dict(
        authorities(**{f"office-{number}": f"Office {number}" for number in range(offices)})
    )
    laws = range(200)
    files["registry/laws.yml"] = "".join(
        f"- {{id: law-{one}, name: Law of the Zubs number {one}, abbreviation: LZ {one}, "
        "kind: law, jurisdiction: GB}\n"
        for one in laws
    )
    places = sorted(
        {text.split('"')[1] for path, text in fine_files(400).items() if "/fine-" in path}
    )
    kinds = ("decision", "order", "investigation", "guidance", "bill")
    for number in range(5000):
        spread = number * 7919 % 5003
        period = f"{2018 + number // 1000}-{number % 12 + 1:02}"
        files[f"{period}/issue.md"] = issue()
        other = (spread + 1 + spread % 36) % 200
        front = f"laws: [law-{spread % 200}, law-{other}]\nkind: {kinds[spread % 5]}\n"
        front += (
            f"dates: {{hearing: {2020 + spread % 9}-{spread % 12 + 1:02}-{spread % 28 + 1:02}}}\n"
        )
        if spread % 3 == 0:
            amount = (spread * 13 % 977 + 1) * 1000
            front += (
                f"sanctions: [{{type: administrative-fine, amount: {amount}, currency: EUR}}]\n"
            )
        files[f"{period}/entry-{number}.md"] = item(
            title=f"Entry {number}",
            section=("legislation", "enforcement", "litigation")[spread % 3],
            subsection="cases" if spread % 3 == 1 else "",
            date=f"{period}-{spread % 28 + 1:02}",
            jurisdiction=places[spread % len(places)],
            authorities=f"office-{spread % offices}",
            front=front,
        )
    bulletin = bulletin_of(tmp_path, files)
    renderer = Renderer(ROOT / "templates", bulletin.settings)
    files_of = compose_comparison_tables(Views(bulletin))
    base, *per_kind = (len(gzip.compress(renderer.content(file))) for file in files_of)
    assert len(per_kind) == 3
    assert base + max(per_kind) < MOST_BYTES
