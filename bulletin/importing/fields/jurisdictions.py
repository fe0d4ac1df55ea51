"""Jurisdictions by their names in a text: countries and their parts, and who comes from there."""

import re
from collections.abc import Iterator
from functools import cache

import pycountry
from babel import Locale
from babel.core import get_global
from babel.languages import get_official_languages

from bulletin.schema.registries import Registry
from bulletin.values.codes import jurisdiction_meant, jurisdiction_name

_SHORT = {"EU": "EU", "UK": "GB", "US": "US", "U.S.": "US", "U.K.": "GB", "USA": "US"}
_LONG = {"European Union": "EU", "United Kingdom": "GB", "United States": "US"}
_NOT_FROM_LANGUAGES = frozenset(("en",))
"""A language that says nothing of a country."""
_FEDERATIONS = ("US", "CA", "AU")
"""Countries whose states the list names in English and whose states make laws of this kind."""
_LONGEST = 6
"""Words of a name."""
_WORD = re.compile(r"\b[A-Z][\w.’'-]*(?:(?: (?:and|of|the|da|de))* [A-Z][\w.’'-]*)*")


def jurisdiction_named(heading: str) -> str:
    """The code of the country or region that a heading is the name of; empty if it is none."""
    name = heading.strip(" :.")
    if name in _SHORT:
        return _SHORT[name]
    if len(name) < 4 or len(name) > 40:
        return ""
    return jurisdiction_meant(name.title() if name.isupper() else name) or ""


def jurisdictions_in(text: str, registry: Registry) -> Iterator[tuple[str, str]]:
    """The codes of the jurisdictions that a text names, each with the words that name it."""
    names = {**_names(), **{one.name: code for code, one in registry.jurisdictions.items.items()}}
    for match in _WORD.finditer(text):
        yield from _within(match[0].split(), names)


def _within(words: list[str], names: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The names in a row of capitalised words, the longest first."""
    begin = 0
    while begin < len(words):
        for end in range(min(len(words), begin + _LONGEST), begin, -1):
            name = re.sub(r"['’]s?$", "", " ".join(words[begin:end]).rstrip(",;:"))
            if code := names.get(name) or names.get(name.rstrip(".")):
                yield code, name
                begin = end - 1
                break
        begin += 1


@cache
def _names() -> dict[str, str]:
    """Names of countries, and words for what belongs to one that is named as its language is."""
    english = Locale("en")
    countries = {
        str(name): str(code)
        for code, name in english.territories.items()
        if jurisdiction_name(code)
    }
    common = {str(one.name): str(one.alpha_2) for one in pycountry.countries}
    states = {
        str(one.name): str(one.code)
        for one in pycountry.subdivisions
        if one.country_code in _FEDERATIONS
    }
    return {**states, **dict(_adjectives(english)), **common, **countries, **_SHORT, **_LONG}


def _adjectives(english: Locale) -> Iterator[tuple[str, str]]:
    """`French` for FR: languages that are official in the country where most people speak them."""
    likely = get_global("likely_subtags")
    for tag, name in english.languages.items():
        guesses = (tag.upper(), str(likely.get(tag, "")).rpartition("_")[2])
        for code in guesses:
            is_official = tag in get_official_languages(code, de_facto=True)
            if tag not in _NOT_FROM_LANGUAGES and is_official and jurisdiction_name(code):
                yield str(name), code
                break
