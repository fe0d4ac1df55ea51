"""The link check on one page: ask for what is not remembered, judge it, and look for copies."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from bulletin.assembly.content import Content
from bulletin.diagnostics.report import Code, Diagnostic, quoted
from bulletin.link_checker.answer_cache import Memory, memory_in
from bulletin.link_checker.fetching import Answer, Asker
from bulletin.link_checker.link_collection import read_links
from bulletin.link_checker.link_diagnostics import Findings, judge
from bulletin.link_checker.network_access import Network
from bulletin.link_checker.wayback_machine import (
    ArchiveIsBusy,
    Archivist,
    NoCopy,
    Wanted,
    sources_without_copy,
    write_copy,
)
from bulletin.link_checker.worker_threads import survey

T = TypeVar("T")
Watch = Callable[[Iterable[T], int], Iterator[T]]
"""Passes on what comes, and may show how much of it has come."""


@dataclass(frozen=True, slots=True)
class Archived:
    """What came of asking for copies."""

    written: int
    missing: tuple[Diagnostic, ...]
    is_complete: bool
    """Whether the archive answered until the end."""

    @property
    def spoken(self) -> str:
        copies = f"{self.written} archived {'copy' if self.written == 1 else 'copies'}"
        return copies if self.is_complete else f"{copies} until the archive answered no more"


@dataclass(frozen=True, slots=True)
class LinkCheck:
    """Looks at the links of a project, through a network."""

    root: Path
    content: Content
    network: Network

    def findings(
        self, cache: Path, max_age: float, today: date, watch: Watch[tuple[str, Answer]]
    ) -> Findings:
        """Ask for every page that the content names, unless its answer is remembered.

        `max_age` is in days. Answers are kept in the folder `cache` as soon as they are there.
        """
        links = read_links(self.root, self.content)
        memory = memory_in(cache, self.network.now(), max_age)
        answers = self._answers(dict.fromkeys(link.page for link in links), memory, watch)
        return judge(links, answers, self.content.known_links, today)

    def _answers(
        self, pages: Iterable[str], memory: Memory, watch: Watch[tuple[str, Answer]]
    ) -> Mapping[str, Answer]:
        answers = {page: memory.answers.get(page) for page in pages}
        new = [page for page, answer in answers.items() if answer is None]
        asker = Asker.over(self.network, self.agent)
        for page, answer in watch(survey(new, asker.ask, self.network.workers), len(new)):
            memory.add(page, answer, self.network.now())
            answers[page] = answer
        return {page: answer for page, answer in answers.items() if answer}

    def archive(self, answers: Mapping[str, Answer], watch: Watch[Wanted]) -> Archived:
        """Write a copy into each source that has none, as far as the archive has or makes one."""
        wanted = tuple(sources_without_copy(self.content, answers, self.network.archive))
        archivist = Archivist.over(self.network, self.agent)
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
        """How the program calls itself: the bulletin and its address, where to ask back."""
        title = getattr(self.content.settings, "title", "")
        url = getattr(self.content.settings, "url", "")
        plain = "".join(c for c in title if c.isascii() and (c.isalnum() or c in " .-")).strip()
        names = "; ".join(filter(None, ["link check", plain, f"+{url}" if url else ""]))
        return f"privacy-bulletin/{version('privacy-bulletin')} ({names})"


def _without_copy(wanted: Wanted, reason: str) -> Diagnostic:
    message = f"no archived copy of {quoted(wanted.page)}: {reason}"
    hint = "if the source matters, save it by hand in an archive, and give its archive_url"
    return Diagnostic(Code.NO_ARCHIVED_COPY, wanted.location, message, hint)
