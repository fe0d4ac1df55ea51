"""The search of a preview: its index is made when the search is used, and anew after a change."""

from pathlib import Path
from threading import Lock

from bulletin.language.languages import language_of
from bulletin.preview.showing import Showing
from bulletin.site.keeping import Kept
from bulletin.site.searching import write_search
from bulletin.values.addresses import SEARCH_INDEX, SEARCH_SHARDS, SEARCH_TEXTS, SUBJECT_TABLE


class Search:
    """The files of the search index, made in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made_for: Showing | None = None
        self._count = 0
        self._lock = Lock()

    def file(self, address: str, showing: Showing) -> Path | None:
        """A file of the index as the bulletin is now; None if the address is none of the search's.

        Raises EnvironmentFault if a template or the engine fails.
        """
        if not address.startswith((SEARCH_INDEX, SUBJECT_TABLE, SEARCH_SHARDS, SEARCH_TEXTS)):
            return None
        with self._lock:
            if self._made_for is not showing:
                self._make(showing)
            return self._current / address

    @property
    def _current(self) -> Path:
        return self._folder / f"search-{self._count}"

    def _make(self, showing: Showing) -> None:
        self._count += 1
        language, kept = language_of(showing.settings.language), Kept(None, self._current)
        write_search(showing.pages, showing.registry, language, kept, self._current)
        self._made_for = showing
