"""Points in time: a day, a time and its offset from UTC (ISO 8601, RFC 3339).

Content writes them as `2022-03-01T09:00+01:00`, optionally with seconds. The offset is required.
"""

import re
from datetime import UTC, datetime

NEVER = datetime.max.replace(tzinfo=UTC)
"""Later than any point in time that can be written."""
ALWAYS = datetime.min.replace(tzinfo=UTC)
"""Earlier than any point in time that can be written."""

EXAMPLE = "2022-03-01T09:00+01:00"
FORM = re.compile(
    r"(?:19|20)\d{2}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?[+-](?:0\d|1[0-4]):[0-5]\d", re.ASCII
)
_LOOSE = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})(?:(?:\s*[Tt,]\s*|\s+)(?P<hour>\d{1,2})[:.](?P<minute>\d{2})"
    r"(?::(?P<second>\d{2})(?:\.\d+)?)?\s*(?P<offset>[Zz]|UTC|GMT|[+−-]\d{1,2}(?::?\d{2})?)?)?",
    re.ASCII,
)


def parse_instant(text: str) -> datetime:
    """Parse `2022-03-01T09:00+01:00`; the ValueError for anything else says what to write."""
    if FORM.fullmatch(text):
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            raise ValueError(f"there is no such day or time; write it as {EXAMPLE}") from None
    raise ValueError(_hint(text))


def instant_meant(text: str) -> str:
    """Return the point in time in our notation, from another one; empty if ambiguous.

    `Z` (UTC) is a common offset.
    """
    found = _LOOSE.fullmatch(text.strip())
    if not found or not found["offset"]:
        return ""
    seconds = f":{found['second']}" if found["second"] else ""
    clock = f"{found['hour']:0>2}:{found['minute']}{seconds}"
    meant = f"{found['day']}T{clock}{_offset(found['offset'])}"
    try:
        parse_instant(meant)
    except ValueError:
        return ""
    return meant


def spoken_instant(instant: datetime) -> str:
    """Return a point in time for people: `2022-03-01 09:00 (UTC+01:00)`."""
    return f"{instant:%Y-%m-%d %H:%M} (UTC{instant.isoformat()[-6:]})"


def _hint(text: str) -> str:
    if meant := instant_meant(text):
        return f"write {meant}"
    found = _LOOSE.fullmatch(text.strip())
    if found and found["hour"]:
        clock = f"{found['day']}T{found['hour']:0>2}:{found['minute']}"
        return f"add the offset from UTC, as in {clock}+01:00"
    if found:
        return f"add the time of day and its offset from UTC, as in {found['day']}T09:00+01:00"
    return f"write day, time and offset from UTC as {EXAMPLE}"


def _offset(written: str) -> str:
    if written.upper() in ("Z", "UTC", "GMT"):
        return "+00:00"
    digits = written[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
    return f"{written[0].replace('−', '-')}{hours:0>2}:{minutes}"
