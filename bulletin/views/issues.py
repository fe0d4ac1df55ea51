"""The page of an issue."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from bulletin.assembly.bulletin import Issue
from bulletin.schema.entries import Entry
from bulletin.values.addresses import HOME, email_address
from bulletin.views.key_dates import DatesBlock
from bulletin.views.paging import Paging, Sheet
from bulletin.views.parts import Views, issue_link, issue_title, shortened, with_neighbours
from bulletin.views.types import IssueView, Link, Page


@dataclass(frozen=True, kw_only=True)
class IssuePage(Page):
    """An issue, or a page of it, with its neighbours in time."""

    template = "issue.html"
    has_own_frame = False
    issue: IssueView
    paging: Paging
    dates: DatesBlock
    older: Link | None
    newer: Link | None
    emails: tuple[Link, ...]
    """The issue as a mail, in two forms."""

    @property
    def has_key_dates(self) -> bool:
        return bool(self.dates.lines)


def compose_issues(views: Views) -> Iterator[IssuePage]:
    for newer, issue, older in with_neighbours(views.bulletin.issues):
        for sheet in views.issue_sheets(issue):
            yield _page(issue, sheet, newer, older, views)


def _page(
    issue: Issue, sheet: Sheet[Entry], newer: Issue | None, older: Issue | None, views: Views
) -> IssuePage:
    number = sheet.paging.number
    view = views.issue(issue, sheet.address, shown=sheet.items)
    about = shortened(issue.notes.body.words) or f"All entries of {issue.month.spoken}"
    return IssuePage(
        address=sheet.address,
        title=issue_title(issue) + (f", page {number}" if number else ""),
        description=about,
        updated=issue.published,
        issue=replace(view, introduction=Markup()) if number else view,
        paging=sheet.paging,
        dates=views.agenda.of(issue, sheet.items),
        calendar=views.agenda.calendar(HOME),
        older=issue_link(older) if older else None,
        newer=issue_link(newer) if newer else None,
        emails=(
            Link(email_address(issue.period, "html"), "formatted"),
            Link(email_address(issue.period, "txt"), "plain text"),
        ),
    )
