"""The state of a preview: what it shows, what is wrong, and what a change on the disk does."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from threading import Condition

from bulletin.assembly.bulletin import assemble
from bulletin.assembly.content import Content, read_content
from bulletin.assembly.visibility import appearances
from bulletin.diagnostics.report import Diagnostic, EnvironmentFault, Report, Severity
from bulletin.preview.looks import Built, Looks
from bulletin.preview.memory import RememberedJudgments, RememberedReading
from bulletin.preview.showing import Directory, Showing
from bulletin.rendering.renderer import Renderer, digest_of_templates
from bulletin.resources import TEMPLATES
from bulletin.rules.checking import check_rules
from bulletin.schema.settings import Settings
from bulletin.views.parts import Views


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stand after a change."""

    number: int
    """One more with each change that could be noticed."""
    showing: Showing | None
    """The last bulletin that was sound; None before there was one."""
    diagnostics: Sequence[Diagnostic] = ()
    trouble: str = ""
    """What keeps the program from showing the content as it is, other than faults in it."""

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
        self._looks = Looks(root, folder)
        self._directory = Directory()
        self._renderer: tuple[tuple[bytes, Settings], Renderer] | None = None
        self._shown: tuple[tuple[Content, Built, Renderer], Showing] | None = None
        self._changed = Condition()
        self._standing = Standing(0, None)
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
            return replace(found, showing=self._show(content))
        except EnvironmentFault as fault:
            return replace(found, trouble=str(fault))

    def _show(self, content: Content) -> Showing:
        assert content.settings
        settings = content.settings.model_copy(update={"url": self._url})
        times = appearances(content)
        awaited = {path: time for path, time in times.items() if time.date() >= self._today}
        views = Views(assemble(content, settings, awaited=awaited))
        look, renderer = self._looks.of(views), self._renderer_for(settings)
        made_of = (content, look, renderer)
        if not self._shown or self._shown[0] != made_of:
            new_look = partial(self._looks.with_frames_for, bulletin=views.bulletin)
            showing = Showing(views, renderer, look, new_look, self._directory)
            self._shown = made_of, showing
        return self._shown[1]

    def _renderer_for(self, settings: Settings) -> Renderer:
        templates = self.root / TEMPLATES
        made_of = (digest_of_templates(templates), settings)
        if not self._renderer or self._renderer[0] != made_of:
            self._renderer = made_of, Renderer(templates, settings)
        return self._renderer[1]


def told(fault: Exception) -> str:
    """Any fault in one line; one that nobody foresaw with its kind."""
    if isinstance(fault, EnvironmentFault):
        return str(fault)
    return f"{type(fault).__name__}: {fault}"
