"""Sound entries become a bulletin: issues that hold sections that hold entries, in order."""

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
    """The entries of a subsection; `subsection` is None in a section that has none."""

    subsection: Subsection | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class SectionOfIssue:
    """What an issue has in one section, in reading order."""

    section: Section
    groups: tuple[Group, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(entry for group in self.groups for entry in group.entries)


@dataclass(frozen=True, slots=True)
class Issue:
    """A month's number."""

    notes: IssueNotes
    sections: tuple[SectionOfIssue, ...]
    """In editorial order; a section without entries is not there."""

    @property
    def period(self) -> str:
        return self.notes.period

    @property
    def month(self) -> PartialDate:
        return PartialDate.parse(self.period)

    @property
    def published(self) -> PartialDate:
        """When it appeared, as far as is known: in its month, if nothing is said."""
        return self.notes.published or self.month

    @property
    def as_of(self) -> PartialDate:
        """The day to which it speaks: when it appeared, or the last of the month."""
        return PartialDate.of(self.published.last_day)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All its entries in reading order."""
        return tuple(entry for section in self.sections for entry in section.entries)


@dataclass(frozen=True, slots=True)
class Bulletin:
    """The whole bulletin."""

    settings: Settings
    registry: Registry
    issues: tuple[Issue, ...]
    """The newest first."""
    pages: tuple[HandWritten, ...]
    images: tuple[str, ...]
    left_out: LeftOut = NOTHING_LEFT_OUT
    """What readers may not see yet."""
    translations: tuple[Translation, ...] = ()
    awaited: Appearances = field(default_factory=dict)
    """When those of its texts appear that readers cannot see yet, in a preview that has them."""

    @property
    def as_of(self) -> PartialDate:
        """The day to which it speaks, whenever it is built: that of its newest issue.

        Without an issue there is none: IndexError.
        """
        return self.issues[0].as_of

    @property
    def updated(self) -> PartialDate | None:
        """When its newest issue appeared; None as long as there is none."""
        return self.issues[0].published if self.issues else None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, issue by issue, the newest issue first."""
        return tuple(entry for issue in self.issues for entry in issue.entries)

    @property
    def texts(self) -> tuple[Written, ...]:
        """Everything that somebody wrote."""
        notes = (issue.notes for issue in self.issues)
        return (*notes, *self.entries, *self.pages, *self.translations)


def assemble(
    content: Content,
    settings: Settings,
    left_out: LeftOut = NOTHING_LEFT_OUT,
    awaited: Appearances = MappingProxyType({}),
) -> Bulletin:
    """Put sound content in order; nothing is lost and nothing is doubled."""
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
    """The leading slugs first, then by date, the newest first; slugs decide what dates do not."""
    by_slug = sorted(entries, key=lambda entry: entry.slug)
    by_date = sorted(by_slug, key=lambda entry: entry.date.last_day, reverse=True)
    rank = {slug: index for index, slug in enumerate(leading)}
    return sorted(by_date, key=lambda entry: rank.get(entry.slug, len(rank)))
