"""The real bulletin, built once under a base path and opened in a real browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Page,
    sync_playwright,
)

from bulletin.addresses import file_of
from bulletin.chromium import HOW, find_chromium
from bulletin.diagnostics import Report
from bulletin.pipeline import Project, build
from tests.browser.archive import build_archive
from tests.browser.server import serving
from tests.projects import ROOT

BASE_PATH = "/repository/"


@dataclass
class Visit:
    """A browser's context on the served site, and everything that must not happen there."""

    home: str
    context: BrowserContext
    page: Page
    complaints: list[str] = field(default_factory=list)
    """Console errors and warnings, violations of the policy, dialogs, requests elsewhere."""
    requested: list[str] = field(default_factory=list)
    """Addresses below the home page, in the order of the requests."""

    @property
    def browser(self) -> Browser:
        browser = self.context.browser
        assert browser
        return browser

    def open(self, address: str = "") -> Page:
        self.page.goto(self.home + address)
        return self.page


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("browser") / "site"
    build(Project(ROOT, folder, f"https://bulletin.example{BASE_PATH}"), Report())
    return folder


@pytest.fixture(scope="session")
def home(site: Path) -> Iterator[str]:
    with serving(site, BASE_PATH) as address:
        yield address


@pytest.fixture(scope="session")
def addresses(site: Path) -> list[str]:
    """The addresses of all pages of the site."""
    pages = [file.relative_to(site).as_posix() for file in site.rglob("*.html")]
    found = sorted(page.removesuffix("index.html") for page in pages)
    assert all((site / file_of(address)).exists() for address in found)
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = find_chromium()
    if program is None:
        pytest.fail(HOW)
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        started = playwright.chromium.launch(executable_path=program, args=arguments)
        yield started
        started.close()


@pytest.fixture(params=["light"])
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=[1280])
def width(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def visit(browser: Browser, home: str, scheme: str, width: int) -> Iterator[Visit]:
    """A fresh visitor of the real bulletin; `scheme` and `width` can be parametrized."""
    with visiting(browser, home, scheme, width) as visit:
        yield visit


@pytest.fixture(scope="session")
def archive_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(build_archive(tmp_path_factory.mktemp("archive") / "p"), "/") as address:
        yield address


@pytest.fixture
def reader(browser: Browser, archive_home: str, scheme: str, width: int) -> Iterator[Visit]:
    """A fresh visitor of the archive of hard cases."""
    with visiting(browser, archive_home, scheme, width) as visit:
        yield visit


@contextmanager
def visiting(
    browser: Browser, home: str, scheme: str = "light", width: int = 1280
) -> Iterator[Visit]:
    """A fresh visitor of the site with this home page, and what it complains of."""
    context = browser.new_context(
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": width, "height": 900},
        reduced_motion="reduce",
    )
    visit = Visit(home, context, context.new_page())
    context.on("request", lambda request: _note_request(visit, request.url))
    context.on("dialog", lambda dialog: _note_dialog(visit, dialog))
    visit.page.on("console", lambda message: _note_message(visit, message))
    visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    yield visit
    context.close()


def _note_request(visit: Visit, url: str) -> None:
    if url.startswith(visit.home):
        visit.requested.append(url.removeprefix(visit.home))
    elif not url.startswith(("data:", "blob:")):
        visit.complaints.append(f"requested {url}")


def _note_dialog(visit: Visit, dialog: Dialog) -> None:
    visit.complaints.append(f"dialog: {dialog.message}")
    dialog.dismiss()


def _note_message(visit: Visit, message: ConsoleMessage) -> None:
    if message.type in ("error", "warning"):
        visit.complaints.append(message.text)
