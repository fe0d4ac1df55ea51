"""The e-mail edition: all entries and notes of an issue, in a form that mail programs can show."""

import re
from pathlib import Path

import pytest

from bulletin.diagnostics.report import BulletinError, Report
from bulletin.pipeline import Project, build
from bulletin.rendering.plain_text import WIDTH
from bulletin.rendering.renderer import Renderer
from bulletin.site import email_sizes
from bulletin.views.emails import compose_emails
from bulletin.views.issue_pages import compose_issues
from bulletin.views.page_types import File
from bulletin.views.shared_views import Views
from tests.bulletins import bulletin_of, issue, item
from tests.markup import attributes, text_of
from tests.projects import ROOT, write_buildable_project

FILES = {
    "2022-02/issue.md": issue(
        "title: A month of cases\npublished: 2022-03-01\n", "See [the fine](one.md).\n"
    ),
    "2022-02/one.md": item(
        title="A court's <b>decision</b> & more",
        sources="ab",
        body='One.[^b] "Two".[^a] Three.[^b]\n\n[The law](https://www.example.org/law?a=1&b=2)',
    ),
    "2022-02/two.md": item(
        section="enforcement",
        subsection="cases",
        date="2022-02",
        jurisdiction="CN-ZJ, EU",
        sources=["press"],
        body="- no marks\n- 个人信息保护法\n\n![A chart](chart.png)",
    ),
    "2022-02/chart.png": "GIF89a",
}
BASE = "https://bulletin.example/"


def emails_of(root: Path) -> dict[str, str]:
    """What is written for each file, by its address."""
    bulletin = bulletin_of(root, FILES)
    renderer = Renderer(ROOT / "templates", bulletin.settings)
    files: list[File] = list(compose_emails(Views(bulletin)))
    return {file.address: renderer.file(file) for file in files}


@pytest.fixture
def html(tmp_path: Path) -> str:
    return emails_of(tmp_path)["2022-02/email.html"]


@pytest.fixture
def text(tmp_path: Path) -> str:
    return emails_of(tmp_path)["2022-02/email.txt"]


def test_the_plain_form_is_as_written_by_hand(text: str) -> None:
    assert text == (ROOT / "tests/golden/email.txt").read_text(encoding="utf-8")


def test_lines_are_short_but_for_addresses(text: str) -> None:
    assert [line for line in text.split("\n") if len(line) > WIDTH and "://" not in line] == []


def test_entries_and_notes_are_all_there(html: str) -> None:
    assert text_of(html, ".title") == ["The court decides", "A court's <b>decision</b> & more"]
    assert text_of(html, "a.mark") == ["1", "2", "3", "2"]
    notes = text_of(html, ".note")
    assert [note.partition(".")[0] for note in notes] == ["1", "2", "3"]
    assert "No. 2022/02" in text_of(html, ".line")[0]


def test_all_links_lead_out_of_the_mail(html: str) -> None:
    links = attributes(html, "a[href]", "href")
    assert [link for link in links if not link.startswith("https://")] == []
    assert f"{BASE}2022-02/one/" in links
    assert f"{BASE}2022-02/#note_one_b" in links


def test_nothing_is_loaded_from_anywhere(html: str) -> None:
    assert attributes(html, "[src]", "src") == []
    assert attributes(html, "link", "href") == []
    assert "url(" not in html
    assert "<em>[Image: A chart]</em>" in html.replace(' style=""', "")
    assert "default-src 'none'" in "".join(attributes(html, "meta[content]", "content"))


def test_styles_stand_on_the_elements(html: str) -> None:
    styled = attributes(html, "td.cell[style], h1[style], h2[style], p.note[style]", "style")
    assert len(styled) == len(text_of(html, "td.cell, h1, h2, p.note"))
    (kept,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    assert kept.startswith("@media (prefers-color-scheme: dark)")


def test_the_encoding_is_told_where_programs_look_for_it(html: str) -> None:
    assert html.encode().index(b'<meta charset="utf-8">') < 1024


def test_numbers_run_through_the_issue_as_on_its_page(html: str, text: str) -> None:
    marks = re.findall(r"\[(\d)\]", text.partition("SOURCES")[0])
    assert marks == text_of(html, "a.mark")


def test_a_mail_that_would_be_cut_off_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = {f"content/{path}": body for path, body in FILES.items()}
    root = write_buildable_project(tmp_path, content)
    monkeypatch.setattr(email_sizes, "LIMIT", 3000)
    report = Report()
    site = build(Project(root, root / "site"), report)
    size = (site.folder / "2022-02/email.html").stat().st_size
    (found,) = [one for one in report.diagnostics if one.code == "email-too-large"]
    assert found.location.path == "content/2022-02/issue.md"
    assert f"{size:,} bytes" in found.message
    with pytest.raises(BulletinError):
        build(Project(root, root / "site"), Report(), strict=True)


def test_a_mail_at_the_limit_is_sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "2022-02").mkdir()
    (tmp_path / "2022-02/email.html").write_bytes(b"x" * 50)
    monkeypatch.setattr(email_sizes, "LIMIT", 50)
    files = list(compose_emails(Views(bulletin_of(tmp_path / "project", FILES))))
    assert list(email_sizes.mails_are_small(files, tmp_path)) == []


def test_only_the_newest_issues_have_mails(tmp_path: Path) -> None:
    months = [f"2022-{month:02}" for month in range(1, 13)] + ["2023-01"]
    texts = {f"{month}/a.md": item(date=month) for month in months}
    texts |= {f"{month}/issue.md": issue() for month in months}
    bulletin = bulletin_of(tmp_path, texts)
    mailed = {file.address.partition("/")[0] for file in compose_emails(Views(bulletin))}
    assert mailed == set(months[1:])
    pages = {page.address: page for page in compose_issues(Views(bulletin))}
    assert [link.address for link in pages["2023-01/"].emails] == [
        "2023-01/email.html",
        "2023-01/email.txt",
    ]
    assert pages["2022-01/"].emails == ()
