"""The search page."""

from dataclasses import dataclass

from bulletin.language.languages import Language
from bulletin.language.message_markers import N_
from bulletin.values.addresses import SEARCH
from bulletin.views.page_types import Page, SectionLink
from bulletin.views.shared_views import Views

FIELDS = {
    "section": N_("Section"),
    "jurisdiction": N_("Jurisdiction"),
    "authority": N_("Authority"),
    "law": N_("Law"),
    "party": N_("Party"),
    "topic": N_("Topic"),
    "sector": N_("Sector"),
    "infringement": N_("Infringement"),
    "year": N_("Year"),
}
"""What entries are filtered by: the ids in addresses and their names, in the order of the page."""


@dataclass(frozen=True, kw_only=True)
class SearchPage(Page):
    """The form, and the placeholder for results."""

    template = "search.html"
    kind = "SearchResultsPage"
    sections: tuple[SectionLink, ...]
    fields: tuple[str, ...]
    """What stands before a colon in a query, to search in one field."""
    field_example: str


def compose_search(views: Views) -> SearchPage:
    fields = {name: _typed(name, views.language) for name in FIELDS}
    return SearchPage(
        address=SEARCH,
        title=views.language.gettext("Search"),
        description=views.language.gettext("Search %(bulletin)s")
        % {"bulletin": views.bulletin.settings.title},
        sections=tuple(views.sections.values()),
        fields=tuple(fields.values()),
        field_example=_example(fields, views),
    )


def _typed(field: str, language: Language) -> str:
    """The name of a field as readers type it: their own word for it, if that is one word."""
    name = language.gettext(FIELDS[field]).lower()
    return name if name.isalpha() else field


def _example(fields: dict[str, str], views: Views) -> str:
    """A query for entries of an authority and a year that the bulletin has."""
    newest = next((entry for entry in views.bulletin.entries if entry.authorities), None)
    authority, year = (newest.authorities[0], newest.date.year) if newest else ("cnil", 2024)
    return f"{fields['authority']}:{authority} {fields['year']}:{year}"
