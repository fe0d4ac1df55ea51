"""The register of sanctions as a reader uses it: filter, sort, send the address to a colleague."""

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visits import Visit

pytestmark = pytest.mark.browser


def amounts(page: Page) -> list[str]:
    """What the rows of the table say, from the top."""
    return page.locator("tbody tr .sanctions__figure").all_inner_texts()


def opened(visit: Visit, address: str = "sanctions/") -> Page:
    """The register with its filters at hand."""
    page = visit.open(address)
    if not page.locator("#sanctions_filters").is_visible():
        page.locator(".register__tools summary").click()
    expect(page.locator("#sanctions_status")).to_have_text(re.compile(r"\d.*of \d|No sanction"))
    return page


def counted(page: Page) -> int:
    """How many rows the reader is told that there are."""
    told = page.locator("#sanctions_status").inner_text()
    return int(told.split(" of ")[0].replace(",", ""))


@pytest.mark.parametrize("width", [390, 1280], indirect=True)
def test_the_largest_fine_of_a_currency_stands_first(visit: Visit) -> None:
    page = opened(visit)
    page.get_by_role("combobox", name="Currency").select_option("EUR")
    page.get_by_role("combobox", name="Kind").select_option("administrative-fine")
    page.get_by_role("button", name="Amount or duration").click()
    heading = page.get_by_role("columnheader", name="Amount")
    expect(heading).to_have_attribute("aria-sort", "descending")
    expect(page.locator("tbody .sanctions__figure").first).to_have_text("EUR 1,200,000,000")
    figures = [int(one.removeprefix("EUR ").replace(",", "")) for one in amounts(page)]
    assert figures == sorted(figures, reverse=True)
    assert len(figures) == counted(page)
    page.get_by_role("button", name="Amount or duration").click()
    expect(heading).to_have_attribute("aria-sort", "ascending")
    expect(page.locator("tbody .sanctions__figure").first).to_have_text("EUR 100,000")


def test_choices_follow_each_other_with_their_counts(visit: Visit) -> None:
    page = opened(visit)
    page.get_by_role("combobox", name="Jurisdiction").select_option("FR")
    chosen = (
        page.get_by_role("combobox", name="Jurisdiction").locator("option:checked").inner_text()
    )
    expect(page.locator("#sanctions_status")).to_contain_text(
        f"{chosen.partition('(')[2].rstrip(')')} of "
    )
    offered = page.get_by_role("combobox", name="Currency").locator("option").all_inner_texts()[1:]
    sums = sum(int(one.partition("(")[2].rstrip(")")) for one in offered)
    assert 0 < sums <= counted(page)


def test_the_address_can_be_sent_on(visit: Visit) -> None:
    page = opened(visit)
    page.get_by_role("combobox", name="Jurisdiction").select_option("FR")
    page.get_by_role("combobox", name="Order").select_option("amount-descending")
    expect(page).to_have_url(f"{visit.home}sanctions/?jurisdiction=FR&sort=amount-descending")
    expect(page.locator("#sanctions_status")).to_contain_text("within each currency")
    shown, address = amounts(page), page.url.removeprefix(visit.home)
    visit.open("about/")
    page = opened(visit, address)
    expect(page.locator("#sanctions_status")).to_contain_text("within each currency")
    assert amounts(page) == shown != []
    page.get_by_role("button", name="Show all").click()
    expect(page).to_have_url(visit.home + "sanctions/")


def test_what_an_address_asks_in_vain_is_passed_over(visit: Visit) -> None:
    page = opened(visit, "sanctions/?jurisdiction=XX&kind=%3Cscript%3E&sort=__proto__&page=-1")
    told = page.locator("#sanctions_status").inner_text()
    assert told.split(" ")[0] == told.split(" ")[2]
    assert visit.complaints == []


def test_the_rows_that_are_shown_can_be_downloaded(visit: Visit) -> None:
    page = opened(visit, "sanctions/?jurisdiction=FR")
    with page.expect_download() as started:
        page.get_by_role("button", name="Download").click()
    text = Path(started.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(rows) == counted(page)
    assert all("FR" in row["jurisdictions"] for row in rows)


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
