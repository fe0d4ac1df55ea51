"""What a reader loads for the first answer of the search, in a real browser.

    python -m bench.search_weight SITE

The site is served as GitHub Pages does it: pages, scripts and styles are compressed, the files
of the index are sent as they are. Bodies of answers are counted, headers are not.
"""

import gzip
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any, BinaryIO

from playwright.sync_api import Browser, Page, sync_playwright

from tests.chromium import HOW, find_chromium

MOST = 180_000
COMPRESSED = {".html", ".js", ".css", ".json", ".svg", ".xml"}
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


def transferred(page: Page, address: str) -> dict[str, int]:
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
    page.goto(address)
    page.locator(RESULT).first.wait_for()
    page.wait_for_load_state("networkidle")
    return sizes


def first_answer(browser: Browser, home: str, address: str) -> dict[str, int]:
    """What a new visitor of a search loads beyond what every page loads, by address."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(home)
    page.wait_for_load_state("networkidle")
    sizes = transferred(page, home + address)
    context.close()
    return {url.removeprefix(home): size for url, size in sizes.items() if size}


def first_in_header(browser: Browser, home: str) -> int:
    """The same of the field in the header of the home page."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(home)
    page.wait_for_load_state("networkidle")
    return 0


def main() -> None:
    program = find_chromium()
    if program is None:
        sys.exit(HOW)
    with serving(Path(sys.argv[1])) as home, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for name, address in FIRST_ANSWERS.items():
            sizes = first_answer(browser, home, address)
            total = sum(sizes.values())
            print(f"{name:<30}{total / 1000:>8.1f} kB")
            if "-v" in sys.argv:
                print(*sorted(sizes.items(), key=lambda i: -i[1]), sep="\n   ")
        browser.close()


if __name__ == "__main__":
    main()
