"""What can be said of an address after it was asked."""

from enum import StrEnum


class Verdict(StrEnum):
    """How an address answers."""

    SOUND = "sound"
    MOVED = "moved"
    """It says that it has another address for good (RFC 9110: 301, 308)."""
    DEAD = "dead"
    """Its host says that there is no such page (404, 410)."""
    REFUSED = "refused"
    """Not for this program: 401, 403, 429, 451, or a certificate that is not to be trusted."""
    SLOW = "slow"
    """No answer came in time."""
    UNREACHABLE = "unreachable"
    """There is no such host, or it takes no connection."""
    FAILING = "failing"
    """It answers with a fault of its own: 5xx, redirects in a circle, no HTTP."""
    LOCAL = "local"
    """It leads into a network that is not the public one, and was not asked."""


KNOWABLE = tuple(one.value for one in Verdict if one not in (Verdict.SOUND, Verdict.LOCAL))
"""What an editor may know of an address and not want to be told again."""
