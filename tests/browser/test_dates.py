"""Key dates in a browser: how they stand on the reader's own day."""

import pytest
from playwright.sync_api import Page, expect

from bulletin.values.dates import PartialDate
from bulletin.views.key_date_pages import DatesPage
from tests.browser.visits import Visit
from tests.bulletins import loaded, pages_of
from tests.projects import ROOT

pytestmark = pytest.mark.browser


def open_on(visit: Visit, day: str, address: str = "dates/") -> Page:
    """A page as it is seen late in the evening of a day, in the window's time zone."""
    visit.page.clock.set_fixed_time(f"{day}T23:30:00")
    return visit.open(address)


def states_of(page: Page, within: str = "#content") -> list[str]:
    return page.locator(f"{within} .state").all_inner_texts()


@pytest.mark.parametrize(
    "day", ["2023-05-31", "2023-06-01", "2023-06-02", "2023-11-29", "2023-11-30", "2023-12-01"]
)
def test_in_a_browser_dates_stand_as_in_a_build_of_that_day(newcomer: Visit, day: str) -> None:
    dates = pages_of(loaded(ROOT))["dates/"]
    assert isinstance(dates, DatesPage)
    lines = (*dates.coming, *(line for year in dates.years for line in year.items))
    built = [line.state(PartialDate.parse(day)) for line in lines]
    page = open_on(newcomer, day)
    for kind in ("coming", "today", "over"):
        shown = page.locator(f".state--{kind}").count()
        assert shown == len([one for one in built if one.kind == kind])
    shown_over = page.locator(".state--over").all_inner_texts()
    assert sorted(shown_over) == sorted(one.text for one in built if one.kind == "over")


@pytest.mark.parametrize(
    ("day", "states"),
    [
        ("2023-05-30", ["takes effect in 2 days", "due in 184 days"]),
        ("2023-05-31", ["takes effect tomorrow", "due in 183 days"]),
        ("2023-06-01", ["takes effect today", "due in 182 days"]),
        ("2023-11-30", ["due today", "takes effect in 398 days"]),
    ],
)
def test_a_browser_counts_the_days(newcomer: Visit, day: str, states: list[str]) -> None:
    page = open_on(newcomer, day)
    assert states_of(page, "#dates_coming")[:2] == states


@pytest.mark.parametrize(
    ("zone", "state"),
    [("Pacific/Auckland", "in force"), ("America/Lima", "takes effect today")],
)
def test_a_day_begins_where_the_reader_is(visit: Visit, zone: str, state: str) -> None:
    context = visit.browser.new_context(timezone_id=zone)
    page = context.new_page()
    page.clock.set_fixed_time("2023-06-01T23:30:00Z")
    page.goto(visit.home + "dates/")
    line = page.locator(".key-date", has_text="1 June 2023")
    expect(line.locator(".state")).to_have_text(state)
    context.close()


def test_the_page_says_of_which_day_it_speaks(newcomer: Visit) -> None:
    page = open_on(newcomer, "2023-11-30")
    expect(page.locator(".listing__about")).to_have_text(
        "Consultations, hearings, effective dates and compliance deadlines, as of 30 November 2023."
    )
    page = open_on(newcomer, "2023-11-30", "2023-02/")
    expect(page.locator(".dates__more")).to_contain_text("Correct as of 30 November 2023")


def test_what_has_passed_leaves_what_is_to_come(newcomer: Visit) -> None:
    page = open_on(newcomer, "2023-06-15")
    assert states_of(page, "#dates_coming") == ["due in 168 days", "takes effect in 566 days"]
    assert states_of(page, "#dates_since") == ["in force"]
    expect(page.get_by_text("There are no upcoming dates.")).to_be_hidden()
    page = open_on(newcomer, "2026-11-25")
    expect(page.get_by_text("There are no upcoming dates.")).to_be_visible()
    assert page.locator("#dates_coming .key-date").count() == 0
    assert page.locator("#dates_since .key-date__day").all_inner_texts() == [
        "1 January 2025",
        "30 November 2023",
        "1 June 2023",
    ]


def test_nothing_has_passed_yet_on_the_day_of_the_issue(newcomer: Visit) -> None:
    page = open_on(newcomer, "2023-05-31")
    expect(page.locator("#dates_since")).to_be_hidden()
    assert page.locator("#dates_coming .key-date").count() == 3


def test_the_dates_of_an_issue_are_brought_up_to_date(newcomer: Visit) -> None:
    page = open_on(newcomer, "2023-04-13", "2023-03/")
    assert states_of(page, ".dates") == ["closes today", "in 4 days", "takes effect in 629 days"]
    assert newcomer.complaints == []


def test_the_plain_dates_are_there_without_a_script(visit: Visit) -> None:
    context = visit.browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(visit.home + "dates/")
    assert page.locator(".key-date__day").first.inner_text() == "1 June 2023"
    assert states_of(page)[:4] == ["upcoming", "upcoming", "upcoming", "past"]
    expect(page.locator(".as-of")).to_have_text("as of 31 May 2023")
    expect(page.locator("#dates_since")).to_be_hidden()
    context.close()


def test_what_is_over_asks_for_nothing(newcomer: Visit) -> None:
    page = open_on(newcomer, "2023-11-30")
    action = page.locator(".key-date", has_text="Comply by").locator(".key-date__action")
    assert action.count() == 1
    expect(action).to_be_visible()
    page = open_on(newcomer, "2023-12-01")
    expect(action).to_be_hidden()


def test_an_issue_on_paper_says_how_its_dates_stand(newcomer: Visit) -> None:
    page = open_on(newcomer, "2023-06-01", "2023-02/")
    page.emulate_media(media="print")
    block = page.locator(".dates")
    assert block.locator(".dates__day").all_inner_texts() == ["1 June 2023", "30 November 2023"]
    expect(block.locator(".dates__day").first).to_be_visible()
    assert block.locator(".state:visible").all_inner_texts() == [
        "takes effect today",
        "due in 182 days",
    ]
    expect(block.locator(".dates__more")).to_have_text(
        "Correct as of 1 June 2023", use_inner_text=True
    )


def test_a_link_leads_to_the_calendar(visit: Visit) -> None:
    link = visit.open("dates/").get_by_role("link", name="Subscribe to these dates")
    address = link.evaluate("link => link.href")
    response = visit.page.request.get(address)
    assert response.ok
    assert response.text().startswith("BEGIN:VCALENDAR\r\n")
