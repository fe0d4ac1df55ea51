"""Render the pages of a preview on request."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, partial
from pathlib import Path
from threading import RLock

from bulletin.assembly.bulletin import Bulletin
from bulletin.assembly.content import Content
from bulletin.preview.frame_cache import Built, FrameCache
from bulletin.rendering.outputs import compose_files
from bulletin.rendering.renderer import Renderer, digest_of_templates
from bulletin.resources import TEMPLATES
from bulletin.schema.settings import Settings
from bulletin.site.frames import Frame
from bulletin.site.page_writing import frame_of
from bulletin.values.addresses import document_address, issue_address
from bulletin.values.digests import digest_of
from bulletin.views.all_pages import KINDS, PageKind, compose_pages, pages_of
from bulletin.views.entry_pages import compose_entries, compose_entries_of
from bulletin.views.page_types import File, Page
from bulletin.views.shared_views import Views

NewLook = Callable[[Iterable[Page]], Built]
"""Returns frames for the given pages."""


class Directory:
    """Remembers the kind of page last found at an address, to try it first."""

    def __init__(self) -> None:
        self._kinds: dict[str, PageKind] = {}

    def find(self, address: str, views: Views) -> Page | None:
        """Return the page at an address; most other views are not even composed."""
        likely = self._kinds.get(address)
        for kind in sorted(KINDS, key=lambda kind: kind is not likely):
            for page in _pages_near(address, kind, views):
                self._kinds[page.address] = kind
                if page.address == address:
                    return page
        return None


def _pages_near(address: str, kind: PageKind, views: Views) -> Iterator[Page]:
    """Yield the pages of a kind; of entries, only those of the right month."""
    if kind is not compose_entries:
        yield from pages_of(kind, views)
        return
    for issue in views.bulletin.issues:
        if address.startswith(issue_address(issue.period)):
            yield from compose_entries_of(issue, views)


class RenderedBulletin:
    """A bulletin as shown: pages by address, files and images."""

    def __init__(
        self, views: Views, renderer: Renderer, look: Built, new_look: NewLook, directory: Directory
    ) -> None:
        self.renderer = renderer
        self.settings = views.bulletin.settings
        self.registry = views.bulletin.registry
        self._views = views
        self._look = look
        self._new_look = new_look
        self._directory = directory
        self._found: dict[str, Page | None] = {}
        self._lock = RLock()

    def page(self, address: str) -> Page | None:
        """Return the page at an address."""
        with self._lock:
            if address not in self._found:
                self._found[address] = self._directory.find(address, self._views)
            return self._found[address]

    def html(self, page: Page) -> str:
        """Return a page in its frame; raises EnvironmentFault if a template or the engine fails."""
        with self._lock:
            return self._frame(page).fill(self.renderer.holes(page))

    def fingerprint(self, page: Page) -> str:
        """Return a value that changes when the page changes."""
        with self._lock:
            frame = self._frame(page).html.encode()
            return digest_of(self.renderer.fingerprint, frame, repr(page).encode()).hex()

    def file(self, address: str) -> bytes | None:
        """Return the content of a file that is not a page; None if there is none."""
        if not address or address.endswith("/"):
            return None
        file = self._files.get(address)
        return self.renderer.content(file) if file else None

    def image(self, address: str) -> str | None:
        """Return the path in the project of the image published at an address."""
        return self._images.get(address)

    @property
    def assets(self) -> Path:
        """Return the folder that contains `assets/`."""
        return self._look.folder

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Return all pages, for outputs that cover all of them."""
        return compose_pages(self._views)

    @cached_property
    def _files(self) -> Mapping[str, File]:
        return {file.address: file for file in compose_files(self._views, self.pages)}

    @cached_property
    def _images(self) -> Mapping[str, str]:
        return {document_address(path): path for path in self._views.bulletin.images}

    def _frame(self, page: Page) -> Frame:
        if frame_of(page) not in self._look.frames:
            self._look = self._new_look(self.pages)
        return self._look.frames[frame_of(page)]


class Edition:
    """One language edition of a project in a preview; `files` is a folder for temporary files."""

    def __init__(self, root: Path, files: Path) -> None:
        self._templates = root / TEMPLATES
        self._looks = FrameCache(root, files)
        self._directory = Directory()
        self._renderer: tuple[tuple[bytes, Settings], Renderer] | None = None
        self._shown: tuple[tuple[Content, Built, Renderer], RenderedBulletin] | None = None

    def show(self, content: Content, bulletin: Bulletin) -> RenderedBulletin:
        """Return the bulletin made from content; raises EnvironmentFault if the engine fails."""
        views = Views(bulletin)
        look, renderer = self._looks.of(views), self._renderer_for(bulletin.settings)
        made_of = (content, look, renderer)
        if not self._shown or self._shown[0] != made_of:
            new_look = partial(self._looks.with_frames_for, bulletin=bulletin)
            showing = RenderedBulletin(views, renderer, look, new_look, self._directory)
            self._shown = made_of, showing
        return self._shown[1]

    def _renderer_for(self, settings: Settings) -> Renderer:
        made_of = (digest_of_templates(self._templates), settings)
        if not self._renderer or self._renderer[0] != made_of:
            self._renderer = made_of, Renderer(self._templates, settings)
        return self._renderer[1]
