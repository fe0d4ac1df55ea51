"""The register of sanctions as a reader uses it: filter, sort, send the address to a colleague."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visits import Visit

pytestmark = pytest.mark.browser


def amounts(page: Page) -> list[str]:
    """What the visible rows of the table say, from the top."""
    return page.locator("tbody tr:visible .sanctions__figure").all_inner_texts()


def test_the_largest_fine_of_a_currency_stands_first(visit: Visit) -> None:
    page = visit.open("sanctions/")
    page.get_by_label("Currency").select_option("EUR")
    page.locator("select[name=type]").select_option("administrative-fine")
    page.get_by_role("button", name="Amount or duration").click()
    figures = [int(one.removeprefix("EUR ").replace(",", "")) for one in amounts(page)]
    assert figures == sorted(figures, reverse=True)
    assert figures[0] == 1_200_000_000
    expect(page.get_by_role("columnheader", name="Amount")).to_have_attribute(
        "aria-sort", "descending"
    )
    expect(page.locator("#sanctions_status")).to_contain_text(f"{len(figures)} of ")
    page.get_by_role("button", name="Amount or duration").click()
    assert amounts(page)[0] == "EUR 100,000"


def test_the_address_can_be_sent_on(visit: Visit) -> None:
    page = visit.open("sanctions/")
    page.get_by_label("Jurisdiction").select_option("FR")
    page.get_by_role("button", name="Amount or duration").click()
    shown, address = amounts(page), page.url.removeprefix(visit.home)
    assert address == "sanctions/?place=FR&sort=amount-descending"
    page = visit.open("about/")
    page = visit.open(address)
    assert amounts(page) == shown != []
    page.get_by_role("button", name="Show all").click()
    expect(page).to_have_url(visit.home + "sanctions/")
    assert page.locator("tbody tr:visible[id]").count() == page.locator("tbody tr[id]").count()


def test_what_an_address_asks_in_vain_is_passed_over(visit: Visit) -> None:
    page = visit.open("sanctions/?place=XX&type=%3Cscript%3E&sort=__proto__")
    assert page.locator("tbody tr:visible[id]").count() == page.locator("tbody tr[id]").count()
    assert visit.complaints == []


def test_without_scripts_the_table_is_whole(visit: Visit) -> None:
    context = visit.browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(visit.home + "sanctions/")
    assert page.locator("tbody tr:visible[id]").count() > 30
    expect(page.locator("#sanctions_filters")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("width", [320, 390, 1280], indirect=True)
def test_no_label_lies_over_a_figure(visit: Visit) -> None:
    page = visit.open("sanctions/")
    for row in page.locator(".chart__row").all():
        label = row.locator(".chart__label").bounding_box()
        figure = row.locator(".chart__figure").bounding_box()
        assert label
        assert figure
        beside = label["x"] + label["width"] <= figure["x"]
        below = label["y"] + label["height"] <= figure["y"]
        assert beside or below
