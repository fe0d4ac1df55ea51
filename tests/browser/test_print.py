"""Issues and entries on paper, read back from what Chromium prints."""

from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from bulletin.diagnostics.report import Report
from bulletin.pipeline import Project, print_issue
from tests.browser.visits import Visit
from tests.projects import ROOT

pytestmark = pytest.mark.browser

A4, LETTER = (595, 842), (612, 792)
"""Width and height in points."""
NOT_PRINTED = ("Latest issue", "Permalink", "Cite", "Previous entry", "Related entries", "Search")


def texts(pdf: PdfReader) -> list[str]:
    """The text of each page, with all blanks alike and without ligatures."""
    return [" ".join(normalize("NFKC", page.extract_text()).split()) for page in pdf.pages]


def printed(visit: Visit, address: str, paper: str) -> PdfReader:
    return PdfReader(BytesIO(visit.open(address).pdf(format=paper, print_background=True)))


@pytest.mark.parametrize(
    ("paper", "size", "scheme"),
    [("A4", A4, "light"), ("Letter", LETTER, "dark")],
    indirect=["scheme"],
)
@pytest.mark.parametrize("address", ["2022-02/", "2022-02/resume-crawling-210-million/"])
def test_a_page_is_clean_on_paper(
    visit: Visit, address: str, paper: str, size: tuple[int, int]
) -> None:
    pdf = printed(visit, address, paper)
    pages = texts(pdf)
    for number, page in enumerate(pdf.pages, 1):
        assert (page.mediabox.width, page.mediabox.height) == pytest.approx(size, abs=1)
        assert f"{number} / {len(pages)}" in pages[number - 1]
    assert "Privacy Bulletin" in pages[0]
    whole = " ".join(pages)
    for words in NOT_PRINTED:
        assert words not in whole
    assert "https://mp.weixin.qq.com/s/cVJ53U1RTM7vFZrau81l5Q" in whole
    assert "Published by Privacy Bulletin" in pages[-1]


def test_notes_show_the_full_address_of_a_titled_source(visit: Visit) -> None:
    whole = "".join(texts(printed(visit, "2022-07/china-export-security-assessment/", "A4")))
    address = "https://www.cac.gov.cn/2022-07/07/c_1658811536396503.htm"
    assert address in whole.replace(" ", "")


def test_a_register_has_its_headings_on_every_page_and_no_figure_twice(visit: Visit) -> None:
    *register, charts = texts(printed(visit, "sanctions/", "A4"))
    assert charts.count("EUR 1,200,000,000") == 1
    assert "Go to the register" not in charts
    assert len(register) > 2
    for page in register:
        assert "Date Case Sanction Amount or duration" in page


@pytest.mark.parametrize("scheme", ["light", "dark"], indirect=True)
def test_paper_is_white_and_ink_black_whatever_the_palette(visit: Visit) -> None:
    page = visit.open("2022-02/")
    page.emulate_media(media="print")
    colours = page.evaluate(
        "[getComputedStyle(document.body).backgroundColor, "
        "...[...document.querySelectorAll('.entry__text, .entry__title a, .note')]"
        ".map(one => getComputedStyle(one).color)]"
    )
    assert len(colours) > 20
    assert set(colours) == {"rgb(255, 255, 255)", "rgb(0, 0, 0)"}
    assert colours[0] == "rgb(255, 255, 255)"


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("address", ["2022-02/", "2022-07/"])
def test_no_heading_stands_alone_at_the_end_of_a_page(
    visit: Visit, address: str, paper: str
) -> None:
    """What follows a heading, up to the first words of a text, is on the same page."""
    pages = ["".join(text.split()) for text in texts(printed(visit, address, paper))]
    headings = visit.page.locator("#content :is(h2, h3, h4)").all_inner_texts()
    assert len(headings) > 9
    for heading in ("".join(words.split()) for words in headings):
        (place,) = [page for page in pages if heading in page][-1:]
        assert len(place.partition(heading)[2]) > 100, heading


@pytest.mark.archive
def test_an_issue_is_printed_into_a_file(
    tmp_path: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert browser.version
    one, other = tmp_path / "one.pdf", tmp_path / "other.pdf"
    project = Project(ROOT, tmp_path / "site", "https://firm.example/repository/")
    print_issue(project, "2022-02", one, Report())
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    print_issue(project, "2022-02", other, Report())
    assert one.read_bytes() == other.read_bytes()
    pdf = PdfReader(one)
    links = {
        link["/A"]["/URI"]
        for page in pdf.pages
        for link in page.get("/Annots", [])
        if "/URI" in link.get("/A", {})
    }
    assert "https://firm.example/repository/2022-02/zhejiang-38-apps/" in links
    assert not [link for link in links if link.startswith("file:") or "127.0.0.1" in link]
    assert not (tmp_path / "site").exists()
