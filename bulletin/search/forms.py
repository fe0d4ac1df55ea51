"""Which terms belong together: forms of a word, spellings of a name, parts of compound words.

The stemmer of the bulletin's language is asked here, once for each word. What the browser gets is
a list of forms that knows which of them are related, so that it needs no stemmer.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache

import snowballstemmer

from bulletin.search.letters import fold, second_spelling

STEMMERS = {
    **{"ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek"},
    **{"en": "english", "es": "spanish", "et": "estonian", "eu": "basque", "fi": "finnish"},
    **{"fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian"},
    **{"id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian"},
    **{"ne": "nepali", "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pt": "portuguese"},
    **{"ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish", "ta": "tamil"},
    **{"tr": "turkish", "yi": "yiddish"},
}
"""Snowball's algorithms by the language of a tag (BCP 47); others have words as they stand."""
_COMPOUNDING = {"da", "de", "fi", "hu", "nb", "nl", "nn", "no", "sv"}
"""Languages that write compound words as one."""
_LINKS = ("", "s", "es", "n", "en", "er", "e")
"""What stands between the parts of a compound word."""
_SHORTEST_PART = 4
COMPOUND = "-"
"""What the term of a compound's last part ends with; no word does."""

Related = Mapping[str, tuple[str, ...]]
"""By term, all that belong to it, itself among them."""


def stemmer(language: str) -> Callable[[str], str]:
    """What gives the stem of a word; the word itself, in a language without a stemmer."""
    name = STEMMERS.get(language.partition("-")[0].lower())
    if not name:
        return fold
    stem = snowballstemmer.stemmer(name).stemWord
    return cache(lambda word: fold(stem(word)))


def relate(terms: Iterable[str], stem: Callable[[str], str]) -> Related:
    """What belongs together: terms of one stem, or one spelling."""
    groups: dict[str, list[str]] = {}
    for term in terms:
        for mark in _marks(term, stem):
            groups.setdefault(mark, []).append(term)
    return _merged(groups.values())


def _marks(term: str, stem: Callable[[str], str]) -> Iterator[str]:
    """What terms have in common that belong together."""
    term = term.removesuffix(COMPOUND)
    if not term.isalpha() or len(term) < 2:
        yield f" {fold(term)}"
        return
    yield f"{stem(term)}/"
    if not term.isascii():
        yield f" {fold(term)}"
        if spelling := second_spelling(term):
            yield f" {spelling}"
    else:
        yield f" {term}"


def _merged(groups: Iterable[list[str]]) -> Related:
    joined: dict[str, list[str]] = {}
    for group in groups:
        if len(group) > 1:
            whole = list(dict.fromkeys(one for term in group for one in joined.get(term, (term,))))
            joined |= dict.fromkeys(whole, whole)
    return {term: tuple(sorted(whole)) for term, whole in joined.items()}


def spellings(terms: Collection[str]) -> Iterator[str]:
    """Second spellings that are no terms themselves, so that they can be looked up."""
    known = set(map(fold, terms))
    for term in terms:
        if not term.isascii():
            spelling = second_spelling(term)
            if spelling and spelling not in known:
                yield spelling


def compounds(terms: Collection[str], language: str) -> dict[str, list[str]]:
    """Compound words by their last parts, which are terms themselves, as are their first ones."""
    if language.partition("-")[0].lower() not in _COMPOUNDING:
        return {}
    known = {fold(term) for term in terms if term.isalpha() and len(term) >= _SHORTEST_PART}
    found: dict[str, list[str]] = {}
    for term in terms:
        key = fold(term)
        if len(key) >= 2 * _SHORTEST_PART and key.isalpha():
            for tail in _tails(key, known):
                found.setdefault(tail, []).append(term)
    return found


def _tails(word: str, known: Collection[str]) -> Iterator[str]:
    for place in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        head, tail = word[:place], word[place:]
        if tail in known and any(
            head.endswith(link) and head[: len(head) - len(link)] in known for link in _LINKS
        ):
            yield tail
