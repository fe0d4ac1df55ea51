"""The real bulletin, built once under a base path and opened in a real browser."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from bulletin.diagnostics.report import Report
from bulletin.pipeline import Project, build
from bulletin.site.chromium import HOW, find_chromium
from tests.browser.archive import build_archive
from tests.browser.server import serving
from tests.browser.visits import Visit, Windows, addresses_of, visiting
from tests.conftest import ARCHIVE
from tests.projects import ROOT

BASE_PATH = "/repository/"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not ARCHIVE.exists():
        pytest.skip("this repository publishes another bulletin")
    folder = tmp_path_factory.mktemp("browser") / "site"
    engine = os.environ.get("BULLETIN_ENGINE")
    build(Project(ROOT, folder, f"https://bulletin.example{BASE_PATH}", engine=engine), Report())
    return folder


@pytest.fixture(scope="session")
def home(site: Path) -> Iterator[str]:
    with serving(site, BASE_PATH) as address:
        yield address


@pytest.fixture(scope="session")
def addresses(site: Path) -> list[str]:
    """The addresses of all pages of the site."""
    return addresses_of(site)


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


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Iterator[Windows]:
    windows = Windows(browser)
    yield windows
    windows.close()


@pytest.fixture(params=["light"])
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=[1280])
def width(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def visit(windows: Windows, home: str, scheme: str, width: int) -> Iterator[Visit]:
    """A visitor of the real bulletin; `scheme` and `width` can be parametrized."""
    with windows.visiting(home, scheme, width) as visit:
        yield visit


@pytest.fixture
def newcomer(browser: Browser, home: str, scheme: str, width: int) -> Iterator[Visit]:
    """The same with a browser of his own, in which nothing of the site was ever opened."""
    with visiting(browser, home, scheme, width) as visit:
        yield visit


@pytest.fixture(scope="session")
def archive_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(build_archive(tmp_path_factory.mktemp("archive") / "p"), "/") as address:
        yield address


@pytest.fixture
def reader(windows: Windows, archive_home: str, scheme: str, width: int) -> Iterator[Visit]:
    """A visitor of the archive of hard cases."""
    with windows.visiting(archive_home, scheme, width) as visit:
        yield visit
