"""Citation files for reference managers."""

from collections.abc import Iterator
from dataclasses import dataclass

from bulletin.language.languages import Language
from bulletin.language.message_markers import NP_
from bulletin.values.addresses import citations_address, issue_address
from bulletin.views.citable_works import Cited, cite
from bulletin.views.page_types import File
from bulletin.views.shared_views import Views

FORMS = {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON", "txt": NP_("citation", "OSCOLA")}
"""The formats: file extensions with English names."""


def form_of(ending: str, language: Language) -> str:
    """Return the name of a format; that of plain text is translated."""
    name = FORMS[ending]
    return language.pgettext("citation", name) if ending == "txt" else name


@dataclass(frozen=True, kw_only=True)
class Citations(File):
    """Entries and their sources in one format."""

    cited: tuple[Cited, ...]
    form: str
    """The file extension, one of `FORMS`."""


def compose_citations(views: Views) -> Iterator[Citations]:
    """Yield the files of each issue, used by its entries' pages, and of the archive."""
    everything: list[Cited] = []
    for issue in views.bulletin.issues:
        settings = views.bulletin.settings
        cited = tuple(cite(entry, issue, settings, views.language) for entry in issue.entries)
        everything += cited
        for form in FORMS:
            address = citations_address(form, issue_address(issue.period))
            yield Citations(address=address, cited=cited, form=form)
    for form in FORMS:
        yield Citations(address=citations_address(form), cited=tuple(everything), form=form)
