"""The list of what changed, from a day on that its address names."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from bulletin.diagnostics.report import Report
from bulletin.pipeline import Project, build
from tests.browser.server import serving
from tests.browser.visits import Visit, Windows, barriers
from tests.bulletins import dated, item
from tests.projects import MINIMUM, write_buildable_project

pytestmark = pytest.mark.browser


def corrected(first: int) -> str:
    """An entry with a correction on each of the first days of three months."""
    notes = "".join(
        f"  - {{date: {2022 + number // 252}-{1 + number // 21 % 12:02}-{1 + number % 21:02},"
        f" note: Note {number}., was: Zu {number}, now: Lo {number}}}\n"
        for number in range(first, first + 63)
    )
    return item(title="The corrected one", front=f"corrections:\n{notes}")


FILES = {
    "content/bulletin.yml": MINIMUM["content/bulletin.yml"] + "languages: [en, de]\n",
    **{f"content/2022-02/a{first}.md": corrected(first) for first in range(42, 420, 63)},
    "content/2022-02/b.md": dated(
        "in_force: {date: 2024-01-01, previously: [{date: 2023-01-01, changed: 2023-03}]}"
    ),
    "content/2022-02/c.md": dated("hearing: {date: 2022-09-01, previously: [{date: 2022-08-01}]}"),
}


@pytest.fixture(scope="module")
def changes_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = write_buildable_project(tmp_path_factory.mktemp("changes") / "project", FILES)
    site = build(Project(root, root / "site"), Report()).folder
    with serving(site, "/") as home:
        yield home


@pytest.fixture
def reader(windows: Windows, changes_home: str, scheme: str, width: int) -> Iterator[Visit]:
    with windows.visiting(changes_home, scheme, width) as visit:
        yield visit


def shown(page: Page) -> list[str]:
    """The dates of the changes that a page shows."""
    dates: list[str] = page.locator(".change:visible").evaluate_all(
        "all => all.map(one => one.dataset.date)"
    )
    return dates


def test_the_list_begins_with_the_day_of_the_address(reader: Visit) -> None:
    page = reader.open("changes/")
    whole = shown(page)
    assert whole == sorted(whole, reverse=True)
    assert whole[-1] < "2023-07-10" < whole[0]
    page = reader.open("changes/?since=2023-07-10")
    expect(page.locator("#since")).to_have_value("2023-07-10")
    assert shown(page) == [day for day in whole if day >= "2023-07-10"]
    expect(page.get_by_role("status")).to_have_text(
        f"Changes on this page since 10 July 2023: {len(shown(page))}"
    )
    expect(page.get_by_role("link", name="Next page")).to_be_hidden()
    page.get_by_role("link", name="Show all").click()
    assert shown(page) == whole
    assert reader.complaints == []


def test_a_month_goes_on_over_the_pages(reader: Visit) -> None:
    """A change of which only the month is known belongs to its last day, and to its month."""
    page = reader.open("changes/?since=2023-03")
    expect(page.get_by_role("status")).to_contain_text("More on the next page.")
    seen = shown(page)
    while page.get_by_role("link", name="Next page").is_visible():
        page.get_by_role("link", name="Next page").click()
        expect(page.get_by_role("status")).to_contain_text("since 1 March 2023")
        seen += shown(page)
    assert len(seen) == 168 - 42 + 1
    assert [day for day in seen if day < "2023-03-01"] == ["2023-03"]


def test_a_day_is_chosen_by_keyboard_and_stays_for_each_kind(reader: Visit) -> None:
    page = reader.open("changes/")
    page.locator("#since").fill("2023-07-20")
    page.locator("#since").press("Enter")
    expect(page).to_have_url(reader.home + "changes/?since=2023-07-20")
    page.get_by_role("link", name="Corrections and withdrawals").click()
    expect(page).to_have_url(reader.home + "changes/corrections/?since=2023-07-20")
    assert min(shown(page)) >= "2023-07-20"


@pytest.mark.parametrize("since", ["yesterday", "2023-02-30", "2023-13", "<b>", "%E0"])
def test_what_is_no_date_shows_everything_and_says_so(since: str, reader: Visit) -> None:
    whole = shown(reader.open("changes/"))
    page = reader.open(f"changes/?since={since}")
    assert shown(page) == whole
    expect(page.get_by_role("status")).to_contain_text("is not a date; showing all changes.")


def test_a_year_is_a_day_too(reader: Visit) -> None:
    page = reader.open("de/changes/?since=2023")
    expect(page.get_by_role("status")).to_contain_text("seit 1. Januar 2023")


def test_without_javascript_everything_is_shown(reader: Visit) -> None:
    context = reader.browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(reader.home + "changes/?since=2023-07-10")
    assert min(shown(page)) < "2023-07-10"
    expect(page.locator(".changes__since")).to_be_hidden()
    context.close()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)], indirect=True)
def test_nobody_is_kept_from_the_list(reader: Visit) -> None:
    for address in ("changes/?since=2023-07-10", "changes/dates/", "changes/page/1/"):
        page = reader.open(address)
        assert barriers(page) == "", address
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
    assert reader.complaints == []


def test_an_entry_leads_to_its_newest_change(reader: Visit) -> None:
    page = reader.open("2022-02/a357/")
    page.get_by_role("link", name="See the list of changes").click()
    expect(page.locator(".change:target")).to_contain_text("Note 419.")
