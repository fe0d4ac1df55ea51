"""An entry from nothing but its text, for tests: no folder, no disk."""

from dataclasses import dataclass

import pytest

from bulletin.assembly import content as assembly
from bulletin.diagnostics.report import Report
from bulletin.parsing.documents import Document, parse_document
from bulletin.parsing.text_files import decode
from bulletin.schema.entries import Entry
from bulletin.schema.text_model import Written, parse_written
from tests.projects import ENTRY

PATH = "content/2022-02/sample.md"

FRONT_MATTER = ENTRY[: ENTRY.index("The authority fined a company.[")]
BODY_LINE = FRONT_MATTER.count("\n") + 1

Fault = tuple[str, int, int]
"""A diagnostic's code, line and column."""


@dataclass
class PlainPlace:
    """A place that leaves its traces in the HTML as readable text."""

    heading_level: int = 3
    end: str = ""

    def mark(self, source: str) -> str:
        return f"[{source}]"

    def marks_at_end(self) -> str:
        return self.end

    def paragraph_id(self, name: str) -> str:
        return ""

    def href(self, target: str) -> str:
        return f"to:{target}"


def parse_entry(content: str, path: str = PATH) -> tuple[Entry | None, Report]:
    """What becomes of a whole file, and what is wrong with it."""
    report = Report()
    text = decode(content.encode(), path, report)
    if text is None:
        return None, report
    return parse_written(Entry, parse_document(text, path, report), report), report


def parse_body_of_entry(body: str, *sources: str) -> tuple[Entry, Report]:
    """What becomes of a text below sound front matter that gives the sources."""
    entry, report = parse_entry(front_matter(*sources) + body)
    assert entry is not None
    return entry, report


def sound_entry(body: str, *sources: str) -> Entry:
    """The entry of a text that has no fault."""
    entry, report = parse_body_of_entry(body, *sources)
    assert report.errors == []
    return entry


def front_matter(*sources: str) -> str:
    """The sample's front matter; with the sources of these ids, if there are any."""
    if not sources:
        return FRONT_MATTER
    begin = FRONT_MATTER[: FRONT_MATTER.index("  - id:")]
    given = (f"  - id: {name}\n    url: https://www.example.org/{name}\n" for name in sources)
    return begin + "".join(given) + "---\n"


def faults(report: Report) -> list[Fault]:
    """The diagnostics of a report without their words."""
    return [
        (found.code.value, found.location.line, found.location.column)
        for found in report.diagnostics
    ]


def watch_parsing(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the texts that are parsed from now on, as they come."""
    parsed: list[str] = []

    def parse(model: type[Written], document: Document, report: Report) -> Written | None:
        parsed.append(document.path)
        return parse_written(model, document, report)

    monkeypatch.setattr(assembly, "parse_written", parse)
    return parsed
