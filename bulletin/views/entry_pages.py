"""The page of an entry."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from bulletin.assembly.bulletin import Issue
from bulletin.values.addresses import citations_address
from bulletin.values.dates import PartialDate
from bulletin.values.forges import edit_address
from bulletin.views.citable_works import citation_key
from bulletin.views.citations import FORMS, form_of
from bulletin.views.footnotes import TextOnOwnPage
from bulletin.views.issue_names import issue_link, issue_number
from bulletin.views.page_types import EntryView, Legislation, Link, Page, Related, Row, Teaser
from bulletin.views.shared_views import Views, with_neighbours
from bulletin.views.subjects import laws_of
from bulletin.views.threads import Step
from bulletin.views.truncation import shortened


@dataclass(frozen=True, kw_only=True)
class EntryPage(Page):
    """An entry by itself, with footnotes numbered from 1."""

    template = "entry.html"
    has_own_frame = False
    entry: EntryView
    record: tuple[Row, ...]
    citation_key: str
    """The key of its records in the citation files of its issue."""
    citations: tuple[Link, ...]
    """The citation files of its issue, in each format."""
    timeline: tuple[Step, ...]
    legislation: tuple[Legislation, ...]
    issue: Link
    number: str
    """The number of its issue, whose publication is `published`."""
    published: PartialDate
    subsection: str
    edit: str
    """The address to edit its file; empty if unknown."""
    previous: Teaser | None
    next: Teaser | None
    related: tuple[Related, ...]
    watch: str
    """The watch filter for the entry, by its first id, and its thread."""
    changes: str
    """The position of its newest change among all changes; empty if there is none."""


def compose_entries(views: Views) -> Iterator[EntryPage]:
    for issue in views.bulletin.issues:
        yield from compose_entries_of(issue, views)


def compose_entries_of(issue: Issue, views: Views) -> Iterator[EntryPage]:
    """Yield the pages of an issue's entries."""
    link = issue_link(issue, views.language)
    number, published = issue_number(issue), issue.published
    repository = views.bulletin.settings.repository
    citations = tuple(
        Link(citations_address(form, link.address), form_of(form, views.language)) for form in FORMS
    )
    for previous, entry, following in with_neighbours(issue.entries):
        yield EntryPage(
            address=entry.address,
            title=entry.title,
            lang=entry.language,
            description=entry.summary or shortened(entry.body.words),
            updated=views.changed_on(entry),
            entry=views.entry(entry, entry.address, heading_level=2, placing=TextOnOwnPage),
            record=views.record(entry),
            citation_key=citation_key(entry),
            citations=citations,
            timeline=views.timeline(entry),
            legislation=tuple(map(views.names.legislation, laws_of(entry))),
            issue=link,
            number=number,
            published=published,
            subsection=views.subsection(entry),
            edit=edit_address(repository, entry.text.path) if repository else "",
            previous=views.teaser(previous) if previous else None,
            next=views.teaser(following) if following else None,
            related=views.related(entry, filter(None, (previous, following))),
            watch=urlencode({"entry": entry.first_id}),
            changes=views.log.place_of(entry),
        )
