"""Decide what readers may see at a given time: everything but drafts and embargoed texts.

A build does not read the clock. Without a given time it leaves out every text with an embargo, even
one that has ended.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from posixpath import dirname
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from bulletin.assembly.content import Content
from bulletin.schema.entries import Entry, IssueNotes
from bulletin.schema.text_model import Written
from bulletin.values.timestamps import ALWAYS, NEVER

W = TypeVar("W", bound=Written)
Appearances = Mapping[str, datetime]
"""When texts appear, by their paths: `ALWAYS`, `NEVER`, or the end of their embargo."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The texts that a build leaves out because readers must not see them yet."""

    texts: tuple[Entry | IssueNotes, ...]
    appearances: Appearances

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(text for text in self.texts if isinstance(text, Entry))

    @property
    def drafts(self) -> int:
        """Return the number of drafts among the entries; the others are under embargo."""
        return sum(self.appearances[one.document.path] == NEVER for one in self.entries)

    @property
    def counts(self) -> "LeftOutCounts":
        entries = len(self.entries)
        return LeftOutCounts(self.drafts, entries - self.drafts, len(self.texts) - entries)


class LeftOutCounts(NamedTuple):
    """The number of texts left out, by kind."""

    drafts: int
    awaited: int
    """Entries under embargo."""
    issues: int


NOTHING_LEFT_OUT = LeftOut((), MappingProxyType({}))


def appearances(content: Content) -> Appearances:
    """Return when each entry and issue appears: entries with their issue, issues with an entry.

    A translation appears with its original, which replaces it while it is a draft.
    """
    own = {text.document.path: text.appears for text in (*content.issues, *content.entries)}
    issues = {issue.document.folder: issue.appears for issue in content.issues}
    first: dict[str, datetime] = {}
    for entry in content.entries:
        folder, path = entry.document.folder, entry.document.path
        first[folder] = min(first.get(folder, NEVER), entry.appears)
        own[path] = max(entry.appears, issues.get(folder, ALWAYS))
    for issue in content.issues:
        folder = issue.document.folder
        own[issue.document.path] = max(issue.appears, first.get(folder, ALWAYS))
    translations = (one for one in content.translations if one.file.original in own)
    return own | {one.document.path: own[one.file.original] for one in translations}


def visible(content: Content, as_of: datetime | None) -> tuple[Content, LeftOut]:
    """Return the content visible at a time, and what is left out."""
    times, latest = appearances(content), as_of or ALWAYS
    texts: tuple[Entry | IssueNotes, ...] = (*content.issues, *content.entries)
    hidden = [text for text in texts if times[text.document.path] > latest]
    paths = {text.document.path for text in hidden}
    unseen = [one for one in content.translations if one.draft or one.file.original in paths]
    if not hidden and not unseen:
        return content, NOTHING_LEFT_OUT
    shown = replace(
        content,
        issues=_without(paths, content.issues),
        entries=_without(paths, content.entries),
        translations=_without({one.document.path for one in unseen}, content.translations),
    )
    images = tuple(_images_to_show(shown, [*hidden, *unseen]))
    return replace(shown, images=images), LeftOut(tuple(hidden), times)


def _without(paths: set[str], texts: Iterable[W]) -> tuple[W, ...]:
    return tuple(text for text in texts if text.document.path not in paths)


def _images_to_show(shown: Content, hidden: list[Written]) -> Iterable[str]:
    """Yield the images, except those of hidden texts or hidden issues only."""
    folders = {dirname(text.document.path) for text in hidden if isinstance(text, IssueNotes)}
    used, of_hidden = _named_by(shown.texts), _named_by(hidden)
    return (
        image
        for image in shown.images
        if image in used or not (image in of_hidden or dirname(image) in folders)
    )


def _named_by(texts: Iterable[Written]) -> set[str]:
    return {reference.target for text in texts for reference in text.body.references}
