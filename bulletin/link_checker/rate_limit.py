"""No host is asked faster than it can bear, by however many threads."""

from collections.abc import Callable
from threading import Lock


class Pace:
    """Gives everybody who wants to ask a host a turn of their own."""

    def __init__(
        self, between: float, clock: Callable[[], float], sleep: Callable[[float], None]
    ) -> None:
        self._between = between
        self._clock = clock
        self._sleep = sleep
        self._next: dict[str, float] = {}
        self._over: set[str] = set()
        self._lock = Lock()

    def wait(self, host: str) -> None:
        """Return when it is one's turn to ask the host."""
        with self._lock:
            now = self._clock()
            turn = max(now, self._next.get(host, now))
            self._next[host] = turn + self._between
        if turn > now:
            self._sleep(turn - now)

    def hold(self, host: str, seconds: float) -> None:
        """Leave the host alone for some time from now."""
        with self._lock:
            later = self._clock() + seconds
            self._next[host] = max(later, self._next.get(host, later))

    def end(self, host: str) -> None:
        """Leave the host alone for good."""
        self._over.add(host)

    def is_over(self, host: str) -> bool:
        """Whether the host is to be left alone."""
        return host in self._over
