"""The texts of a branch, before and after its changes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bulletin.assembly.content import Content, parse_text
from bulletin.assembly.content_files import is_text
from bulletin.branch_changes.git import ChangedFile
from bulletin.diagnostics.report import Report
from bulletin.schema.text_model import Written


@dataclass(frozen=True, slots=True)
class Change:
    """A changed file with its text before and after, if it is a text that could be parsed."""

    file: ChangedFile
    before: Written | None = None
    after: Written | None = None


def texts_before(files: Iterable[ChangedFile]) -> tuple[str, ...]:
    """Return the blob ids of the changed texts before the branch."""
    return tuple(file.blob for file in files if is_text(file.before))


def compose_changes(
    files: Iterable[ChangedFile], contents: Mapping[str, bytes], content: Content
) -> tuple[Change, ...]:
    """Return changed files with their texts; `contents` maps blob ids to bytes."""
    texts = {text.document.path: text for text in content.texts}
    return tuple(
        Change(
            file,
            parse_text(contents[file.blob], file.before, Report())
            if is_text(file.before) and file.blob in contents
            else None,
            texts.get(file.after),
        )
        for file in files
    )
