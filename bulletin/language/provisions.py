"""Format provisions as lawyers of a language cite them: `Article 5(1)(c)`, `Art. 5 Abs. 1`."""

from bulletin.language.languages import Language
from bulletin.language.message_markers import NP_
from bulletin.values.law_references import LawReference, Provision

_FORMS = {
    "art": NP_("provision", "Article %(number)s"),
    "sec": NP_("provision", "Section %(number)s"),
    "rec": NP_("provision", "Recital %(number)s"),
    "ch": NP_("provision", "Chapter %(number)s"),
    "annex": NP_("provision", "Annex %(number)s"),
}
_FIRST = NP_("provision", "(%(paragraph)s)")
_LETTER = NP_("provision", "(%(letter)s)")
_NUMBER = NP_("provision", "(%(subparagraph)s)")


def spoken_provision(reference: LawReference, language: Language) -> str:
    """Return the provision as cited in a language; empty for a whole law."""
    given = reference.parts
    if not given:
        return ""
    form = language.pgettext("provision", _FORMS[given.kind])
    return form % {"number": given.number} + "".join(_parts(given, language))


def _parts(given: Provision, language: Language) -> list[str]:
    """Return its paragraph, and the letters or numbers inside it.

    An article without paragraphs may have letters directly: `art-6-a`.
    """
    return [_part(part, place, language) for place, part in enumerate(given.parts)]


def _part(part: str, place: int, language: Language) -> str:
    form = _LETTER if not part[0].isdigit() else _NUMBER if place else _FIRST
    value = {"paragraph": part, "letter": part, "subparagraph": part}
    return language.pgettext("provision", form) % value
