"""Read and parse everything that authors wrote, as far as possible."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from bulletin.assembly.content_files import find_files, is_entry, is_issue
from bulletin.diagnostics.report import Code, Location, Report
from bulletin.parsing.documents import decode_document
from bulletin.parsing.text_files import read_bytes
from bulletin.schema.entries import Entry, HandWritten, IssueNotes
from bulletin.schema.known_links import KnownLink, read_known_links
from bulletin.schema.registries import Registry
from bulletin.schema.registry_files import read_registry
from bulletin.schema.settings import Settings, read_settings
from bulletin.schema.text_model import Written, parse_written
from bulletin.schema.translations import TRANSLATIONS, Translation, translated_file
from bulletin.values.digests import digest_of


@dataclass(frozen=True)
class Content:
    """Everything that authors wrote, as far as it could be parsed."""

    settings: Settings | None
    registry: Registry
    issues: tuple[IssueNotes, ...]
    entries: tuple[Entry, ...]
    pages: tuple[HandWritten, ...]
    images: tuple[str, ...]
    """Paths relative to the project."""
    documents: frozenset[str]
    """Paths of all Markdown files that have a page, whether or not they could be read."""
    known_links: tuple[KnownLink, ...] = ()
    translations: tuple[Translation, ...] = ()

    @property
    def originals(self) -> tuple[Written, ...]:
        """Return the texts that have an address, as far as they could be read."""
        return (*self.issues, *self.entries, *self.pages)

    @property
    def texts(self) -> tuple[Written, ...]:
        """Return all texts that could be read."""
        return (*self.originals, *self.translations)

    @cached_property
    def by_id(self) -> Mapping[str, Entry]:
        """Return the entries by period and slug."""
        return {entry.id: entry for entry in self.entries}


class Reading:
    """The strategy for reading the parts of the content, which caches can override.

    A text that has not changed since it became `known` is not parsed again.
    """

    def __init__(self, known: Mapping[str, Written] = MappingProxyType({})) -> None:
        self._known = known

    def settings(self, root: Path, report: Report) -> Settings | None:
        return read_settings(root, report)

    def registry(self, root: Path, report: Report) -> Registry:
        return read_registry(root, report)

    def text(self, root: Path, path: str, report: Report) -> Written | None:
        return read_written(root, path, report, self._known.get(path))


FROM_FILES = Reading()


def read_content(root: Path, report: Report, reading: Reading = FROM_FILES) -> Content:
    """Read everything in `content/`; errors and unused files are reported."""
    settings = reading.settings(root, report)
    if report.has(Code.NEWER_FORMAT, Code.OTHER_VERSION):
        return _nothing(root)
    registry = reading.registry(root, report)
    files = find_files(root, report)
    _report_months(files.texts, report)
    paths = (*files.texts, *files.translations)
    texts = [reading.text(root, path, report) for path in paths]
    return Content(
        settings,
        registry,
        tuple(text for text in texts if isinstance(text, IssueNotes)),
        tuple(text for text in texts if isinstance(text, Entry)),
        tuple(text for text in texts if isinstance(text, HandWritten)),
        tuple(files.images),
        frozenset(files.texts),
        read_known_links(root, report),
        tuple(text for text in texts if isinstance(text, Translation)),
    )


def _nothing(root: Path) -> Content:
    """Return empty content, for a bulletin that needs another version of the program."""
    return Content(None, read_registry(root, Report()), (), (), (), (), frozenset())


def read_written(
    root: Path, path: str, report: Report, known: Written | None = None
) -> Written | None:
    """Read a text; return `known` if the bytes of its file have not changed."""
    content = read_bytes(root, path, report)
    if content is None:
        return None
    if known and known.document.digest == digest_of(content):
        return known
    return parse_text(content, path, report)


def parse_text(content: bytes, path: str, report: Report) -> Written | None:
    """Parse the file at a path; return None if it cannot be read at all."""
    document = decode_document(content, path, report)
    return parse_written(_model_of(path), document, report) if document else None


def _model_of(path: str) -> type[Written]:
    if translated := translated_file(path):
        return TRANSLATIONS[_model_of(translated.original)]
    if is_issue(path):
        return IssueNotes
    return Entry if is_entry(path) else HandWritten


def _report_months(paths: list[str], report: Report) -> None:
    """Check that a month with entries has an issue, and that an issue has entries."""
    issues = {path.rpartition("/")[0]: path for path in paths if is_issue(path)}
    months = {path.rpartition("/")[0] for path in paths if is_entry(path)}
    for month in sorted(months - issues.keys()):
        message = "the month has entries but no issue.md"
        hint = "write one: the lines '---' and '---', and a sentence of introduction"
        report.add(Code.MISSING_ISSUE, Location(f"{month}/issue.md"), message, hint)
    for month in sorted(issues.keys() - months):
        message = "the issue has no entries"
        hint = f"add its entries to {month}/"
        report.add(Code.EMPTY_ISSUE, Location(issues[month]), message, hint)
