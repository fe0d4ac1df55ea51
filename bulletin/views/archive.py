"""The archive: all issues by year."""

from dataclasses import dataclass

from bulletin.values.addresses import ARCHIVE
from bulletin.views.parts import Views
from bulletin.views.types import IssueLine, Page, SectionLink
from bulletin.views.years import Year, by_year


@dataclass(frozen=True, kw_only=True)
class ArchivePage(Page):
    """All issues by year."""

    template = "archive.html"
    kind = "CollectionPage"
    sections: tuple[SectionLink, ...]
    years: tuple[Year[IssueLine], ...]
    skips_months: bool


def compose_archive(views: Views) -> ArchivePage:
    _ = views.language.gettext
    lines = map(views.issue_line, views.bulletin.issues)
    months = [issue.month.month_count for issue in views.bulletin.issues]
    return ArchivePage(
        address=ARCHIVE,
        title=_("Archive"),
        description=_("All issues of %(bulletin)s by year")
        % {"bulletin": views.bulletin.settings.title},
        updated=views.bulletin.updated,
        sections=tuple(views.sections.values()),
        years=by_year(lines, lambda line: line.month.year, lambda line: line.entry_count),
        skips_months=bool(months) and months[0] - months[-1] >= len(months),
    )
