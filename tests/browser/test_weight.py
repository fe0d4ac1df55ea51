"""What a visit costs: bytes over the wire, as a host of static pages sends them, and patience."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import BASE_PATH
from tests.browser.server import serving
from tests.browser.test_site import KINDS
from tests.browser.visits import Visit, visiting

pytestmark = pytest.mark.browser

FIRST_VIEW = 45_000
REQUESTS = 8
"""Of an issue; an entry has no key dates, whose states two scripts tell."""
NEXT_PAGE = 15_000

FIRST_COMPARISON = 25_000
"""Of the real bulletin; `tests/test_comparison.py` weighs the tables of a large one."""

PERCEPTIBLE = 0.005
"""Below it the score is 0 as tools print it (of 0.1 that are called good).

Where a text comes in pieces by chance, the space at the end of the first piece is counted.
"""

SHIFTS = """() => new Promise(resolve => {
  let sum = 0
  new PerformanceObserver(list => {
    for (const shift of list.getEntries()) sum += shift.value
  }).observe({ type: "layout-shift", buffered: true })
  requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)))
})"""


@contextmanager
def weighed(browser: Browser, site: Path) -> Iterator[tuple[Visit, list[int]]]:
    """A visitor with an empty cache, and the sizes of all that is sent to him."""
    sent: list[int] = []
    with serving(site, BASE_PATH, sent) as home, visiting(browser, home) as visit:
        yield visit, sent


def test_a_first_view_of_an_entry_takes_six_requests(browser: Browser, site: Path) -> None:
    with weighed(browser, site) as (visit, sent):
        visit.open("2022-07/greece-clearview-ai-fine/").wait_for_load_state("networkidle")
        assert len(sent) <= 6
        assert sum(sent) <= FIRST_VIEW


@pytest.mark.parametrize("first", ["", "2022-02/", "2022-07/"])
def test_a_first_view_and_the_page_after_it_are_light(
    browser: Browser, site: Path, first: str
) -> None:
    with weighed(browser, site) as (visit, sent):
        visit.open(first).wait_for_load_state("networkidle")
        whole = sum(sent)
        assert 4 < len(sent) <= REQUESTS
        assert whole <= FIRST_VIEW
        visit.page.locator(".entry__title a").first.click()
        visit.page.wait_for_load_state("networkidle")
        assert visit.page.locator("h1.single__title").count() == 1
        assert 0 < sum(sent) - whole <= NEXT_PAGE


def test_the_archive_and_the_indexes_are_light(browser: Browser, site: Path) -> None:
    with weighed(browser, site) as (visit, sent):
        visit.open("about/").wait_for_load_state("networkidle")
        lists = ("archive/", "sections/", "sections/enforcement/", "indexes/", "authorities/")
        for address in (*lists, "jurisdictions/cn/", "laws/gdpr/"):
            before = sum(sent)
            visit.open(address).wait_for_load_state("networkidle")
            assert 0 < sum(sent) - before <= NEXT_PAGE, address


def test_a_page_that_leads_to_the_comparison_loads_nothing_of_it(
    browser: Browser, site: Path
) -> None:
    with weighed(browser, site) as (visit, _):
        visit.open("jurisdictions/fr/").wait_for_load_state("networkidle")
        assert [one for one in visit.requested if "compare" in one] == []


def test_the_first_comparison_is_light(browser: Browser, site: Path) -> None:
    with weighed(browser, site) as (visit, sent):
        visit.open("jurisdictions/fr/").wait_for_load_state("networkidle")
        before = sum(sent)
        page = visit.open("compare/?a=FR&b=IT")
        page.wait_for_load_state("networkidle")
        assert page.locator("#compare_tables table").count() > 4
        assert 0 < sum(sent) - before <= FIRST_COMPARISON


@pytest.mark.parametrize("width", [1280, 390], indirect=True)
def test_nothing_moves_while_a_page_loads(newcomer: Visit) -> None:
    for address in KINDS:
        page = newcomer.open(address)
        if not address.startswith(("search", "compare")):
            assert page.evaluate(SHIFTS) < PERCEPTIBLE, address


@pytest.mark.parametrize("width", [1280, 390], indirect=True)
def test_nothing_moves_while_a_long_page_comes_in_pieces(visit: Visit) -> None:
    """A slow line shows what a busy machine shows by chance: texts that grow as they come."""
    visit.open("about/").wait_for_load_state("networkidle")
    line = visit.context.new_cdp_session(visit.page)
    line.send("Network.emulateNetworkConditions", SLOW)
    for address in ("2022-02/", "archive/", "sanctions/"):
        assert visit.open(address).evaluate(SHIFTS) < PERCEPTIBLE, address
    line.detach()


SLOW = {
    "offline": False,
    "latency": 5,
    "downloadThroughput": 30_000,
    "uploadThroughput": 1_000_000,
}
