"""A visitor of a site in a real browser, and what must not happen to him."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page

from bulletin.values.addresses import file_of


@dataclass
class Visit:
    """A browser's context on a served site, and everything that must not happen there."""

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

    def forget(self) -> None:
        """Leave the site with nothing kept but copies of its files."""
        if self.page.url.startswith(self.home):
            self.page.evaluate("localStorage.clear(), sessionStorage.clear()")
        self.context.clear_cookies()
        self.page.emulate_media(media="null")
        self.page.goto("about:blank")
        self.complaints.clear()
        self.requested.clear()


@contextmanager
def visiting(
    browser: Browser, home: str, scheme: str = "light", width: int = 1280
) -> Iterator[Visit]:
    """A visitor of the site with this home page who has never seen it."""
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


class Windows:
    """Windows of a browser that stay open from one test to the next.

    To open one takes longer than most tests: it starts a process and loads all files anew.
    """

    def __init__(self, browser: Browser):
        self._browser = browser
        self._opened: dict[tuple[str, str, int], Visit] = {}
        self._stack = ExitStack()

    @contextmanager
    def visiting(self, home: str, scheme: str = "light", width: int = 1280) -> Iterator[Visit]:
        """A visitor whose browser may have copies of the site's files, and nothing else of it."""
        key = home, scheme, width
        if key not in self._opened:
            visitor = visiting(self._browser, home, scheme, width)
            self._opened[key] = self._stack.enter_context(visitor)
        yield self._opened[key]
        self._opened[key].forget()

    def close(self) -> None:
        self._stack.close()


def barriers(page: Page) -> str:
    """What keeps people from using a page, as axe-core finds it; empty where nothing does.

    What is in order is not described, which takes axe longer than to find it.
    """
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    return found.generate_report() if found.violations_count else ""


def addresses_of(site: Path) -> list[str]:
    """The addresses of all pages of a built site."""
    pages = (file.relative_to(site).as_posix() for file in site.rglob("*.html"))
    found = sorted(page.removesuffix("index.html") for page in pages)
    assert all((site / file_of(address)).exists() for address in found)
    return found


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
