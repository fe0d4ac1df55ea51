"""A cache of frames and assets, rebuilt by the engine only when necessary."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from bulletin.assembly.bulletin import Bulletin
from bulletin.diagnostics.report import EnvironmentFault
from bulletin.language.languages import language_of
from bulletin.site.look import Look, look_of
from bulletin.site.page_writing import Frames, build_frames
from bulletin.views.all_pages import compose_pages
from bulletin.views.page_types import Page
from bulletin.views.shared_views import Views


@dataclass(frozen=True, slots=True)
class Built:
    """The output of the engine."""

    frames: Frames
    folder: Path
    """The folder with the assets."""


class FrameCache:
    """Runs the engine in a folder, and caches its output or error."""

    def __init__(self, root: Path, folder: Path) -> None:
        self._root = root
        self._folder = folder
        self._made_of: tuple[object, ...] = ()
        self._result: Built | EnvironmentFault = EnvironmentFault("nothing has been built yet")
        self._count = 0
        self._lock = Lock()

    def of(self, views: Views) -> Built:
        """Return the frames of a bulletin; raises EnvironmentFault if the engine fails."""
        own_pages = tuple(page.document.path for page in views.bulletin.pages)
        with self._lock:
            look = look_of(self._root, views.bulletin, views.language)
            if self._made_of != (look, own_pages):
                self._result = self._built(look, compose_pages(views))
                self._made_of = look, own_pages
            return _sound(self._result)

    def with_frames_for(self, pages: Iterable[Page], bulletin: Bulletin) -> Built:
        """Return frames for all pages, rebuilding if some are missing; raises as `of`."""
        language = language_of(bulletin.settings.language)
        with self._lock:
            self._result = self._built(look_of(self._root, bulletin, language), tuple(pages))
            return _sound(self._result)

    def _built(self, look: Look, pages: tuple[Page, ...]) -> Built | EnvironmentFault:
        self._count += 1
        folder = self._folder / f"look-{self._count}"
        try:
            cache = self._folder / "kept"
            return Built(build_frames(look, pages, cache, folder), folder)
        except EnvironmentFault as fault:
            return fault


def _sound(result: Built | EnvironmentFault) -> Built:
    if isinstance(result, EnvironmentFault):
        raise result
    return result
