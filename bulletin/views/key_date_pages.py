"""The pages of key dates: upcoming and past ones."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bulletin.language.languages import Language
from bulletin.values.addresses import DATES, HOME, LATER_DATES, UNKNOWN_DATES
from bulletin.values.dates import PartialDate
from bulletin.views.key_dates import KeyDateLine
from bulletin.views.page_types import Link, Page, Teaser
from bulletin.views.pagination import (
    ROOM,
    Paging,
    Year,
    by_year,
    in_turn,
    numbered_title,
    sheets_of,
    teaser_weight,
)
from bulletin.views.shared_views import Views

NEXT = 60
"""The maximum of upcoming dates on the first page; the later ones have their own page."""
UNKNOWN = 15
"""The maximum of consultations without a closing date per page."""
WEIGHT = 17
"""The weight of a date in a list; see `pagination`."""


@dataclass(frozen=True, kw_only=True)
class DatesPage(Page):
    """Upcoming dates, the most recent past ones, and links to the rest."""

    template = "dates.html"
    kind = "CollectionPage"
    as_of: PartialDate | None
    """None in a bulletin without issues, which has no dates either."""
    coming: tuple[KeyDateLine, ...] = ()
    """Next date first."""
    years: tuple[Year[KeyDateLine], ...] = ()
    unknown: tuple[Teaser, ...] = ()
    """Consultations with an unknown closing date, newest first."""
    paging: Paging
    later: Link | None = None
    """The link to upcoming dates that this page omits."""
    others_unknown: Link | None = None

    @property
    def has_key_dates(self) -> bool:
        return True


@dataclass(frozen=True, kw_only=True)
class MoreDatesPage(DatesPage):
    """Dates that do not fit on the first page."""

    has_own_frame = False


def compose_dates(views: Views) -> Iterator[DatesPage]:
    """Yield the pages of key dates: the one in the navigation, and those of the dates it omits."""
    _, language = views.language.gettext, views.language
    bulletin, lines, unknown = views.bulletin, views.agenda.lines, _unknown(views)
    as_of = bulletin.as_of if bulletin.issues else None
    coming = tuple(line for line in lines if not line.is_over(bulletin.as_of))
    passed = lines[: len(lines) - len(coming)][::-1]
    counts = Counter(line.date.year for line in passed)
    newest, *older = sheets_of(passed, DATES, lambda _: WEIGHT, _date_of, room=ROOM // 2)
    yield DatesPage(
        address=DATES,
        title=_("Key dates"),
        description=_("Consultations, hearings, effective dates and compliance deadlines"),
        updated=bulletin.updated,
        calendar=views.agenda.calendar(HOME),
        as_of=as_of,
        coming=coming[:NEXT],
        years=by_year(newest.items, _date_of, counts),
        unknown=unknown[:UNKNOWN],
        paging=newest.paging,
        later=Link(LATER_DATES, _("Later dates")) if coming[NEXT:] else None,
        others_unknown=Link(UNKNOWN_DATES, _("All such consultations"))
        if unknown[UNKNOWN:]
        else None,
    )
    for sheet in older:
        yield MoreDatesPage(
            address=sheet.address,
            title=numbered_title(_("Key dates"), sheet.paging.number, language),
            description=_("Past key dates"),
            updated=max(line.changed for line in sheet.items),
            as_of=as_of,
            years=by_year(sheet.items, _date_of, counts),
            paging=sheet.paging,
        )
    yield from _later(coming[NEXT:], as_of, language)
    yield from _unknown_pages(unknown if unknown[UNKNOWN:] else (), as_of, language)


def _later(
    lines: Sequence[KeyDateLine], as_of: PartialDate | None, language: Language
) -> Iterator[MoreDatesPage]:
    """Yield the upcoming dates that the first page omits."""
    _ = language.gettext
    sheets = in_turn(lines, LATER_DATES, lambda _: WEIGHT, lambda line: line.date.period)
    for sheet in sheets if lines else ():
        yield MoreDatesPage(
            address=sheet.address,
            title=numbered_title(_("Later dates"), sheet.paging.number, language),
            description=_(
                "Later consultations, hearings, effective dates and compliance deadlines"
            ),
            updated=max(line.changed for line in sheet.items),
            as_of=as_of,
            coming=sheet.items,
            paging=sheet.paging,
        )


def _unknown_pages(
    entries: Sequence[Teaser], as_of: PartialDate | None, language: Language
) -> Iterator[MoreDatesPage]:
    title = language.gettext("Consultations with no known closing date")
    sheets = in_turn(entries, UNKNOWN_DATES, teaser_weight, lambda entry: entry.date.period)
    for sheet in sheets if entries else ():
        yield MoreDatesPage(
            address=sheet.address,
            title=numbered_title(title, sheet.paging.number, language),
            description=title,
            as_of=as_of,
            unknown=sheet.items,
            paging=sheet.paging,
        )


def _date_of(line: KeyDateLine) -> PartialDate:
    return line.date


def _unknown(views: Views) -> tuple[Teaser, ...]:
    """Return consultations with an unknown closing date, newest first."""
    entries = (
        entry for entry in views.bulletin.entries if entry.deadline_unknown and not entry.withdrawn
    )
    return tuple(map(views.teaser, sorted(entries, key=lambda one: one.date, reverse=True)))
