"""The patterns of terms, for both Python and JavaScript.

The index includes these patterns, so that the browser splits a query as the texts were split. Both
match lower-case text after NFKC. `WORD` is the inside of a character class; everything else is in
the common subset of both languages' regular expressions.
"""

import re

MARKS = "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
"""Combining marks of scripts that write them separately."""
INDIC = "\u0900-\u0963\u0966-\u0dff\u0e01-\u0e3a\u0e40-\u0edf\u0f00-\u109f\u1780-\u17d3"
UNSPACED = "\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Han and kana: scripts without spaces between words."""
IGNORED = "\u00ad\u200b-\u200d\u2060\ufeff"
"""Invisible characters, such as soft hyphens."""

LETTER = "[{WORD}]"
"""To be completed with each language's class of letters and digits."""

_NO_MORE = f"(?!{LETTER})"
_NO_MORE_BEFORE = f"(?<!{LETTER})"
_NUMBER = f"[0-9]+[a-z]?{_NO_MORE}"
_UNIT = (
    r"(?:abs|absatz|par|para|paragraph|paragraphe|al|alin\u00e9a|nr|no|num\u00e9ro|ziff|ziffer|lit"
    r"|buchst|buchstabe|point|sous|let|letter|lettre|satz|s|uabs|unterabs|unterabsatz|subparagraph)"
)
_ROMAN = f"\\s(i{{1,3}}|iv|vi{{0,3}}|ix|x){_NO_MORE}(?:\\s[1-9]{_NO_MORE})?"
"""A paragraph, and behind it perhaps a sentence, as in `Art. 6 I 1 lit. f`."""
_PART = (
    rf"(?:\s?\([a-z0-9]{{1,4}}\)|,?\s?(?:{_NO_MORE_BEFORE}{_UNIT}{_NO_MORE}\.?\s?)+"
    rf"\(?[a-z0-9]{{1,4}}{_NO_MORE}\)?"
    rf"|{_ROMAN.replace('(i', '(?:i', 1)}(?:\s[a-z]{_NO_MORE})?)"
)
_PROVISION = f"{_NUMBER}{_PART}*"
_ARTICLE = "art(?:icles?|ikeln?|s|t)?"
_SECTION = "sec(?:tions?|s)?|\u00a7{1,2}"
_RECITAL = "recitals?|consid\u00e9rants?|erw\u00e4gungsgr(?:und|\u00fcnden?)|erwgr"
_JOINED = r"(?:\s?[,\u2013-]\s?|\s(?:and|or|to|und|oder|bis|et|ou|\u00e0)\s)"

_DAY, _MONTH, _YEAR = "([0-3]?[0-9])", "([01]?[0-9])", "((?:19|20)[0-9]{2})"
MONTHS = (
    "january januar janvier enero gennaio januari jan janv",
    "february februar f\u00e9vrier febrero febbraio februari feb febr f\u00e9vr",
    "march m\u00e4rz mars marzo maart mar m\u00e4r",
    "april avril abril aprile apr avr",
    "may mai mayo maggio mei",
    "june juni juin junio giugno jun",
    "july juli juillet julio luglio jul juil",
    "august ao\u00fbt agosto augustus aug",
    "september septembre septiembre settembre sep sept",
    "october oktober octobre octubre ottobre oct okt",
    "november novembre noviembre nov",
    "december dezember d\u00e9cembre diciembre dicembre dec dez d\u00e9c",
)
"""The names of the months in the languages of most decisions."""
_NAME = "(" + "|".join(sorted(" ".join(MONTHS).split(), key=len, reverse=True)) + ")"

PATTERNS = {
    "word": f"['\u2019]s{_NO_MORE}|{LETTER}+",
    "unspaced": f"[{UNSPACED}]+",
    "ignored": f"[{IGNORED}]",
    "identifier": f"{_NO_MORE_BEFORE}{LETTER}+(?:[-\u2010-\u2013/:._,]{LETTER}+)+",
    "names": f"{_NO_MORE_BEFORE}{LETTER}+(?:\\s?[&+]\\s?{LETTER}+)+",
    "hyphened": (
        f"{_NO_MORE_BEFORE}(?<![-\u2010\u2011])"
        f"{LETTER}+[-\u2010\u2011]{LETTER}+(?![-\u2010\u2011]|{LETTER})"
    ),
    "initials": f"{_NO_MORE_BEFORE}(?:[a-z]\\.){{2,}}",
    "date": (
        rf"{_NO_MORE_BEFORE}(?:{_YEAR}-([01][0-9])-([0-3][0-9])"
        rf"|{_DAY}[./]\s?{_MONTH}[./]\s?{_YEAR}"
        rf"|{_DAY}(?:\.|er|st|nd|rd|th)?\s(?:of\s|de\s)?{_NAME}\.?,?\s(?:de\s)?{_YEAR}"
        rf"|{_NAME}\.?\s{_DAY}(?:st|nd|rd|th)?,?\s{_YEAR}){_NO_MORE}"
        rf"|(?<![0-9]){_YEAR}\u5e74{_MONTH}\u6708{_DAY}\u65e5"
    ),
    "provision": (
        f"{_NO_MORE_BEFORE}(?:({_ARTICLE})|({_SECTION})|({_RECITAL}))"
        rf"\.?\s?({_PROVISION}(?:{_JOINED}{_PROVISION})*)"
        f"|{_NO_MORE_BEFORE}({_NUMBER}\\s(?:abs|absatz)\\.?\\s?{_NUMBER}{_PART}*)"
    ),
    "head": rf"{_NO_MORE_BEFORE}(?:art|sec|\u00a7|recital|consid|erw|[0-9]+[a-z]?\sabs)",
    "one": _PROVISION,
    "units": (
        rf"{_NO_MORE_BEFORE}(?:satz|s|uabs|unterabs|unterabsatz)\.?\s?[0-9]+"
        rf"|{_NO_MORE_BEFORE}{_UNIT}{_NO_MORE}\.?"
    ),
    "roman": _ROMAN,
    "many": "s$|artikeln$|\u00fcnden?$|\u00a7\u00a7",
    "chinese": (
        "\u7b2c([0-9\u96f6\u3007\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u767e\u5343]+)[\u6761\u689d]"
        "(?:\u7b2c([0-9\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341]+)\u6b3e)?"
    ),
}
"""By name; groups are numbered, because the languages differ in the syntax of names."""

WORD_IN_PYTHON = rf"\w{MARKS}{INDIC}"


def compiled(name: str) -> re.Pattern[str]:
    """Return a pattern compiled for Python, for texts without underscores."""
    return re.compile(PATTERNS[name].replace("{WORD}", WORD_IN_PYTHON))
