"""Lists that scripts make in an edition in which not everything is translated."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from bulletin.diagnostics.report import Report
from bulletin.pipeline import Project, build
from tests.browser.server import serving
from tests.browser.visits import Visit, visiting
from tests.fines import fine_files
from tests.projects import write_project

pytestmark = pytest.mark.browser

LANGUAGES = """\
languages: [de, zh]
translations:
  - {language: zh, title: 测试通讯, description: 用于测试的通讯}
"""
LONG = "Aufsichtsbehördliche Durchsetzungsmaßnahmen und Ordnungswidrigkeitenverfahren"
TRANSLATED = "---\ntitle: 监管机构处以罚款\n---\n监管机构作出了决定。[^press]\n"


@pytest.fixture(scope="module")
def german(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    """A visitor of a German bulletin of fines, with a Chinese edition of half of them."""
    folder: Path = tmp_path_factory.mktemp("editions")
    files = fine_files(40)
    entries = [path for path in files if re.search(r"/fine-\d+\.md$", path)]
    settings = files["content/bulletin.yml"].replace("Enforcement", LONG) + LANGUAGES
    translated = {path.replace(".md", ".zh.md"): TRANSLATED for path in entries[::2]}
    content = {**files, **translated, "content/bulletin.yml": settings}
    project = write_project(folder / "project", content)
    build(Project(project, folder / "site"), Report())
    with serving(folder / "site", "/") as home, visiting(browser, home) as visit:
        yield visit
        assert visit.complaints == []


LISTS = {
    "search/?q=sector:health or sector:finance": "#search_results .result__title a",
    "watch/#jurisdiction=DE&or&q=Authority": "#watch_all .result__title a",
    "sanctions/?sort=date-ascending": "#sanctions_table .sanctions__case > a",
}


@pytest.mark.parametrize("address", LISTS)
def test_titles_that_are_not_translated_have_their_own_language(
    german: Visit, address: str
) -> None:
    page = german.open(f"zh/{address}")
    links = page.locator(LISTS[address])
    expect(links.first).to_be_visible()
    marked = {(link.inner_text()[:4], link.get_attribute("lang")) for link in links.all()}
    assert ("Auth", "de") in marked
    assert ("Auth", None) not in marked
    assert not any(lang for title, lang in marked if title == "监管机构")


def test_a_note_has_the_text_of_an_entry_that_is_not_translated(german: Visit) -> None:
    page = german.open("zh/watch/#jurisdiction=DE&or&q=Authority&from=2018-01&to=2023-12")
    shown = page.locator(".note-sheet__entry", has=page.locator("a[lang=de]")).first
    expect(shown.locator("p[lang=de]").first).to_contain_text("The authority decided the case.")


def test_an_amount_asks_for_a_currency_until_there_is_one(german: Visit) -> None:
    page = german.open("sanctions/")
    page.locator("#sanctions_filters").evaluate("form => { form.closest('details').open = true }")
    amount = page.locator("[name=least]")
    expect(amount).to_have_attribute("placeholder", "Währung wählen")
    expect(page.locator("[name=currency]")).to_be_enabled()
    page.locator("[name=currency]").select_option("EUR")
    expect(amount).to_be_enabled()
    expect(amount).to_have_attribute("placeholder", "")


def test_a_query_in_an_address_is_as_long_as_the_field_takes(german: Visit) -> None:
    page = german.open(f"search/?q={'z' * 5000}")
    expect(page.locator("#search_field")).to_have_value("z" * 200)


def test_long_names_of_sections_wrap_on_the_page_of_feeds(german: Visit) -> None:
    page = german.open("follow/")
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_filters_that_need_a_script_are_not_shown_without_one(
    german: Visit, browser: Browser
) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{german.home}sanctions/")
    expect(page.locator("#sanctions_table")).to_be_visible()
    expect(page.locator(".register__tools")).to_be_hidden()
    page.close()
