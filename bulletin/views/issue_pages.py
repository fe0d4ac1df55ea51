"""The page of an issue."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from bulletin.assembly.bulletin import Issue
from bulletin.language.languages import Language
from bulletin.schema.entries import Entry
from bulletin.values.addresses import HOME, email_address, issue_address
from bulletin.views.emails import MAILED
from bulletin.views.issue_names import issue_link, issue_title
from bulletin.views.key_dates import DatesBlock
from bulletin.views.page_types import IssueView, Link, Page
from bulletin.views.pagination import Paging, Sheet, entry_weight, in_turn, numbered_title
from bulletin.views.shared_views import Views, with_neighbours
from bulletin.views.truncation import shortened


@dataclass(frozen=True, kw_only=True)
class IssuePage(Page):
    """An issue, or a page of it, with the previous and next issue."""

    template = "issue.html"
    has_own_frame = False
    issue: IssueView
    paging: Paging
    dates: DatesBlock
    older: Link | None
    newer: Link | None
    emails: tuple[Link, ...]
    """The e-mail edition in two formats; empty for an older issue."""

    @property
    def has_key_dates(self) -> bool:
        return bool(self.dates.lines)


def compose_issues(views: Views) -> Iterator[IssuePage]:
    mailed = {issue.period for issue in views.bulletin.issues[:MAILED]}
    for newer, issue, older in with_neighbours(views.bulletin.issues):
        for sheet in issue_sheets(issue, views):
            emails = _emails(issue, views.language) if issue.period in mailed else ()
            yield _page(issue, sheet, (newer, older), emails, views)


def issue_sheets(issue: Issue, views: Views) -> tuple[Sheet[Entry], ...]:
    """Return the entries of an issue by page; a single page if issues must be whole."""
    weigh = (lambda _: 0) if views.whole_issues else entry_weight
    titles = {section.section.id: section.section.title for section in issue.sections}
    address = issue_address(issue.period)
    sheets = in_turn(
        issue.entries, address, weigh, lambda one: f"{titles[one.section]}, {one.date}"
    )
    return tuple(sheets)


def _page(
    issue: Issue,
    sheet: Sheet[Entry],
    beside: tuple[Issue | None, Issue | None],
    emails: tuple[Link, ...],
    views: Views,
) -> IssuePage:
    newer, older = beside
    language = views.language
    whole = language.gettext("All entries from %(month)s") % {"month": language.date(issue.month)}
    number = sheet.paging.number
    view = views.issue(issue, sheet.address, shown=sheet.items)
    return IssuePage(
        address=sheet.address,
        title=numbered_title(issue_title(issue, language), number, language),
        description=shortened(issue.notes.body.words) or whole,
        updated=issue.published,
        issue=replace(view, introduction=Markup()) if number else view,
        paging=sheet.paging,
        dates=views.agenda.of(issue, sheet.items),
        calendar=views.agenda.calendar(HOME),
        older=issue_link(older, language) if older else None,
        newer=issue_link(newer, language) if newer else None,
        emails=emails,
    )


def _emails(issue: Issue, language: Language) -> tuple[Link, ...]:
    _ = language.gettext
    return (
        Link(email_address(issue.period, "html"), _("formatted")),
        Link(email_address(issue.period, "txt"), _("plain text")),
    )
