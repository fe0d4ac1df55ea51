"""Limit the rate of requests to each host, across threads."""

from collections.abc import Callable
from threading import Lock


class RateLimiter:
    """Gives each request to a host its own time slot."""

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
        """Block until the host may be requested."""
        with self._lock:
            now = self._clock()
            turn = max(now, self._next.get(host, now))
            self._next[host] = turn + self._between
        if turn > now:
            self._sleep(turn - now)

    def hold(self, host: str, seconds: float) -> None:
        """Pause requests to the host for some time from now."""
        with self._lock:
            later = self._clock() + seconds
            self._next[host] = max(later, self._next.get(host, later))

    def end(self, host: str) -> None:
        """Stop all further requests to the host."""
        self._over.add(host)

    def is_over(self, host: str) -> bool:
        """Return whether requests to the host have been stopped."""
        return host in self._over
