"""The register of sanctions: every one that an entry reports, as it was imposed."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from bulletin.language.languages import Language
from bulletin.values.addresses import SANCTIONS, year_address
from bulletin.views.charts import Chart
from bulletin.views.parts import Views
from bulletin.views.sanction_charts import sanction_charts
from bulletin.views.sanction_lines import SanctionLine, sanction_lines
from bulletin.views.types import Link, Page
from bulletin.views.words import label_in
from bulletin.views.years import by_year, split_years, year_links


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that sanctions can be filtered by, and how many have it."""

    id: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Filter:
    """A list of choices; `id` names it in addresses and on the rows of the table."""

    id: str
    title: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, kw_only=True)
class SanctionsPage(Page):
    """The newest sanctions, and the way to those of the years before."""

    template = "sanctions.html"
    kind = "CollectionPage"
    rows: tuple[SanctionLine, ...]
    entry_count: int
    charts: tuple[Chart, ...]
    filters: tuple[Filter, ...]
    earlier: tuple[Link, ...]
    """To the pages of earlier years."""


@dataclass(frozen=True, kw_only=True)
class SanctionsYearPage(SanctionsPage):
    """The sanctions of one year."""

    has_own_frame = False


def compose_sanctions(views: Views) -> Iterator[SanctionsPage]:
    """The register, and a page for each year that it leaves out."""
    _, language = views.language.gettext, views.language
    rows = sorted(sanction_lines(views), key=lambda row: (row.date.last_day, row.id), reverse=True)
    years = by_year(rows, lambda row: row.date.year)
    listed, left_out = split_years(years)
    yield SanctionsPage(
        address=SANCTIONS,
        title=_("Sanctions"),
        description=_("Fines, damages, orders and other sanctions, as they were imposed"),
        earlier=year_links(SANCTIONS, left_out),
        **_register([row for year in listed for row in year.items], rows, language),
    )
    for year in left_out:
        yield SanctionsYearPage(
            address=year_address(SANCTIONS, year.year),
            title=_("Sanctions %(year)s") % {"year": year.year},
            description=_("Fines, damages, orders and other sanctions of %(year)s")
            % {"year": year.year},
            earlier=(),
            **_register(year.items, year.items, language),
        )


def _register(
    shown: Sequence[SanctionLine], charted: Sequence[SanctionLine], language: Language
) -> dict[str, Any]:
    """What a page of the register says of the sanctions that it shows, and those that it charts."""
    return {
        "updated": max((row.updated for row in shown), default=None),
        "rows": tuple(shown),
        "entry_count": len({row.entry.address for row in shown}),
        "charts": tuple(sanction_charts(charted, language)),
        "filters": tuple(_filters(shown, language)),
    }


def _filters(rows: Sequence[SanctionLine], language: Language) -> Iterator[Filter]:
    """What the table can be filtered by, each as far as there is something to choose."""
    _, sort_key = language.gettext, language.sort_key
    status = partial(label_in, "status", language=language)
    columns: tuple[tuple[str, str, Callable[[SanctionLine], Iterable[tuple[str, str]]]], ...] = (
        ("type", _("Kind"), lambda row: [(row.type, row.kind)]),
        ("place", _("Jurisdiction"), lambda row: [(one.id, one.name) for one in row.entry.places]),
        ("currency", _("Currency"), lambda row: [(row.currency, language.currency(row.currency))]),
        ("status", _("Status"), lambda row: [(row.status, status(row.status))]),
    )
    for name, title, values_of in columns:
        counts = Counter(value for row in rows for value in values_of(row) if value[0])
        if len(counts) > 1:
            ordered = sorted(counts.items(), key=lambda item: (-item[1], sort_key(item[0][1])))
            choices = (Choice(value, called, count) for (value, called), count in ordered)
            yield Filter(name, title, tuple(choices))
