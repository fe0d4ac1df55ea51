"""The pages that say what changed in the bulletin: everything, and each kind by itself."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bulletin.language.languages import Language
from bulletin.language.message_markers import N_
from bulletin.values.addresses import CHANGES, atom_address, changes_address
from bulletin.views.changes import Change, change_weight, date_of
from bulletin.views.page_types import Link, Page
from bulletin.views.pagination import Paging, Year, by_year, numbered_title, sheets_of
from bulletin.views.shared_views import Views

LISTS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "": (N_("All changes"), ("correction", "withdrawal", "date", "stage")),
    "corrections": (N_("Corrections and withdrawals"), ("correction", "withdrawal")),
    "dates": (N_("Moved dates"), ("date",)),
    "stages": (N_("New stages"), ("stage",)),
}
"""The lists by the parts of their addresses: their titles, and the kinds of changes they have."""


@dataclass(frozen=True, slots=True)
class ListLink:
    """One of the lists, and how many changes it has."""

    link: Link
    count: int


@dataclass(frozen=True, kw_only=True)
class ChangesPage(Page):
    """The newest changes, or a page of older ones."""

    template = "changes.html"
    kind = "CollectionPage"
    has_own_frame = False
    list_address: str
    """Of the first page of the list."""
    lists: tuple[ListLink, ...]
    """All lists; only the first page of each names them."""
    years: tuple[Year[Change], ...]
    paging: Paging


class FirstChangesPage(ChangesPage):
    """The newest changes of all kinds, to which every page leads."""

    has_own_frame = True


def compose_changes(views: Views) -> Iterator[ChangesPage]:
    """All lists of changes; one without any is left out, but for the list of all."""
    changes = {
        part: tuple(one for one in views.log.changes if one.kind in kinds)
        for part, (_, kinds) in LISTS.items()
    }
    lists = tuple(
        ListLink(_link(part, views.language), len(changes[part]))
        for part in LISTS
        if changes[part] or not part
    )
    for one in lists:
        yield from _pages(one, changes[_part_of(one)], lists, views)


def _pages(
    this: ListLink, changes: tuple[Change, ...], lists: tuple[ListLink, ...], views: Views
) -> Iterator[ChangesPage]:
    address, _ = this.link.address, views.language.gettext
    counts = Counter(change.date.year for change in changes)
    title = this.link.title if address != CHANGES else _("What changed")
    for sheet in sheets_of(changes, address, change_weight, date_of):
        page = FirstChangesPage if sheet.address == CHANGES else ChangesPage
        yield page(
            address=sheet.address,
            title=numbered_title(title, sheet.paging.number, views.language),
            description=_("Corrections, withdrawals, moved dates and new stages in %(bulletin)s")
            % {"bulletin": views.bulletin.settings.title},
            updated=max((one.date for one in sheet.items), default=None),
            feeds=(Link(atom_address(CHANGES), _("What changed")),),
            list_address=address,
            lists=() if sheet.paging.number else lists,
            years=by_year(sheet.items, date_of, counts),
            paging=sheet.paging,
        )


def _link(part: str, language: Language) -> Link:
    return Link(changes_address(part), language.gettext(LISTS[part][0]))


def _part_of(one: ListLink) -> str:
    return next(part for part in LISTS if changes_address(part) == one.link.address)
