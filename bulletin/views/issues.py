"""The page of an issue."""

from collections.abc import Iterator
from dataclasses import dataclass

from bulletin.assembly.bulletin import Issue
from bulletin.language.languages import Language
from bulletin.values.addresses import HOME, email_address, issue_address
from bulletin.views.emails import MAILED
from bulletin.views.key_dates import DatesBlock
from bulletin.views.parts import Views, issue_link, issue_title, shortened, with_neighbours
from bulletin.views.types import IssueView, Link, Page


@dataclass(frozen=True, kw_only=True)
class IssuePage(Page):
    """An issue with its neighbours in time."""

    template = "issue.html"
    has_own_frame = False
    issue: IssueView
    dates: DatesBlock
    older: Link | None
    newer: Link | None
    emails: tuple[Link, ...]
    """The issue as a mail, in two forms; none of an older issue."""

    @property
    def has_key_dates(self) -> bool:
        return bool(self.dates.lines)


def compose_issues(views: Views) -> Iterator[IssuePage]:
    _, date = views.language.gettext, views.language.date
    mailed = {issue.period for issue in views.bulletin.issues[:MAILED]}
    for newer, issue, older in with_neighbours(views.bulletin.issues):
        address = issue_address(issue.period)
        yield IssuePage(
            address=address,
            title=issue_title(issue, views.language),
            description=shortened(issue.notes.body.words)
            or _("All entries of %(month)s") % {"month": date(issue.month)},
            updated=issue.published,
            issue=views.issue(issue, address),
            dates=views.agenda.of(issue),
            calendar=views.agenda.calendar(HOME),
            older=issue_link(older, views.language) if older else None,
            newer=issue_link(newer, views.language) if newer else None,
            emails=_emails(issue, views.language) if issue.period in mailed else (),
        )


def _emails(issue: Issue, language: Language) -> tuple[Link, ...]:
    _ = language.gettext
    return (
        Link(email_address(issue.period, "html"), _("formatted")),
        Link(email_address(issue.period, "txt"), _("plain text")),
    )
