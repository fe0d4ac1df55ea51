"""The models of what authors write: entries, issues and hand-written pages.

Add a field here, once, with a type from `scalars` or a model such as `Source`.
"""

from functools import cached_property

from pydantic import Field

from bulletin.schema.identifiers import Identifiers
from bulletin.schema.key_dates import KeyDates
from bulletin.schema.quantities import Count, Qualifier
from bulletin.schema.registries import Original
from bulletin.schema.sanctions import Party, Sanction
from bulletin.schema.scalars import (
    Access,
    Date,
    EntryId,
    FactDate,
    Flag,
    Instant,
    Jurisdiction,
    LanguageTag,
    Law,
    Line,
    RegistryId,
    Slug,
    SourceType,
    Url,
)
from bulletin.schema.text_model import Written
from bulletin.schema.threads import Follow
from bulletin.schema.validation import Model
from bulletin.schema.vocabulary import AffectedThing, Audience, Kind, Outcome, Stage
from bulletin.values.addresses import entry_address
from bulletin.values.dates import PartialDate


class Source(Model):
    """A document that an entry relies on, cited as `[^id]`: a web page, book or file."""

    id: Slug = Field(examples=["press"])
    url: Url | None = Field(None, examples=["https://www.example.org/press/1"])
    """The address; a source without one needs a type, a title, a publisher, and a date or pinpoint.
    """
    title: Line | None = None
    """In the language of the bulletin."""
    title_original: Line | None = None
    """In the language of the source."""
    lang: LanguageTag | None = None
    publisher: Line | None = None
    type: SourceType | None = None
    published: FactDate | None = None
    pages: Line | None = None
    """The page or pages cited."""
    paragraph: Line | None = None
    """The numbered paragraph cited."""
    access: Access | None = None
    """`restricted` if not everybody can open it: behind a login, or on file."""
    accessed: Date | None = None
    archive_url: Url | None = None
    archived: Date | None = None


class Affected(Model):
    """A number of affected people, records or the like."""

    what: AffectedThing = Field(examples=["people"])
    count: Count = Field(examples=["3500000"])
    qualifier: Qualifier = "exact"


class Correction(Model):
    """A change made to an entry after publication."""

    date: Date = Field(examples=["2022-03-02"])
    note: Line = Field(examples=["The amount of the fine was corrected."])
    was: Line | None = Field(None, examples=["EUR 30,000"])
    """What the entry said before, word for word; left out for what was added."""
    now: Line | None = Field(None, examples=["EUR 300,000"])
    """What it says since, word for word; left out for what was deleted."""


class Withdrawal(Model):
    """The reason why an entry must no longer be relied on; it keeps its address."""

    date: Date = Field(examples=["2022-03-02"])
    reason: Line = Field(examples=["The source was withdrawn."])


class Unconfirmed(Model):
    """The fields that an import guessed, each with the words that it was guessed from."""

    title: Line | None = None
    section: Line | None = None
    subsection: Line | None = None
    date: Line | None = None
    dates: Line | None = None
    jurisdictions: Line | None = None
    authorities: Line | None = None
    sanctions: Line | None = None
    sources: Line | None = None


class Entry(Written):
    """A news item: one file in the folder of its issue."""

    title: Line = Field(examples=["The authority fines a company"])
    title_original: Original | None = None
    """The title of the reported document, in its own language."""
    section: RegistryId = Field(examples=["enforcement"])
    subsection: RegistryId | None = None
    kind: Kind | None = None
    stage: Stage | None = None
    outcome: Outcome | None = None
    date: FactDate = Field(examples=["2022-02-24"])
    """When it happened: a day or a month; for an event before the year of the issue, also a year.
    """
    dates: KeyDates | None = None
    deadline_unknown: Flag = False
    """Whether a consultation has a closing date that is not known."""
    jurisdictions: tuple[Jurisdiction, ...] = Field(min_length=1, examples=[["GB"]])
    authorities: tuple[RegistryId, ...] = ()
    laws: tuple[Law, ...] = ()
    identifiers: Identifiers | None = None
    parties: tuple[Party, ...] = ()
    infringements: tuple[RegistryId, ...] = ()
    """What was found wrong, by ids of registered infringements."""
    sanctions: tuple[Sanction, ...] = ()
    affected: tuple[Affected, ...] = ()
    topics: tuple[RegistryId, ...] = ()
    follows: tuple[Follow, ...] = ()
    summary: Line | None = None
    """One or two sentences for lists, feeds and search engines."""
    action: Line | None = None
    """What readers should do."""
    audience: tuple[Audience, ...] = ()
    sources: tuple[Source, ...] = Field(min_length=1)
    corrections: tuple[Correction, ...] = ()
    """Oldest first."""
    withdrawn: Withdrawal | None = None
    draft: Flag = False
    """Whether the entry is hidden from readers."""
    publish: Instant | None = None
    """The end of an embargo: builds for an earlier time leave the entry out."""
    aliases: tuple[EntryId, ...] = ()
    """Earlier addresses, such as `2022-02/older-name`; oldest first."""
    unconfirmed: Unconfirmed | None = Field(None, examples=[{"date": "This February"}])
    """The guesses of an import; to confirm a field, delete its line."""

    @cached_property
    def id(self) -> str:
        """Return period and slug: `2022-02/some-entry`."""
        return f"{self.period}/{self.slug}"

    @cached_property
    def address(self) -> str:
        """Return the address of the page, relative to the home page."""
        return entry_address(self.period, self.slug)

    @property
    def first_id(self) -> str:
        """Return the id under which it was first published: the first alias, if any."""
        return next(iter(self.aliases), self.id)

    @property
    def released(self) -> PartialDate | None:
        """Return the day on which the embargo ended, in the time zone in which it is written."""
        return PartialDate.of(self.publish.date()) if self.publish else None

    def source(self, source_id: str) -> Source:
        return next(source for source in self.sources if source.id == source_id)

    @cached_property
    def changes(self) -> tuple[PartialDate, ...]:
        """Return the dates of changes after publication, as far as they are given."""
        dates = [one.date for one in self.corrections]
        dates += [self.withdrawn.date] if self.withdrawn else []
        dates += [self.released] if self.released else []
        for _, given in self.dates.given() if self.dates else ():
            dates += [one.changed for one in given.previously if one.changed]
        return tuple(dates)

    @cached_property
    def cited_sources(self) -> tuple[Source, ...]:
        """Return the sources by first citation mark; as listed if the text has no marks."""
        cited = dict.fromkeys(citation.source for citation in self.body.citations)
        return tuple(self.source(source_id) for source_id in cited) or self.sources


class IssueNotes(Written):
    """The fields of `issue.md`; its text is the introduction."""

    title: Line | None = None
    published: Date | None = None
    editors: tuple[Line, ...] = ()
    draft: Flag = False
    """Whether the issue and all its entries are hidden from readers."""
    publish: Instant | None = None
    """The end of an embargo on the issue and its entries."""
    order: tuple[RegistryId, ...] = ()
    """Slugs of the entries that come first in their sections, in this order; the others follow by
    date.
    """


class HandWritten(Written):
    """A hand-written page, such as `about.md`."""

    top_heading = 2

    title: Line = Field(examples=["About this bulletin"])
    short: Line | None = None
    """The label in the navigation, if the title is too long."""
    summary: Line | None = None
