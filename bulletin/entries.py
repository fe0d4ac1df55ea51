"""The schema of what authors write: entries, issues and hand-written pages.

A field is added here, once; its type is one of `scalars`, or a model like `Source`.
"""

from functools import cached_property
from typing import TypeVar

from pydantic import Field, PrivateAttr

from bulletin.bodies import Body
from bulletin.body_parsing import parse_body
from bulletin.diagnostics import Location, Report
from bulletin.documents import Document
from bulletin.nodes import Faulty, node_at
from bulletin.scalars import Date, Jurisdiction, Language, Line, Slug, SourceType, Url
from bulletin.schema import Model, parse_model


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

    def at(self, *path: str | int) -> Location:
        """Where a field stands, as `entry.at('sources', 0, 'url')`."""
        return node_at(self._document.front, path).location


class Source(Model):
    """A page that an entry relies on, cited in the text as `[^id]`."""

    id: Slug = Field(examples=["press"])
    url: Url = Field(examples=["https://www.example.org/press/1"])
    title: Line | None = None
    """In the language of the bulletin."""
    title_original: Line | None = None
    """In the language of the source."""
    lang: Language | None = None
    publisher: Line | None = None
    type: SourceType | None = None
    published: Date | None = None
    accessed: Date | None = None
    archive_url: Url | None = None
    archived: Date | None = None


class Entry(Written):
    """A news item: one file in the folder of its issue."""

    title: Line = Field(examples=["The authority fines a company"])
    section: Slug = Field(examples=["enforcement"])
    subsection: Slug | None = None
    date: Date = Field(examples=["2022-02-24"])
    jurisdictions: tuple[Jurisdiction, ...] = Field(min_length=1, examples=[["GB"]])
    authorities: tuple[Line, ...] = ()
    summary: Line | None = None
    sources: tuple[Source, ...] = Field(min_length=1)

    def source(self, source_id: str) -> Source:
        return next(source for source in self.sources if source.id == source_id)

    @property
    def cited_sources(self) -> tuple[Source, ...]:
        """The sources in the order of their first mark; as given where the text has no marks."""
        cited = dict.fromkeys(citation.source for citation in self.body.citations)
        return tuple(self.source(source_id) for source_id in cited) or self.sources


class IssueNotes(Written):
    """`issue.md`: what an issue says of itself; its text is the introduction."""

    title: Line | None = None
    published: Date | None = None
    editors: tuple[Line, ...] = ()
    order: tuple[Slug, ...] = ()
    """Slugs of entries that lead their sections, in this order; the others follow by date."""


class HandWritten(Written):
    """A page beside the issues, such as `about.md`."""

    title: Line = Field(examples=["About this bulletin"])
    summary: Line | None = None


W = TypeVar("W", bound=Written)

_TOP_HEADING = {Entry: 3, IssueNotes: 3, HandWritten: 2}


def parse_written(model: type[W], document: Document, report: Report) -> W | None:
    """Make a model of a document; faults of its fields and of its text go to the report.

    None where the front matter could not be read at all; otherwise what did parse.
    """
    if not document.is_split:
        return None
    body = parse_body(document, _TOP_HEADING[model], report)
    if isinstance(document.front, Faulty):
        return None
    written = parse_model(model, document.front, report)
    written._document = document
    written._body = body
    return written
