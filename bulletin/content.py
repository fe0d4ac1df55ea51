"""Everything that authors wrote, read and parsed as far as it can be."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bulletin.content_files import find_files, is_entry, is_issue
from bulletin.diagnostics import Code, Location, Report
from bulletin.documents import Document, read_document
from bulletin.entries import Entry, HandWritten, IssueNotes, W, parse_written
from bulletin.settings import Registry, Settings, read_registry, read_settings


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that authors wrote, parsed as far as it could be."""

    settings: Settings | None
    registry: Registry
    issues: tuple[IssueNotes, ...]
    entries: tuple[Entry, ...]
    pages: tuple[HandWritten, ...]
    images: tuple[str, ...]
    """Paths relative to the project."""
    documents: frozenset[str]
    """Paths of all Markdown files that have a page, whether they could be read or not."""


def read_content(root: Path, report: Report) -> Content:
    """Read everything below `content/`; faults, and files that nobody would see, are reported."""
    settings, registry = read_settings(root, report), read_registry(root, report)
    files = find_files(root, report)
    _report_months(files.texts, report)
    read = (read_document(root, path, report) for path in files.texts)
    documents = [document for document in read if document]

    def parse_all(model: type[W], is_one: Callable[[str], bool]) -> tuple[W, ...]:
        return _parse_all(model, [one for one in documents if is_one(one.path)], report)

    return Content(
        settings,
        registry,
        parse_all(IssueNotes, is_issue),
        parse_all(Entry, is_entry),
        parse_all(HandWritten, lambda path: not is_issue(path) and not is_entry(path)),
        tuple(files.images),
        frozenset(files.texts),
    )


def _parse_all(model: type[W], documents: list[Document], report: Report) -> tuple[W, ...]:
    parsed = (parse_written(model, document, report) for document in documents)
    return tuple(written for written in parsed if written is not None)


def _report_months(paths: list[str], report: Report) -> None:
    """A month with entries has an issue, and an issue has entries."""
    issues = {path.rpartition("/")[0]: path for path in paths if is_issue(path)}
    months = {path.rpartition("/")[0] for path in paths if is_entry(path)}
    for month in sorted(months - issues.keys()):
        message = "the month has entries but no issue.md"
        hint = "write one with the lines '---' and '---' and a sentence of introduction"
        report.add(Code.MISSING_ISSUE, Location(f"{month}/issue.md"), message, hint)
    for month in sorted(issues.keys() - months):
        message = "the issue has no entries"
        hint = f"put its entries into {month}/"
        report.add(Code.EMPTY_ISSUE, Location(issues[month]), message, hint)
