"""The page of the search."""

from dataclasses import dataclass

from bulletin.values.addresses import SEARCH
from bulletin.views.page_types import Page, SectionLink
from bulletin.views.shared_views import Views


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
