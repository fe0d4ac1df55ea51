"""Names of jurisdictions in the readers' language: countries from CLDR, groups as messages."""

from bulletin.language.languages import Language
from bulletin.language.message_markers import N_
from bulletin.values.codes import jurisdiction_name

_GROUPS = {"EEA": N_("European Economic Area"), "INT": N_("International")}
"""Jurisdictions in no list of codes; the EU is in CLDR."""


def territory_name(code: str, language: Language) -> str:
    """Return the name of a country, subdivision or group of states; its code if unknown.

    CLDR's names of subdivisions are not available here, so these have their ISO 3166-2 names.
    """
    if code in _GROUPS:
        return language.gettext(_GROUPS[code])
    name = None if "-" in code else language.locale.territories.get(code)
    return str(name or jurisdiction_name(code) or code)
