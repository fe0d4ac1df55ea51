"""Entries and their sources as citable works."""

from dataclasses import dataclass

from bulletin.assembly.bulletin import Issue
from bulletin.language.languages import Language
from bulletin.schema.entries import Entry, Source
from bulletin.schema.settings import Settings
from bulletin.values.dates import PartialDate
from bulletin.values.tuple_repr import TupleRepr
from bulletin.views.issue_names import issue_number
from bulletin.views.page_types import Shared
from bulletin.views.pinpoints import restriction, with_dashes

ENTRY = "entry"
"""The kind of an entry, among the kinds of sources."""


@dataclass(frozen=True, slots=True, repr=False)
class Work(TupleRepr):
    """A citable work; unknown fields are empty."""

    key: str
    """ASCII, unique in the bulletin, and permanent."""
    kind: str
    """`ENTRY`, or the type of a source."""
    title: str
    """In the language of the bulletin, if there is one."""
    title_original: str
    lang: str
    """The language of the work itself (BCP 47)."""
    container: str
    """The periodical that contains it."""
    number: str
    """The number of the periodical."""
    editors: tuple[str, ...]
    publisher: str
    issued: PartialDate | None
    url: str
    """Empty where it has none."""
    pages: str
    """The pages cited, like the paragraph."""
    paragraph: str
    access: str
    accessed: PartialDate | None
    abstract: str
    note: str


@dataclass(frozen=True, repr=False)
class Cited(Shared):
    """An entry and its sources, in footnote order."""

    entry: Work
    sources: tuple[Work, ...]

    @property
    def works(self) -> tuple[Work, ...]:
        return (self.entry, *self.sources)


def citation_key(entry: Entry) -> str:
    """Return the common prefix of the keys of an entry and its sources: `2022-02_some-entry`."""
    return entry.first_id.replace("/", "_")


def cite(entry: Entry, issue: Issue, settings: Settings, language: Language) -> Cited:
    """Return an entry and its sources as citable works."""
    key = citation_key(entry)
    _, gone = language.gettext, entry.withdrawn
    work = Work(
        key=f"entry_{key}",
        kind=ENTRY,
        title=entry.title,
        title_original="",
        lang=settings.language,
        container=settings.title,
        number=issue_number(issue),
        editors=issue.notes.editors,
        publisher=settings.publisher.name,
        issued=issue.published,
        url=settings.base_url + entry.address,
        pages="",
        paragraph="",
        access="",
        accessed=None,
        abstract=entry.summary or "",
        note=_("Withdrawn %(when)s: %(text)s")
        % {"when": language.when(gone.date), "text": gone.reason}
        if gone
        else "",
    )
    return Cited(work, tuple(_source(source, key, language) for source in entry.cited_sources))


def _source(source: Source, entry: str, language: Language) -> Work:
    """Return a source as a work; its address replaces a missing title."""
    archived = ""
    if source.archive_url and source.archived:
        archived = language.gettext("Archived copy of %(date)s: %(address)s") % {
            **language.dated(source.archived),
            "address": source.archive_url,
        }
    return Work(
        key=f"source_{entry}_{source.id}",
        kind=source.type or "",
        title=source.title or source.title_original or source.url or "",
        title_original=source.title_original or "" if source.title else "",
        lang=source.lang or "",
        container="",
        number="",
        editors=(),
        publisher=source.publisher or "",
        issued=source.published,
        url=source.url or "",
        pages=with_dashes(source.pages or ""),
        paragraph=with_dashes(source.paragraph or ""),
        access=restriction(source, language),
        accessed=source.accessed,
        abstract="",
        note=archived,
    )
