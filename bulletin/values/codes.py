"""Jurisdictions, languages and currencies by their standard codes, from the lists of libraries."""

import re
from functools import cache

import pycountry
from babel import Locale
from babel.core import get_global
from babel.languages import get_official_languages

from bulletin.values.code_lists import End, code_lists

_ENGLISH = Locale("en")
GROUP_CODE = re.compile(r"[A-Z][A-Z0-9]{2,11}")
"""How a group of states may be called that a bulletin defines itself: never like a country."""
_ALIASES = {"EL": ("GR",)}
"""Codes of EU usage that ISO 3166 does not have."""
_MONEY = {"RMB": "CNY", "CNH": "CNY", "€": "EUR", "£": "GBP"}
"""What people write for currencies; a dollar, and a ¥, may be one of several."""
_THOUSANDTHS = {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"}
"""Currencies whose smallest unit is a thousandth (ISO 4217)."""
_LANGUAGE_TAG = re.compile(
    r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
)


@cache
def jurisdiction_name(code: str) -> str | None:
    """The English name of a code of ISO 3166-1 alpha-2 or ISO 3166-2, or of `EU` and the like.

    One that is not valid any more has its name, too.
    """
    lists = code_lists()
    return lists.subdivisions.get(code) if "-" in code else lists.countries.get(code)


def end_of(code: str) -> End | None:
    """When a jurisdiction or a currency ceased to be valid; None of one that is."""
    return code_lists().ends.get(code)


def country_of(jurisdiction: str) -> str:
    """The code of the country that a jurisdiction is or belongs to: `CN` of `CN-ZJ`."""
    return jurisdiction.partition("-")[0]


@cache
def countries() -> dict[str, str]:
    """The English names of countries, `EU` and the like by their codes, as far as valid."""
    known = code_lists()
    return {
        code: known.countries[code] for code in sorted(known.countries.keys() - known.ends.keys())
    }


def may_be_group(code: str) -> bool:
    """Whether a registry may define a code as a group of states: it means nothing else."""
    return bool(GROUP_CODE.fullmatch(code)) and jurisdiction_meant(code) is None


@cache
def languages() -> dict[str, str]:
    """The English names of the languages that have a tag of two letters."""
    names = {str(tag): str(name) for tag, name in _ENGLISH.languages.items() if len(tag) == 2}
    return dict(sorted(names.items()))


@cache
def jurisdiction_meant(wrong: str) -> str | None:
    """The code that somebody may have meant by another code or by a name."""
    upper = wrong.upper()
    for guess in (upper, *_ALIASES.get(upper, ()), *get_global("territory_aliases").get(upper, ())):
        if jurisdiction_name(guess):
            return str(guess)
    for code, name in _ENGLISH.territories.items():
        if name.casefold() == wrong.casefold() and jurisdiction_name(code):
            return str(code)
    try:
        return str(pycountry.countries.lookup(wrong).alpha_2)
    except LookupError:
        return _subdivision_meant(wrong.casefold())


def jurisdictions_within(text: str) -> list[str]:
    """The codes of a text that consists of several, divided by other signs than commas."""
    parts = re.split(r"\s*[;、/&+\s]\s*", text)
    return parts if len(parts) > 1 and all(map(jurisdiction_name, parts)) else []


def _subdivision_meant(name: str) -> str | None:
    """The one subdivision of this name, or whose name begins with it: `Zhejiang`."""
    known = {
        code: full.casefold()
        for code, full in code_lists().subdivisions.items()
        if not end_of(code)
    }
    near = [code for code, full in known.items() if full == name]
    near = near or [code for code, full in known.items() if full.startswith(f"{name} ")]
    return near[0] if len(near) == 1 and len(name) > 3 else None


@cache
def language_name(tag: str) -> str | None:
    """The English name of the language of a well-formed BCP 47 tag; None for anything else."""
    if not _LANGUAGE_TAG.fullmatch(tag):
        return None
    primary = tag.partition("-")[0]
    name = _ENGLISH.languages.get(primary)
    return str(name) if name else None


@cache
def language_meant(wrong: str) -> str | None:
    """The tag that somebody may have meant by a name, other letters or a country's code."""
    names = {name.casefold(): str(tag) for tag, name in _ENGLISH.languages.items()}
    guesses = [names.get(wrong.casefold(), ""), _in_usual_letters(wrong)]
    guesses += get_official_languages(wrong.upper(), de_facto=True)
    return next((_as_tag(one) for one in guesses if language_name(_as_tag(one))), None)


def _as_tag(identifier: str) -> str:
    return identifier.replace("_", "-")


def _in_usual_letters(tag: str) -> str:
    """A tag with a small language, a script in title case and a region in capitals."""
    primary, *rest = re.split("[-_]", tag)
    usual = {2: str.upper, 4: str.title}
    return "-".join([primary.lower(), *(usual.get(len(part), str.lower)(part) for part in rest)])


@cache
def currency_name(code: str) -> str | None:
    """The English name of a code of ISO 4217, valid or not any more."""
    return code_lists().currencies.get(code)


def decimals_of(currency: str | None) -> int:
    """How many digits may stand behind the point of an amount."""
    return 3 if currency in _THOUSANDTHS else 2


@cache
def currency_meant(wrong: str) -> str | None:
    """The code that somebody may have meant by another code, a sign or a name."""
    upper = wrong.upper()
    if guess := upper if currency_name(upper) else _MONEY.get(upper):
        return guess
    names = {str(name).casefold(): str(code) for code, name in _ENGLISH.currencies.items()}
    meant = names.get(wrong.casefold())
    return meant if meant in code_lists().currencies else None
