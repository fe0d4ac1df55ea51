"""The search field in the header: reached, used and left with the keyboard, from any page."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.visits import Visit, barriers

pytestmark = pytest.mark.browser


def field_of(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Search the bulletin")


def options_of(page: Page) -> Locator:
    return page.get_by_role("listbox", name="Entries found").get_by_role("option")


@pytest.mark.parametrize("address", ["", "2022-02/judgment/", "archive/", "no/such/page/"])
def test_keys_lead_to_the_field_from_every_page(reader: Visit, address: str) -> None:
    page = reader.open(address)
    for key in ("/", "Control+k", "Meta+k"):
        page.keyboard.press(key)
        expect(field_of(page)).to_be_focused()
        expect(field_of(page)).to_have_value("")
        page.keyboard.press("Escape")
        expect(field_of(page)).not_to_be_focused()


def test_keys_lead_to_the_own_field_of_the_search_page(reader: Visit) -> None:
    page = reader.open("search/?q=report")
    expect(page.locator("#search_status")).to_have_text("24 entries")
    page.keyboard.press("/")
    expect(page.locator("#search_field")).to_be_focused()
    page.keyboard.type("C-18/420")
    expect(page.locator("#search_field")).to_have_value("C-18/420")
    expect(page.locator("#search_status")).to_have_text("1 entry")


def test_entries_are_shown_as_one_types(reader: Visit) -> None:
    page = reader.open()
    field_of(page).press_sequentially("C-184/20")
    expect(options_of(page)).to_have_count(2)
    first = options_of(page).first
    expect(first).to_contain_text("Judgment in C-184/20")
    expect(first).to_contain_text("Courts and litigation · 10 February 2022 · European Union")
    expect(first.locator("mark")).to_have_text("C-184/20")
    second = options_of(page).nth(1)
    expect(second).to_contain_text("It follows C-184/20. The newer text")
    expect(second.locator(".find__excerpt mark")).to_have_text("C-184/20")
    expect(page.locator(".find [role=status]")).to_have_text("2 entries found")
    expect(field_of(page)).to_have_attribute("aria-expanded", "true")
    assert reader.complaints == []


def test_arrows_choose_and_enter_opens(reader: Visit) -> None:
    page = reader.open("archive/")
    page.keyboard.press("/")
    page.keyboard.type("C-184/20")
    expect(options_of(page)).to_have_count(2)
    field = field_of(page)
    for key, chosen in (
        ("ArrowDown", 0),
        ("ArrowDown", 1),
        ("ArrowDown", None),
        ("ArrowUp", 1),
        ("ArrowUp", 0),
        ("ArrowUp", None),
        ("ArrowUp", 1),
        ("ArrowUp", 0),
    ):
        page.keyboard.press(key)
        selected = options_of(page).and_(page.locator("[aria-selected=true]"))
        if chosen is None:
            expect(selected).to_have_count(0)
            assert field.get_attribute("aria-activedescendant") is None
        else:
            expect(selected).to_have_count(1)
            ident = options_of(page).nth(chosen).get_attribute("id")
            expect(field).to_have_attribute("aria-activedescendant", str(ident))
    expect(field).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Judgment in C-184/20")


def test_enter_without_a_choice_leads_to_the_search_page(reader: Visit) -> None:
    page = reader.open("2022-02/")
    page.keyboard.press("/")
    page.keyboard.type("report")
    expect(options_of(page)).to_have_count(6)
    page.keyboard.press("Enter")
    expect(page.locator("#search_status")).to_have_text("24 entries")
    assert page.url == f"{reader.home}search/?q=report"


def test_the_last_option_leads_to_all_entries(reader: Visit) -> None:
    page = reader.open("2022-02/")
    field_of(page).press_sequentially("report")
    all_of_them = options_of(page).filter(has_text="Show all 24 entries")
    all_of_them.click()
    expect(page.locator("#search_status")).to_have_text("24 entries")


def test_escape_closes_and_gives_the_focus_back(reader: Visit) -> None:
    page = reader.open()
    link = page.get_by_role("link", name="Archive").first
    link.focus()
    page.keyboard.press("Control+k")
    page.keyboard.type("report")
    expect(options_of(page).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".find__panel")).to_be_hidden()
    expect(link).to_be_focused()
    expect(field_of(page)).to_have_attribute("aria-expanded", "false")


def test_the_list_closes_when_the_reader_goes_on(reader: Visit) -> None:
    page = reader.open()
    field_of(page).press_sequentially("report")
    expect(options_of(page).first).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator(".find__panel")).to_be_hidden()


def test_an_emptied_field_shows_nothing(reader: Visit) -> None:
    page = reader.open()
    field_of(page).press_sequentially("report")
    expect(options_of(page).first).to_be_visible()
    field_of(page).fill("")
    expect(page.locator(".find__panel")).to_be_hidden()


def test_that_nothing_is_found_is_said(reader: Visit) -> None:
    page = reader.open()
    field_of(page).press_sequentially("C-999/99")
    expect(page.locator(".find [role=status]")).to_have_text("No entries contain ‘C-999/99’.")
    expect(field_of(page)).to_have_attribute("aria-expanded", "false")


def test_nothing_is_loaded_before_the_first_letter(reader: Visit) -> None:
    page = reader.open()
    page.keyboard.press("/")
    page.wait_for_load_state("networkidle")
    searching = re.compile(r"search/index|search/t|assets/search/(?!field\.js)")
    assert not [address for address in reader.requested if searching.match(address)]
    page.keyboard.type("report")
    expect(options_of(page).first).to_be_visible()
    assert [address for address in reader.requested if searching.match(address)]


@pytest.mark.parametrize("width", [390], indirect=True)
def test_the_field_unfolds_on_a_phone(reader: Visit) -> None:
    page = reader.open()
    expect(field_of(page)).to_be_hidden()
    page.get_by_role("button", name="Search").click()
    expect(field_of(page)).to_be_focused()
    page.keyboard.type("report")
    expect(options_of(page).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.keyboard.press("Escape")
    expect(field_of(page)).to_be_hidden()


def test_without_javascript_the_field_leads_to_the_search_page(reader: Visit) -> None:
    browser = reader.context.browser
    assert browser
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(reader.home)
    field = page.get_by_role("textbox", name="Search the bulletin")
    field.fill("report")
    field.press("Enter")
    assert page.url == f"{reader.home}search/?q=report"
    expect(page.locator("noscript").get_by_role("link", name="Enforcement")).to_be_visible()
    context.close()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)], indirect=True)
def test_the_search_is_accessible(reader: Visit) -> None:
    page = reader.open()
    page.keyboard.press("/")
    page.keyboard.type("report")
    expect(options_of(page)).to_have_count(6)
    page.keyboard.press("ArrowDown")
    assert barriers(page) == ""
    for address in ("search/?q=report&section=enforcement", "search/?q=C-999/99", "search/"):
        page = reader.open(address)
        expect(page.locator("#search_status")).to_have_text(re.compile("entr"))
        page.evaluate("document.getElementById('search_filters').open = true")
        assert barriers(page) == "", address
