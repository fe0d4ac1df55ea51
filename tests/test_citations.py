"""Citations as reference managers read them: the same works, whatever the form."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string

from bulletin.assembly.bulletin import Bulletin
from bulletin.rendering.renderer import Renderer
from tests.bulletins import pages_of
from tests.markup import attributes, text_of
from tests.projects import ROOT
from tests.sample import FINE, golden, sample, written

KEYS = [
    "entry_2022-02_fine",
    "source_2022-02_fine_press",
    "source_2022-02_fine_cnil",
    "entry_2022-02_first-name",
    "source_2022-02_first-name_wechat",
    "entry_2022-01_bill",
    "source_2022-01_bill_bill",
]
TITLE = "Décision & more: 100 % of {A_B} <b>fined</b>"


@pytest.fixture
def bulletin(tmp_path: Path) -> Bulletin:
    return sample(tmp_path)


@pytest.fixture
def files(bulletin: Bulletin) -> dict[str, str]:
    """The citations of the archive, by the endings of their names."""
    begin = "data/citations."
    return {p.removeprefix(begin): t for p, t in written(bulletin).items() if p.startswith(begin)}


SHOWN = {
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciitilde": "~",
    "textasciicircum": "^",
}
"""What LaTeX prints for its commands."""


def shown(latex: str) -> str:
    """What LaTeX prints for a text in braces that keep its capitals."""
    plain = re.sub(r"\\(\w+)\{\}|\\([&%$#_])", lambda m: SHOWN.get(m[1], "") or m[2], latex)
    return plain[1:-1] if latex.startswith("{") else plain


def bibtex(text: str) -> dict[str, dict[str, str]]:
    """The fields of each work, as LaTeX prints them."""
    library = parse_string(text)
    assert library.failed_blocks == []
    return {
        work.key: {name: shown(field.value) for name, field in work.fields_dict.items()}
        for work in library.entries
    }


def ris(text: str) -> dict[str, dict[str, Any]]:
    return {one["id"]: one for one in rispy.loads(text)}


def csl(text: str) -> dict[str, dict[str, Any]]:
    return {one["id"]: one for one in json.loads(text)}


@pytest.mark.parametrize("ending", ["bib", "ris", "json", "txt"])
def test_the_archive_is_as_written_by_hand(ending: str, files: dict[str, str]) -> None:
    assert files[ending] == golden(f"citations.{ending}")


def test_every_form_has_all_works_once_and_in_order(files: dict[str, str]) -> None:
    assert list(bibtex(files["bib"])) == KEYS
    assert [one["id"] for one in rispy.loads(files["ris"])] == KEYS
    assert [one["id"] for one in json.loads(files["json"])] == KEYS
    assert files["txt"].count("<https://") == len(KEYS)
    assert all(key.isascii() for key in KEYS)


def test_readers_of_each_form_read_the_same(files: dict[str, str]) -> None:
    one, other, third = bibtex(files["bib"]), ris(files["ris"]), csl(files["json"])
    for key in KEYS:
        found = third[key]
        assert (
            one[key]["title"].strip("{}") == other[key]["title"].replace("{", "{") or "{" in TITLE
        )
        assert other[key]["title"] == found["title"]
        assert one[key]["url"] == other[key]["urls"][0] == found["URL"]
        assert one[key].get("publisher") == other[key].get("publisher") == found.get("publisher")
        assert one[key].get("language") == other[key].get("language") == found.get("language")
        assert one[key].get("year") == other[key].get("year") == year(found)
        assert one[key].get("number") == other[key].get("number") == found.get("issue")


def year(work: dict[str, Any]) -> str | None:
    return str(work["issued"]["date-parts"][0][0]) if "issued" in work else None


def test_latex_shows_a_title_as_it_is(files: dict[str, str]) -> None:
    assert bibtex(files["bib"])[KEYS[0]]["title"] == TITLE


@pytest.mark.parametrize("title", ["{ open", "close }", r"a \ b", "50% & $5 #1 ~ ^ _", "}{", r"\}"])
def test_no_title_breaks_a_file(title: str, tmp_path: Path) -> None:
    fine = FINE.replace(f'"{TITLE}"', f"'A title {title} of it'")
    assert fine != FINE
    archive = written(sample(tmp_path, fine=fine))
    works = bibtex(archive["data/citations.bib"])
    assert list(works) == KEYS
    assert works[KEYS[0]]["title"] == f"A title {title} of it"
    assert ris(archive["data/citations.ris"])[KEYS[0]]["title"] == f"A title {title} of it"


def test_kinds_of_sources_are_those_of_the_formats(files: dict[str, str]) -> None:
    assert [one["type_of_reference"] for one in rispy.loads(files["ris"])] == [
        *("MGZN", "NEWS", "CASE", "MGZN", "BLOG", "MGZN", "ELEC")
    ]
    assert [one["type"] for one in json.loads(files["json"])] == [
        *("article-magazine", "article-newspaper", "legal_case"),
        *("article-magazine", "post", "article-magazine", "webpage"),
    ]


def test_a_source_keeps_its_original_title_its_dates_and_its_copy(files: dict[str, str]) -> None:
    key = "source_2022-02_fine_cnil"
    copy = "Archived copy of 11 February 2022: https://archive.example.org/1"
    latex, tagged, found = (
        bibtex(files["bib"])[key],
        ris(files["ris"])[key],
        csl(files["json"])[key],
    )
    assert (latex["origtitle"], latex["urldate"], latex["note"]) == (
        *("Délibération n° 7", "2022-02-10", copy),
    )
    assert tagged["notes"] == ["Original title: Délibération n° 7", copy]
    assert (tagged["date"], tagged["access_date"]) == ("2022/02/08/", "2022/02/10/")
    assert found["original-title"] == "Délibération n° 7"
    assert found["accessed"] == {"date-parts": [[2022, 2, 10]]}


def test_a_month_is_no_day(files: dict[str, str]) -> None:
    key = "source_2022-02_fine_press"
    assert ris(files["ris"])[key]["date"] == "2022/02//"
    assert csl(files["json"])[key]["issued"] == {"date-parts": [[2022, 2]]}
    assert bibtex(files["bib"])[key]["date"] == "2022-02"


def test_lines_of_ris_are_as_its_rules_have_them(files: dict[str, str]) -> None:
    lines = files["ris"].split("\r\n")
    assert lines.pop() == ""
    assert [line for line in lines if not re.match(r"[A-Z][A-Z0-9]  - ", line)] == []
    assert "\n" not in "".join(lines)
    assert lines[0].startswith("TY")
    assert lines[-1] == "ER  - "


def test_a_withdrawn_entry_is_cited_as_such(files: dict[str, str]) -> None:
    told = "Withdrawn on 3 March 2022: The source was withdrawn."
    assert csl(files["json"])["entry_2022-02_first-name"]["note"] == told
    assert ris(files["ris"])["entry_2022-02_first-name"]["notes"] == [told]


def test_an_issue_has_the_citations_of_its_entries(
    bulletin: Bulletin, files: dict[str, str]
) -> None:
    everything = written(bulletin)
    for period in ("2022-02", "2022-01"):
        keys = [key for key in KEYS if f"_{period}_" in key]
        of_issue = {form: everything[f"{period}/citations.{form}"] for form in files}
        assert list(bibtex(of_issue["bib"])) == keys
        assert list(ris(of_issue["ris"])) == list(csl(of_issue["json"])) == keys
        assert of_issue["txt"] in files["txt"]


def test_a_page_leads_to_the_citations_of_its_issue(bulletin: Bulletin) -> None:
    renderer = Renderer(ROOT / "templates", bulletin.settings)
    html = renderer.holes(pages_of(bulletin)["2022-02/later/"])["content"]
    assert attributes(html, ".cite", "data-key") == ["2022-02_first-name"]
    assert text_of(html, ".cite__files a") == ["BibTeX", "RIS", "CSL-JSON", "OSCOLA"]
    endings = ("bib", "ris", "json", "txt")
    hrefs = [f"../citations.{ending}" for ending in endings]
    assert attributes(html, ".cite__files a", "href") == hrefs


def test_the_text_is_the_citation_that_the_page_shows(
    bulletin: Bulletin, files: dict[str, str]
) -> None:
    renderer = Renderer(ROOT / "templates", bulletin.settings)
    for address in ("2022-02/fine/", "2022-02/later/", "2022-01/bill/"):
        html = renderer.holes(pages_of(bulletin)[address])["content"]
        assert text_of(html, ".cite__text")[0] in files["txt"].splitlines()
