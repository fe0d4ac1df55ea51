"""What a reader loads for the first answer of the search, in a real browser.

    python -m bench.search_weight SITE

The site is served as GitHub Pages does it: pages, scripts and styles are compressed, the files
of the index are sent as they are. Bodies of answers are counted, headers are not.
"""

import gzip
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any, BinaryIO

from playwright.sync_api import Browser, Page, sync_playwright

from bulletin.site.chromium import HOW, find_chromium

MOST = 60_000
COMPRESSED = {".html", ".js", ".css", ".json", ".svg", ".xml", ".txt"}
RESULT = ".result, .find__option"

FIRST_ANSWERS = {
    "a name": "search/?q=Bundesgerichtshof",
    "two words": "search/?q=biometric+consent",
    "three words": "search/?q=hospital+breach+fine",
    "a word of every third entry": "search/?q=consent",
    "Chinese": "search/?q=出境安全",
    "Chinese and English": "search/?q=安全评估+contract",
    "query and two filters": "search/?q=biometric&section=enforcement&jurisdiction=FR",
    "two filters without a query": "search/?section=enforcement&jurisdiction=FR",
}
"""Searches, each of which is a visitor's first."""


class Server(SimpleHTTPRequestHandler):
    """Serves a folder with the compression and the caching of GitHub Pages."""

    protocol_version = "HTTP/1.1"

    def send_head(self) -> BytesIO | BinaryIO | None:
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.send_error(404)
            return None
        content = file.read_bytes()
        is_compressed = file.suffix in COMPRESSED
        content = gzip.compress(content) if is_compressed else content
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=600")
        if is_compressed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        return BytesIO(content)

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """Serve a folder on this machine; gives the address of its home page."""
    handler = partial(Server, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def loaded_by(page: Page, act: Callable[[], object]) -> dict[str, int]:
    """The bytes of the bodies that come from the server until results are shown, by address."""
    network = page.context.new_cdp_session(page)
    urls: dict[str, str] = {}
    sizes: dict[str, int] = {}

    def receive(event: dict[str, Any]) -> None:
        if not event["response"].get("fromDiskCache"):
            urls[event["requestId"]] = event["response"]["url"]

    def add(event: dict[str, Any]) -> None:
        if url := urls.get(event["requestId"]):
            sizes[url] = sizes.get(url, 0) + event["encodedDataLength"]

    network.on("Network.responseReceived", receive)
    network.on("Network.dataReceived", add)
    network.send("Network.enable")
    act()
    page.locator(RESULT).first.wait_for()
    page.wait_for_load_state("networkidle")
    return sizes


@contextmanager
def at_home(browser: Browser, home: str) -> Iterator[Page]:
    """A new visitor, who has loaded the home page and nothing else."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(home)
    page.wait_for_load_state("networkidle")
    yield page
    context.close()


def first_answers(browser: Browser, home: str) -> Iterator[tuple[str, int]]:
    """What each search loads that the home page did not, in bytes, by its name."""
    for name, address in FIRST_ANSWERS.items():
        with at_home(browser, home) as page:
            yield name, sum(loaded_by(page, partial(page.goto, home + address)).values())
    with at_home(browser, home) as page:
        field = page.get_by_role("combobox")
        sizes = loaded_by(page, partial(field.fill, "Bundesgerichtshof"))
        yield "a name, in the header", sum(sizes.values())


def show_search_weight(site: Path) -> None:
    """Print what the first answer weighs for several searches of a built site."""
    program = find_chromium()
    if program is None:
        sys.exit(HOW)
    print(f"\n{'first answer of the search':<36}kB loaded, of {MOST // 1000}")
    with serving(site) as home, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for name, size in first_answers(browser, home):
            print(f"{name:<36}{size / 1000:>9.1f}{' !' if size > MOST else ''}")
        browser.close()


if __name__ == "__main__":
    show_search_weight(Path(sys.argv[1]))
