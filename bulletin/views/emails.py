"""The e-mail edition of an issue, ready to paste into a mailing tool."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from bulletin.assembly.bulletin import Issue
from bulletin.values.addresses import email_address, issue_address
from bulletin.views.footnotes import TextOnPage
from bulletin.views.issue_names import issue_title
from bulletin.views.page_types import File, IssueView
from bulletin.views.shared_views import Views

_IMAGE = re.compile(r'<img [^>]*alt="([^"]*)"[^>]*>')


class MailedText(TextOnPage):
    """A text in an e-mail: all links lead to the site, and no image is loaded."""

    @property
    def html(self) -> Markup:
        image = self.language.gettext("Image: %(description)s") % {"description": r"\1"}
        return Markup(_IMAGE.sub(rf"<em>[{image}]</em>", str(super().html)))

    def mark(self, source: str) -> str:
        number = self.count_mark(source)
        return f'<sup><a class="mark" href="{self.note_address(source)}">{number}</a></sup>'


class TypedText(MailedText):
    """A text in a plain text e-mail; the writer removes its markup."""

    def mark(self, source: str) -> str:
        return f" [{self.count_mark(source)}]"


@dataclass(frozen=True, kw_only=True)
class Email(File):
    """An issue as an e-mail, with the footnote numbers of the issue's page."""

    title: str
    issue: IssueView


class EmailHtml(Email):
    """An HTML e-mail."""

    template = "email.html"


class EmailText(Email):
    """A plain text e-mail."""


MAILED = 12
"""The number of issues with an e-mail edition; it is sent when an issue appears, and rarely after a
year.
"""


def compose_emails(views: Views) -> Iterator[Email]:
    """Yield both formats of each of the newest issues."""
    for issue in views.bulletin.issues[:MAILED]:
        yield _email(EmailHtml, "html", MailedText, issue, views)
        yield _email(EmailText, "txt", TypedText, issue, views)


def _email(
    form: type[Email], ending: str, text: type[TextOnPage], issue: Issue, views: Views
) -> Email:
    base = views.bulletin.settings.base_url
    return form(
        address=email_address(issue.period, ending),
        title=issue_title(issue, views.language),
        issue=views.issue(issue, issue_address(issue.period), partial(text, base=base)),
    )
