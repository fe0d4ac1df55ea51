"""A reader's watch: chosen, shared, remembered, taken along, and known to nobody else."""

import csv
import io
import json
import re
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.browser.visits import Visit, barriers

pytestmark = pytest.mark.browser

CHINA = "watch/?jurisdiction=CN"
KEY = "/repository/watch/"


def opened(visit: Visit, address: str) -> Page:
    """The page of the watch with all that it shows."""
    page = visit.open(address)
    expect(page.locator("#watch_status")).to_have_text(re.compile(r"match,|is empty"))
    return page


def stored(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.evaluate("({ ...localStorage })")
    return found


def remembered(visit: Visit, address: str = CHINA) -> Page:
    """The same, which this device has been told to remember."""
    page = opened(visit, address)
    page.get_by_role("button", name="Remember on this device").click()
    expect(page.locator("#watch_stored")).to_contain_text('"asked"')
    return page


def titles(page: Page, of: str) -> list[str]:
    return page.locator(f"#{of} .result__title a").all_inner_texts()


def choose(page: Page, name: str, part: int = 1) -> None:
    """Choose by keyboard what the list has first for some letters."""
    field = page.locator(f"#watch_add_{part}")
    field.fill(name)
    expect(page.locator(f"#watch_add_{part}_list [role=option]").first).to_be_visible()
    field.press("ArrowDown")
    field.press("Enter")


@pytest.mark.parametrize("width", [390, 1280], indirect=True)
def test_a_choice_stands_in_the_address_and_is_not_sent(visit: Visit) -> None:
    page = opened(visit, "watch/")
    choose(page, "fran")
    expect(page).to_have_url(f"{visit.home}watch/#jurisdiction=FR")
    choose(page, "enforcement")
    expect(page).to_have_url(f"{visit.home}watch/#jurisdiction=FR&section=enforcement")
    expect(page.locator("#watch_status")).to_contain_text("match")
    assert len(titles(page, "watch_all")) > 1
    assert stored(page) == {}
    assert not any("FR" in one for one in visit.requested)
    page.get_by_role("button", name="Remove France").click()
    expect(page).to_have_url(f"{visit.home}watch/#section=enforcement")


def test_an_address_shows_the_same_to_a_colleague(visit: Visit) -> None:
    page = opened(visit, "watch/?jurisdiction=US&topic=children&or=&authority=cnil")
    expect(page).to_have_url(re.compile("#jurisdiction=US&topic=children&or=&authority=cnil$"))
    shown = titles(page, "watch_all")
    assert any("Edmodo" in one or "Ed-tech" in one for one in shown)
    assert any("CNIL" in one for one in shown)
    address = page.url.removeprefix(visit.home)
    visit.open("about/")
    assert titles(opened(visit, address), "watch_all") == shown


def test_parts_widen_and_kinds_within_a_part_narrow(visit: Visit) -> None:
    count = {}
    for address in ("jurisdiction=FR", "jurisdiction=CN", "jurisdiction=FR&or=&jurisdiction=CN"):
        text = opened(visit, f"watch/?{address}").locator("#watch_all_count").inner_text()
        count[address] = int(text)
    assert sum(list(count.values())[:2]) == list(count.values())[2]
    page = opened(visit, "watch/?jurisdiction=CN&authority=cnil")
    expect(page.locator(".watch__count")).to_contain_text("No entry matches all of these")


@pytest.mark.parametrize(
    "address",
    [
        "?topic=no-such-thing",
        "?jurisdiction=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&or=&jurisdiction=CN",
        "?__proto__=x&constructor=y&jurisdiction=CN&since=2023-99-99&from=never&year=x&party=%F0%9F%A6%84",
        "#or=&or=&entry=../../..&entry=2023-05/nothing&law=gdpr%23art-99999",
    ],
)
def test_what_nobody_knows_is_said_and_nothing_breaks(visit: Visit, address: str) -> None:
    page = opened(visit, f"watch/{address}")
    expect(page.locator("#watch_unknown li").first).to_contain_text("no entry yet")
    assert [one for one in visit.complaints if "404" not in one] == []
    assert page.locator("#watch_page img").count() == 0


def test_nothing_is_remembered_before_the_reader_says_so(newcomer: Visit) -> None:
    page = opened(newcomer, CHINA)
    expect(page.locator("#watch_kept_panel")).to_be_hidden()
    assert stored(page) == {}
    page = remembered(newcomer)
    assert list(stored(page)) == [KEY]
    shown = page.locator("#watch_stored").inner_text()
    assert shown.startswith(KEY)
    assert json.loads(shown.removeprefix(KEY)) == json.loads(stored(page)[KEY])
    assert newcomer.context.cookies() == []
    opened(newcomer, "watch/")
    expect(page).to_have_url(f"{newcomer.home}watch/#jurisdiction=CN")
    page.get_by_role("button", name="Delete it").click()
    expect(page.locator("#watch_kept_panel")).to_be_hidden()
    assert stored(page) == {}
    assert page.evaluate("Object.keys(sessionStorage)") == []


def test_who_keeps_no_watch_loads_nothing_for_it(newcomer: Visit) -> None:
    for address in ("", "laws/gdpr/", "2022-07/greece-clearview-ai-fine/"):
        newcomer.open(address).wait_for_load_state("networkidle")
    assert [one for one in newcomer.requested if "watch" in one] == []
    link = newcomer.page.locator("a.watch-this")
    expect(link).to_be_visible()
    link.click()
    expect(newcomer.page).to_have_url(re.compile(r"#entry=2022-07%2Fgreece-clearview-ai-fine$"))
    expect(newcomer.page.locator("#watch_all .result")).not_to_have_count(0)


def changed(page: Page, **values: object) -> None:
    """Change what the device remembers, as days that go by would."""
    own = json.loads(stored(page)[KEY]) | values
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, json.dumps(own)])


LONG_AGO = {"until": "2023-04-01", "from": "2023-04-01", "marks": ""}


@pytest.mark.parametrize("width", [390, 1280], indirect=True)
def test_the_header_counts_what_is_new(newcomer: Visit) -> None:
    page = remembered(newcomer)
    changed(page, seen=LONG_AGO, before=LONG_AGO, visit="2023-04-02", asked="")
    newcomer.open("archive/")
    badge = page.locator(".watching")
    expect(badge).to_have_attribute("data-news", "1")
    expect(badge).to_have_accessible_name("Watchlist: 1 entry new")
    asked = len(newcomer.requested)
    newcomer.open("about/").wait_for_load_state("networkidle")
    expect(badge).to_have_attribute("data-news", "1")
    assert not any("tables" in one for one in newcomer.requested[asked:])
    badge.click()
    expect(page.locator("#watch_baseline")).to_have_text("Since your last visit on 2 April 2023.")
    assert len(titles(page, "watch_new")) == 1
    newcomer.open("about/")
    expect(badge).not_to_have_attribute("data-news", re.compile(".*"))


def test_an_entry_that_is_added_to_an_issue_later_is_new(newcomer: Visit) -> None:
    page = remembered(newcomer)
    own = json.loads(stored(page)[KEY])
    months = [
        page.request.get(f"{newcomer.home}watch/entries-{month}.json").json()
        for month in ("2023-03", "2023-05")
    ]
    order = [slug for month in months for slug in month]
    marks = own["seen"]["marks"]
    assert len(marks) == 3 * len(order)
    at = 3 * order.index("china-standard-contract-filing-guide")
    without = own["seen"] | {"marks": marks[:at] + marks[at + 3 :]}
    changed(page, seen=without, before=without, visit="2023-06-01")
    opened(newcomer, "watch/")
    assert titles(page, "watch_new") == [
        "China publishes filing guide for the standard contract on data exports"
    ]


def test_a_button_adds_to_the_watch_and_takes_away_again(newcomer: Visit) -> None:
    page = remembered(newcomer)
    newcomer.open("authorities/cnil/")
    button = page.get_by_role("button", name="Watch Commission")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    expect(button).to_have_text("On your watchlist")
    assert json.loads(stored(page)[KEY])["watch"] == "jurisdiction=CN&or=&authority=cnil"
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    assert json.loads(stored(page)[KEY])["watch"] == "jurisdiction=CN"
    assert list(stored(page)) == [KEY]


def test_without_a_network_the_page_shows_what_it_showed_last(newcomer: Visit) -> None:
    page = remembered(newcomer)
    expect(page.locator("#watch_stored")).to_contain_text("filing-guide")
    page.route("**/watch/tables.json", lambda route: route.abort())
    newcomer.open("watch/")
    expect(page.locator("#watch_status")).to_contain_text("You are offline.")
    expect(page.locator("#watch_unknown a").first).to_be_visible()


def test_a_browser_that_keeps_nothing_is_told(newcomer: Visit) -> None:
    newcomer.page.add_init_script("Storage.prototype.setItem = () => { throw new Error() }")
    page = opened(newcomer, CHINA)
    page.get_by_role("button", name="Remember on this device").click()
    expect(page.locator("#watch_done")).to_contain_text("Bookmark its address")


@pytest.fixture
def in_may(newcomer: Visit) -> Visit:
    """A visitor on a day before two Chinese dates."""
    newcomer.page.clock.set_fixed_time(datetime(2023, 5, 20, 12))
    return newcomer


def test_dates_that_lie_ahead_are_counted_from_the_readers_day(in_may: Visit) -> None:
    page = opened(in_may, CHINA)
    dates = page.locator("#watch_dates .key-date")
    expect(dates).to_have_count(2)
    expect(dates.first.locator(".state")).to_contain_text("in 12 days")


def saved(page: Page, name: str) -> bytes:
    with page.expect_download() as started:
        page.get_by_role("button", name=name).click()
    return Path(started.value.path()).read_bytes()


def test_what_is_watched_can_be_taken_along(in_may: Visit) -> None:
    page = opened(in_may, CHINA)
    count = int(page.locator("#watch_all_count").inner_text())
    table = saved(page, "Entries as CSV").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    assert len(rows) == count
    assert all("CN" in row["jurisdictions"] for row in rows)
    sheet = openpyxl.load_workbook(io.BytesIO(saved(page, "Entries as Excel workbook"))).active
    assert sheet is not None
    cells = [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert cells == [list(rows[0]), *(list(row.values()) for row in rows)]
    references = saved(page, "Citations as BibTeX").decode()
    assert len(re.findall(r"^@\w+\{entry_", references, re.MULTILINE)) == count
    published = page.request.get(f"{in_may.home}data/citations.bib").text()
    assert all(record.strip() in published for record in re.split(r"\n(?=@)", references))
    calendar = Calendar.from_ical(saved(page, "Key dates as calendar"))
    events = calendar.walk("VEVENT")
    everything = Calendar.from_ical(page.request.get(f"{in_may.home}dates.ics").body())
    assert len(events) == 2
    assert {event["UID"] for event in events} < {one["UID"] for one in everything.walk("VEVENT")}
    assert all(event.decoded("DTSTART") >= datetime(2023, 5, 20).date() for event in events)


@pytest.mark.parametrize("width", [390, 1280], indirect=True)
def test_a_note_for_the_board_has_the_month_with_its_sources(visit: Visit) -> None:
    page = opened(visit, "watch/?jurisdiction=FR&or=&jurisdiction=CN")
    page.get_by_label(re.compile(r"^\s*From")).select_option("2023-05")
    page.get_by_role("button", name="Create the note").click()
    note = page.locator("#watch_note")
    expect(note.get_by_role("heading", level=2)).to_have_text("Developments in May 2023")
    expect(page).to_have_url(re.compile(r"&from=2023-05&to=2023-05"))
    entries = note.locator(".note-sheet__entry")
    expect(entries).to_have_count(2)
    assert all(one.locator(".note-sheet__sources li").count() for one in entries.all())
    assert "undefined" not in note.inner_text()
    short = len(note.inner_text())
    page.get_by_label("Include full texts").check()
    page.get_by_role("button", name="Create the note").click()
    expect(page).to_have_url(re.compile("&texts=whole$"))
    expect(note.locator(".note-sheet__entry").first.locator("p")).not_to_have_count(0)
    page.wait_for_function("length => watch_note.innerText.length > 1.5 * length", arg=short)
    assert barriers(page) == ""
    page.emulate_media(media="print")
    expect(page.locator(".watch__choice")).to_be_hidden()
    expect(note).to_be_visible()
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Close the note").click()
    expect(note).to_be_hidden()


def test_without_scripts_the_page_names_feeds_and_calendars(visit: Visit) -> None:
    context = visit.browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{visit.home}watch/")
    expect(page.get_by_role("link", name="feeds and calendars")).to_be_visible()
    expect(page.locator("#watch_page")).to_be_hidden()
    context.close()
