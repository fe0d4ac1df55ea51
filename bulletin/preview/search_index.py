"""The search index of a preview, built when the search is used, and rebuilt after changes."""

from pathlib import Path
from threading import Lock

from bulletin.language.languages import language_of
from bulletin.preview.page_rendering import RenderedBulletin
from bulletin.site.build_cache import BuildCache
from bulletin.site.search_files import write_search
from bulletin.values.addresses import (
    FACET_TABLE,
    SEARCH_INDEX,
    SEARCH_SHARDS,
    SEARCH_TEXTS,
    SEARCH_TITLES,
    SUBJECT_TABLE,
)

_OURS = (SEARCH_INDEX, FACET_TABLE, SUBJECT_TABLE, SEARCH_SHARDS, SEARCH_TEXTS, SEARCH_TITLES)


class Search:
    """The files of the search index, built in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[str, tuple[RenderedBulletin, Path]] = {}
        self._count = 0
        self._lock = Lock()

    def file(self, address: str, showing: RenderedBulletin) -> Path | None:
        """Return a file of the current index; None if the address is not part of it.

        Raises EnvironmentFault if a template or the engine fails.
        """
        if not address.startswith(_OURS):
            return None
        language = showing.settings.language
        with self._lock:
            made_for, _ = self._made.get(language, (None, None))
            if made_for is not showing:
                self._made[language] = showing, self._make(showing)
            return self._made[language][1] / address

    def _make(self, showing: RenderedBulletin) -> Path:
        self._count += 1
        site, settings = self._folder / f"search-{self._count}", showing.settings
        language, kept = language_of(settings.language), BuildCache(None, site)
        write_search(showing.pages, showing.registry, language, kept, site, settings.folder)
        return site / settings.folder
