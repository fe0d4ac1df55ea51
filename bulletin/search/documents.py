"""Compose what is searched and shown of an entry, from the view of its page."""

import re
from collections.abc import Iterator
from html import unescape

from bulletin.language.languages import Language
from bulletin.search.entry_terms import Document
from bulletin.views.entry_pages import EntryPage

_LEFT_OUT = re.compile(r'<sup class="mark">.*?</sup>')
_ITEM = re.compile(r"</li>\s*<li\b[^>]*>")
_BLOCK = re.compile(r"</?(?:p|h[2-6]|li|ul|ol|tr|td|th|table|blockquote|pre|br|hr)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")


def document_of(page: EntryPage, language: Language) -> Document:
    """Return the texts by which an entry is found."""
    entry = page.entry.teaser
    return Document(
        title=entry.title,
        summary=entry.summary,
        text=text_of(page.entry.text),
        names="; ".join(dict.fromkeys(filter(None, _names_of(page, language)))),
        sources="; ".join(_sources_of(page)),
    )


def text_of(html: str) -> str:
    """Return the words of a text, without footnote numbers."""
    text = _LEFT_OUT.sub("", html) if "<sup" in html else html
    text = _ITEM.sub(" \u00b7 ", text) if "<li" in text else text
    text = _TAG.sub("", _BLOCK.sub(" ", text))
    return " ".join(unescape(text).split())


def _names_of(page: EntryPage, language: Language) -> Iterator[str]:
    entry = page.entry.teaser
    yield from (language.date(entry.date), entry.section.title, page.subsection, page.issue.title)
    for place in entry.jurisdictions:
        yield from (place.name, place.id)
    yield from (one.name for one in (*entry.authorities, *entry.laws, *entry.topics))
    yield from (item.text for row in page.record for item in row.items)
    for note in page.entry.notes:
        if not (note.source.title or note.source.title_original):
            yield note.source.url or ""


def _sources_of(page: EntryPage) -> Iterator[str]:
    for note in page.entry.notes:
        source = note.source
        original = source.title_original
        yield ". ".join(filter(None, (source.publisher, source.title, original)))


def heading_of(page: EntryPage, language: Language) -> dict[str, str]:
    """Return what a list of entries shows of one; `lang` only if it is not that of the page."""
    entry = page.entry.teaser
    lang = {"lang": entry.lang} if entry.lang else {}
    return {
        **lang,
        "address": entry.address,
        "title": entry.title,
        "date": language.title_date(entry.date),
        "status": language.gettext("Withdrawn") if entry.withdrawn else "",
    }


def result_of(page: EntryPage, document: Document, language: Language) -> dict[str, object]:
    """Return what a result shows of an entry, and the text for its excerpt."""
    entry = page.entry.teaser
    summary = "" if document.begins_with_summary else document.summary
    return {
        **heading_of(page, language),
        "section": entry.section.title,
        "tone": entry.section.tone,
        "place": "; ".join(place.name for place in entry.jurisdictions),
        "text": " ".join(filter(None, (summary, document.text, document.sources))),
    }
