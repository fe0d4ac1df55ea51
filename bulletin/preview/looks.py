"""The look of the site: frames and assets, which the engine makes anew only when it has to."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from bulletin.diagnostics.report import EnvironmentFault
from bulletin.schema.settings import Settings
from bulletin.site.engine import digest_of_look
from bulletin.site.keeping import Kept
from bulletin.site.writing import Frames, build_frames
from bulletin.views.pages import compose_pages
from bulletin.views.parts import Views
from bulletin.views.types import Page


@dataclass(frozen=True, slots=True)
class Look:
    """What the engine built."""

    frames: Frames
    folder: Path
    """Where the assets lie."""


class Looks:
    """Lets the engine work in a folder, and remembers what came of it, be it a fault."""

    def __init__(self, root: Path, folder: Path) -> None:
        self._root = root
        self._folder = folder
        self._kept = Kept(folder / "kept", folder)
        self._made_of: tuple[object, ...] = ()
        self._result: Look | EnvironmentFault = EnvironmentFault("nothing has been built yet")
        self._count = 0
        self._lock = Lock()

    def of(self, views: Views) -> Look:
        """The look of a bulletin; raises EnvironmentFault if the engine cannot make it."""
        settings = views.bulletin.settings
        own_pages = tuple(page.document.path for page in views.bulletin.pages)
        with self._lock:
            made_of = (digest_of_look(self._root), settings, own_pages)
            if self._made_of != made_of:
                self._result = self._built(settings, compose_pages(views))
                self._made_of = made_of
            return _sound(self._result)

    def with_frames_for(self, pages: Iterable[Page], settings: Settings) -> Look:
        """A look that has a frame for each page, where the last one has not; raises as `of`."""
        with self._lock:
            self._result = self._built(settings, tuple(pages))
            return _sound(self._result)

    def _built(self, settings: Settings, pages: tuple[Page, ...]) -> Look | EnvironmentFault:
        self._count += 1
        folder = self._folder / f"look-{self._count}"
        try:
            return Look(build_frames(self._root, settings, pages, self._kept, folder), folder)
        except EnvironmentFault as fault:
            return fault


def _sound(result: Look | EnvironmentFault) -> Look:
    if isinstance(result, EnvironmentFault):
        raise result
    return result
