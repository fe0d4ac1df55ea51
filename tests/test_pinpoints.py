"""Sources with a place, behind a login, or without an address, in everything that shows them."""

import json
from pathlib import Path

import pytest
import rispy
from bibtexparser.entrypoint import parse_string

from bulletin.assembly.bulletin import Bulletin
from bulletin.assembly.content import read_content
from bulletin.diagnostics.report import Report
from bulletin.language.languages import language_of
from bulletin.link_checker.link_collection import read_links
from bulletin.rendering.outputs import compose_files
from bulletin.rendering.renderer import Renderer
from bulletin.schema.entries import Source
from bulletin.views.all_pages import compose_pages
from bulletin.views.pinpoints import pinpoint, restriction
from bulletin.views.shared_views import Views
from tests.bulletins import bulletin_of, html_of
from tests.markup import attributes, text_of
from tests.projects import ROOT, write_project

SOURCES = """\
  - id: gazette
    type: gazette
    title: The Gadget Act
    publisher: Gazette of Gadgets
    published: 2022-02-20
    pages: 12-14
  - id: book
    type: book
    title: The Law of Gadgets
    publisher: Gadget Press
    published: 2021-02
    paragraph: 45
  - id: judgment
    type: court
    title: Gadget v Widget
    publisher: The Gadget Court
    paragraph: 7
    access: restricted
  - id: database
    url: https://closed.example/doc/1
    title: A note on gadgets
    access: restricted
    archive_url: https://archive.example/1
    archived: 2022-02-21
"""
ENTRY = f"""\
---
title: The court decides on gadgets
section: litigation
date: 2022-02-24
jurisdictions: [GB]
sources:
{SOURCES}---
It is so.[^gazette] It is written,[^book] decided[^judgment] and noted.[^database]
"""


@pytest.fixture
def bulletin(tmp_path: Path) -> Bulletin:
    return bulletin_of(tmp_path, {"2022-02/a.md": ENTRY})


def file(bulletin: Bulletin, address: str) -> str:
    views = Views(bulletin)
    files = {one.address: one for one in compose_files(views, compose_pages(views))}
    return Renderer(ROOT / "templates", bulletin.settings).file(files[address])


def source(**fields: str) -> Source:
    return Source(id="a", **fields)


@pytest.mark.parametrize(
    ("language", "fields", "expected"),
    [
        ("en", {"pages": "12"}, "p. 12"),
        ("en", {"pages": "12-14"}, "pp. 12–14"),
        ("en", {"pages": "12, 19"}, "pp. 12, 19"),
        ("en", {"pages": "xii"}, "p. xii"),
        ("en", {"paragraph": "45"}, "para. 45"),
        ("en", {"paragraph": "45 and 47"}, "paras. 45 and 47"),
        ("en", {"pages": "3", "paragraph": "4(a)"}, "p. 3, para. 4(a)"),
        ("de", {"pages": "12-14", "paragraph": "3"}, "S.\u00a012–14, Rn.\u00a03"),
        ("fr", {"paragraph": "45"}, "§\u00a045"),
        ("zh", {"pages": "12-14", "paragraph": "3"}, "第12–14页，第3段"),
        ("en", {}, ""),
    ],
)
def test_a_place_is_named_in_the_language(
    language: str, fields: dict[str, str], expected: str
) -> None:
    assert pinpoint(source(**fields), language_of(language)) == expected


def test_only_what_is_restricted_is_said_to_be(bulletin: Bulletin) -> None:
    said = [restriction(one, language_of("en")) for one in bulletin.entries[0].sources]
    assert said == ["", "", "restricted access", "restricted access"]


def test_a_note_shows_all_of_it_and_links_to_nothing_that_is_not_there(bulletin: Bulletin) -> None:
    html = html_of(bulletin, "2022-02/a/")
    assert '<cite class="note__title">The Gadget Act</cite>' in html
    assert text_of(html, ".note__place") == ["pp. 12–14", "para. 45", "para. 7"]
    assert attributes(html, ".note__place", "data-cite") == [" 12–14", " para 45", " [7]"]
    assert html.count('<span class="note__access">restricted access</span>') == 2
    assert "None" not in html
    assert 'href=""' not in html


@pytest.mark.parametrize("address", ["feed.xml", "2022-02/email.html", "2022-02/email.txt"])
def test_feeds_and_mails_show_it(address: str, bulletin: Bulletin) -> None:
    text = file(bulletin, address)
    for words in ("The Gadget Act", "pp. 12–14", "para. 45", "restricted access"):
        assert words in text.replace("\n    ", " ")
    assert "None" not in text


def test_bibtex_has_it(bulletin: Bulletin) -> None:
    library = parse_string(file(bulletin, "data/citations.bib"))
    _, gazette, book, judgment, database = library.entries
    assert gazette["pages"] == "12--14"
    assert "url" not in gazette
    assert book.entry_type == "book"
    assert book["note"] == "para 45"
    assert judgment["note"] == "para 7; Restricted access"
    assert database["url"] == "https://closed.example/doc/1"


def test_ris_has_it(bulletin: Bulletin) -> None:
    _, gazette, book, judgment, database = rispy.loads(file(bulletin, "data/citations.ris"))
    assert (gazette["start_page"], gazette["end_page"]) == ("12", "14")
    assert "urls" not in gazette
    assert book["type_of_reference"] == "BOOK"
    assert judgment["notes"] == ["para 7", "Restricted access"]
    assert database["urls"] == ["https://closed.example/doc/1"]


def test_csl_json_has_it(bulletin: Bulletin) -> None:
    _, gazette, book, judgment, _ = json.loads(file(bulletin, "data/citations.json"))
    assert (gazette["type"], gazette["page"]) == ("legislation", "12–14")
    assert "URL" not in gazette
    assert book["type"] == "book"
    assert judgment["note"] == "para 7; Restricted access"


def test_oscola_has_it(bulletin: Bulletin) -> None:
    lines = file(bulletin, "data/citations.txt").splitlines()
    assert lines[1:5] == [
        "  1 Gazette of Gadgets, ‘The Gadget Act’ (20 February 2022) 12–14",
        "  2 Gadget Press, ‘The Law of Gadgets’ (February 2021) para 45",
        "  3 The Gadget Court, ‘Gadget v Widget’ [7] (restricted access)",
        "  4 ‘A note on gadgets’ <https://closed.example/doc/1> (restricted access)",
    ]


def test_the_link_checker_leaves_it_alone(tmp_path: Path) -> None:
    root = write_project(tmp_path, {"content/2022-02/a.md": ENTRY})
    addresses = {link.address for link in read_links(root, read_content(root, Report()))}
    assert addresses == {"https://archive.example/1"}
