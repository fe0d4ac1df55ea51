"""What the pages of a site weigh: kB, elements, height, and the time until a phone can use them.

    python -m bench.page_weight SITE [--browser] [--limits]

Every page is weighed. With `--browser`, the heaviest page of each kind is opened in Chromium on
a screen of 390 by 844 pixels whose processor is slowed to a quarter; it is usable when the last
task of its main thread that took over 50 ms has ended. With `--limits`, the exit code is 1 if a
page has more than 250 kB or 3,000 elements, or needs more than 2 s.
"""

import argparse
import re
import statistics
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from bench.search_weight import serving
from bulletin.site.chromium import HOW, find_chromium

MOST_BYTES = 250_000
MOST_ELEMENTS = 3_000
MOST_SECONDS = 2.0
PHONE: ViewportSize = {"width": 390, "height": 844}
SLOWER = 4
RUNS = 3

_TAG = re.compile(rb"<[a-zA-Z]")
_SCRIPT = re.compile(rb"<script\b[^>]*>.*?</script>", re.DOTALL)
_PERIOD = re.compile(r"\d{4}-\d{2}")
_USABLE = """() => {
  const paint = performance.getEntriesByName("first-contentful-paint")[0]
  return Math.max(paint?.startTime ?? 0, performance.timing.domContentLoadedEventEnd
    - performance.timing.navigationStart, ...window.longTasks)
}"""
_WATCH = """
window.longTasks = []
new PerformanceObserver((list) => {
  for (const task of list.getEntries()) window.longTasks.push(task.startTime + task.duration)
}).observe({ type: "longtask", buffered: true })
"""


@dataclass(frozen=True, slots=True)
class Weight:
    """What a page weighs as it is sent, without compression."""

    address: str
    bytes: int
    elements: int

    @property
    def kind(self) -> str:
        """What pages like it have in common: `laws/*/`, `*-*/page/*/`."""
        first, *rest = self.address.split("/")
        known = ("page", "email.html", "")
        first = "MONTH" if _PERIOD.fullmatch(first) else first
        return "/".join([first, *(one if one in known else "*" for one in rest)])


@dataclass(frozen=True, slots=True)
class Look:
    """How a phone shows a page: height in pixels, and seconds until it can be used."""

    height: int
    seconds: float


def weights_of(site: Path) -> Iterator[Weight]:
    """All pages of a built site; mails are no pages."""
    for file in sorted(site.rglob("index.html")):
        html = file.read_bytes()
        folder = file.parent.relative_to(site).as_posix()
        elements = len(_TAG.findall(_SCRIPT.sub(b"<script>", html)))
        yield Weight("" if folder == "." else f"{folder}/", len(html), elements)


def heaviest(weights: list[Weight]) -> dict[str, Weight]:
    """Of each kind the page that comes nearest to a limit."""
    by_nearness = sorted(weights, key=_nearness)
    return {weight.kind: weight for weight in by_nearness}


def _nearness(weight: Weight) -> float:
    return max(weight.bytes / MOST_BYTES, weight.elements / MOST_ELEMENTS)


def look_at(browser: Browser, url: str) -> Look:
    """Open a page as a phone does, several times; gives the median."""
    seen = [_look_once(browser, url) for _ in range(RUNS)]
    return Look(seen[0].height, statistics.median(look.seconds for look in seen))


def _look_once(browser: Browser, url: str) -> Look:
    context = browser.new_context(viewport=PHONE, device_scale_factor=2)
    page = context.new_page()
    page.add_init_script(_WATCH)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(url)
    page.wait_for_load_state("networkidle")
    height = page.evaluate("document.documentElement.scrollHeight")
    seconds = page.evaluate(_USABLE) / 1000
    context.close()
    return Look(height, seconds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--browser", action="store_true")
    parser.add_argument("--limits", action="store_true")
    options = parser.parse_args()
    weights = list(weights_of(options.site))
    shown = heaviest(weights)
    looks = _looks(options.site, shown) if options.browser else {}
    print(f"{len(weights):,} pages\n{'heaviest of its kind':<48}{'kB':>8}{'elements':>10}", end="")
    print(f"{'height px':>11}{'usable s':>10}" if looks else "")
    for kind in sorted(shown):
        one = shown[kind]
        print(f"/{one.address[:46]:<47}{one.bytes / 1000:>8.1f}{one.elements:>10,}", end="")
        look = looks.get(kind)
        print(f"{look.height:>11,}{look.seconds:>10.2f}" if look else "")
    over = sum(_nearness(weight) > 1 for weight in weights)
    slow = sum(look.seconds > MOST_SECONDS for look in looks.values())
    print(f"over the limits: {over} pages; too slow: {slow} of {len(looks)}")
    if options.limits and (over or slow):
        sys.exit(1)


def _looks(site: Path, shown: dict[str, Weight]) -> dict[str, Look]:
    program = find_chromium()
    if program is None:
        sys.exit(HOW)
    with serving(site) as home, sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        look = partial(look_at, browser)
        looks = {kind: look(home + one.address) for kind, one in shown.items()}
        browser.close()
    return looks


if __name__ == "__main__":
    main()
