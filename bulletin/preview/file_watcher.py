"""Watch the folders of a project, and report changes as soon as no other one follows."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Condition

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirModifiedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

from bulletin.diagnostics.report import EnvironmentFault

QUIET = 0.04
"""Seconds without a further change after which an editor has probably finished saving."""
PATIENCE = 0.2
"""Seconds after which changes are processed even if more follow."""


class DiskChanges:
    """Collects changes from any thread; `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._first: float | None = None
        self._last = 0.0
        self._noticed = Condition()

    def notice(self) -> None:
        """Record a change."""
        with self._noticed:
            self._last = self._clock()
            self._first = self._last if self._first is None else self._first
            self._noticed.notify_all()

    @property
    def due_in(self) -> float | None:
        """Return the seconds until the changes are to be processed; None if there are none."""
        if self._first is None:
            return None
        return max(0.0, min(self._last + QUIET, self._first + PATIENCE) - self._clock())

    def wait(self) -> None:
        """Block until there are changes to process, and count them as processed."""
        with self._noticed:
            while (rest := self.due_in) != 0:
                self._noticed.wait(rest)
            self._first = None


FOLDERS = ("content", "templates")
"""The folders watched with all their contents; of the project folder itself, only its own files."""

_CHANGES: list[type[FileSystemEvent]] = [
    *(FileCreatedEvent, FileModifiedEvent, FileMovedEvent, FileDeletedEvent),
    *(DirCreatedEvent, DirMovedEvent, DirDeletedEvent),
]
"""Excludes the opening and closing of files, which reading them causes."""


class Watch(FileSystemEventHandler):
    """Watches the existing folders; call `renew` after every change."""

    def __init__(self, root: Path, observer: BaseObserver, notice: Callable[[], None]) -> None:
        self._observer = observer
        self._notice = notice
        self._folders = {str(root / name) for name in FOLDERS}
        self._outdated = set(self._folders)
        self._watched: dict[str, ObservedWatch] = {}
        self._schedule(str(root), recursive=False)

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Record a change, and whether it concerns a watched folder itself."""
        if event.is_directory and not isinstance(event, DirModifiedEvent):
            self._outdated |= self._folders & {str(event.src_path), str(event.dest_path)}
        self._notice()

    def renew(self) -> None:
        """Watch folders that have been created or replaced."""
        for folder in list(self._outdated):
            self._outdated.discard(folder)
            if watch := self._watched.pop(folder, None):
                with suppress(KeyError):
                    self._observer.unschedule(watch)
            with suppress(FileNotFoundError, NotADirectoryError):
                self._watched[folder] = self._schedule(folder, recursive=True)

    def _schedule(self, folder: str, *, recursive: bool) -> ObservedWatch:
        return self._observer.schedule(self, folder, recursive=recursive, event_filter=_CHANGES)


@contextmanager
def watching(root: Path, notice: Callable[[], None]) -> Iterator[Watch]:
    """Report every change in a project from another thread for the duration of the block.

    Raises EnvironmentFault if the system cannot watch so many folders.
    """
    observer: BaseObserver = Observer()
    try:
        observer.start()
        watch = Watch(root, observer, notice)
        watch.renew()
    except OSError as error:
        raise EnvironmentFault(f"cannot watch {root}: {error.strerror or error}") from error
    try:
        yield watch
    finally:
        observer.stop()
        observer.join()
