"""Names of jurisdictions in the language of the reader: countries by CLDR, groups by messages."""

from bulletin.language.languages import Language
from bulletin.language.message_markers import N_
from bulletin.values.codes import jurisdiction_name

_GROUPS = {"EEA": N_("European Economic Area"), "INT": N_("International")}
"""Jurisdictions that are in no list of codes; the EU is in that of CLDR."""


def territory_name(code: str, language: Language) -> str:
    """A country, a subdivision or a group of states; its code where nobody knows it.

    CLDR has no names of subdivisions here, so that they are called as ISO 3166-2 has them.
    """
    if code in _GROUPS:
        return language.gettext(_GROUPS[code])
    name = None if "-" in code else language.locale.territories.get(code)
    return str(name or jurisdiction_name(code) or code)
