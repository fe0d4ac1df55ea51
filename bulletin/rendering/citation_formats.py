"""Render citations as BibTeX, RIS, CSL-JSON, and text in the style of the language.

In English that is OSCOLA (4th edition), in Chinese the Manual of Legal Citation
(法学引注手册), in German and French the common style of law journals.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from bulletin.language.languages import Language, capitalized
from bulletin.language.message_markers import N_
from bulletin.rendering.json_format import as_json, known_of
from bulletin.rendering.text_citations import cited_as
from bulletin.schema.settings import Settings
from bulletin.values.dates import PartialDate
from bulletin.views.citable_works import ENTRY, Cited, Work
from bulletin.views.citations import Citations


class _Kind(NamedTuple):
    """The name of a kind of work in each format."""

    bibtex: str
    ris: str
    csl: str
    genre: str = ""


_PAGE = _Kind("misc", "ELEC", "webpage")
_ON_PAPER = _Kind("misc", "GEN", "document")
"""The kind of a work without an address, if nothing more is known."""
_KINDS = {
    ENTRY: _Kind("article", "MGZN", "article-magazine"),
    "court": _Kind("misc", "CASE", "legal_case"),
    "gazette": _Kind("misc", "STAT", "legislation"),
    "press-release": _Kind("misc", "ELEC", "webpage", N_("Press release")),
    "media": _Kind("misc", "NEWS", "article-newspaper"),
    "social": _Kind("misc", "BLOG", "post"),
    "book": _Kind("book", "BOOK", "book"),
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)
_URL = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})


def _kind_of(work: Work) -> _Kind:
    kind = _KINDS.get(work.kind, _PAGE)
    if work.url or kind.csl not in (_PAGE.csl, ""):
        return kind
    return _ON_PAPER._replace(genre=kind.genre)


def _notes(work: Work, language: Language) -> list[str]:
    """Yield what a format has no field for."""
    paragraph = (
        language.pgettext("citation", "para %(number)s") % {"number": work.paragraph}
        if work.paragraph
        else ""
    )
    return [note for note in (paragraph, capitalized(work.access), work.note) if note]


def _as_bibtex(all_cited: Iterable[Cited], language: Language) -> str:
    """Return BibTeX in UTF-8, with fields of BibLaTeX, which BibTeX ignores."""
    return "\n".join(_bibtex(work, language) for cited in all_cited for work in cited.works)


def _bibtex(work: Work, language: Language) -> str:
    kind = _kind_of(work)
    fields = "".join(f",\n  {name} = {value}" for name, value in _bibtex_fields(work, language))
    return f"@{kind.bibtex}{{{work.key}{fields}\n}}\n"


def _bibtex_fields(work: Work, language: Language) -> Iterator[tuple[str, str]]:
    yield "title", f"{{{_latex(work.title)}}}"
    if work.title_original:
        yield "origtitle", _latex(work.title_original)
    if work.editors:
        yield "editor", "{" + " and ".join(map(_latex, work.editors)) + "}"
    if work.container:
        yield "journal", _latex(work.container)
        yield "number", _latex(work.number)
    if work.publisher:
        yield "publisher", _latex(work.publisher)
    if genre := _kind_of(work).genre:
        yield "howpublished", _latex(language.gettext(genre))
    if work.issued:
        yield "year", f"{{{work.issued.year}}}"
        if work.issued.month:
            yield "month", _MONTHS[work.issued.month - 1]
        yield "date", f"{{{work.issued}}}"
    if work.lang:
        yield "language", _latex(work.lang)
    if work.pages:
        yield "pages", _latex(work.pages.replace("–", "--"))
    if work.url:
        yield "url", f"{{{work.url.translate(_URL)}}}"
    if work.accessed:
        yield "urldate", f"{{{work.accessed}}}"
    if work.abstract:
        yield "abstract", _latex(work.abstract)
    if notes := _notes(work, language):
        yield "note", _latex("; ".join(notes))


def _latex(text: str) -> str:
    """Escape a text for braces in LaTeX; its own braces would be unbalanced."""
    return f"{{{text.translate(_LATEX)}}}"


def _as_ris(all_cited: Iterable[Cited], language: Language) -> str:
    """Return RIS in UTF-8: each line begins with a tag, two spaces, a hyphen and a space."""
    works = (work for cited in all_cited for work in cited.works)
    lines = (line for work in works for line in _ris_lines(work, language))
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines)


def _ris_lines(work: Work, language: Language) -> Iterator[tuple[str, str]]:
    yield "TY", _kind_of(work).ris
    yield "ID", work.key
    yield "TI", work.title
    yield from (("ED", name) for name in work.editors)
    if work.container:
        yield "T2", work.container
        yield "IS", work.number
    if work.publisher:
        yield "PB", work.publisher
    if work.issued:
        yield "PY", str(work.issued.year)
        yield "DA", _ris_date(work.issued)
    if work.lang:
        yield "LA", work.lang
    if work.abstract:
        yield "AB", work.abstract
    if work.title_original:
        yield "N1", language.gettext("Original title: %(title)s") % {"title": work.title_original}
    if work.pages:
        first, _, last = work.pages.partition("–")
        yield "SP", first
        yield from (("EP", one) for one in [last] if one)
    yield from (("N1", note) for note in _notes(work, language))
    if work.url:
        yield "UR", work.url
    if work.accessed:
        yield "Y2", _ris_date(work.accessed)
    yield "ER", ""


def _ris_date(date: PartialDate) -> str:
    """Return year, month and day, each followed by a slash, known or not."""
    parts = (f"{part:02}" if part else "" for part in (date.month, date.day))
    return f"{date.year:04}/{'/'.join(parts)}/"


def _as_csl_json(all_cited: Iterable[Cited], language: Language) -> str:
    """Return CSL-JSON (schema 1.0.2), one work per line."""
    works = (_csl(work, language) for cited in all_cited for work in cited.works)
    return "[\n" + ",\n".join(map(as_json, works)) + "\n]\n"


def _csl(work: Work, language: Language) -> Mapping[str, Any]:
    kind = _kind_of(work)
    fields = {
        "id": work.key,
        "type": kind.csl,
        "genre": language.gettext(kind.genre) if kind.genre else "",
        "title": work.title,
        "original-title": work.title_original,
        "editor": [{"literal": name} for name in work.editors],
        "container-title": work.container,
        "issue": work.number,
        "publisher": work.publisher,
        "issued": _csl_date(work.issued),
        "language": work.lang,
        "page": work.pages,
        "URL": work.url,
        "accessed": _csl_date(work.accessed),
        "abstract": work.abstract,
        "note": "; ".join(_notes(work, language)),
    }
    return known_of(fields)


def _csl_date(date: PartialDate | None) -> Mapping[str, Any] | None:
    if date is None:
        return None
    return {"date-parts": [[part for part in (date.year, date.month, date.day) if part]]}


def _as_text(all_cited: Iterable[Cited], language: Language) -> str:
    """Return each entry as text, with its sources by footnote number."""
    return "\n".join(_text(cited, language) for cited in all_cited)


def _text(cited: Cited, language: Language) -> str:
    notes = (
        f"  {number} {cited_as(work, language)}" for number, work in enumerate(cited.sources, 1)
    )
    return "\n".join((cited_as(cited.entry, language), *notes, ""))


_FORMS: Mapping[str, Callable[[Iterable[Cited], Language], str]] = {
    "bib": _as_bibtex,
    "ris": _as_ris,
    "json": _as_csl_json,
    "txt": _as_text,
}
"""The writer of each format."""


def render_citations(file: Citations, _settings: Settings, language: Language) -> str:
    """Render citations in one format; tools.js extracts those of one entry."""
    return _FORMS[file.form](file.cited, language)
