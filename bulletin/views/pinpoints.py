"""Pinpoints and access restrictions of sources in words."""

import re

from bulletin.language.languages import Language
from bulletin.language.message_markers import N_
from bulletin.schema.entries import Source

_PAGES = N_("p. %(place)s"), N_("pp. %(place)s")
_PARAGRAPHS = N_("para. %(place)s"), N_("paras. %(place)s")
_SEVERAL = re.compile(r"[^\s]\s*[-–—,;&]\s*[^\s]|\d\s+(?:and|und|et)\s+\d|ff\b")


def pinpoint(source: Source, language: Language) -> str:
    """Return the pinpoint of a source: `pp. 12–14, para. 45`; empty if there is none."""
    pages = _named(source.pages, _PAGES, language)
    paragraph = _named(source.paragraph, _PARAGRAPHS, language)
    if pages and paragraph:
        both = language.gettext("%(pages)s, %(paragraph)s")
        return both % {"pages": pages, "paragraph": paragraph}
    return pages or paragraph


def restriction(source: Source, language: Language) -> str:
    """Return a note that not everybody can open a source; empty if everybody can."""
    return language.gettext("restricted access") if source.access else ""


def _named(place: str | None, messages: tuple[str, str], language: Language) -> str:
    if not place:
        return ""
    one, several = messages
    message = several if _SEVERAL.search(place) else one
    return language.gettext(message) % {"place": with_dashes(place)}


def with_dashes(place: str) -> str:
    """Replace the hyphen of a range with an en dash."""
    return re.sub(r"(?<=\d)\s*-\s*(?=\d)", "–", place)
