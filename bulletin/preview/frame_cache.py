"""Frames and assets of the site, which the engine makes anew only when it has to."""

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
    """What the engine built."""

    frames: Frames
    folder: Path
    """Where the assets lie."""


class Looks:
    """Lets the engine work in a folder, and remembers what came of it, be it a fault."""

    def __init__(self, root: Path, folder: Path) -> None:
        self._root = root
        self._folder = folder
        self._made_of: tuple[object, ...] = ()
        self._result: Built | EnvironmentFault = EnvironmentFault("nothing has been built yet")
        self._count = 0
        self._lock = Lock()

    def of(self, views: Views) -> Built:
        """The frames of a bulletin; raises EnvironmentFault if the engine cannot make them."""
        own_pages = tuple(page.document.path for page in views.bulletin.pages)
        with self._lock:
            look = look_of(self._root, views.bulletin, views.language)
            if self._made_of != (look, own_pages):
                self._result = self._built(look, compose_pages(views))
                self._made_of = look, own_pages
            return _sound(self._result)

    def with_frames_for(self, pages: Iterable[Page], bulletin: Bulletin) -> Built:
        """A frame for each page, where the last ones do not suffice; raises as `of`."""
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
