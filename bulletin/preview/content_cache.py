"""Cache the parsed content of a preview, and the diagnostics of each entry, until they change."""

import os
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Generic, TypeVar

from bulletin.assembly.content import Reading, read_written
from bulletin.diagnostics.report import Diagnostic, Report
from bulletin.rules.all_rules import check_entry, future_dates_of
from bulletin.rules.rule_context import RuleContext
from bulletin.schema.entries import Entry
from bulletin.schema.look import LOOK_FOLDER
from bulletin.schema.look_checks import PAGES_FOLDER
from bulletin.schema.registries import REGISTRY_FILES, Registry
from bulletin.schema.settings import BULLETIN_FILE, Settings
from bulletin.schema.text_model import Written

SETTLED = 2 * 10**9
"""Nanoseconds after which another change of a file surely changes its timestamp: FAT has a
resolution of two seconds.
"""

T = TypeVar("T")
Stamp = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CachedResult(Generic[T]):
    """The result of parsing some files, with its diagnostics."""

    stamps: tuple[Stamp, ...]
    """Empty if the files changed so recently that another change might go unnoticed."""
    value: T
    diagnostics: Sequence[Diagnostic]


class CachedReading(Reading):
    """Parses only what has changed on disk since it was last parsed.

    `clock` gives nanoseconds as the file system has them.
    """

    def __init__(self, clock: Callable[[], int] = time.time_ns) -> None:
        super().__init__()
        self._clock = clock
        self._remembered: dict[str, CachedResult[Any]] = {}

    def settings(self, root: Path, report: Report) -> Settings | None:
        read = super().settings
        # Files that the settings name may be added later.
        named = (BULLETIN_FILE, LOOK_FOLDER, PAGES_FOLDER)
        return self._recall(root, named, lambda _, found: read(root, found), report)

    def registry(self, root: Path, report: Report) -> Registry:
        read, files = super().registry, REGISTRY_FILES.values()
        return self._recall(root, files, lambda _, found: read(root, found), report)

    def text(self, root: Path, path: str, report: Report) -> Written | None:
        def read(known: Written | None, found: Report) -> Written | None:
            return read_written(root, path, found, known)

        return self._recall(root, [path], read, report)

    def _recall(
        self,
        root: Path,
        paths: Collection[str],
        read: Callable[[T | None, Report], T],
        report: Report,
    ) -> T:
        """Return the result of `read` for some files, which is given its previous result."""
        name = next(iter(paths))
        stamps = tuple(_stamp(f"{root}/{path}") for path in paths)
        kept: CachedResult[T] | None = self._remembered.get(name)
        if not kept or kept.stamps != stamps:
            found = Report()
            value = read(kept.value if kept else None, found)
            is_known = kept and value is not None and value is kept.value
            said = kept.diagnostics if kept and is_known else found.diagnostics
            kept = CachedResult(stamps if self._are_settled(stamps) else (), value, said)
            self._remembered[name] = kept
        report.extend(kept.diagnostics)
        return kept.value

    def _are_settled(self, stamps: tuple[Stamp, ...]) -> bool:
        return all(changed < self._clock() - SETTLED for changed, *_ in filter(None, stamps))


def _stamp(file: str) -> Stamp:
    """Return what changes with a file, its modification time first; empty if it is deleted."""
    try:
        found = os.lstat(file)
    except OSError:
        return ()
    return (found.st_mtime_ns, found.st_size, found.st_ino, found.st_ctime_ns)


class CachedChecks:
    """Checks an entry once for each text, rule context and issue."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._remembered: dict[str, tuple[tuple[object, ...], Sequence[Diagnostic]]] = {}

    def __call__(self, entry: Entry, context: RuleContext) -> Sequence[Diagnostic]:
        appeared = context.appeared.get(entry.period)
        of = (entry, context.sections, context.registry, appeared)
        known, judgment = self._remembered.get(entry.document.path, ((), ()))
        if known != of:
            judgment = [*check_entry(entry, context), *future_dates_of(entry, self._today)]
            self._remembered[entry.document.path] = of, judgment
        return judgment
