"""Bulletins in German, French and Chinese in a real browser: words, dates and letters."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from bulletin.diagnostics.report import Report
from bulletin.pipeline import Project, build
from tests.browser.server import serving
from tests.browser.visits import Visit, barriers, visiting
from tests.nonsense import write_nonsense

pytestmark = pytest.mark.browser

LANGUAGES = {
    "de": ("Zitieren", r"\(abgerufen am \d{1,2}\. \w+ \d{4}\)$", "2 Beiträge", "Zitat kopieren"),
    "fr": (
        "Citer",
        r"\(consulté le \d{1,2}(er)? \w+ \d{4}\)$",
        "2 actualités",
        "Copier la citation",
    ),
    "zh-Hans": ("引用", r"，\d{4}年\d{1,2}月\d{1,2}日访问$", "2个条目", "复制引注"),
}


@pytest.fixture(scope="module", params=LANGUAGES)
def visit(
    request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Visit]:
    folder: Path = tmp_path_factory.mktemp("language")
    project = write_nonsense(folder / "project", request.param)
    build(Project(project, folder / "site"), Report())
    with serving(folder / "site", "/") as home, visiting(browser, home) as visit:
        yield visit
        assert visit.complaints == []


def language_of(visit: Visit) -> str:
    tag = visit.open().locator("html").get_attribute("lang")
    assert tag
    return tag


def test_a_citation_is_in_the_language_of_the_page(visit: Visit) -> None:
    cite, accessed, _, copy = LANGUAGES[language_of(visit)]
    page = visit.open("2022-02/case/")
    page.get_by_text(cite, exact=True).click()
    expect(page.get_by_role("button", name=copy)).to_be_visible()
    expect(page.locator(".cite__text")).to_have_text(re.compile(accessed))


def test_the_search_counts_in_the_language_of_the_page(visit: Visit) -> None:
    _, _, found, _ = LANGUAGES[language_of(visit)]
    page = visit.open("search/?section=cases")
    expect(page.locator("#search_status")).to_contain_text(found.split()[-1].lstrip("2"))


def test_chinese_is_never_slanted(visit: Visit) -> None:
    if language_of(visit) == "zh-Hans":
        page = visit.open("2022-02/case/")
        style = page.locator(".entry__summary").evaluate("one => getComputedStyle(one).fontStyle")
        assert style == "normal"


@pytest.mark.parametrize("address", ["", "2022-02/case/", "search/", "sanctions/", "follow/"])
def test_nothing_keeps_people_from_reading(visit: Visit, address: str) -> None:
    assert barriers(visit.open(address)) == ""


@pytest.mark.parametrize("address", ["", "2022-02/case/", "dates/", "sanctions/", "data/"])
def test_no_page_is_wider_than_a_phone(visit: Visit, address: str) -> None:
    page = visit.page
    page.set_viewport_size({"width": 390, "height": 800})
    visit.open(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.set_viewport_size({"width": 1280, "height": 900})
