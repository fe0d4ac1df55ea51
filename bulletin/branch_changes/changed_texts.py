"""The texts of a branch as they were and as they are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bulletin.assembly.content import Content, parse_text
from bulletin.assembly.content_files import is_text
from bulletin.branch_changes.git import ChangedFile
from bulletin.diagnostics.report import Report
from bulletin.schema.text_model import Written


@dataclass(frozen=True, slots=True)
class Change:
    """A changed file with its text on either side, where it is one and could be read."""

    file: ChangedFile
    before: Written | None = None
    after: Written | None = None


def texts_before(files: Iterable[ChangedFile]) -> tuple[str, ...]:
    """The ids of what the changed texts were."""
    return tuple(file.blob for file in files if is_text(file.before))


def compose_changes(
    files: Iterable[ChangedFile], contents: Mapping[str, bytes], content: Content
) -> tuple[Change, ...]:
    """Changed files with their texts; `contents` has by their ids what they were."""
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
