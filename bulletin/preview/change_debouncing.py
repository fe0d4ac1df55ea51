"""When a change on the disk is to be looked at: as soon as nothing more follows it."""

import time
from collections.abc import Callable
from threading import Condition

QUIET = 0.04
"""Seconds without a further change after which an editor has probably finished saving."""
PATIENCE = 0.2
"""Seconds after which changes are looked at even if they do not end."""


class DiskChanges:
    """Changes as they are noticed, in any thread; `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._first: float | None = None
        self._last = 0.0
        self._noticed = Condition()

    def notice(self) -> None:
        """Something has changed."""
        with self._noticed:
            self._last = self._clock()
            self._first = self._last if self._first is None else self._first
            self._noticed.notify_all()

    @property
    def due_in(self) -> float | None:
        """Seconds until the changes are to be looked at; None while there are none."""
        if self._first is None:
            return None
        return max(0.0, min(self._last + QUIET, self._first + PATIENCE) - self._clock())

    def wait(self) -> None:
        """Return when there are changes to be looked at; they count as looked at from then on."""
        with self._noticed:
            while (rest := self.due_in) != 0:
                self._noticed.wait(rest)
            self._first = None
