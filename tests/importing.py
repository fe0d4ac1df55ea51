"""Imports in one call, for tests: a project, a bulletin to be taken over, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bulletin.diagnostics.report import Report
from bulletin.importing.draft_files import WrittenDrafts, write_drafts
from bulletin.importing.formats.readers import read_manuscripts
from bulletin.importing.outline.sections import SectionNames
from bulletin.importing.takeover import Outlined, outline, take_over
from bulletin.language.languages import language_of
from bulletin.schema.registry_files import read_registry
from bulletin.schema.settings import read_settings
from bulletin.values.dates import PartialDate
from tests.projects import write_project

MONTH = PartialDate(2031, 1)
"""The month of bulletins that do not tell theirs."""


@dataclass(frozen=True)
class Imported:
    """A project after an import."""

    root: Path
    found: Outlined
    written: WrittenDrafts

    @property
    def drafts(self) -> dict[str, str]:
        """The texts of the drafts by their names, in the order of the bulletin."""
        return {draft.name: draft.text for draft in self.written.drafts}

    @property
    def issue(self) -> str:
        return (self.root / self.written.folder / "issue.md").read_text(encoding="utf-8")

    @property
    def leftovers(self) -> list[str]:
        return [f"{one.reason}: {one.text}" for one in self.written.leftovers]

    @property
    def only(self) -> str:
        """The text of the one draft that there is."""
        (draft,) = self.written.drafts
        return draft.text


def import_into(
    root: Path, name: str, content: str | bytes, files: Mapping[str, str | bytes] | None = None
) -> Imported:
    """Import a bulletin into a project of some files over the minimum, without its own issue."""
    write_project(root, files)
    (root / "content/2022-02/issue.md").unlink()
    (root / "content/2022-02").rmdir()
    report = Report()
    settings, registry = read_settings(root, report), read_registry(root, report)
    assert settings
    assert report.diagnostics == []
    file = root / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    (manuscript,) = read_manuscripts(file, {})
    names = SectionNames(settings)
    found = outline(manuscript, names, settings.title)
    month = found.month.month if found.month else MONTH
    takeover = take_over(found, month, names, registry, language=language_of(settings.language))
    return Imported(root, found, write_drafts(root, takeover))
