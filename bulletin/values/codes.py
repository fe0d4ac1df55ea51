"""Look up jurisdictions, languages and currencies by their standard codes."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

import pycountry
from babel import Locale
from babel.core import get_global
from babel.languages import get_official_languages

from bulletin.values.code_lists import End, code_lists

_ENGLISH = Locale("en")
GROUP_CODE = re.compile(r"[A-Z][A-Z0-9]{2,11}")
"""The form of a code for a group of states that a bulletin defines: never that of a country."""
_ALIASES = {"EL": ("GR",)}
"""EU codes that differ from ISO 3166."""
_MONEY = {"RMB": "CNY", "CNH": "CNY", "人民币元": "CNY", "€": "EUR", "£": "GBP"}
"""Common notations of currencies; a dollar or a ¥ is ambiguous."""
_THOUSANDTHS = {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"}
"""Currencies whose smallest unit is a thousandth (ISO 4217)."""
_LANGUAGE_TAG = re.compile(
    r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
)


def _locales() -> Iterator[Locale]:
    """Yield the languages in which authors may write a name instead of a code."""
    yield _ENGLISH
    yield from map(Locale, ("de", "fr", "zh"))


@cache
def jurisdiction_name(code: str) -> str | None:
    """Return the English name of an ISO 3166-1 alpha-2 or ISO 3166-2 code, or of `EU` etc.

    Former codes have names too.
    """
    lists = code_lists()
    return lists.subdivisions.get(code) if "-" in code else lists.countries.get(code)


def end_of(code: str) -> End | None:
    """Return when a jurisdiction or currency ceased to be valid; None if it is valid."""
    return code_lists().ends.get(code)


def country_of(jurisdiction: str) -> str:
    """Return the country code of a jurisdiction: `CN` for `CN-ZJ`."""
    return jurisdiction.partition("-")[0]


@cache
def countries() -> dict[str, str]:
    """Return the English names of countries, `EU` etc. by valid codes."""
    known = code_lists()
    return {
        code: known.countries[code] for code in sorted(known.countries.keys() - known.ends.keys())
    }


def may_be_group(code: str) -> bool:
    """Return whether a registry may define a code as a group of states: it has no other meaning."""
    return bool(GROUP_CODE.fullmatch(code)) and jurisdiction_meant(code) is None


@cache
def languages() -> dict[str, str]:
    """Return the English names of the languages with two-letter tags."""
    names = {str(tag): str(name) for tag, name in _ENGLISH.languages.items() if len(tag) == 2}
    return dict(sorted(names.items()))


@cache
def jurisdiction_meant(wrong: str) -> str | None:
    """Return the code that was probably meant by another code or a name."""
    upper = wrong.upper()
    for guess in (upper, *_ALIASES.get(upper, ()), *get_global("territory_aliases").get(upper, ())):
        if jurisdiction_name(guess):
            return str(guess)
    for locale in _locales():
        for code, name in locale.territories.items():
            if name.casefold() == wrong.casefold() and jurisdiction_name(code):
                return str(code)
    try:
        return str(pycountry.countries.lookup(wrong).alpha_2)
    except LookupError:
        return _subdivision_meant(wrong.casefold())


def jurisdictions_within(text: str) -> list[str]:
    """Return the codes in a text that lists several, with separators other than commas."""
    parts = re.split(r"\s*[;、/&+\s]\s*", text)
    return parts if len(parts) > 1 and all(map(jurisdiction_name, parts)) else []


def _subdivision_meant(name: str) -> str | None:
    """Return the only subdivision with this name, or whose name begins with it: `Zhejiang`."""
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
    """Return the English name of a well-formed BCP 47 tag's language; otherwise None."""
    if not _LANGUAGE_TAG.fullmatch(tag):
        return None
    primary = tag.partition("-")[0]
    name = _ENGLISH.languages.get(primary)
    return str(name) if name else None


@cache
def language_meant(wrong: str) -> str | None:
    """Return the tag that was probably meant by a name, another case or a country code."""
    names = (locale.languages.items() for locale in _locales())
    named = (str(tag) for tag, name in chain(*names) if name.casefold() == wrong.casefold())
    guesses = [next(named, ""), _in_usual_letters(wrong)]
    guesses += get_official_languages(wrong.upper(), de_facto=True)
    return next((_as_tag(one) for one in guesses if language_name(_as_tag(one))), None)


def _as_tag(identifier: str) -> str:
    return identifier.replace("_", "-")


def _in_usual_letters(tag: str) -> str:
    """Return a tag with a lower-case language, a title-case script and an upper-case region."""
    primary, *rest = re.split("[-_]", tag)
    usual = {2: str.upper, 4: str.title}
    return "-".join([primary.lower(), *(usual.get(len(part), str.lower)(part) for part in rest)])


@cache
def currency_name(code: str) -> str | None:
    """Return the English name of a valid or former ISO 4217 code."""
    return code_lists().currencies.get(code)


def decimals_of(currency: str | None) -> int:
    """Return the number of decimals that an amount in a currency may have."""
    return 3 if currency in _THOUSANDTHS else 2


@cache
def currency_meant(wrong: str) -> str | None:
    """Return the code that was probably meant by another code, a symbol or a name."""
    upper = wrong.upper()
    if guess := upper if currency_name(upper) else _MONEY.get(upper):
        return guess
    names = chain(*(locale.currencies.items() for locale in _locales()))
    named = (str(code) for code, name in names if str(name).casefold() == wrong.casefold())
    return next((code for code in named if code in code_lists().currencies), None)
