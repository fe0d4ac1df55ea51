"""The state of a preview: what it shows, its problems, and updates after changes on disk."""

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
from bulletin.preview.content_cache import CachedChecks, CachedReading
from bulletin.preview.page_rendering import Edition, RenderedBulletin
from bulletin.rules.all_rules import check_rules


@dataclass(frozen=True, slots=True)
class PreviewState:
    """The state after a change."""

    number: int
    """Increases with every visible change."""
    showings: Mapping[str, RenderedBulletin]
    """The last valid bulletin in each language, by its folder in the site; the originals have the
    empty name. Empty before the first valid one.
    """
    diagnostics: Sequence[Diagnostic] = ()
    trouble: str = ""
    """A problem outside the content that keeps it from being shown."""

    def at(self, address: str) -> tuple[RenderedBulletin, str] | None:
        """Return the bulletin in the language of an address, and the address within it."""
        folder = address[: address.find("/") + 1]
        if folder and folder in self.showings:
            return self.showings[folder], address[len(folder) :]
        return (self.showings[""], address) if self.showings else None

    def has_page(self, address: str) -> bool:
        """Return whether there is a page at an address."""
        found = self.at(address)
        return bool(found and found[0].page(found[1]))

    @property
    def is_sound(self) -> bool:
        """Return whether the preview shows what is on disk."""
        return not self.trouble and not any(
            one.severity is Severity.ERROR for one in self.diagnostics
        )


class Preview:
    """A bulletin in memory, updated by `refresh` and read by the server.

    `folder` is for temporary files, `url` is the address of the preview, `today` the day after
    which dates are in the future; `clock` gives nanoseconds as files have them.
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
        self._reading = CachedReading(clock)
        self._today = today
        self._judge = CachedChecks(today)
        self._folder = folder
        self._editions: dict[str, Edition] = {}
        self._changed = Condition()
        self._standing = PreviewState(0, {})
        self.is_closed = False

    @property
    def standing(self) -> PreviewState:
        return self._standing

    def refresh(self) -> PreviewState:
        """Parse what has changed on disk; never raises."""
        try:
            found = self._found()
        except Exception as fault:
            found = replace(self._standing, trouble=told(fault))
        with self._changed:
            if found != self._standing:
                self._standing = replace(found, number=self._standing.number + 1)
                self._changed.notify_all()
            return self._standing

    def wait(self, number: int, seconds: float) -> PreviewState:
        """Return the state as soon as it differs from `number`, at the latest after `seconds`."""
        with self._changed:
            self._changed.wait_for(
                lambda: self.is_closed or self._standing.number != number, seconds
            )
            return self._standing

    def close(self) -> None:
        """Release all threads that wait for a change."""
        with self._changed:
            self.is_closed = True
            self._changed.notify_all()

    def _found(self) -> PreviewState:
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

    def _show(self, content: Content) -> Mapping[str, RenderedBulletin]:
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
    """Return any exception in one line; unexpected ones with their type."""
    if isinstance(fault, EnvironmentFault):
        return str(fault)
    return f"{type(fault).__name__}: {fault}"
