"""Translations: a file `slug.zh.md` next to `slug.md` contains what differs in a language.

Facts are stated once, in the original; a translation has a title, a summary and a text.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from bulletin.schema.entries import Entry, HandWritten, IssueNotes
from bulletin.schema.scalars import Date, Flag, Line
from bulletin.schema.text_model import Written

_TRANSLATION = re.compile(
    r"(?P<original>.*/[^/.]+)\.(?P<tag>[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\.md"
)


class TranslatedFile(NamedTuple):
    """The parts of a translation's file name."""

    original: str
    """The path of the original."""
    tag: str
    """The language tag in lower case, as in the file name and in addresses."""


def translated_file(path: str) -> TranslatedFile | None:
    """Parse a path such as `content/2022-02/slug.zh.md`; return None if it is not a translation."""
    match = _TRANSLATION.fullmatch(path)
    return TranslatedFile(f"{match['original']}.md", match["tag"].lower()) if match else None


class Translation(Written):
    """A text in a language other than the bulletin's first one."""

    facts = frozenset(Entry.model_fields)

    translated: Date | None = None
    """When it was made or last compared with the original."""
    draft: Flag = False
    """Whether it is hidden from readers, who see the original instead."""

    @property
    def file(self) -> TranslatedFile:
        found = translated_file(self.document.path)
        assert found
        return found


class EntryTranslation(Translation):
    """An entry in another language."""

    title: Line
    summary: Line | None = None
    action: Line | None = None
    """What readers should do."""


class IssueTranslation(Translation):
    """The introduction of an issue in another language."""

    title: Line | None = None


class PageTranslation(Translation):
    """A hand-written page in another language."""

    top_heading = 2
    title: Line
    short: Line | None = None
    """The label in the navigation, if the title is too long."""
    summary: Line | None = None


TRANSLATIONS: Mapping[type[Written], type[Translation]] = {
    Entry: EntryTranslation,
    IssueNotes: IssueTranslation,
    HandWritten: PageTranslation,
}
"""The model of the translation of each model."""
