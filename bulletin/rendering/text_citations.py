"""Format a work as a text citation in the style of the language: in English, OSCOLA 3.4.8."""

from collections.abc import Iterator

from bulletin.language.languages import Language
from bulletin.schema.entries import Source
from bulletin.views.citable_works import Work
from bulletin.views.pinpoints import with_dashes


def cited_as(work: Work, language: Language) -> str:
    """Return a citation on one line; unknown parts are omitted."""
    return _entry(work, language) if work.container else _source(work, language)


def _entry(work: Work, language: Language) -> str:
    """Return the parts of an anonymous text: title, periodical and date, address."""
    form = language.pgettext(
        "citation", "%(title)s (%(bulletin)s No %(number)s, %(date)s) <%(address)s>"
    )
    return form % {
        "title": _title(work, language),
        "bulletin": work.container,
        "number": work.number,
        "date": language.date(work.issued) if work.issued else "",
        "address": work.url,
    }


def _source(work: Work, language: Language) -> str:
    return "".join(_parts(work, language))


def _parts(work: Work, language: Language) -> Iterator[str]:
    """Yield publisher and title, date, address, and date of access."""
    comma = language.pgettext("separator", ", ")
    called = comma.join(filter(None, (work.publisher, _title(work, language))))
    yield called
    if work.issued:
        date = language.pgettext("citation", " (%(date)s)") % {"date": language.date(work.issued)}
        yield date if called else date.lstrip(" ，,")
    yield cited_place(work, language)
    if work.url:
        address = language.pgettext("citation", " <%(address)s>") % {"address": work.url}
        yield address if called or work.issued else address.lstrip(" ，,")
    if work.access:
        yield language.pgettext("aside", " (%(text)s)") % {"text": work.access}
    if work.accessed:
        form = language.pgettext("citation", " accessed %(date)s")
        yield form % language.dated(work.accessed)


def cited_place(source: Source | Work, language: Language) -> str:
    """Return pages and paragraph; OSCOLA 2.1.6 puts the paragraph of a judgment in brackets."""
    kind = source.kind if isinstance(source, Work) else source.type
    return "".join(_place(source.pages, source.paragraph, kind or "", language))


def _place(
    pages: str | None, paragraph: str | None, kind: str, language: Language
) -> Iterator[str]:
    if pages:
        yield language.pgettext("citation", " %(pages)s") % {"pages": with_dashes(pages)}
    if paragraph and kind == "court":
        form = language.pgettext("citation", " [%(paragraph)s]")
        yield form % {"paragraph": with_dashes(paragraph)}
    elif paragraph:
        form = language.pgettext("citation", " para %(number)s")
        yield form % {"number": with_dashes(paragraph)}


def _title(work: Work, language: Language) -> str:
    """Return the title; an original one comes first, with its translation in brackets."""
    if work.title == work.url:
        return ""
    if not work.title_original:
        return language.quoted(work.title)
    form = language.pgettext("citation", "%(original)s [%(translation)s]")
    original = language.quoted(work.title_original)
    return form % {"original": original, "translation": work.title}
