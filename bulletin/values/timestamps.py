"""Points in time: a day, a time and its offset from UTC (ISO 8601, RFC 3339).

Content writes one as `2022-03-01T09:00+01:00`. Seconds may be given. Without an offset nobody
could know when it is.
"""

import re
from datetime import UTC, datetime

NEVER = datetime.max.replace(tzinfo=UTC)
"""Later than all points in time that can be written."""
ALWAYS = datetime.min.replace(tzinfo=UTC)
"""Earlier than all of them."""

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
    """Read `2022-03-01T09:00+01:00`; ValueError says what to write instead of anything else."""
    if FORM.fullmatch(text):
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            raise ValueError(f"there is no such day or time; write it as {EXAMPLE}") from None
    raise ValueError(_hint(text))


def instant_meant(text: str) -> str:
    """The point in time, in our form, that another form stands for; empty where that is not clear.

    `Z`, which is UTC, is an offset that people and programs often write.
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
    """As a person reads it: `2022-03-01 09:00 (UTC+01:00)`."""
    return f"{instant:%Y-%m-%d %H:%M} (UTC{instant.isoformat()[-6:]})"


def _hint(text: str) -> str:
    if meant := instant_meant(text):
        return f"write {meant}"
    found = _LOOSE.fullmatch(text.strip())
    if found and found["hour"]:
        clock = f"{found['day']}T{found['hour']:0>2}:{found['minute']}"
        return f"say how far the clock is from UTC, as {clock}+01:00"
    if found:
        return f"give the time of day and its offset from UTC, as {found['day']}T09:00+01:00"
    return f"write day, time and offset from UTC as {EXAMPLE}"


def _offset(written: str) -> str:
    if written.upper() in ("Z", "UTC", "GMT"):
        return "+00:00"
    digits = written[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
    return f"{written[0].replace('−', '-')}{hours:0>2}:{minutes}"
