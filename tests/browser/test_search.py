"""Searching, as a reader does it."""

import pytest
from playwright.sync_api import expect

from tests.browser.visits import Visit, barriers

pytestmark = pytest.mark.browser

CRAWLING = "Company fined RMB 40 million for crawling 210 million résumé records"
DIDI = "China fines Didi RMB 8.026 billion after cybersecurity review"


@pytest.mark.parametrize(
    ("words", "title"), [("resume", CRAWLING), ("résumé", CRAWLING), ("Didi", DIDI)]
)
def test_words_find_their_entry_first(visit: Visit, words: str, title: str) -> None:
    page = visit.open("search/")
    page.get_by_role("searchbox", name="What are you looking for?").fill(words)
    expect(page.locator(".result__title").first).to_have_text(title)
    expect(page.locator(".result mark").first).to_be_visible()
    assert visit.complaints == []


def test_a_result_leads_to_its_entry(visit: Visit) -> None:
    page = visit.open("search/?q=didi")
    page.get_by_role("link", name=DIDI).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(DIDI)
    assert page.url == f"{visit.home}2022-07/didi-cybersecurity-review-fine/"


def test_every_page_has_a_field_that_leads_to_the_results(visit: Visit) -> None:
    page = visit.open("2022-02/resume-crawling-210-million/")
    field = page.get_by_role("combobox", name="Search the bulletin")
    field.fill("Didi")
    field.press("Enter")
    expect(page.locator(".result__title").first).to_have_text(DIDI)
    assert page.url == f"{visit.home}search/?q=Didi"


def test_the_address_keeps_the_query(visit: Visit) -> None:
    page = visit.open("search/")
    page.get_by_role("searchbox", name="What are you looking for?").fill("Helsingør")
    expect(page.locator(".result").first).to_be_visible()
    page.reload()
    expect(page.get_by_role("searchbox", name="What are you looking for?")).to_have_value(
        "Helsingør"
    )
    expect(page.locator(".result").first).to_be_visible()


def test_nothing_is_said_where_nothing_is_found(visit: Visit) -> None:
    page = visit.open("search/?q=xylophone")
    expect(page.get_by_role("status")).to_have_text("No entries contain ‘xylophone’.")
    expect(page.get_by_role("combobox", name="Sort by")).to_be_hidden()
    expect(page.get_by_role("group", name="Law", exact=True)).to_be_hidden()
    page.get_by_role("link", name="indexes", exact=True).last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Indexes")


def test_the_index_is_loaded_only_when_it_is_used(visit: Visit) -> None:
    page = visit.open("search/")
    page.wait_for_load_state("networkidle")
    assert not [one for one in visit.requested if one.startswith(("search/terms", "search/texts"))]
    page.get_by_role("searchbox", name="What are you looking for?").fill("didi")
    expect(page.locator(".result").first).to_be_visible()
    assert [address for address in visit.requested if address.startswith("search/terms/")]


def test_without_javascript_the_page_points_elsewhere(visit: Visit) -> None:
    browser = visit.context.browser
    assert browser
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(visit.home + "search/")
    page.locator("noscript").get_by_role("link", name="archive").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Archive")
    context.close()


def test_a_withdrawn_entry_is_found_and_marked(reader: Visit) -> None:
    page = reader.open("search/?q=SAN-2022-016")
    expect(page.locator(".result .withdrawn")).to_have_text("Withdrawn")
    page = reader.open("search/?q=SAN-2022-015")
    expect(page.locator(".result")).to_have_count(1)
    assert page.locator(".result .withdrawn").count() == 0


def test_an_older_address_leads_to_its_entry(reader: Visit) -> None:
    page = reader.open("2021-11/earlier-name/")
    page.wait_for_url(f"{reader.home}2021-12/other-fine/")
    expect(page.get_by_role("heading", level=1)).to_have_text("It decides again")
    assert reader.complaints == []


def test_a_listing_leads_to_a_search_among_its_entries(visit: Visit) -> None:
    page = visit.open("laws/gdpr/")
    count = page.locator(".teaser").count()
    page.get_by_role("link", name="Search these entries").click()
    expect(page.get_by_role("status").last).to_have_text(f"{count} entries")
    assert page.get_by_role("checkbox", name="GDPR").is_checked()


def test_where_words_find_nothing_together_fewer_are_offered(visit: Visit) -> None:
    page = visit.open("search/?q=didi+xylophone")
    suggestion = page.get_by_role("link", name="Without ‘xylophone’: ")
    suggestion.click()
    expect(page.locator(".result__title").first).to_have_text(DIDI)
    expect(page.get_by_role("searchbox", name="What are you looking for?")).to_have_value("didi")
    expect(suggestion).to_be_hidden()
    assert visit.complaints == []


def test_where_filters_leave_nothing_fewer_are_offered(visit: Visit) -> None:
    page = visit.open("search/?q=didi&jurisdiction=FR&section=enforcement")
    expect(page.locator("#search_status")).to_have_text("No entries found.")
    page.get_by_role("link", name="Without France: 1 entry").click()
    expect(page.locator(".result__title").first).to_have_text(DIDI)
    assert page.get_by_role("checkbox", name="Enforcement").is_checked()
    assert visit.complaints == []


@pytest.mark.parametrize("width", [1280, 390])
def test_the_help_has_examples_that_work(visit: Visit) -> None:
    page = visit.open("search/")
    page.get_by_text("How to search").click()
    example = page.locator(".query__help code", has_text="authority:").inner_text()
    assert barriers(page) == ""
    page.get_by_role("searchbox", name="What are you looking for?").fill(example)
    expect(page.locator("#search_meaning")).to_contain_text("Authority: ")
    expect(page.locator(".result").first).to_be_visible()
    assert visit.complaints == []
