"""Archived copies in the Internet Archive: find or make them, and add them to entries."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urldefrag, urlencode, urljoin, urlsplit

from bulletin.assembly.content import Content
from bulletin.diagnostics.report import EnvironmentFault, Location
from bulletin.link_checker.fetching import REDIRECTS, Answer
from bulletin.link_checker.front_matter_edits import CannotEdit, with_fields
from bulletin.link_checker.http_requests import HttpClient, NoReply, Reply, normalized
from bulletin.link_checker.network_access import Archive, Network
from bulletin.link_checker.rate_limit import RateLimiter
from bulletin.schema.entries import Entry, Source
from bulletin.values.dates import PartialDate
from bulletin.values.link_verdicts import Verdict

MOST_BYTES = 64 * 1024
_MOST_REDIRECTS = 3
_STAMP = re.compile(r"/web/([0-9]{14})(?:[a-z]{2}_)?/")
_WORTH_SAVING = (Verdict.SOUND, Verdict.MOVED, Verdict.REFUSED, Verdict.SLOW)
"""Also pages refused to this program: the archive uses its own requests."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A source without an archived copy."""

    file: str
    index: int
    """Its index among the sources of its entry."""
    page: str
    published: PartialDate
    """The publication date, as far as known; a copy must not be older."""
    location: Location


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of a page, with its date."""

    address: str
    day: date


class NoCopy(Exception):
    """The archive has no copy of a page and makes none; the message says why."""


class ArchiveIsBusy(Exception):
    """The archive refuses further requests; missing copies can be added later."""


def sources_without_copy(
    content: Content, answers: Mapping[str, Answer], archive: Archive
) -> Iterator[Wanted]:
    """Yield sources that have no copy and no date of one, if their host was requested.

    Skips pages of the archive itself, and addresses in a local network.
    """
    for entry in content.entries:
        for index, source in enumerate(getattr(entry, "sources", ())):
            if wanted := _wanted(entry, index, source):
                answer = answers.get(wanted.page)
                is_ours = answer is None or answer.verdict is Verdict.LOCAL
                if not (is_ours or wanted.page.startswith(archive.copies)):
                    yield wanted


def _wanted(entry: Entry, index: int, source: Source) -> Wanted | None:
    url, date_ = getattr(source, "url", ""), getattr(entry, "date", None)
    given = [getattr(source, name, None) for name in ("archive_url", "archived")]
    published = getattr(source, "published", None) or date_
    if not url or getattr(source, "access", None) or any(given) or published is None:
        return None
    at = entry.at("sources", index, "url")
    return Wanted(entry.document.path, index, urldefrag(url).url, published, at)


@dataclass(frozen=True, slots=True)
class WaybackClient:
    """Requests to a web archive, at a low rate."""

    exchange: HttpClient
    pace: RateLimiter
    archive: Archive

    @classmethod
    def over(cls, network: Network, agent: str) -> "WaybackClient":
        archive = network.archive
        pace = RateLimiter(archive.patience.between, network.clock, network.sleep)
        return cls(HttpClient.over(network, agent, archive.patience), pace, archive)

    def copy_of(self, wanted: Wanted, answer: Answer) -> Copy:
        """Return the first copy after the page was published, or a new one.

        Raises NoCopy, and ArchiveIsBusy if going on is pointless.
        """
        if copy := self._found(wanted):
            return copy
        if answer.verdict not in _WORTH_SAVING:
            raise NoCopy("the archive has none, and the page can no longer be read")
        return self._made(wanted)

    def _found(self, wanted: Wanted) -> Copy | None:
        near = f"{wanted.published.last_day:%Y%m%d}"
        query = urlencode({"url": wanted.page, "timestamp": near})
        reply = self._get(f"{self.archive.available}?{query}")
        if reply.status != 200:
            raise NoCopy(f"the archive answers with status {reply.status}")
        copy = self._copy(_stamp_of(reply.body), wanted)
        is_late_enough = copy and copy.day >= wanted.published.first_day
        return copy if is_late_enough else None

    def _made(self, wanted: Wanted) -> Copy:
        reply = self._get(self.archive.save + wanted.page)
        for name in ("content-location", "location"):
            stamp = _STAMP.search(reply.headers.get(name, ""))
            if stamp and (copy := self._copy(stamp[1], wanted)):
                return copy
        raise NoCopy(f"the archive makes none; it answers with status {reply.status}")

    def _copy(self, stamp: str, wanted: Wanted) -> Copy | None:
        with suppress(ValueError):
            day = date.fromisoformat(f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}")
            return Copy(f"{self.archive.copies}{stamp}/{wanted.page}", day)
        return None

    def _get(self, address: str) -> Reply:
        """Return the archive's reply, following redirects that do not lead to a copy."""
        reply = self._patiently(address)
        for _ in range(_MOST_REDIRECTS):
            target = reply.headers.get("location", "")
            if reply.status not in REDIRECTS or _STAMP.search(target):
                break
            address = normalized(urljoin(address, target)) or ""
            if not address.startswith(_origins(self.archive)):
                break
            reply = self._patiently(address)
        return reply

    def _patiently(self, address: str) -> Reply:
        host = urlsplit(address).hostname or ""
        for pause in (*self.archive.patience.backing_off, 0.0):
            self.pace.wait(host)
            reply = self.exchange.ask("GET", normalized(address) or "", MOST_BYTES)
            if isinstance(reply, Reply) and reply.status != 429 and reply.status < 500:
                return reply
            asked_for = reply.wait if isinstance(reply, Reply) else None
            if (asked_for or 0) > self.archive.patience.at_most:
                break
            self.pace.hold(host, pause if asked_for is None else asked_for)
        words = reply.words if isinstance(reply, NoReply) else f"status {reply.status}"
        if isinstance(reply, Reply) and reply.status != 429:
            raise NoCopy(f"the archive answers with {words}")
        raise ArchiveIsBusy(words)


def _origins(archive: Archive) -> tuple[str, ...]:
    """Return the origins to which the archive may redirect."""
    parts = map(urlsplit, (archive.available, archive.save, archive.copies))
    return tuple({f"{one.scheme}://{one.netloc}/" for one in parts})


def _stamp_of(body: bytes) -> str:
    """Return the time of the nearest copy in the archive; empty if there is none."""
    try:
        nearest = json.loads(body)["archived_snapshots"]["closest"]
        stamp, is_good = str(nearest["timestamp"]), str(nearest["status"]) == "200"
    except (ValueError, KeyError, TypeError):
        return ""
    is_stamp = len(stamp) == 14 and stamp.isascii() and stamp.isdigit()
    return stamp if is_stamp and is_good and nearest.get("available") is True else ""


def write_copy(root: Path, wanted: Wanted, copy: Copy) -> None:
    """Add a copy to the front matter of its entry, atomically.

    Raises NoCopy if the editor does not support how the file is written.
    """
    file = root / wanted.file
    added = {"archive_url": copy.address, "archived": f"{copy.day}"}
    unfinished = file.with_name(f".{file.name}.new")
    try:
        content = with_fields(file.read_bytes(), ("sources", wanted.index), "url", added)
        unfinished.write_bytes(content)
        unfinished.chmod(file.stat().st_mode)
        unfinished.replace(file)
    except CannotEdit as reason:
        fields = f"archive_url: {copy.address} and archived: {copy.day}"
        raise NoCopy(f"{reason}; add {fields} by hand") from None
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink()
        raise EnvironmentFault(f"{wanted.file} cannot be written: {error.strerror}") from None
