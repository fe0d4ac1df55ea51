"""What the words of a search engine do not hold: runs of Chinese, identifiers, provisions.

Pagefind takes words apart at spaces and drops punctuation within them, so that it knows neither
a part of a Chinese run nor the difference between C-184/20 and C-18/420. An index that has terms
beside the words knows both; templates/theme/assets/search/query.js makes the same of a query.
"""

import re
from collections.abc import Iterator
from html import unescape
from itertools import pairwise
from unicodedata import normalize

_UNSPACED = "\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Han and kana: scripts that set no spaces between words."""
_RUN = re.compile(f"[{_UNSPACED}]+")

_IDENTIFIER = re.compile(r"(?<![a-z0-9])[a-z0-9]+(?:[-\u2010\u2013/:._][a-z0-9]+)+")
_NUMBER = r"[0-9]+[a-z]?(?![a-z0-9])(?:\([a-z0-9]{1,4}\))*"
_PROVISION = re.compile(
    r"(?<![a-z0-9])(?:(?P<art>art(?:icle|ikel)?)|(?P<sec>sec(?:tion)?|§)|(?P<recital>recital))"
    rf"(?P<many>[s§n])?\.?\s*(?P<numbers>{_NUMBER}(?:\s*(?:,|and|or|to|\u2013|-)\s*{_NUMBER})*)"
)
_SIGNALS = (
    "art arts article articles artikel artikeln sec section sections recital recitals and or to"
)
"""The words of `_PROVISION` that can stand by themselves."""
_SIGNAL_WORDS = frozenset(f"{_SIGNALS} {_SIGNALS.title()} {_SIGNALS.upper()}".split())
_JOINED = re.compile(rf"(?:[\x00-\x7f\w\u0300-\u036f](?<![{_UNSPACED}]))+")
"""What signs beyond ASCII, at which Pagefind does not part words, and runs leave of a word."""
_PUNCTUATION = re.compile(r"[^a-z0-9]")
_ACCENTS = re.compile("[\u0300-\u036f]")
_MARK_OR_TAG = re.compile(r'<sup class="mark">.*?</sup>|<[^>]*>')


def terms(text: str) -> str:
    """The terms of a text in a line, each once, for a field that the index has beside the text.

    A run of Chinese is given as its bigrams and its last character, so that a phrase of bigrams
    finds whatever is within a run and nothing that reaches beyond one. C-184/20 is given as
    `c_184_20`, Article 5(1) as `art_5`.
    """
    text = normalize("NFKC", _without_plain_words(text))
    runs = map(_bigrams, _RUN.findall(text))
    folded = _ACCENTS.sub("", normalize("NFD", text)).lower()
    return " ".join(dict.fromkeys((*runs, *_provisions(folded), *_identifiers(folded))))


def terms_and_words(text: str) -> str:
    """The terms of a text, and the words in it that are parts of others for Pagefind.

    They are those of `l’avis`, `data—including` and `违反GDPR`, and `ＡＰＰ` as queries have it.
    """
    return " ".join(filter(None, (terms(text), *dict.fromkeys(_joined_words(text)))))


def terms_of_html(html: str) -> str:
    """The same of the text of HTML, without the numbers of its notes."""
    return terms_and_words(unescape(_MARK_OR_TAG.sub("", html)))


def _without_plain_words(text: str) -> str:
    """The text with a placeholder for each word that can be no part of a term."""
    return " ".join(
        word if word in _SIGNAL_WORDS or not (word.isalpha() and word.isascii()) else "|"
        for word in text.split()
    )


def _joined_words(text: str) -> Iterator[str]:
    for word in text.split():
        if not word.isascii():
            parts = _JOINED.findall(word)
            words = [normalize("NFKC", part) for part in parts]
            if len(words) > 1 or words != parts or _RUN.search(word):
                yield from words


def _bigrams(run: str) -> str:
    return " ".join((*map("".join, pairwise(run)), run[-1]))


def _identifiers(folded: str) -> Iterator[str]:
    """What has a number and punctuation within it: SAN-2022-015, ECLI:EU:C:2022:601, 2016/679."""
    for found in _IDENTIFIER.findall(folded):
        if any(map(str.isdigit, found)):
            yield _PUNCTUATION.sub("_", found)


def _provisions(folded: str) -> Iterator[str]:
    """Article 5, Art. 5(1)(c), Articles 5 and 12, § 5, recital 26."""
    for found in _PROVISION.finditer(folded):
        kind = next(name for name in ("art", "sec", "recital") if found[name])
        numbers = re.findall(r"(?<![(a-z0-9])[0-9]+[a-z]?", found["numbers"])
        for number in numbers if found["many"] else numbers[:1]:
            yield f"{kind}_{number}"
