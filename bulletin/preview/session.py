"""A preview session: server, file watcher and state."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from bulletin.preview.file_watcher import DiskChanges, Watch, watching
from bulletin.preview.http_responses import Answers
from bulletin.preview.search_index import Search
from bulletin.preview.server import PreviewServer, serving
from bulletin.preview.state import Preview, PreviewState


@dataclass(frozen=True, slots=True)
class Session:
    """A running preview."""

    url: str
    preview: Preview
    _changes: DiskChanges
    _watch: Watch

    def next(self) -> PreviewState:
        """Wait for changes on disk, and return the new state."""
        self._changes.wait()
        with suppress(OSError):
            self._watch.renew()
        return self.preview.refresh()


@contextmanager
def previewing(
    root: Path, port: int, today: date, tell: Callable[[str], None]
) -> Iterator[Session]:
    """Preview a project on a port of this machine; 0 selects any free port.

    `tell` receives problems of single pages. Raises EnvironmentFault if the port is taken or the
    project cannot be watched.
    """
    with PreviewServer(port) as server, TemporaryDirectory(prefix="bulletin-") as folder:
        preview, changes = Preview(root, server.url, Path(folder), today), DiskChanges()
        server.answers = Answers(preview, Search(Path(folder)), tell)
        with watching(root, changes.notice) as watch:
            preview.refresh()
            with serving(server):
                try:
                    yield Session(server.url, preview, changes, watch)
                finally:
                    preview.close()
