"""The search of a preview: its index is made when the search is used, and anew after a change."""

from pathlib import Path
from threading import Lock

from bulletin.preview.showing import Showing
from bulletin.site.writing import searchable
from bulletin.values.addresses import FACET_TABLE, SEARCH_INDEX, SUBJECT_TABLE


class Search:
    """The files of the search index, made in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made_for: Showing | None = None
        self._count = 0
        self._lock = Lock()

    def file(self, address: str, showing: Showing) -> Path | None:
        """A file of the index; None if the address is none of the search's.

        A reader's search begins with the facet table, so that is when the index is brought up to
        date. Raises EnvironmentFault if it cannot be made.
        """
        if not address.startswith((FACET_TABLE, SUBJECT_TABLE, SEARCH_INDEX)):
            return None
        with self._lock:
            if not self._made_for or (address == FACET_TABLE and self._made_for is not showing):
                self._make(showing)
            return self._current / address

    @property
    def _current(self) -> Path:
        return self._folder / f"search-{self._count}"

    def _make(self, showing: Showing) -> None:
        self._count += 1
        (self._current / FACET_TABLE).parent.mkdir(parents=True)
        language = showing.settings.language
        with searchable(showing.pages, showing.renderer, language, self._current):
            self._made_for = showing
