"""Titles and numbers of issues."""

from bulletin.assembly.bulletin import Issue
from bulletin.language.languages import Language
from bulletin.values.addresses import issue_address
from bulletin.views.page_types import Link


def issue_title(issue: Issue, language: Language) -> str:
    """Return the month, and the title of the issue if it has one."""
    month, about = language.title_date(issue.month), issue.notes.title
    form = language.gettext("%(month)s: %(about)s")
    return form % {"month": month, "about": about} if about else month


def issue_link(issue: Issue, language: Language) -> Link:
    return Link(issue_address(issue.period), language.title_date(issue.month))


def issue_number(issue: Issue) -> str:
    """Return year and month, as periodicals count volumes and numbers."""
    return f"{issue.month.year}/{issue.month.month:02}"
