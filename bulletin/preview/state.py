"""The state of a preview: what it shows, what is wrong, and what a change on the disk does."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from threading import Condition

from bulletin.assembly.bulletin import Bulletin, assemble
from bulletin.assembly.content import Content, read_content
from bulletin.assembly.language_editions import editions_of
from bulletin.assembly.visibility import appearances
from bulletin.diagnostics.report import Diagnostic, EnvironmentFault, Report, Severity
from bulletin.preview.content_cache import RememberedJudgments, RememberedReading
from bulletin.preview.page_rendering import Edition, Showing
from bulletin.rules.all_rules import check_rules


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stand after a change."""

    number: int
    """One more with each change that could be noticed."""
    showings: Mapping[str, Showing]
    """The last bulletin that was sound in each of its languages, by their folders in the site;
    that of the originals is in the folder with the empty name. Empty before there was one."""
    diagnostics: Sequence[Diagnostic] = ()
    trouble: str = ""
    """What keeps the program from showing the content as it is, other than faults in it."""

    def at(self, address: str) -> tuple[Showing, str] | None:
        """The bulletin in the language of an address, and the address within it."""
        folder = address[: address.find("/") + 1]
        if folder and folder in self.showings:
            return self.showings[folder], address[len(folder) :]
        return (self.showings[""], address) if self.showings else None

    def has_page(self, address: str) -> bool:
        """Whether there is a page at an address of the site."""
        found = self.at(address)
        return bool(found and found[0].page(found[1]))

    @property
    def is_sound(self) -> bool:
        """Whether what is shown is what lies on the disk."""
        return not self.trouble and not any(
            one.severity is Severity.ERROR for one in self.diagnostics
        )


class Preview:
    """A bulletin in memory, brought up to date by `refresh` and read by whoever shows it.

    `folder` is one for files that nobody needs afterwards, `url` the address of the preview,
    `today` the day after which a date has not come yet; `clock` gives nanoseconds as files have
    them.
    """

    def __init__(
        self,
        root: Path,
        url: str,
        folder: Path,
        today: date,
        clock: Callable[[], int] = time.time_ns,
    ) -> None:
        self.root = root
        self._url = url
        self._reading = RememberedReading(clock)
        self._today = today
        self._judge = RememberedJudgments(today)
        self._folder = folder
        self._editions: dict[str, Edition] = {}
        self._changed = Condition()
        self._standing = Standing(0, {})
        self.is_closed = False

    @property
    def standing(self) -> Standing:
        return self._standing

    def refresh(self) -> Standing:
        """Read what has changed on the disk; whatever is wrong with it, this does not raise."""
        try:
            found = self._found()
        except Exception as fault:
            found = replace(self._standing, trouble=told(fault))
        with self._changed:
            if found != self._standing:
                self._standing = replace(found, number=self._standing.number + 1)
                self._changed.notify_all()
            return self._standing

    def wait(self, number: int, seconds: float) -> Standing:
        """How things stand as soon as they do not stand as at `number`; later at most `seconds`."""
        with self._changed:
            self._changed.wait_for(
                lambda: self.is_closed or self._standing.number != number, seconds
            )
            return self._standing

    def close(self) -> None:
        """Let everybody go who waits for a change."""
        with self._changed:
            self.is_closed = True
            self._changed.notify_all()

    def _found(self) -> Standing:
        report = Report()
        content = read_content(self.root, report, self._reading)
        check_rules(content, report, self._judge)
        found = replace(self._standing, diagnostics=report.diagnostics, trouble="")
        if report.errors:
            return found
        try:
            return replace(found, showings=self._show(content))
        except EnvironmentFault as fault:
            return replace(found, trouble=str(fault))

    def _show(self, content: Content) -> Mapping[str, Showing]:
        assert content.settings
        settings = content.settings.model_copy(update={"url": self._url})
        times = appearances(content)
        awaited = {path: time for path, time in times.items() if time.date() >= self._today}
        bulletins = editions_of(assemble(content, settings, awaited=awaited))
        return {one.settings.folder: self._edition(one).show(content, one) for one in bulletins}

    def _edition(self, bulletin: Bulletin) -> Edition:
        folder = bulletin.settings.folder
        if folder not in self._editions:
            self._editions[folder] = Edition(self.root, self._folder / f"edition-{folder}")
        return self._editions[folder]


def told(fault: Exception) -> str:
    """Any fault in one line; one that nobody foresaw with its kind."""
    if isinstance(fault, EnvironmentFault):
        return str(fault)
    return f"{type(fault).__name__}: {fault}"
