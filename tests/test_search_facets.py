"""The facet table: read back, it says of each entry what the entry says of itself."""

import json
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest

from bulletin.language.languages import ENGLISH
from bulletin.search.facets import FACETS, facet_tables, packed
from bulletin.views.entry_pages import EntryPage
from bulletin.views.page_types import Teaser
from tests.bulletins import authorities, bulletin_of, issue, item, pages_of
from tests.projects import entry
from tests.search_columns import unpacked, unpacked_days


@pytest.fixture
def teasers(tmp_path: Path) -> list[Teaser]:
    files = {
        "2022-02/a.md": entry(jurisdictions="[CN-ZJ]", date="2022-02-28", section="legislation"),
        "2022-02/b.md": entry(jurisdictions="[FR, EU]", date="2022-02"),
        "2022-03/c.md": entry(jurisdictions="[EU]", date="2021-12-31"),
        "2022-03/d.md": entry(jurisdictions="[CN, CN-ZJ]", date="2022-03-01"),
        "2022-03/issue.md": issue(),
    }
    registry = {"registry/jurisdictions.yml": "- id: CN\n  name: 'China, mainland'\n"}
    pages = pages_of(bulletin_of(tmp_path, files | registry)).values()
    return [page.entry.teaser for page in pages if isinstance(page, EntryPage)]


def files_of(teasers: list[Teaser]) -> tuple[dict[str, Any], dict[str, Any]]:
    first, subjects = facet_tables(teasers, ENGLISH)
    return json.loads(json.dumps(first)), {"facets": json.loads(json.dumps(subjects))}


def table_of(teasers: list[Teaser]) -> dict[str, Any]:
    """The table as it is once both files are loaded."""
    first, second = files_of(teasers)
    loaded = {facet["id"]: facet for facet in second["facets"]}
    return first | {"facets": [loaded.get(facet["id"], facet) for facet in first["facets"]]}


def sets_of(table: dict[str, Any], facet: dict[str, Any]) -> list[int]:
    """The number of the set of each entry, from another column where it follows that."""
    if "of" in facet:
        return unpacked(facet["of"])
    (other,) = (one for one in table["facets"] if one["id"] == facet["follows"])
    usual, (steps, own) = unpacked(facet["usual"]), map(unpacked, facet["others"])
    found = [usual[number] for number in sets_of(table, other)]
    for place, number in zip(accumulate(steps), own, strict=True):
        found[place] = number
    return found


def column(table: dict[str, Any], name: str) -> list[list[str]]:
    """The ids of what each entry has."""
    (facet,) = (one for one in table["facets"] if one["id"] == name)
    values = [[facet["values"][value][0] for value in some] for some in facet["sets"]]
    return [values[number] for number in sets_of(table, facet)]


@pytest.mark.parametrize("number", [0, 1, 47, 48, 767, 768, 12287, 12288, 999_999])
def test_numbers_are_read_as_they_were_packed(number: int) -> None:
    assert unpacked(packed([number, 0, number])) == [number, 0, number]


def test_places_are_told_by_the_authority_where_they_follow_from_it(tmp_path: Path) -> None:
    places = ("GB", "FR", "FR", "FR", "DE", "FR", "GB", "GB")
    offices = ("court", "cnil", "cnil", "cnil", "cnil", "cnil", "court", "")
    files = {
        f"2022-02/e{number}.md": item(jurisdiction=place, authorities=office)
        for number, (place, office) in enumerate(zip(places, offices, strict=True))
    }
    pages = pages_of(bulletin_of(tmp_path, files | authorities(court="Court", cnil="CNIL")))
    entries = [one.entry.teaser for one in pages.values() if isinstance(one, EntryPage)]
    table = table_of(entries)
    (facet,) = (one for one in table["facets"] if one["id"] == "jurisdiction")
    assert facet["follows"] == "authority"
    expected = [[place.id for place in one.jurisdictions] for one in entries]
    assert sorted(map(str, expected)) == sorted(f"['{place}']" for place in places)
    assert column(table, "jurisdiction") == expected


def test_columns_say_what_entries_say(teasers: list[Teaser]) -> None:
    table = table_of(teasers)
    assert [facet["id"] for facet in table["facets"]] == [facet.id for facet in FACETS]
    assert column(table, "section") == [[teaser.section.id] for teaser in teasers]
    assert column(table, "year") == [[str(teaser.date.year)] for teaser in teasers]
    for ids, teaser in zip(column(table, "jurisdiction"), teasers, strict=True):
        countries = {one.id.partition("-")[0] for one in teaser.jurisdictions}
        assert set(ids) == {one.id for one in teaser.jurisdictions} | countries
        assert len(ids) == len(set(ids))


@pytest.fixture
def about_subjects(tmp_path: Path) -> list[Teaser]:
    files = {
        **authorities(court="High Court"),
        "registry/laws.yml": (
            "- {id: law, name: A Law, abbreviation: AL, kind: law, jurisdiction: GB}\n"
        ),
        "registry/topics.yml": "- {id: crime, name: Crime}\n",
        "2022-02/a.md": item(front="laws: [law, 'law#art-5']\ntopics: [crime]"),
        "2022-02/b.md": item(authorities="court", front="topics: [crime]"),
    }
    pages = pages_of(bulletin_of(tmp_path, files)).values()
    return [page.entry.teaser for page in pages if isinstance(page, EntryPage)]


def test_what_entries_name_is_filtered_by_its_id(about_subjects: list[Teaser]) -> None:
    table = table_of(about_subjects)
    assert column(table, "authority") == [[], ["court"]]
    assert column(table, "law") == [["law"], []]
    assert column(table, "topic") == [["crime"], ["crime"]]
    values = {facet["id"]: facet["values"] for facet in table["facets"]}
    assert values["law"] == [["law", "AL", 0]]
    assert values["authority"] == [["court", "High Court", 0]]


def test_laws_and_topics_are_apart(about_subjects: list[Teaser]) -> None:
    first, second = files_of(about_subjects)
    assert [facet["id"] for facet in first["facets"] if "sets" not in facet] == ["law", "topic"]
    assert [facet["id"] for facet in second["facets"]] == ["law", "topic"]


def test_what_no_entry_has_is_not_worth_a_second_file(teasers: list[Teaser]) -> None:
    first, second = files_of(teasers)
    assert all("sets" in facet for facet in first["facets"])
    assert second == {"facets": []}


def test_days_add_up_to_dates(teasers: list[Teaser]) -> None:
    days = unpacked_days(table_of(teasers)["days"])
    assert [date(1970, 1, 1) + timedelta(day) for day in days] == [
        teaser.date.last_day for teaser in teasers
    ]


def test_values_stand_in_the_order_to_show_them(teasers: list[Teaser]) -> None:
    facets = {facet["id"]: facet for facet in table_of(teasers)["facets"]}
    section, jurisdiction, year = (facets[name] for name in ("section", "jurisdiction", "year"))
    assert [value[0] for value in section["values"]] == ["legislation", "litigation"]
    assert [value[2] for value in section["values"]] == [1, 3]
    assert [value[0] for value in jurisdiction["values"]] == ["CN", "EU", "CN-ZJ", "FR"]
    assert jurisdiction["values"][0][1] == "China, mainland"
    assert [value[0] for value in year["values"]] == ["2022", "2021"]


def test_the_order_of_entries_is_the_order_of_the_index(teasers: list[Teaser]) -> None:
    """Pages are composed in one order, from which both are made."""
    assert column(table_of(teasers[::-1]), "year") == column(table_of(teasers), "year")[::-1]


def test_a_bulletin_without_entries_has_an_empty_table() -> None:
    table = table_of([])
    assert table["days"] == ""
    assert all(not facet["of"] and not facet["values"] for facet in table["facets"])
