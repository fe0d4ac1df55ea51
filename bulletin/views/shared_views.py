"""Views of issues, sections and entries that many pages share."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TypeVar

from bulletin.assembly.bulletin import Bulletin, Group, Issue, SectionOfIssue, in_reading_order
from bulletin.language.languages import Language, language_of
from bulletin.schema.entries import Entry
from bulletin.schema.sanctions import Sanction
from bulletin.schema.settings import Section
from bulletin.schema.text_model import Written
from bulletin.values.addresses import issue_address, section_address
from bulletin.values.dates import PartialDate
from bulletin.values.timestamps import NEVER, spoken_instant
from bulletin.views.changes import ChangeLog, notices_of
from bulletin.views.entry_record import compose_record
from bulletin.views.footnotes import TextOnPage
from bulletin.views.issue_names import issue_number
from bulletin.views.key_date_index import Agenda
from bulletin.views.page_types import (
    EntryView,
    GroupView,
    IssueLine,
    IssueView,
    Related,
    Row,
    SectionLink,
    SectionView,
    Teaser,
)
from bulletin.views.pagination import teaser_weight
from bulletin.views.related_entries import Neighbourhood, countries_of
from bulletin.views.sanction_outcomes import Outcome, outcome_of
from bulletin.views.subjects import Names, laws_of
from bulletin.views.subscriptions import Subscriptions
from bulletin.views.threads import Step, Threads

T = TypeVar("T")
PlacedTextType = Callable[..., TextOnPage]
"""Creates a text on a page: a subclass of `TextOnPage`, or a function with its signature."""


class Views:
    """The bulletin with its views; parts that do not depend on a page are cached.

    The language defaults to that of the settings.
    """

    def __init__(
        self,
        bulletin: Bulletin,
        language: Language | None = None,
        *,
        whole_issues: bool = False,
    ) -> None:
        self.bulletin = bulletin
        self.whole_issues = whole_issues
        self.language = language or language_of(bulletin.settings.language)
        self.names = Names(bulletin, self.language)
        self._published = {issue.period: issue.published for issue in bulletin.issues}
        self._changed_on = {id(entry): self._last_change(entry) for entry in bulletin.entries}
        self.threads = Threads(bulletin.entries, self.language)
        self._tones = {s.id: tone for tone, s in enumerate(bulletin.settings.sections, 1)}
        self.entries_of: dict[str, list[Entry]] = {
            section.id: in_reading_order(e for e in bulletin.entries if e.section == section.id)
            for section in bulletin.settings.sections
        }
        self.sections = {
            section.id: self._section_link(section, len(self.entries_of[section.id]))
            for section in bulletin.settings.sections
        }
        self._subsections = {
            (section.id, subsection.id): subsection.titled(self.language)
            for section in bulletin.settings.sections
            for subsection in section.subsections
        }
        self._neighbourhood = Neighbourhood(bulletin.entries)
        self._teasers = {id(entry): self._teaser(entry) for entry in bulletin.entries}
        self._weights = {key: teaser_weight(one) for key, one in self._teasers.items()}
        self.subscriptions = Subscriptions(bulletin, self.names, self.sections, self.language)
        followed = self.subscriptions.by_address
        self.agenda = Agenda(bulletin, self.teaser, self.changed_on, followed, self.language)
        self.log = ChangeLog(bulletin, self.teaser, self.published, self.language)

    def changed_on(self, entry: Entry) -> PartialDate:
        """Return when an entry last changed, for all outputs.

        By publication of its issue, correction, withdrawal, or a moved date.
        """
        return self._changed_on[id(entry)]

    def _last_change(self, entry: Entry) -> PartialDate:
        # An issue cannot report anything later than itself, whatever its month.
        return max(entry.date, self._published[entry.period], *entry.changes)

    def subsection(self, entry: Entry) -> str:
        """Return the title of an entry's subsection; empty if its section has none."""
        return self._subsections.get((entry.section, entry.subsection or ""), "")

    def teaser(self, entry: Entry) -> Teaser:
        return self._teasers[id(entry)]

    def weight(self, entry: Entry) -> int:
        """Return the weight of an entry in a list; see `pagination`."""
        return self._weights[id(entry)]

    def record(self, entry: Entry) -> tuple[Row, ...]:
        outcomes = (self.outcome(one, entry) for one in entry.sanctions)
        return tuple(compose_record(entry, self.names, self.language, tuple(outcomes)))

    def outcome(self, sanction: Sanction, entry: Entry) -> Outcome | None:
        """Return the outcome of a sanction, according to later entries."""
        return outcome_of(sanction, entry, self.threads)

    def timeline(self, entry: Entry) -> tuple[Step, ...]:
        """Return the thread of an entry; empty if it is alone."""
        return self.threads.steps(entry)

    def published(self, entry: Entry) -> PartialDate:
        """Return when an entry appeared: with its issue, or when its embargo ended."""
        with_issue = self._published[entry.period]
        return max(with_issue, entry.released) if entry.released else with_issue

    def laws(self, entry: Entry) -> tuple[str, ...]:
        """Return the provisions that an entry names, as lawyers cite them."""
        return tuple(map(self.names.provision, entry.laws))

    def entry(
        self,
        entry: Entry,
        page: str,
        heading_level: int,
        first_note: int = 1,
        placing: PlacedTextType = TextOnPage,
    ) -> EntryView:
        """Return an entry for the page at an address, with footnotes numbered from `first_note`."""
        text = placing(entry, page, heading_level, first_note, language=self.language)
        anchor = f"entry_{entry.slug}"
        return EntryView(self.teaser(entry), anchor, text, *notices_of(entry, self.language))

    def related(self, entry: Entry, linked: Iterable[Entry]) -> tuple[Related, ...]:
        """Return unlinked entries of the same authority, then of the same country."""
        shown = [*linked, *self.threads.thread(entry)]
        authorities = map(self.names.authority, entry.authorities)
        countries = map(self.names.jurisdiction, countries_of(entry))
        found = []
        for kind in (authorities, countries):
            for named in kind:
                if near := self._neighbourhood.beside(entry, named.id, shown):
                    shown += near
                    found.append(Related(named, tuple(map(self.teaser, near))))
                    break
        return tuple(found)

    def issue(
        self,
        issue: Issue,
        page: str,
        placing: PlacedTextType = TextOnPage,
        shown: Sequence[Entry] | None = None,
    ) -> IssueView:
        """Return an issue for the page at an address, with consecutive footnote numbers.

        `placing` creates its texts. For one page of a long issue, `shown` are its consecutive
        entries.
        """
        entries = issue.entries
        shown = entries if shown is None else shown
        before = takewhile(lambda entry: not shown or entry is not shown[0], entries)
        numbers = _Numbers(placing, 1 + sum(len(entry.cited_sources) for entry in before))
        ids = {entry.id for entry in shown}
        sections = tuple(
            self._section(section, page, numbers, ids)
            for section in issue.sections
            if ids & {entry.id for entry in section.entries}
        )
        return IssueView(
            address=issue_address(issue.period),
            number=issue_number(issue),
            month=issue.month,
            title=issue.notes.title or "",
            lang=issue.notes.language,
            published=issue.notes.published,
            editors=issue.notes.editors,
            introduction=placing(issue.notes, page, 2, language=self.language).html,
            sections=sections,
            entry_count=len(entries),
            awaited=self._awaited(issue.notes),
        )

    def issue_line(self, issue: Issue) -> IssueLine:
        """Return an issue for a list."""
        return IssueLine(
            issue_address(issue.period),
            issue_number(issue),
            issue.month,
            issue.notes.title or "",
            tuple(self._section_link(s.section, len(s.entries)) for s in issue.sections),
            len(issue.entries),
        )

    def _section(
        self, section: SectionOfIssue, page: str, numbers: "_Numbers", shown: Collection[str]
    ) -> SectionView:
        groups = tuple(
            self._group(replace(group, entries=here), page, numbers)
            for group in section.groups
            if (here := tuple(entry for entry in group.entries if entry.id in shown))
        )
        link = self._section_link(section.section, len(section.entries))
        return SectionView(link, f"section_{link.id}", groups)

    def _group(self, group: Group, page: str, numbers: "_Numbers") -> GroupView:
        """Return the entries of a group; their footnotes follow those of earlier groups."""
        level_in_text = 5 if group.subsection else 4
        entries = []
        for entry in group.entries:
            view = self.entry(entry, page, level_in_text, numbers.next, numbers.placing)
            entries.append(view)
            numbers.next += view.placed.note_count
        return GroupView(
            group.subsection.titled(self.language) if group.subsection else "", tuple(entries)
        )

    def _teaser(self, entry: Entry) -> Teaser:
        return Teaser(
            address=entry.address,
            title=entry.title,
            summary=entry.summary or "",
            date=entry.date,
            jurisdictions=tuple(map(self.names.jurisdiction, entry.jurisdictions)),
            authorities=tuple(map(self.names.authority, entry.authorities)),
            laws=tuple(map(self.names.law, laws_of(entry))),
            parties=tuple(map(self.names.party, self.names.registry.organisations(entry.parties))),
            topics=tuple(map(self.names.topic, entry.topics)),
            section=self.sections[entry.section],
            thread=self.threads.rows(entry),
            corrected=max((one.date for one in entry.corrections), default=None),
            withdrawn=entry.withdrawn.date if entry.withdrawn else None,
            lang=entry.language,
            awaited=self._awaited(entry),
            sectors=tuple(map(self.names.sector, self.names.registry.sectors_of(entry.parties))),
            infringements=tuple(map(self.names.infringement, entry.infringements)),
        )

    def _awaited(self, text: Written) -> str:
        """Return the note of a preview on a text that is hidden from readers; otherwise empty."""
        time = self.bulletin.awaited.get(text.document.path)
        if time is None:
            return ""
        return "Draft" if time == NEVER else f"Embargo until {spoken_instant(time)}"

    def _section_link(self, section: Section, count: int) -> SectionLink:
        return SectionLink(
            section.id,
            section.titled(self.language),
            section.described(self.language),
            section_address(section.id),
            self._tones[section.id],
            count,
        )


@dataclass(slots=True)
class _Numbers:
    """The footnote numbers of an issue, as they are assigned, and the type of its texts."""

    placing: PlacedTextType
    next: int = 1


def with_neighbours(items: Sequence[T]) -> Iterator[tuple[T | None, T, T | None]]:
    return zip([None, *items], items, [*items[1:], None], strict=False)
