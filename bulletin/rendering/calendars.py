"""Render calendars as iCalendar (RFC 5545 and RFC 7986)."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from urllib.parse import urlsplit

from icalendar import Calendar as VCalendar
from icalendar import Event, vCategory, vDuration, vText

from bulletin.language.languages import Language
from bulletin.schema.settings import Settings
from bulletin.views.calendars import Calendar
from bulletin.views.key_dates import KeyDateLine

REFRESH = timedelta(days=1)
"""How often subscribers should refresh a calendar."""

_END = b"END:VCALENDAR\r\n"
_NOT_IN_UID = re.compile(r"[^A-Za-z0-9._@-]")
"""Characters replaced in UIDs; some programs make a file or address of an id with a slash."""
_ESCAPED = re.compile(r"[\\;,]")


class _Text(vText):
    r"""A text by RFC 5545, 3.3.11; the library treats `\N` as a line break."""

    def to_ical(self) -> bytes:
        return _ESCAPED.sub(r"\\\g<0>", self).replace("\n", r"\n").encode()


def render_calendar(calendar: Calendar, settings: Settings, language: Language) -> str:
    """Return the calendar; each event is rendered once, however many calendars contain it."""
    shell: bytes = _shell(calendar, settings, language).to_ical()
    base, host = settings.base_url, urlsplit(settings.identity).hostname or ""
    events = b"".join(_event(line, base, host) for line in calendar.events)
    return (shell.removesuffix(_END) + events + _END).decode()


def _shell(calendar: Calendar, settings: Settings, language: Language) -> VCalendar:
    """Return the calendar without events, with its name in RFC 7986 and in older programs."""
    shell = VCalendar()
    name = _Text(_joined(settings.title, calendar.title, language))
    maker = f"-//{settings.publisher.name}//{settings.title}//{settings.language}"
    shell.add("version", "2.0")
    shell.add("prodid", _Text(maker))
    shell.add("name", name)
    shell.add("x-wr-calname", name)
    shell.add("url", settings.base_url + calendar.page)
    # RFC 7986, 5.7 requires a value type, which the library's property omits.
    shell.add("refresh-interval", REFRESH, {"VALUE": "DURATION"})
    shell.add("x-published-ttl", vDuration(REFRESH))
    return shell


@lru_cache(maxsize=4096)
def _event(line: KeyDateLine, base: str, host: str) -> bytes:
    """Return an all-day event without a time zone, marked as free time.

    Its UID stays the same if the bulletin moves to another host, or the entry to another name.
    """
    day, changed = line.date.first_day, _midnight(line.changed.last_day)
    event = Event()
    event.add("uid", _NOT_IN_UID.sub(".", f"{line.id}@{host}"))
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("sequence", len(line.previously) + line.is_withdrawn)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", _Text(_joined(line.title, line.entry.title, line.language)))
    event.add("description", _Text("\n\n".join(_description(line, base))))
    event.add("url", base + line.entry.address)
    event.add("categories", _texts(_categories(line)))
    event.add("transp", "TRANSPARENT")
    if line.is_withdrawn:
        event.add("status", "CANCELLED")
    rendered: bytes = event.to_ical()
    return rendered


def _description(line: KeyDateLine, base: str) -> Iterator[str]:
    """Yield the lines of a description: the action, the title and the address."""
    if line.action:
        yield line.action
    if line.entry.summary:
        yield line.entry.summary
    if line.previously:
        yield line.language.gettext("Moved from %(dates)s.") % {"dates": line.moved_from}
    yield base + line.entry.address


def _joined(whole: str, part: str, language: Language) -> str:
    return language.gettext("%(bulletin)s: %(part)s") % {"bulletin": whole, "part": part}


def _categories(line: KeyDateLine) -> list[str]:
    return [line.entry.section.title, *(place.name for place in line.entry.jurisdictions)]


def _texts(parts: Iterable[str]) -> vCategory:
    texts = vCategory([])
    texts.cats = [_Text(part) for part in parts]
    return texts


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
