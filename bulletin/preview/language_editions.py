"""The bulletin in one of its languages, as a preview shows it; what has not changed stays."""

from functools import partial
from pathlib import Path

from bulletin.assembly.bulletin import Bulletin
from bulletin.assembly.content import Content
from bulletin.preview.frame_cache import Built, Looks
from bulletin.preview.page_rendering import Directory, Showing
from bulletin.rendering.renderer import Renderer, digest_of_templates
from bulletin.resources import TEMPLATES
from bulletin.schema.settings import Settings
from bulletin.views.shared_views import Views


class Edition:
    """The pages in one language of the project in a folder; `files` is where it may leave files."""

    def __init__(self, root: Path, files: Path) -> None:
        self._templates = root / TEMPLATES
        self._looks = Looks(root, files)
        self._directory = Directory()
        self._renderer: tuple[tuple[bytes, Settings], Renderer] | None = None
        self._shown: tuple[tuple[Content, Built, Renderer], Showing] | None = None

    def show(self, content: Content, bulletin: Bulletin) -> Showing:
        """The bulletin made of a content; raises EnvironmentFault if the engine fails."""
        views = Views(bulletin)
        look, renderer = self._looks.of(views), self._renderer_for(bulletin.settings)
        made_of = (content, look, renderer)
        if not self._shown or self._shown[0] != made_of:
            new_look = partial(self._looks.with_frames_for, bulletin=bulletin)
            showing = Showing(views, renderer, look, new_look, self._directory)
            self._shown = made_of, showing
        return self._shown[1]

    def _renderer_for(self, settings: Settings) -> Renderer:
        made_of = (digest_of_templates(self._templates), settings)
        if not self._renderer or self._renderer[0] != made_of:
            self._renderer = made_of, Renderer(self._templates, settings)
        return self._renderer[1]
