"""Translations: a file `slug.zh.md` beside `slug.md` holds what differs in another language.

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
    """What the name of a translation says."""

    original: str
    """The path of the text that it translates."""
    tag: str
    """The language, in lower case, as it stands in the name and in addresses."""


def translated_file(path: str) -> TranslatedFile | None:
    """What a path such as `content/2022-02/slug.zh.md` translates; None for any other path."""
    match = _TRANSLATION.fullmatch(path)
    return TranslatedFile(f"{match['original']}.md", match["tag"].lower()) if match else None


class Translation(Written):
    """A text in another language than the bulletin's first one."""

    facts = frozenset(Entry.model_fields)

    translated: Date | None = None
    """When it was made or last compared with the original."""
    draft: Flag = False
    """Whether readers are not to see it yet; they see the original instead."""

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
    """What its readers have to do."""


class IssueTranslation(Translation):
    """The introduction of an issue in another language."""

    title: Line | None = None


class PageTranslation(Translation):
    """A hand-written page in another language."""

    top_heading = 2
    title: Line
    short: Line | None = None
    """What the navigation calls it, where the title is too long for that."""
    summary: Line | None = None


TRANSLATIONS: Mapping[type[Written], type[Translation]] = {
    Entry: EntryTranslation,
    IssueNotes: IssueTranslation,
    HandWritten: PageTranslation,
}
"""The model of a translation by that of its original."""
