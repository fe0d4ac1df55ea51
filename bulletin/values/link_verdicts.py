"""The possible results of checking a link."""

from enum import StrEnum


class Verdict(StrEnum):
    """The result of checking a link."""

    SOUND = "sound"
    MOVED = "moved"
    """Moved permanently to another address (RFC 9110: 301, 308)."""
    DEAD = "dead"
    """The host says that there is no such page (404, 410)."""
    REFUSED = "refused"
    """Refused to this program: 401, 403, 429, 451, or an invalid certificate."""
    SLOW = "slow"
    """No response in time."""
    UNREACHABLE = "unreachable"
    """The host does not exist or refuses connections."""
    FAILING = "failing"
    """A server error: 5xx, circular redirects, no HTTP."""
    LOCAL = "local"
    """The address leads into a non-public network, and was not requested."""


KNOWABLE = tuple(one.value for one in Verdict if one not in (Verdict.SOUND, Verdict.LOCAL))
"""Verdicts that an editor may list as known, so that they are not reported again."""
