"""The page of the search."""

from dataclasses import dataclass

from bulletin.values.addresses import SEARCH
from bulletin.views.parts import Views
from bulletin.views.types import Page, SectionLink


@dataclass(frozen=True, kw_only=True)
class SearchPage(Page):
    """The form, and the place for what it finds."""

    template = "search.html"
    kind = "SearchResultsPage"
    sections: tuple[SectionLink, ...]


def compose_search(views: Views) -> SearchPage:
    return SearchPage(
        address=SEARCH,
        title=views.language.gettext("Search"),
        description=views.language.gettext("Search %(bulletin)s")
        % {"bulletin": views.bulletin.settings.title},
        sections=tuple(views.sections.values()),
    )
