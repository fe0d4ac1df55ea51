"""The link checker on one page: request what is not cached, classify it, and find copies."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from bulletin.assembly.content import Content
from bulletin.diagnostics.report import Code, Diagnostic, quoted
from bulletin.link_checker.answer_cache import AnswerCache, load_answer_cache
from bulletin.link_checker.fetching import Answer, LinkFetcher
from bulletin.link_checker.link_collection import read_links
from bulletin.link_checker.link_diagnostics import Findings, judge
from bulletin.link_checker.network_access import Network
from bulletin.link_checker.wayback_machine import (
    ArchiveIsBusy,
    NoCopy,
    Wanted,
    WaybackClient,
    sources_without_copy,
    write_copy,
)
from bulletin.link_checker.worker_threads import survey

T = TypeVar("T")
Watch = Callable[[Iterable[T], int], Iterator[T]]
"""Passes on items, and may show progress."""


@dataclass(frozen=True, slots=True)
class Archived:
    """The result of adding archived copies."""

    written: int
    missing: tuple[Diagnostic, ...]
    is_complete: bool
    """Whether the archive answered until the end."""

    @property
    def spoken(self) -> str:
        copies = f"{self.written} archived {'copy' if self.written == 1 else 'copies'}"
        return copies if self.is_complete else f"{copies} until the archive stopped answering"


@dataclass(frozen=True, slots=True)
class LinkCheck:
    """Checks the links of a project over a network."""

    root: Path
    content: Content
    network: Network

    def findings(
        self, cache: Path, max_age: float, today: date, watch: Watch[tuple[str, Answer]]
    ) -> Findings:
        """Check every page in the content whose result is not cached.

        `max_age` is in days. Results are saved in the folder `cache` at once.
        """
        links = read_links(self.root, self.content)
        memory = load_answer_cache(cache, self.network.now(), max_age)
        answers = self._answers(dict.fromkeys(link.page for link in links), memory, watch)
        return judge(links, answers, self.content.known_links, today)

    def _answers(
        self, pages: Iterable[str], memory: AnswerCache, watch: Watch[tuple[str, Answer]]
    ) -> Mapping[str, Answer]:
        answers = {page: memory.answers.get(page) for page in pages}
        new = [page for page, answer in answers.items() if answer is None]
        asker = LinkFetcher.over(self.network, self.agent)
        for page, answer in watch(survey(new, asker.ask, self.network.workers), len(new)):
            memory.add(page, answer, self.network.now())
            answers[page] = answer
        return {page: answer for page, answer in answers.items() if answer}

    def archive(self, answers: Mapping[str, Answer], watch: Watch[Wanted]) -> Archived:
        """Add a copy to each source without one, as far as the archive has or makes one."""
        wanted = tuple(sources_without_copy(self.content, answers, self.network.archive))
        archivist = WaybackClient.over(self.network, self.agent)
        missing, written = [], 0
        for one in watch(wanted, len(wanted)):
            try:
                write_copy(self.root, one, archivist.copy_of(one, answers[one.page]))
                written += 1
            except NoCopy as reason:
                missing.append(_without_copy(one, f"{reason}"))
            except ArchiveIsBusy:
                return Archived(written, tuple(missing), is_complete=False)
        return Archived(written, tuple(missing), is_complete=True)

    @property
    def agent(self) -> str:
        """Return the User-Agent: the bulletin with its address as a contact."""
        title = getattr(self.content.settings, "title", "")
        url = getattr(self.content.settings, "url", "")
        plain = "".join(c for c in title if c.isascii() and (c.isalnum() or c in " .-")).strip()
        names = "; ".join(filter(None, ["link check", plain, f"+{url}" if url else ""]))
        return f"privacy-bulletin/{version('privacy-bulletin')} ({names})"


def _without_copy(wanted: Wanted, reason: str) -> Diagnostic:
    message = f"no archived copy of {quoted(wanted.page)}: {reason}"
    hint = "if the source matters, save it in an archive by hand, and add its archive_url"
    return Diagnostic(Code.NO_ARCHIVED_COPY, wanted.location, message, hint)
