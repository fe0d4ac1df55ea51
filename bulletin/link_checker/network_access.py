"""The world outside as the link check meets it: names, clocks, trust, and how long to wait."""

import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass

from bulletin.link_checker.private_hosts import Resolve, public_addresses


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait for what, in seconds."""

    connection: float = 10
    silence: float = 20
    """Between two signs of life."""
    whole: float = 30
    """For an answer from beginning to end."""
    between: float = 1
    """From one request to the next to the same host."""
    backing_off: tuple[float, ...] = (2, 10)
    """Before another attempt, if the host does not say how long it wants to be left alone."""
    at_most: float = 120
    """A host that wants to be left alone for longer is not asked again in this run."""


ARCHIVE_PATIENCE = Patience(silence=180, whole=200, between=6, backing_off=(30,), at_most=300)
"""A copy is made while one waits, and an unknown caller may order some ten in a minute."""


@dataclass(frozen=True, slots=True)
class Archive:
    """The addresses of a web archive that speaks as the Internet Archive does."""

    available: str = "https://archive.org/wayback/available"
    save: str = "https://web.archive.org/save/"
    copies: str = "https://web.archive.org/web/"
    patience: Patience = ARCHIVE_PATIENCE


@dataclass(frozen=True, slots=True)
class Network:
    """What asks and waits; tests have their own."""

    resolve: Resolve = public_addresses
    trust: Callable[[], ssl.SSLContext] = ssl.create_default_context
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], float] = time.time
    """Seconds since 1970."""
    patience: Patience = Patience()
    archive: Archive = Archive()
    workers: int = 8
    """Hosts that are asked at the same time."""
