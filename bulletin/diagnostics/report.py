"""What is wrong with the content, where, and what to do about it, collected in one report.

What can be wrong is listed in `faults`; how a report is shown is the matter of `formats`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NamedTuple

from bulletin.diagnostics.faults import Code as Code
from bulletin.diagnostics.faults import Severity as Severity


class Location(NamedTuple):
    """A place in a file.

    `path` is relative to the project, with slashes; `line` and `column` count from 1,
    columns in code points. Line 0 means the file as a whole.
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        path = visible(self.path)
        return f"{path}:{self.line}:{self.column}" if self.line else path


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault: what it is, where it is, and what to do about it."""

    code: Code
    location: Location
    message: str
    hint: str = ""

    @property
    def severity(self) -> Severity:
        return self.code.severity


class BulletinError(Exception):
    """The content has errors; `report` holds every one that was found."""

    def __init__(self, report: "Report") -> None:
        super().__init__(f"{len(report.errors)} errors")
        self.report = report


class EnvironmentFault(Exception):
    """Something outside of the content keeps the program from working; one line says what."""


class Report:
    """Collects diagnostics, so that all of them are told at once."""

    def __init__(self, diagnostics: Iterable[Diagnostic] = ()) -> None:
        self._diagnostics = list(diagnostics)

    def add(self, code: Code, location: Location, message: str, hint: str = "") -> None:
        self._diagnostics.append(Diagnostic(code, location, message, hint))

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        self._diagnostics.extend(diagnostics)

    @property
    def count(self) -> int:
        return len(self._diagnostics)

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """All diagnostics by place: file, line, column."""
        return sorted(self._diagnostics, key=lambda found: (found.location, found.code))

    @property
    def errors(self) -> list[Diagnostic]:
        return [found for found in self.diagnostics if found.severity is Severity.ERROR]

    @property
    def warnings(self) -> list[Diagnostic]:
        return [found for found in self.diagnostics if found.severity is Severity.WARNING]

    def has(self, *codes: Code) -> bool:
        """Whether there is a fault of one of these kinds."""
        return any(found.code in codes for found in self._diagnostics)

    @property
    def paths(self) -> set[str]:
        """The files that something was said about."""
        return {found.location.path for found in self._diagnostics}

    def raise_if_faulty(self, *, strict: bool = False) -> None:
        """Raise `BulletinError` if there are errors or, under `strict`, warnings."""
        if self.errors or (strict and self.warnings):
            raise BulletinError(self)


def visible(text: str) -> str:
    """A text on one line, with what cannot be seen written as an escape."""
    return "".join(
        c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text
    )


def quoted(text: str, limit: int = 60) -> str:
    """An author's text as it may stand in a message: short, on one line, visible."""
    return f"'{visible(text if len(text) <= limit else text[: limit - 1] + '…')}'"


def nearest(wrong: str, choices: Iterable[str]) -> str | None:
    """The choice that was probably meant."""
    near = get_close_matches(wrong.lower(), sorted(choices), n=1, cutoff=0.6)
    return near[0] if near else None


def choice_hint(wrong: str, choices: Iterable[str]) -> str:
    """The nearest of the choices, or all of them where none is near."""
    known = sorted(choices)
    if near := nearest(wrong, known):
        return f"did you mean {quoted(near)}?"
    return f"choose one of: {', '.join(known)}" if known else ""
