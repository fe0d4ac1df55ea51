"""The register of sanctions, as they were imposed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bulletin.values.addresses import FIGURES, REGISTER, SANCTIONS, year_address
from bulletin.values.dates import PartialDate
from bulletin.views.bar_charts import Chart
from bulletin.views.fine_statistics import by_currency, penalties_of
from bulletin.views.page_types import Page
from bulletin.views.pagination import (
    BYTES_PER_ELEMENT,
    ROOM,
    Paging,
    filled,
    numbered_title,
    sheets_of,
)
from bulletin.views.sanction_charts import sanction_charts
from bulletin.views.sanction_rows import SanctionLine, newest_first, sanction_lines
from bulletin.views.shared_views import Views


@dataclass(frozen=True, slots=True)
class YearLink:
    """The page of a year, with its number of sanctions."""

    address: str
    year: int
    count: int


@dataclass(frozen=True, kw_only=True)
class SanctionsPage(Page):
    """The newest sanctions of all, or of a year."""

    template = "sanctions.html"
    kind = "CollectionPage"
    rows: tuple[SanctionLine, ...]
    entry_count: int
    """The number of entries that report them."""
    count: int
    """The number of sanctions on all pages of the list."""
    oldest: PartialDate | None
    charts: tuple[Chart, ...] = ()
    figures: str = ""
    """The address of totals and medians, if there are any."""
    columns: str = ""
    """The address of the column table with all rows."""
    years: tuple[YearLink, ...] = ()
    """On the first page, links to all sanctions by year, if they do not fit."""
    paging: Paging | None = None
    """The position among the pages of a year."""


@dataclass(frozen=True, kw_only=True)
class SanctionsYearPage(SanctionsPage):
    """Sanctions of one year."""

    has_own_frame = False


def compose_sanctions(views: Views) -> Iterator[SanctionsPage]:
    """Yield the register: its newest rows, and all rows by year if there are more."""
    _, language = views.language.gettext, views.language
    rows = newest_first(sanction_lines(views))
    newest = next(filled(rows, row_weight, ROOM), [])
    years = Counter(row.date.year for row in rows) if len(newest) < len(rows) else Counter[int]()
    yield SanctionsPage(
        address=SANCTIONS,
        title=_("Sanctions"),
        description=_("Fines, damages, orders and other sanctions, as imposed"),
        years=tuple(
            YearLink(year_address(SANCTIONS, year), year, years[year])
            for year in sorted(years, reverse=True)
        ),
        charts=tuple(sanction_charts(rows, language)),
        figures=FIGURES if by_currency(penalties_of(rows)) else "",
        columns=REGISTER if rows else "",
        **_register(newest, rows),
    )
    for year in years:
        own = [row for row in rows if row.date.year == year]
        for sheet in sheets_of(own, year_address(SANCTIONS, year), row_weight, _date_of):
            number = sheet.paging.number
            yield SanctionsYearPage(
                address=sheet.address,
                title=numbered_title(_("Sanctions %(year)s") % {"year": year}, number, language),
                description=_("Fines, damages, orders and other sanctions in %(year)s")
                % {"year": year},
                paging=sheet.paging,
                **_register(sheet.items, own),
            )


def _register(shown: Sequence[SanctionLine], rows: Sequence[SanctionLine]) -> dict[str, Any]:
    """Return the values of a page that depend on its sanctions and on the whole list."""
    return {
        "updated": max((row.updated for row in rows), default=None),
        "rows": tuple(shown),
        "entry_count": len({row.entry.address for row in rows}),
        "count": len(rows),
        "oldest": rows[-1].date if rows else None,
    }


def _date_of(row: SanctionLine) -> PartialDate:
    return row.date


def row_weight(row: SanctionLine) -> int:
    """Return the weight of a sanction; see `pagination`."""
    texts = (row.entry.title, row.on, row.note)
    names = (*row.entry.jurisdictions, *row.entry.authorities)
    size = 1000 + sum(map(len, texts)) + sum(len(one.name) for one in names)
    return max(16 + bool(row.party), size // BYTES_PER_ELEMENT)
