"""The page that sets jurisdictions, authorities or laws side by side; a script fills it."""

from collections.abc import Iterator
from dataclasses import dataclass

from bulletin.values.addresses import (
    AUTHORITIES,
    COMPARE,
    COMPARISON_TABLES,
    FIGURES,
    JURISDICTIONS,
    LAWS,
    SANCTIONS,
)
from bulletin.views.fine_statistics import by_currency, penalties_of
from bulletin.views.index_pages import index_link
from bulletin.views.page_types import Link, Page
from bulletin.views.sanction_rows import sanction_lines
from bulletin.views.shared_views import Views

CHOICES = ("a", "b", "c")
"""What addresses call the things that are compared."""


@dataclass(frozen=True, slots=True)
class ComparedKind:
    """Things of one kind that can be compared; `id` is the name of their column."""

    id: str
    index: Link
    count: int


@dataclass(frozen=True, kw_only=True)
class ComparisonPage(Page):
    """Pickers, and the place for the tables."""

    template = "compare.html"
    tables: str
    """The address of the data; empty where there are no entries."""
    kinds: tuple[ComparedKind, ...]
    choices: tuple[str, ...]
    elsewhere: tuple[Link, ...]
    """Pages with the same figures for readers without scripts."""


def compose_comparison(views: Views) -> ComparisonPage:
    _ = views.language.gettext
    return ComparisonPage(
        address=COMPARE,
        title=_("Compare"),
        description=_("Jurisdictions, authorities and laws side by side, by year"),
        tables=COMPARISON_TABLES if views.bulletin.entries else "",
        kinds=tuple(_kinds(views)),
        choices=CHOICES,
        elsewhere=tuple(_elsewhere(views)),
    )


def comparison_query(kind: str, item_id: str) -> str:
    """What addresses the page with one thing chosen: `a=FR`, or `of=law&a=gdpr`."""
    chosen = f"{CHOICES[0]}={item_id}"
    return chosen if kind == "jurisdiction" else f"of={kind}&{chosen}"


def _kinds(views: Views) -> Iterator[ComparedKind]:
    names = views.names
    for kind, index, found in (
        ("jurisdiction", JURISDICTIONS, names.with_jurisdiction),
        ("authority", AUTHORITIES, names.with_authority),
        ("law", LAWS, names.with_law),
    ):
        if found:
            yield ComparedKind(kind, index_link(index, views.language), len(found))


def _elsewhere(views: Views) -> Iterator[Link]:
    yield from (kind.index for kind in _kinds(views))
    rows = list(sanction_lines(views))
    if rows:
        yield Link(SANCTIONS, views.language.gettext("Sanctions"))
    if by_currency(penalties_of(rows)):
        yield Link(FIGURES, views.language.gettext("Totals and medians"))
