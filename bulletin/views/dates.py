"""The pages of key dates: what is to come, and what has passed, by year."""

from collections.abc import Iterator
from dataclasses import dataclass

from bulletin.values.addresses import DATES, HOME, year_address
from bulletin.values.dates import PartialDate
from bulletin.views.key_dates import KeyDateLine
from bulletin.views.parts import Views
from bulletin.views.types import Link, Page, Teaser
from bulletin.views.years import Year, by_year, split_years, year_links


@dataclass(frozen=True, kw_only=True)
class DatesPage(Page):
    """What is to come, the newest years of what has passed, and the way to the years before."""

    template = "dates.html"
    kind = "CollectionPage"
    as_of: PartialDate | None
    """None in a bulletin without an issue, which has no dates either."""
    coming: tuple[KeyDateLine, ...]
    """The next first."""
    years: tuple[Year[KeyDateLine], ...]
    unknown: tuple[Teaser, ...]
    """Consultations of these years whose closing date nobody knows."""
    earlier: tuple[Link, ...]

    @property
    def has_key_dates(self) -> bool:
        return True


@dataclass(frozen=True, kw_only=True)
class DatesYearPage(DatesPage):
    """What has passed of one year."""

    has_own_frame = False


def compose_dates(views: Views) -> Iterator[DatesPage]:
    """All key dates, and a page for each year that the first one leaves out."""
    _ = views.language.gettext
    bulletin, lines, unknown = views.bulletin, views.agenda.lines, _unknown(views)
    as_of = bulletin.as_of if bulletin.issues else None
    coming = tuple(line for line in lines if not line.is_over(bulletin.as_of))
    passed = reversed(lines[: len(lines) - len(coming)])
    listed, earlier = split_years(by_year(passed, lambda line: line.date.year))
    left_out = {year.year for year in earlier}
    yield DatesPage(
        address=DATES,
        title=_("Key dates"),
        description=_("What closes, opens, takes effect or has to be done, and when"),
        updated=bulletin.updated,
        calendar=views.agenda.calendar(HOME),
        as_of=as_of,
        coming=coming,
        years=listed,
        unknown=tuple(one for one in unknown if one.date.year not in left_out),
        earlier=year_links(DATES, earlier),
    )
    for year in earlier:
        yield DatesYearPage(
            address=year_address(DATES, year.year),
            title=_("Key dates %(year)s") % {"year": year.year},
            description=_("What closed, opened, took effect or had to be done in %(year)s")
            % {"year": year.year},
            updated=max(line.changed for line in year.items),
            as_of=as_of,
            coming=(),
            years=(year,),
            unknown=tuple(one for one in unknown if one.date.year == year.year),
            earlier=(),
        )


def _unknown(views: Views) -> tuple[Teaser, ...]:
    """Consultations that close on a day that nobody knows, the newest first."""
    entries = (
        entry for entry in views.bulletin.entries if entry.deadline_unknown and not entry.withdrawn
    )
    return tuple(map(views.teaser, sorted(entries, key=lambda one: one.date, reverse=True)))
