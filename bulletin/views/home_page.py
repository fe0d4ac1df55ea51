"""The home page."""

from dataclasses import dataclass

from bulletin.values.addresses import HOME
from bulletin.views.issue_pages import issue_sheets
from bulletin.views.key_dates import DatesBlock
from bulletin.views.page_types import IssueLine, IssueView, Page, SectionLink
from bulletin.views.shared_views import Views

RECENT = 12
"""The number of issues listed on the home page."""


@dataclass(frozen=True, kw_only=True)
class HomePage(Page):
    """The latest issue in full, and links to all others."""

    template = "home.html"
    issue: IssueView | None
    more: str
    """The address of the next page of the issue, if there is one."""
    dates: DatesBlock | None
    earlier: tuple[IssueLine, ...]
    sections: tuple[SectionLink, ...]

    @property
    def has_key_dates(self) -> bool:
        return bool(self.dates and self.dates.lines)


def compose_home(views: Views) -> HomePage:
    latest, *earlier = views.bulletin.issues or (None,)
    sheet = issue_sheets(latest, views)[0] if latest else None
    return HomePage(
        address=HOME,
        title=views.bulletin.settings.title,
        description=views.bulletin.settings.description,
        updated=views.bulletin.updated,
        issue=views.issue(latest, HOME, shown=sheet.items) if latest and sheet else None,
        more=sheet.paging.older if sheet else "",
        dates=views.agenda.next_after(latest, sheet.items) if latest and sheet else None,
        calendar=views.agenda.calendar(HOME),
        earlier=tuple(views.issue_line(issue) for issue in earlier[:RECENT] if issue),
        sections=tuple(views.sections.values()),
    )
