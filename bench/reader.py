"""What a reader loads who opens an entry, and then another one, in a real browser."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from bench.search_weight import serving
from bulletin.site.chromium import HOW, find_chromium


@dataclass(frozen=True, slots=True)
class Load:
    """Bytes as they are sent, compressed and with headers, and requests of the first view."""

    first: int
    requests: int
    second: int


def first_loads(site: Path) -> Load:
    """What the newest entry and the one before it load in a browser that knows neither."""
    program = find_chromium()
    if program is None:
        sys.exit(HOW)
    newest, second, *_ = sorted(site.glob("*-*/*/index.html"), reverse=True)
    with serving(site) as home, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page()
        sizes = _watched(page)
        page.goto(f"{home}{newest.parent.relative_to(site).as_posix()}/")
        page.wait_for_load_state("networkidle")
        first = list(sizes.values())
        sizes.clear()
        page.goto(f"{home}{second.parent.relative_to(site).as_posix()}/")
        page.wait_for_load_state("networkidle")
        then = sum(sizes.values())
        browser.close()
    return Load(sum(first), len(first), then)


def _watched(page: Page) -> dict[str, int]:
    """The bytes of each answer that comes from the server, not from the cache, by its request."""
    network = page.context.new_cdp_session(page)
    sizes: dict[str, int] = {}

    def add(event: dict[str, Any]) -> None:
        if size := int(event["encodedDataLength"]):
            sizes[event["requestId"]] = size

    network.on("Network.loadingFinished", add)
    network.send("Network.enable")
    return sizes
