"""Diagnostics: what is wrong with the content, where, and what to do about it.

`faults` lists the codes; `report_formats` formats a report.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NamedTuple

from bulletin.diagnostics.diagnostic_codes import Code as Code
from bulletin.diagnostics.diagnostic_codes import Severity as Severity


class Location(NamedTuple):
    """A location in a file.

    `path` is relative to the project, with slashes; `line` and `column` count from 1, columns in
    code points. Line 0 means the whole file.
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        path = visible(self.path)
        return f"{path}:{self.line}:{self.column}" if self.line else path


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """An error or warning about the content, with its location and a hint."""

    code: Code
    location: Location
    message: str
    hint: str = ""

    @property
    def severity(self) -> Severity:
        return self.code.severity


class BulletinError(Exception):
    """The content has errors; `report` holds all diagnostics."""

    def __init__(self, report: "Report") -> None:
        super().__init__(f"{len(report.errors)} errors")
        self.report = report


class EnvironmentFault(Exception):
    """A problem outside the content that stops the program; the message is one line."""


class Report:
    """A collection of diagnostics, to be shown together."""

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
        """Return all diagnostics in order of file, line and column."""
        return sorted(self._diagnostics, key=lambda found: (found.location, found.code))

    @property
    def errors(self) -> list[Diagnostic]:
        return [found for found in self.diagnostics if found.severity is Severity.ERROR]

    @property
    def warnings(self) -> list[Diagnostic]:
        return [found for found in self.diagnostics if found.severity is Severity.WARNING]

    def has(self, *codes: Code) -> bool:
        """Return whether there is a diagnostic with one of these codes."""
        return any(found.code in codes for found in self._diagnostics)

    @property
    def paths(self) -> set[str]:
        """Return the files that have diagnostics."""
        return {found.location.path for found in self._diagnostics}

    def raise_if_faulty(self, *, strict: bool = False) -> None:
        """Raise `BulletinError` if there are errors or, under `strict`, warnings."""
        if self.errors or (strict and self.warnings):
            raise BulletinError(self)


def visible(text: str) -> str:
    """Return a text on one line, with invisible characters escaped."""
    return "".join(
        c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text
    )


def quoted(text: str, limit: int = 60) -> str:
    """Return an author's text for use in a message: short, on one line, visible, in quotes."""
    return f"'{visible(text if len(text) <= limit else text[: limit - 1] + '…')}'"


def nearest(wrong: str, choices: Iterable[str]) -> str | None:
    """Return the most similar of the choices, if one is similar enough."""
    near = get_close_matches(wrong.lower(), sorted(choices), n=1, cutoff=0.6)
    return near[0] if near else None


def choice_hint(wrong: str, choices: Iterable[str]) -> str:
    """Return a hint with the most similar choice, or with all of them."""
    known = sorted(choices)
    if near := nearest(wrong, known):
        return f"did you mean {quoted(near)}?"
    return f"choose one of: {', '.join(known)}" if known else ""
