"""All entries and their sources, for reference managers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bulletin.language.languages import Language
from bulletin.language.marking import NP_
from bulletin.values.addresses import citations_address
from bulletin.views.entries import EntryPage
from bulletin.views.types import File, Page
from bulletin.views.works import Cited

FORMS = {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON", "txt": NP_("citation", "OSCOLA")}
"""The forms of citations: the endings of their files, and what they are called in English."""


def form_of(ending: str, language: Language) -> str:
    """What a form is called; that of texts is another one in each language."""
    name = FORMS[ending]
    return language.pgettext("citation", name) if ending == "txt" else name


@dataclass(frozen=True, kw_only=True)
class Citations(File):
    """All entries and their sources in one form."""

    cited: tuple[Cited, ...]
    form: str
    """The ending of its name, which is one of `FORMS`."""


def compose_citations(pages: Iterable[Page]) -> Iterator[Citations]:
    """The files of the whole archive; each entry's own are in its page."""
    everything = tuple(page.cited for page in pages if isinstance(page, EntryPage))
    for form in FORMS:
        yield Citations(address=citations_address(form), cited=everything, form=form)
