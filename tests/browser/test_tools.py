"""The tools of an entry: its citation, and what copies it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.visits import Visit

pytestmark = pytest.mark.browser

ENTRY = "2022-02/resume-crawling-210-million/"
ADDRESS = f"https://bulletin.example/repository/{ENTRY}"
CITATION = (
    "‘Company fined RMB 40 million for crawling 210 million résumé records’ "
    f"(Privacy Bulletin No 2022/02, March 2022) <{ADDRESS}>"
)
ACCESSED = r" accessed [0-9]{1,2} [A-Z][a-z]+ [0-9]{4}"


def open_citation(page: Page) -> None:
    page.get_by_text("Cite", exact=True).click()


def some_field(page: Page) -> Locator:
    """A field of the browser's own that takes any text."""
    page.evaluate(
        "document.querySelector('#own') || "
        "document.body.append(Object.assign(document.createElement('textarea'), {id: 'own'}))"
    )
    return page.locator("#own")


def put_into_clipboard(page: Page, text: str) -> None:
    field = some_field(page)
    field.fill(text)
    field.press("ControlOrMeta+A")
    field.press("ControlOrMeta+C")
    assert pasted(page) == text


def pasted(page: Page, before: str = "") -> str:
    """The clipboard as a reader pastes it, as soon as it is no longer what it was before."""
    field, found = some_field(page), before
    for _ in range(100):
        field.fill("")
        field.press("ControlOrMeta+V")
        found = field.input_value()
        if found != before:
            break
    return found


def test_a_citation_is_copied_without_asking(visit: Visit) -> None:
    page = visit.open(ENTRY)
    put_into_clipboard(page, "what was there before")
    open_citation(page)
    page.get_by_role("button", name="Copy citation").click()
    expect(page.get_by_role("status")).to_have_text("Copied")
    citation = pasted(page)
    assert re.fullmatch(re.escape(CITATION) + ACCESSED, citation)
    page.get_by_role("button", name="Copy address").click()
    assert pasted(page, before=citation) == ADDRESS
    assert visit.complaints == []


def test_where_nothing_can_be_copied_the_text_is_selected(newcomer: Visit) -> None:
    newcomer.page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined})"
    )
    page = newcomer.open(ENTRY)
    open_citation(page)
    page.get_by_role("button", name="Copy citation").click()
    expect(page.get_by_role("status")).to_contain_text("Selected")
    assert re.fullmatch(re.escape(CITATION) + ACCESSED, page.evaluate("`${getSelection()}`"))


def test_a_citation_is_reached_and_copied_by_keyboard(visit: Visit) -> None:
    page = visit.open(ENTRY)
    page.locator(".cite summary").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Copy citation")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Copy citation")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Copied")


def test_without_javascript_a_citation_can_be_read(visit: Visit) -> None:
    context = visit.browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(visit.home + ENTRY)
    open_citation(page)
    expect(page.locator(".cite__text")).to_have_text(CITATION)
    expect(page.locator(".cite__text")).to_be_visible()
    expect(page.locator(".cite__tools")).to_have_count(0)
    context.close()


def test_each_entry_of_an_issue_has_its_own_tools(visit: Visit) -> None:
    page = visit.open("2022-02/")
    entry = page.locator("#entry_resume-crawling-210-million")
    entry.get_by_text("Cite", exact=True).click()
    expect(entry.locator(".cite__text")).to_contain_text(CITATION)
    entry.get_by_role("link", name="Permalink").click()
    assert page.url == visit.home + ENTRY


@pytest.mark.parametrize(
    ("form", "ending", "begin"),
    [
        ("BibTeX", "bib", "@article{entry_2022-02_resume-crawling-210-million,"),
        ("RIS", "ris", "TY  - MGZN"),
        ("CSL-JSON", "json", "["),
        ("OSCOLA", "txt", CITATION),
    ],
)
def test_an_entry_and_its_sources_are_saved(
    form: str, ending: str, begin: str, visit: Visit, site: Path
) -> None:
    page = visit.open(ENTRY)
    open_citation(page)
    with page.expect_download() as download:
        page.get_by_role("link", name=form, exact=True).click()
    with download.value.path().open(encoding="utf-8", newline="") as file:
        saved = file.read()
    assert download.value.suggested_filename == f"2022-02_resume-crawling-210-million.{ending}"
    assert saved.splitlines()[0] == begin
    assert "https://mp.weixin.qq.com/s/cVJ53U1RTM7vFZrau81l5Q" in saved
    whole = (site / f"2022-02/citations.{ending}").read_bytes().decode()
    assert len(saved) < len(whole) / 3
    assert saved.removeprefix("[\n").removesuffix("\n]\n") in whole
    assert visit.complaints == []


def test_without_javascript_the_citations_of_the_issue_are_saved(visit: Visit, site: Path) -> None:
    context = visit.browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(visit.home + ENTRY)
    open_citation(page)
    expect(page.locator(".cite__files")).to_contain_text("all entries of this issue")
    with page.expect_download() as download:
        page.get_by_role("link", name="RIS", exact=True).click()
    assert download.value.suggested_filename == "citations.ris"
    assert download.value.path().read_bytes() == (site / "2022-02/citations.ris").read_bytes()
    context.close()
