"""Issues on paper, as far as no browser is needed: links, dates, and what can be wrong."""

from datetime import date
from pathlib import Path

import pytest

from bulletin.diagnostics.report import EnvironmentFault, Report
from bulletin.pipeline import Project, print_issue
from bulletin.site.pdf_printing import dated, with_full_links
from tests.projects import entry, write_buildable_project

PAGE = "https://firm.example/repository/2022-02/"


@pytest.mark.parametrize(
    ("link", "printed"),
    [
        ("one/", f"{PAGE}one/"),
        ("../sections/litigation/", "https://firm.example/repository/sections/litigation/"),
        ("./", PAGE),
        ("https://www.example.org/?a=1&amp;b=2", "https://www.example.org/?a=1&amp;b=2"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("#note_one_press", "#note_one_press"),
    ],
)
def test_links_lead_where_they_do_on_the_web(link: str, printed: str) -> None:
    html = '<link href="../a.css"><a class="x" href="{}">word</a>'
    assert with_full_links(html.format(link), PAGE) == html.format(printed)


def test_a_file_is_dated_like_its_issue() -> None:
    pdf = b"<</CreationDate (D:20261124030201+00'00')\n/ModDate (D:20261124030201+00'00')>>"
    assert dated(pdf, date(2022, 3, 1)) == pdf.replace(b"20261124030201", b"20220301000000")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_buildable_project(tmp_path / "project", {"content/2022-02/a.md": entry()})


def fault_of_printing(root: Path, period: str) -> str:
    target = root / "issue.pdf"
    with pytest.raises(EnvironmentFault) as caught:
        print_issue(Project(root, root / "site"), period, target, Report())
    assert not target.exists()
    assert not (root / "site").exists()
    return str(caught.value)


def test_an_issue_that_does_not_exist_is_told_with_those_that_do(root: Path) -> None:
    assert fault_of_printing(root, "2022-3") == "there is no issue '2022-3'; there are: 2022-02"


def test_a_machine_without_chromium_is_told_how_to_get_one(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    message = fault_of_printing(root, "2022-02")
    assert "apt-get install chromium" in message
    assert "\n" not in message


def test_a_browser_that_fails_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/bin/false")
    assert "could not print the page" in fault_of_printing(root, "2022-02")
