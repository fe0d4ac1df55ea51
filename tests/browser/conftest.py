"""The real bulletin, built once under a base path and opened in a real browser."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bulletin.addresses import file_of
from bulletin.diagnostics import Report
from bulletin.pipeline import Project, build
from tests.browser.server import serving
from tests.chromium import HOW, find_chromium
from tests.projects import ROOT

BASE_PATH = "/repository/"


@dataclass
class Visit:
    """A browser's context on the served site, and everything that must not happen there."""

    home: str
    context: BrowserContext
    page: Page
    complaints: list[str] = field(default_factory=list)
    """Console errors and warnings, violations of the policy, and requests elsewhere."""
    requested: list[str] = field(default_factory=list)
    """Addresses below the home page, in the order of the requests."""

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
    """A fresh visitor; `scheme` and `width` can be parametrized."""
    context = browser.new_context(
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": width, "height": 900},
        reduced_motion="reduce",
    )
    page = context.new_page()
    visit = Visit(home, context, page)
    origin = home.removesuffix(BASE_PATH)

    def note_request(url: str) -> None:
        if url.startswith(home):
            visit.requested.append(url.removeprefix(home))
        elif not url.startswith(("data:", "blob:")):
            visit.complaints.append(f"requested {url} although the site is {origin}")

    context.on("request", lambda request: note_request(request.url))
    page.on(
        "console",
        lambda message: (
            visit.complaints.append(message.text) if message.type in ("error", "warning") else None
        ),
    )
    page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    yield visit
    context.close()
