"""The record of an entry: its fields in words, and the way along its thread."""

from pathlib import Path

import pytest

from bulletin.assembly.bulletin import Bulletin
from bulletin.rendering.renderer import Renderer
from bulletin.views.entry_pages import EntryPage
from tests.bulletins import bulletin_of, item, pages_of
from tests.markup import attributes, read_html, text_of
from tests.projects import ROOT

FIELDS = """\
title_original: {lang: fr, text: "Décision du 24 février"}
kind: criminal-judgment
stage: appeal
outcome: upheld
dates:
  decided: 2022-02-24
  appeal_by:
    date: 2022-04-24
    previously: [{date: 2022-03-24, changed: 2022-03-01}, {date: 2022-04, changed: 2022-03-02}]
authorities: [court]
laws: ["law#art-5-1-c", law]
identifiers: {ecli: "ECLI:EU:C:2022:601", case: C-1/22}
parties:
  - {id: company, name: A company, role: defendant, anonymised: true}
  - {id: chief, name: A manager}
sanctions:
  - {type: criminal-fine, amount: "1500.50", currency: EUR, qualifier: at-least, on: company}
  - {type: damages, amount: 1000, currency: JPY, per: person, persons: 3, status: paid}
  - {type: imprisonment, duration: P1Y6M, on: chief, status: suspended}
  - {type: ban, note: Any further processing}
affected: [{what: people, count: 3500000, qualifier: about}]
topics: [crime]
action: Read it.
audience: [dpo, legal]
corrections: [{date: 2022-03-01, note: The amount was wrong.}]
withdrawn: {date: 2022-03-02, reason: The source was.}
"""
REGISTRY = {
    "registry/authorities.yml": "- {id: court, name: High Court, kind: court, jurisdiction: GB}\n",
    "registry/laws.yml": (
        "- {id: law, name: A Law, abbreviation: AL, kind: law, jurisdiction: GB}\n"
    ),
    "registry/topics.yml": "- {id: crime, name: Crime}\n",
}


def with_fields(text: str, fields: str) -> str:
    return text.replace("sources:\n", f"{fields}sources:\n", 1)


@pytest.fixture
def bulletin(tmp_path: Path) -> Bulletin:
    follows = "follows: [{id: 2022-02/one, relation: annuls}]\n"
    later = follows.replace("annuls}", "updates}, {id: 2022-02/two, relation: corrects}")
    files = {
        **REGISTRY,
        "2022-02/one.md": with_fields(item(title="The first"), FIELDS),
        "2022-02/two.md": with_fields(item(title="The second", date="2022-02-25"), follows),
        "2022-02/zero.md": with_fields(item(title="The third one", date="2022-02-26"), later),
        "2022-02/plain.md": item(title="Nothing more"),
    }
    return bulletin_of(tmp_path, files)


def page(bulletin: Bulletin, address: str) -> EntryPage:
    found = pages_of(bulletin)[address]
    assert isinstance(found, EntryPage)
    return found


def rows(bulletin: Bulletin, address: str) -> dict[str, list[str]]:
    record = page(bulletin, address).record
    assert len({row.label for row in record}) == len(record)
    return {row.label: [one.text for one in row.items] for row in record}


def test_every_field_is_said_in_words(bulletin: Bulletin) -> None:
    assert rows(bulletin, "2022-02/one/") == {
        "Original title": ["Décision du 24 février"],
        "Kind": ["Criminal judgment"],
        "Stage": ["Appeal"],
        "Outcome": ["Upheld"],
        "Decided": ["24 February 2022"],
        "Appeal by": [
            "24 April 2022",
            "previously April 2022, changed 2 March 2022",
            "previously 24 March 2022, changed 1 March 2022",
        ],
        "Laws": ["Article 5(1)(c) AL", "A Law"],
        "ECLI": ["ECLI:EU:C:2022:601"],
        "Case": ["C-1/22"],
        "Parties": ["A company (defendant, anonymised)", "A manager"],
        "Sanctions": [
            "A company: criminal fine of at least EUR 1,500.50",
            "Damages of JPY 1,000 for each of 3 people (paid)",
            "A manager: imprisonment of 1 year, 6 months (suspended)",
            "Ban – Any further processing",
        ],
        "In force now": ["Nothing: it was annulled"],
        "Affected": ["about 3,500,000 people"],
        "Topics": ["Crime"],
        "What to do": ["Read it."],
        "For": ["Data protection officers", "Legal"],
    }


def test_an_entry_without_fields_has_no_record(bulletin: Bulletin) -> None:
    html = rendered(bulletin, "2022-02/plain/")
    assert rows(bulletin, "2022-02/plain/") == {}
    assert read_html(html).query("dl, .record, .notice") == []


def rendered(bulletin: Bulletin, address: str) -> str:
    renderer = Renderer(ROOT / "templates", bulletin.settings)
    return renderer.holes(page(bulletin, address))["content"]


def test_the_page_shows_it(bulletin: Bulletin) -> None:
    html = rendered(bulletin, "2022-02/one/")
    assert text_of(html, ".notice") == [
        "Withdrawn on 2 March 2022: The source was.",
        "Corrected on 1 March 2022: The amount was wrong.",
    ]
    assert text_of(html, "dd [lang=fr]") == ["Décision du 24 février"]
    links = ["../../laws/law/art-5/", "../../laws/law/", "../two/", "../../topics/crime/"]
    assert attributes(html, "dd a", "href") == links
    assert attributes(html, "dd time", "datetime") == ["2022-02-24", "2022-04-24"]


def test_what_a_thread_links_is_not_linked_again(bulletin: Bulletin) -> None:
    for address in ("2022-02/two/", "2022-02/zero/"):
        related = page(bulletin, address).related
        assert [one.title for group in related for one in group.entries] == ["Nothing more"]


def test_a_correction_and_a_withdrawal_change_an_entry(bulletin: Bulletin) -> None:
    assert str(page(bulletin, "2022-02/one/").updated) == "2022-03-02"
    assert str(page(bulletin, "2022-02/plain/").updated) == "2022-02"


def test_authorities_are_shown_by_their_names(bulletin: Bulletin) -> None:
    assert page(bulletin, "2022-02/one/").entry.teaser.authorities[0].name == "High Court"


def test_an_authors_words_stay_text(tmp_path: Path) -> None:
    hostile = '"<img src=x>"'
    fields = f"action: {hostile}\nidentifiers: {{case: {hostile}}}\n"
    fields += f"corrections: [{{date: 2022-03-01, note: {hostile}}}]\n"
    files = {"2022-02/a.md": with_fields(item(), fields)}
    html = rendered(bulletin_of(tmp_path, files), "2022-02/a/")
    assert html.count("&lt;img src=x&gt;") == 3
    assert "<img" not in html
