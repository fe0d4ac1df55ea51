"""Find related terms: forms of a word, spellings of a name, parts of compound words.

The stemmer of the bulletin's language runs here, once for each word. The browser receives the
relations between forms, so it needs no stemmer.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from os.path import commonprefix

import snowballstemmer

from bulletin.search.letter_folding import fold, second_spelling

STEMMERS = {
    **{"ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek"},
    **{"en": "english", "es": "spanish", "et": "estonian", "eu": "basque", "fi": "finnish"},
    **{"fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian"},
    **{"id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian"},
    **{"ne": "nepali", "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pt": "portuguese"},
    **{"ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish", "ta": "tamil"},
    **{"tr": "turkish", "yi": "yiddish"},
}
"""Snowball algorithms by language (BCP 47); other languages are not stemmed."""
_COMPOUNDING = {"da", "de", "fi", "hu", "nb", "nl", "nn", "no", "sv"}
"""Languages with closed compound words."""
_LINKS = ("", "s", "es", "n", "en", "er", "e")
"""Linking elements between the parts of a compound word."""
_SHORTEST_PART = 4
COMPOUND = "-"
"""The suffix of the term for a compound's last part; no word ends with it."""

FUNCTION_WORDS = {
    "en": "a an and are as at be by for from has in is it its of on or that the to was which with",
    "de": "als am an auf aus bei das dem den der des die ein eine einer f\u00fcr im in ist mit nach"
    " und von vor wird zu zum zur",
    "fr": "\u00e0 au aux ce d dans de des du en est et l la le les ou par pour que qui sur un une",
    "nl": "aan bij dat de die door een en het in is met naar of op te tot van voor",
    "es": "a al con de del el en es la las los o para por que se sin un una y",
    "it": "a al che con da dal dei del della di e \u00e8 gli i il in l la le nel per un una",
}
"""Function words, by language."""
_USUAL_ENDINGS = {
    "de": "e en er n s es em ern",
    "en": "s es d ed ing ly ed/ing e/ing ies/y ied/y ization/isation izations/isations"
    " ize/ise izes/ises ized/ised izing/ising yze/yse ense/ence er/re our/or",
    "es": "s es",
    "fr": "s e es x nt aux/al",
    "nl": "s en n e",
}
"""What forms of a word end with, for bulletins too small to tell; or two spellings of an end."""
_BRITISH = re.compile("is(?=(?:e[drs]?|ers|ing|ations?)$)")
_MOST_ENDINGS = 80
_LONGEST_ENDING = 4

Related = Mapping[str, tuple[str, ...]]
"""By term, all related terms including itself."""


class Stemmer:
    """Returns the stems of words; the words themselves if the language has no stemmer."""

    def __init__(self, language: str, known: Mapping[str, str] | None = None) -> None:
        name = STEMMERS.get(language.partition("-")[0].lower())
        self._stem = snowballstemmer.stemmer(name).stemWord if name else str
        self._is_english = name == "english"
        self._known = known or {}
        self.used: dict[str, str] = {}
        """A cache of stems by word, because stemming is slow."""

    def __call__(self, word: str) -> str:
        if word not in self.used:
            # Organisation and organization are one word.
            spelled = _BRITISH.sub("iz", word) if self._is_english else word
            self.used[word] = self._known.get(word) or fold(self._stem(spelled))
        return self.used[word]


def relate(terms: Iterable[str], stem: Callable[[str], str]) -> Related:
    """Relate terms with the same stem or the same spelling."""
    groups: dict[str, list[str]] = {}
    for term in terms:
        for mark in _marks(term, stem):
            groups.setdefault(mark, []).append(term)
    return _merged(groups.values())


def _marks(term: str, stem: Callable[[str], str]) -> Iterator[str]:
    """Yield the keys that related terms share."""
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


def endings(related: Related, language: str) -> list[tuple[str, str]]:
    """Return how the endings of related forms differ in this bulletin, most frequent first.

    With these and the common endings of the language, a form that no text contains leads to one
    that exists.
    """
    found: Counter[tuple[str, str]] = Counter()
    for term, others in related.items():
        for other in others:
            shared = len(commonprefix([term, other]))  # noqa: RUF071 (of words, not paths)
            pair = term[shared:], other[shared:]
            if shared >= _LONGEST_ENDING - 1 and term != other and _are_endings(*pair):
                found[pair] += 1
    frequent = sorted(found, key=lambda pair: (-found[pair], pair))[:_MOST_ENDINGS]
    seen = [pair for pair in frequent if found[pair] > 1]
    usual = _USUAL_ENDINGS.get(language.partition("-")[0].lower(), "").split()
    ends = [(one, other) for one, _, other in (end.partition("/") for end in usual)]
    return list(dict.fromkeys((*seen, *ends, *((other, one) for one, other in ends))))


def _are_endings(*pair: str) -> bool:
    return all(len(end) <= _LONGEST_ENDING and (not end or end.isalpha()) for end in pair)


def spellings(terms: Collection[str]) -> Iterator[str]:
    """Yield alternative spellings that are not terms themselves, so that they can be looked up."""
    known = set(map(fold, terms))
    for term in terms:
        if not term.isascii():
            spelling = second_spelling(term)
            if spelling and spelling not in known:
                yield spelling


def compounds(terms: Collection[str], language: str) -> dict[str, list[str]]:
    """Return compound words by their last parts; both parts are terms themselves."""
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
