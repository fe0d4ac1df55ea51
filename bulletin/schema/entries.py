"""The schema of what authors write: entries, issues and hand-written pages.

A field is added here, once; its type is one of `scalars`, or a model like `Source`.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from typing import TypeVar

from pydantic import Field, PrivateAttr

from bulletin.diagnostics.report import Code, Diagnostic, Location, Report
from bulletin.markdown.bodies import Body
from bulletin.markdown.body_parsing import parse_body
from bulletin.reading.documents import Document
from bulletin.reading.nodes import Faulty, node_at
from bulletin.schema.identifiers import Identifiers
from bulletin.schema.key_dates import KeyDates
from bulletin.schema.models import Model, parse_model
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
from bulletin.schema.threads import Follow
from bulletin.schema.vocabulary import AffectedThing, Audience, Kind, Outcome, Stage
from bulletin.values.addresses import entry_address
from bulletin.values.dates import PartialDate
from bulletin.values.instants import ALWAYS, NEVER


class Written(Model):
    """What is made of a document: its fields, and its text as `body`."""

    _document: Document = PrivateAttr()
    _body: Body = PrivateAttr()

    @cached_property
    def document(self) -> Document:
        return self._document

    @cached_property
    def body(self) -> Body:
        return self._body

    @cached_property
    def slug(self) -> str:
        """The file's name without its ending."""
        return self.document.stem

    @cached_property
    def period(self) -> str:
        """The name of the file's folder, which for an entry is its issue's month."""
        return self.document.folder.rpartition("/")[2]

    @property
    def appears(self) -> datetime:
        """When readers may see it, as far as it says so itself; `NEVER` for a draft.

        What does not say so appears `ALWAYS`.
        """
        if getattr(self, "draft", False):
            return NEVER
        return getattr(self, "publish", None) or ALWAYS

    def at(self, *path: str | int) -> Location:
        """Where a field stands, as `entry.at('sources', 0, 'url')`."""
        return node_at(self._document.front, path).location


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

    title: Line = Field(examples=["About this bulletin"])
    short: Line | None = None
    """What the navigation calls it, where the title is too long for that."""
    summary: Line | None = None


W = TypeVar("W", bound=Written)

_FIELD = re.compile(r"\s*^(?P<name>[a-z_]+):(?:[ \t]|$)", re.MULTILINE)
_TOP_HEADING = {Entry: 3, IssueNotes: 3, HandWritten: 2}


def parse_written(model: type[W], document: Document, report: Report) -> W | None:
    """Make a model of a document; faults of its fields and of its text go to the report.

    None where the front matter could not be read at all; otherwise what did parse.
    """
    if not document.is_split:
        return None
    report.extend(_fields_below(document, model))
    body = parse_body(document, _TOP_HEADING[model], report)
    if isinstance(document.front, Faulty):
        return None
    written = parse_model(model, document.front, report)
    written._document = document
    written._body = body
    return written


def _fields_below(document: Document, model: type[Written]) -> Iterator[Diagnostic]:
    """A field with which the text begins, as if the front matter had not ended yet."""
    match = _FIELD.match(document.body)
    if match and match["name"] in model.model_fields:
        line = document.body_line + document.body.count("\n", 0, match.start("name"))
        message = f"the field '{match['name']}' stands below the front matter"
        hint = "move it above the line '---'"
        yield Diagnostic(Code.MISPLACED_FIELD, Location(document.path, line, 1), message, hint)
