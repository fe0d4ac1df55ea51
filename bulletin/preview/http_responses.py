"""The HTTP responses of a preview, for any state of the content."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from mimetypes import MimeTypes
from pathlib import Path
from urllib.parse import quote

from bulletin.preview.error_panel import OWN, bare_page, panel, with_panel
from bulletin.preview.page_rendering import RenderedBulletin
from bulletin.preview.search_index import Search
from bulletin.preview.state import Preview, PreviewState, told
from bulletin.values.addresses import NOT_FOUND
from bulletin.views.page_types import Page

HEARTBEAT = 15.0
"""Seconds after which a disconnected browser is detected."""

_OWN_FILES = {
    OWN + name: files("bulletin.preview").joinpath("assets", name)
    for name in ("preview.css", "preview.js")
}
_ASSETS = "assets/"
_TYPES = MimeTypes()
"""Python's own types, independent of the machine."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP response."""

    status: int
    media_type: str
    body: bytes
    location: str = ""
    """The target of a redirect with status 301."""


class Answers:
    """Responses from the state of a preview; `tell` receives problems of single pages."""

    def __init__(self, preview: Preview, search: Search, tell: Callable[[str], None]) -> None:
        self._preview = preview
        self._search = search
        self._tell = tell
        self._last_good: dict[str, str] = {}
        self._troubles: dict[str, str] = {}

    def answer(self, address: str) -> Answer:
        """Return the response for an address of the site, without a leading slash."""
        standing = self._preview.standing
        if address in _OWN_FILES:
            return _file(address, _OWN_FILES[address].read_bytes())
        found = standing.at(address)
        if not found:
            return _html(503, bare_page(standing, self.fingerprint(address)))
        try:
            return self._found(*found, address, standing)
        except Exception as fault:
            return self._troubled(address, standing, told(fault))

    def panel(self, address: str) -> Answer:
        """Return the panel for the page at an address."""
        trouble = self._troubles.get(address, "")
        return _html(200, panel(self._preview.standing, trouble))

    def events(self, address: str, shown: str, number: int) -> Iterator[str]:
        """Yield server-sent events for a page that was `shown` in the state of this number.

        Ends when the page has to be reloaded, or the preview stops.
        """
        while not self._preview.is_closed:
            now = self._preview.standing.number
            if self.fingerprint(address) != shown:
                yield "event: reload\ndata:\n\n"
                return
            yield ": still here\n\n" if now == number else "event: panel\ndata:\n\n"
            number = now
            self._preview.wait(number, HEARTBEAT)

    def fingerprint(self, address: str) -> str:
        """Return a value that changes when the page at an address changes."""
        found = self._preview.standing.at(address)
        if not found:
            return ""
        showing, local = found
        try:
            page = showing.page(local) or showing.page(NOT_FOUND)
            return showing.fingerprint(page) if page else ""
        except Exception as fault:
            return told(fault)

    def _found(
        self, showing: RenderedBulletin, local: str, address: str, standing: PreviewState
    ) -> Answer:
        """Return the response for an address, `local` within its edition."""
        # Addresses that need no page come first, because browsers request many of them.
        for file in (
            _asset(local, showing),
            self._search.file(local, showing),
            self._image(local, showing),
        ):
            if file and file.is_file():
                return _file(address, file.read_bytes())
        if page := showing.page(local):
            return self._page(200, page, address, standing, showing)
        if (content := showing.file(local)) is not None:
            return _file(address, content)
        if not address.endswith("/") and standing.has_page(f"{address}/"):
            return Answer(301, "text/html", b"", f"/{quote(address)}/")
        missing = showing.page(NOT_FOUND)
        assert missing
        return self._page(404, missing, address, standing, showing)

    def _image(self, address: str, showing: RenderedBulletin) -> Path | None:
        image = showing.image(address)
        return self._preview.root / image if image else None

    def _page(
        self,
        status: int,
        page: Page,
        address: str,
        standing: PreviewState,
        showing: RenderedBulletin,
    ) -> Answer:
        html = showing.html(page)
        self._last_good[address] = html
        self._troubles.pop(address, None)
        return _html(status, with_panel(html, standing, showing.fingerprint(page)))

    def _troubled(self, address: str, standing: PreviewState, trouble: str) -> Answer:
        """Return the last version of the page that could be rendered."""
        if self._troubles.get(address) != trouble:
            self._troubles[address] = trouble
            self._tell(trouble)
        shown = self.fingerprint(address)
        if html := self._last_good.get(address):
            return _html(200, with_panel(html, standing, shown, trouble))
        return _html(500, bare_page(standing, shown, trouble))


def _asset(address: str, showing: RenderedBulletin) -> Path | None:
    return showing.assets / address if address.startswith(_ASSETS) else None


def _html(status: int, html: str) -> Answer:
    return Answer(status, "text/html; charset=utf-8", html.encode())


def _file(address: str, content: bytes) -> Answer:
    media_type, packing = _TYPES.guess_type(address)
    if not media_type or packing:
        return Answer(200, "application/octet-stream", content)
    is_text = media_type.startswith("text/")
    return Answer(200, f"{media_type}; charset=utf-8" if is_text else media_type, content)
