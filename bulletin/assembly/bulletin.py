"""Assemble valid entries into a bulletin: issues, which hold sections, which hold entries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from bulletin.assembly.content import Content
from bulletin.assembly.visibility import NOTHING_LEFT_OUT, Appearances, LeftOut
from bulletin.schema.entries import Entry, HandWritten, IssueNotes
from bulletin.schema.registries import Registry
from bulletin.schema.settings import Section, Settings, Subsection
from bulletin.schema.text_model import Written
from bulletin.schema.translations import Translation
from bulletin.values.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Group:
    """The entries of a subsection; `subsection` is None if the section has none."""

    subsection: Subsection | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class SectionOfIssue:
    """The entries of an issue in one section, in reading order."""

    section: Section
    groups: tuple[Group, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(entry for group in self.groups for entry in group.entries)


@dataclass(frozen=True, slots=True)
class Issue:
    """The issue of a month."""

    notes: IssueNotes
    sections: tuple[SectionOfIssue, ...]
    """In editorial order; sections without entries are omitted."""

    @property
    def period(self) -> str:
        return self.notes.period

    @property
    def month(self) -> PartialDate:
        return PartialDate.parse(self.period)

    @property
    def published(self) -> PartialDate:
        """Return when the issue appeared; its month, if it does not say."""
        return self.notes.published or self.month

    @property
    def as_of(self) -> PartialDate:
        """Return its reference date: when it appeared, or the last day of its month."""
        return PartialDate.of(self.published.last_day)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Return all entries of the issue in reading order."""
        return tuple(entry for section in self.sections for entry in section.entries)


@dataclass(frozen=True, slots=True)
class Bulletin:
    """The whole bulletin."""

    settings: Settings
    registry: Registry
    issues: tuple[Issue, ...]
    """Newest first."""
    pages: tuple[HandWritten, ...]
    images: tuple[str, ...]
    left_out: LeftOut = NOTHING_LEFT_OUT
    """The entries and issues that readers must not see yet."""
    translations: tuple[Translation, ...] = ()
    awaited: Appearances = field(default_factory=dict)
    """In a preview that shows hidden texts: when each of them appears."""

    @property
    def as_of(self) -> PartialDate:
        """Return the reference date, independent of the clock: that of the newest issue.

        Raises IndexError if there is no issue.
        """
        return self.issues[0].as_of

    @property
    def updated(self) -> PartialDate | None:
        """Return when the newest issue appeared; None if there is none."""
        return self.issues[0].published if self.issues else None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Return all entries, issue by issue, newest issue first."""
        return tuple(entry for issue in self.issues for entry in issue.entries)

    @property
    def texts(self) -> tuple[Written, ...]:
        """Return all texts."""
        notes = (issue.notes for issue in self.issues)
        return (*notes, *self.entries, *self.pages, *self.translations)


def assemble(
    content: Content,
    settings: Settings,
    left_out: LeftOut = NOTHING_LEFT_OUT,
    awaited: Appearances = MappingProxyType({}),
) -> Bulletin:
    """Assemble valid content into a bulletin with each entry exactly once."""
    by_period: Mapping[str, list[Entry]] = defaultdict(list)
    for entry in content.entries:
        by_period[entry.period].append(entry)
    issues = (
        Issue(notes, _sections(notes, by_period[notes.period], settings))
        for notes in content.issues
    )
    return Bulletin(
        settings,
        content.registry,
        tuple(sorted(issues, key=lambda issue: issue.period, reverse=True)),
        content.pages,
        content.images,
        left_out,
        content.translations,
        awaited,
    )


def _sections(
    notes: IssueNotes, entries: list[Entry], settings: Settings
) -> tuple[SectionOfIssue, ...]:
    ordered = in_reading_order(entries, notes.order)
    sections = (SectionOfIssue(section, _groups(section, ordered)) for section in settings.sections)
    return tuple(section for section in sections if section.groups)


def _groups(section: Section, entries: Iterable[Entry]) -> tuple[Group, ...]:
    here = [entry for entry in entries if entry.section == section.id]
    groups = (
        Group(
            subsection,
            tuple(e for e in here if e.subsection == (subsection.id if subsection else None)),
        )
        for subsection in section.subsections or (None,)
    )
    return tuple(group for group in groups if group.entries)


def in_reading_order(entries: Iterable[Entry], leading: tuple[str, ...] = ()) -> list[Entry]:
    """Sort entries: the leading slugs first, then by date, newest first, then by slug."""
    by_slug = sorted(entries, key=lambda entry: entry.slug)
    by_date = sorted(by_slug, key=lambda entry: entry.date.last_day, reverse=True)
    rank = {slug: index for index, slug in enumerate(leading)}
    return sorted(by_date, key=lambda entry: rank.get(entry.slug, len(rank)))
