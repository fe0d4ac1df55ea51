"""The archive: all issues by year."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from bulletin.values.addresses import ARCHIVE
from bulletin.values.dates import PartialDate
from bulletin.views.page_types import IssueLine, Page, SectionLink
from bulletin.views.pagination import Paging, Year, by_year, numbered_title, sheets_of
from bulletin.views.shared_views import Views


@dataclass(frozen=True, kw_only=True)
class ArchivePage(Page):
    """The newest issues by year."""

    template = "archive.html"
    kind = "CollectionPage"
    sections: tuple[SectionLink, ...]
    years: tuple[Year[IssueLine], ...]
    """With the number of entries of each year."""
    skips_months: bool
    paging: Paging


@dataclass(frozen=True, kw_only=True)
class OlderArchivePage(ArchivePage):
    """A page of older issues."""

    has_own_frame = False


def compose_archive(views: Views) -> Iterator[ArchivePage]:
    _, language = views.language.gettext, views.language
    issues = views.bulletin.issues
    sections = tuple(views.sections.values())
    lines = tuple(map(views.issue_line, issues))
    counts = Counter[int]()
    for line in lines:
        counts[line.month.year] += line.entry_count
    months = [issue.month.month_count for issue in issues]
    for sheet in sheets_of(lines, ARCHIVE, lambda _: 6 + len(sections), _month_of):
        number = sheet.paging.number
        yield (OlderArchivePage if number else ArchivePage)(
            address=sheet.address,
            title=numbered_title(_("Archive"), number, language),
            description=_("All issues of %(bulletin)s by year")
            % {"bulletin": views.bulletin.settings.title},
            updated=views.bulletin.updated,
            sections=sections,
            years=by_year(sheet.items, _month_of, counts),
            skips_months=bool(months) and months[0] - months[-1] >= len(months),
            paging=sheet.paging,
        )


def _month_of(line: IssueLine) -> PartialDate:
    return line.month
