"""Corrections and withdrawals: dated, and wherever a reader may meet the entry."""

from pathlib import Path

import pytest

from bulletin.language.languages import ENGLISH
from bulletin.rendering.renderer import Renderer
from bulletin.search.documents import document_of, result_of
from bulletin.views.emails import compose_emails
from bulletin.views.shared_views import Views
from tests.bulletins import bulletin_of, entry_page, item, pages_of
from tests.markup import attributes, read_html, text_of
from tests.projects import ROOT

CORRECTED = """\
corrections:
  - {date: 2022-03-01, note: The amount was wrong.}
  - {date: 2022-03-05, note: "<b>So</b> was the date."}
"""
FILES = {
    "2022-02/a.md": item(title="The corrected one", date="2022-02-03", front=CORRECTED),
    "2022-02/b.md": item(
        title="The withdrawn one",
        date="2022-02-02",
        front="withdrawn: {date: 2022-03-02, reason: The source was.}",
    ),
    "2022-02/c.md": item(title="The sound one", date="2022-02-01"),
}


@pytest.fixture
def pages(tmp_path: Path) -> dict[str, str]:
    bulletin = bulletin_of(tmp_path, FILES)
    renderer = Renderer(ROOT / "templates", bulletin.settings)
    return {
        address: renderer.holes(page)["content"] for address, page in pages_of(bulletin).items()
    }


NOTES = [
    "Corrected on 1 March 2022: The amount was wrong.",
    "Corrected on 5 March 2022: <b>So</b> was the date.",
]
NOTICE = "Withdrawn on 2 March 2022: The source was."


@pytest.mark.parametrize("address", ["2022-02/", ""])
def test_an_issue_has_the_notes_of_its_entries(pages: dict[str, str], address: str) -> None:
    entries = {
        (entry.attrs or {})["id"]: text_of(entry.to_html(), ".notice")
        for entry in read_html(pages[address]).query("article.entry")
    }
    assert entries == {"entry_a": NOTES, "entry_b": [NOTICE], "entry_c": []}
    assert attributes(pages[address], ".notice time", "datetime") == [
        "2022-03-01",
        "2022-03-05",
        "2022-03-02",
    ]


def test_an_entry_has_its_notes(pages: dict[str, str]) -> None:
    assert text_of(pages["2022-02/a/"], ".notice") == NOTES
    assert text_of(pages["2022-02/b/"], ".single__header .notice") == [NOTICE]
    assert text_of(pages["2022-02/c/"], ".notice") == []
    assert text_of(pages["2022-02/b/"], ".entry__text > p") == ["Some words.1"]


@pytest.mark.parametrize("address", ["2022-02/", "", "sections/litigation/", "jurisdictions/gb/"])
def test_lists_tell_the_last_change(pages: dict[str, str], address: str) -> None:
    assert text_of(pages[address], ".facts__status") == [
        "Corrected 5 March 2022",
        "Withdrawn 2 March 2022",
    ]


def test_links_to_a_withdrawn_entry_are_marked(pages: dict[str, str]) -> None:
    assert text_of(pages["2022-02/"], ".contents .withdrawn") == ["Withdrawn"]
    assert text_of(pages["2022-02/a/"], ".neighbours .withdrawn") == ["Withdrawn"]
    assert text_of(pages["2022-02/b/"], ".withdrawn") == []


def test_a_mail_has_the_notes_of_its_entries(tmp_path: Path) -> None:
    bulletin = bulletin_of(tmp_path, FILES)
    renderer = Renderer(ROOT / "templates", bulletin.settings)
    mails = {file.address: renderer.file(file) for file in compose_emails(Views(bulletin))}
    lines = mails["2022-02/email.txt"].splitlines()
    assert [line for line in lines if line.startswith(("Corr", "With"))] == [*NOTES, NOTICE]
    assert text_of(mails["2022-02/email.html"], ".notice") == [*NOTES, NOTICE]


def test_the_search_knows_of_a_withdrawal(tmp_path: Path) -> None:
    bulletin = bulletin_of(tmp_path, FILES)
    pages = {slug: entry_page(bulletin, f"2022-02/{slug}/") for slug in "abc"}
    shown = {
        slug: result_of(page, document_of(page, ENGLISH), ENGLISH)["status"]
        for slug, page in pages.items()
    }
    assert shown == {"a": "", "b": "Withdrawn", "c": ""}
