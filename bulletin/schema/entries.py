"""The schema of what authors write: entries, issues and hand-written pages.

A field is added here, once; its type is one of `scalars`, or a model like `Source`.
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
    """What an entry relies on, cited in the text as `[^id]`: a page, or a book or a file."""

    id: Slug = Field(examples=["press"])
    url: Url | None = Field(None, examples=["https://www.example.org/press/1"])
    """Where it is found; what has no address has a type, a title, a publisher, and a date or a
    place."""
    title: Line | None = None
    """In the language of the bulletin."""
    title_original: Line | None = None
    """In the language of the source."""
    lang: LanguageTag | None = None
    publisher: Line | None = None
    type: SourceType | None = None
    published: FactDate | None = None
    pages: Line | None = None
    """The page or pages that are meant."""
    paragraph: Line | None = None
    """The numbered paragraph that is meant."""
    access: Access | None = None
    """`restricted` for what not everybody can open: behind a login, or on file."""
    accessed: Date | None = None
    archive_url: Url | None = None
    archived: Date | None = None


class Affected(Model):
    """What was affected, as a number that is no sanction."""

    what: AffectedThing = Field(examples=["people"])
    count: Count = Field(examples=["3500000"])
    qualifier: Qualifier = "exact"


class Correction(Model):
    """What was changed in an entry after it had been published."""

    date: Date = Field(examples=["2022-03-02"])
    note: Line = Field(examples=["The amount of the fine was corrected."])
    was: Line | None = Field(None, examples=["EUR 30,000"])
    """What the entry said before, word for word; left out for what was added."""
    now: Line | None = Field(None, examples=["EUR 300,000"])
    """What it says since, word for word; left out for what was deleted."""


class Withdrawal(Model):
    """Why an entry is not to be relied on any more; it stays where it is."""

    date: Date = Field(examples=["2022-03-02"])
    reason: Line = Field(examples=["The source was withdrawn."])


class Unconfirmed(Model):
    """The fields that the import guessed, each with the words that it was guessed from."""

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
    """The title of what it reports on, in its own language."""
    section: RegistryId = Field(examples=["enforcement"])
    subsection: RegistryId | None = None
    kind: Kind | None = None
    stage: Stage | None = None
    outcome: Outcome | None = None
    date: FactDate = Field(examples=["2022-02-24"])
    """When it happened: a day or a month; of what is older than its issue also a year."""
    dates: KeyDates | None = None
    deadline_unknown: Flag = False
    """Whether a consultation has a closing date that nobody knows."""
    jurisdictions: tuple[Jurisdiction, ...] = Field(min_length=1, examples=[["GB"]])
    authorities: tuple[RegistryId, ...] = ()
    laws: tuple[Law, ...] = ()
    identifiers: Identifiers | None = None
    parties: tuple[Party, ...] = ()
    infringements: tuple[RegistryId, ...] = ()
    """What was wrong, by the ids of kinds of infringements."""
    sanctions: tuple[Sanction, ...] = ()
    affected: tuple[Affected, ...] = ()
    topics: tuple[RegistryId, ...] = ()
    follows: tuple[Follow, ...] = ()
    summary: Line | None = None
    """A sentence or two for lists, feeds and search engines."""
    action: Line | None = None
    """What its readers have to do."""
    audience: tuple[Audience, ...] = ()
    sources: tuple[Source, ...] = Field(min_length=1)
    corrections: tuple[Correction, ...] = ()
    """The oldest first."""
    withdrawn: Withdrawal | None = None
    draft: Flag = False
    """Whether readers are not to see it yet."""
    publish: Instant | None = None
    """The end of an embargo: builds for an earlier time leave it out."""
    aliases: tuple[EntryId, ...] = ()
    """Where it was published before, as `2022-02/older-name`; the oldest first."""
    unconfirmed: Unconfirmed | None = Field(None, examples=[{"date": "This February"}])
    """What was guessed when it was imported; whoever has confirmed a field deletes its line."""

    @cached_property
    def id(self) -> str:
        """Its month and its name: `2022-02/some-entry`."""
        return f"{self.period}/{self.slug}"

    @cached_property
    def address(self) -> str:
        """Of its page, below the home page."""
        return entry_address(self.period, self.slug)

    @property
    def first_id(self) -> str:
        """Its id when it was published first, which is the first of its aliases."""
        return next(iter(self.aliases), self.id)

    @property
    def released(self) -> PartialDate | None:
        """The day on which its embargo ended, in the place whose time it is written in."""
        return PartialDate.of(self.publish.date()) if self.publish else None

    def source(self, source_id: str) -> Source:
        return next(source for source in self.sources if source.id == source_id)

    @cached_property
    def changes(self) -> tuple[PartialDate, ...]:
        """When it was changed after it had been published, as far as it says so."""
        dates = [one.date for one in self.corrections]
        dates += [self.withdrawn.date] if self.withdrawn else []
        dates += [self.released] if self.released else []
        for _, given in self.dates.given() if self.dates else ():
            dates += [one.changed for one in given.previously if one.changed]
        return tuple(dates)

    @cached_property
    def cited_sources(self) -> tuple[Source, ...]:
        """The sources in the order of their first mark; as given where the text has no marks."""
        cited = dict.fromkeys(citation.source for citation in self.body.citations)
        return tuple(self.source(source_id) for source_id in cited) or self.sources


class IssueNotes(Written):
    """`issue.md`: what an issue says of itself; its text is the introduction."""

    title: Line | None = None
    published: Date | None = None
    editors: tuple[Line, ...] = ()
    draft: Flag = False
    """Whether readers are not to see the issue yet, nor any of its entries."""
    publish: Instant | None = None
    """The end of an embargo on the issue and its entries."""
    order: tuple[RegistryId, ...] = ()
    """Slugs of entries that lead their sections, in this order; the others follow by date."""


class HandWritten(Written):
    """A page beside the issues, such as `about.md`."""

    top_heading = 2

    title: Line = Field(examples=["About this bulletin"])
    short: Line | None = None
    """What the navigation calls it, where the title is too long for that."""
    summary: Line | None = None
