"""The content folder: what lies where, and nothing left unread.

content/bulletin.yml            settings
content/registry/*.yml          names used throughout
content/2022-02/issue.md        an issue
content/2022-02/<slug>.md       its entries
content/pages/<slug>.md         hand-written pages
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bulletin.body_parsing import IMAGE_ENDINGS
from bulletin.diagnostics import Code, Location, Report, quoted
from bulletin.documents import Document, read_document
from bulletin.entries import Entry, HandWritten, IssueNotes, W, parse_written
from bulletin.scalars import MAX_SLUG, SLUG, slugify
from bulletin.settings import (
    BULLETIN_FILE,
    JURISDICTIONS_FILE,
    Registry,
    Settings,
    read_registry,
    read_settings,
)

PERIOD = re.compile(r"(19|20)\d{2}-(0[1-9]|1[0-2])")
_TAKEN = {"archive", "search", "sections", "issue", "assets", "pagefind", "index", "404"}
"""First parts of addresses that are not free for hand-written pages."""


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
    """Paths of all Markdown files that have a page, whether they parsed or not."""


def read_content(root: Path, report: Report) -> Content:
    """Read everything below `content/`; faults, and files that nobody would see, are reported."""
    settings, registry = read_settings(root, report), read_registry(root, report)
    files = list(_files(root, report))
    documents = [
        document
        for file in files
        if file.suffix == ".md" and _is_in_place(root, file, report)
        if (document := read_document(root, file, report))
    ]
    _report_strays(root, files, report)
    _report_months_without_issue(documents, report)
    return Content(
        settings,
        registry,
        _parse_all(IssueNotes, (d for d in documents if d.stem == "issue"), report),
        _parse_all(Entry, (d for d in documents if _is_entry(d)), report),
        _parse_all(HandWritten, (d for d in documents if d.folder == "content/pages"), report),
        tuple(_path(root, file) for file in files if file.suffix.lower() in IMAGE_ENDINGS),
        frozenset(document.path for document in documents),
    )


def _files(root: Path, report: Report) -> Iterator[Path]:
    """All files below the content folder in the order of their names, hidden ones apart."""
    pending = [root / "content"]
    while pending:
        folder = pending.pop()
        for item in sorted(folder.iterdir() if folder.is_dir() else []):
            if item.name.startswith("."):
                continue
            if item.is_symlink():
                message = "this is a symbolic link"
                report.add(Code.SYMLINK, Location(_path(root, item)), message, "put the file here")
            elif item.is_dir():
                pending.append(item)
            else:
                yield item


def _path(root: Path, file: Path) -> str:
    return file.relative_to(root).as_posix()


def _is_entry(document: Document) -> bool:
    return document.folder != "content/pages" and document.stem != "issue"


def _parse_all(model: type[W], documents: Iterator[Document], report: Report) -> tuple[W, ...]:
    parsed = (parse_written(model, document, report) for document in documents)
    return tuple(written for written in parsed if written is not None)


def _is_in_place(root: Path, file: Path, report: Report) -> bool:
    """Whether a Markdown file lies where one is read and has a name that can be an address."""
    location = Location(_path(root, file))
    folder = file.parent.relative_to(root / "content").as_posix()
    if folder != "pages" and not PERIOD.fullmatch(folder):
        if folder in (".", "registry"):
            hint = "entries lie in the folder of their month, as content/2022-02/; others in pages/"
            report.add(Code.STRAY_FILE, location, "no Markdown file is read here", hint)
        else:
            hint = "name the folder of a month as 2022-02"
            message = f"{quoted(folder)} is not a month"
            report.add(Code.BAD_FOLDER, location, message, hint)
        return False
    if not SLUG.fullmatch(file.stem) or len(file.stem) > MAX_SLUG:
        meant = slugify(file.stem)
        hint = "use lower-case letters a-z, digits and single hyphens"
        hint = f"name it {meant}.md" if meant and meant != file.stem else hint
        report.add(Code.BAD_SLUG, location, f"{quoted(file.name)} cannot be an address", hint)
    if folder == "pages" and (file.stem in _TAKEN or PERIOD.fullmatch(file.stem)):
        message = f"the site uses the address '/{file.stem}/' itself"
        report.add(Code.BAD_SLUG, location, message, "choose another name")
    return True


def _report_strays(root: Path, files: list[Path], report: Report) -> None:
    """A file that is neither text, image nor settings would be lost without a word."""
    known = {BULLETIN_FILE, JURISDICTIONS_FILE}
    for file in files:
        path = _path(root, file)
        if file.suffix != ".md" and file.suffix.lower() not in IMAGE_ENDINGS and path not in known:
            hint = "end its name in .md if it is a text; otherwise keep it outside of content/"
            report.add(Code.STRAY_FILE, Location(path), "nothing reads this file", hint)


def _report_months_without_issue(documents: list[Document], report: Report) -> None:
    issues = {document.folder for document in documents if document.stem == "issue"}
    for folder in sorted({d.folder for d in documents if _is_entry(d)} - issues):
        report.add(
            Code.MISSING_ISSUE,
            Location(f"{folder}/issue.md"),
            "the month has entries but no issue.md",
            "write one; it may consist of '---', '---' and a sentence of introduction",
        )
