"""Authorities that a text names: by the names of the registry, and by those that it defines."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from bulletin.schema.registries import Register, names_of

_DEFINED = re.compile(
    r"\s\((?:(?:the|hereinafter|hereafter|or|in short)[ ,]+)*(?P<quote>[\"“‘'«]?)(?:the )?"
    r"(?P<short>[A-Z][\w&.-]{1,14})[\"”’'»]?\)"
)
_SMALL = frozenset(
    "of for and the on in to de la le du des di da der die das und für et del e".split()
)
_LONGEST = 14
"""Words of a name."""
_OFFICES = re.compile(
    r"\b(?:agency|authority|board|bureau|commission|commissioner|committee|council|courts?|department|"
    r"inspectorate|ministry|office|ombudsman|parliament|prosecutor|regulator|supervisor|tribunal|"
    r"administration|assembly|senate|police|garante|autorité|autoridad|agencia|behörde|amt)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A name and the abbreviation that a text gives it."""

    name: str
    short: str


@dataclass(frozen=True)
class AuthorityNames:
    """What authorities are called in a bulletin."""

    register: Register
    abbreviations: tuple[Abbreviation, ...]

    @cached_property
    def _ids(self) -> Mapping[str, str]:
        """The ids of authorities by everything that they may be called."""
        names = {
            _plain(name): one.id
            for one in self.register.items.values()
            for name in names_of(one)
            if name != one.id and not self.register.is_ambiguous(name)
        }
        small = {name.casefold(): one for name, one in names.items()}
        for defined in self.abbreviations:
            if known := small.get(_plain(defined.name).casefold()):
                names.setdefault(defined.short, known)
        return names

    @cached_property
    def _search(self) -> re.Pattern[str]:
        longest_first = sorted(self._ids, key=lambda name: (-len(name), name))
        forms = (f"(?i:{re.escape(n)})" if len(n) > 8 else re.escape(n) for n in longest_first)
        return re.compile(rf"(?<![\w-])(?:{'|'.join(forms) or '(?!)'})(?![\w-])")

    @cached_property
    def _small(self) -> Mapping[str, str]:
        return {name.casefold(): one for name, one in self._ids.items()}

    def within(self, text: str) -> dict[str, str]:
        """The ids of the authorities that a text names, each with the words of the first time."""
        found: dict[str, str] = {}
        for match in self._search.finditer(_plain(text)):
            found.setdefault(self._small[match[0].casefold()], match[0])
        return found

    def unknown(self) -> Iterator[Abbreviation]:
        """What a text defines, looks like an authority, and is not in the registry."""
        for defined in self.abbreviations:
            is_known = self.within(defined.name) or self.within(defined.short)
            if not is_known and _OFFICES.search(defined.name):
                yield defined


def abbreviations_in(texts: Iterable[str]) -> tuple[Abbreviation, ...]:
    """The abbreviations that texts define: `the Office of Examples ("OX")`."""
    found: dict[str, Abbreviation] = {}
    for text in texts:
        for match in _DEFINED.finditer(text):
            is_short = sum(letter.isupper() for letter in match["short"]) > 1
            name = _name_before(text[: match.start()], match["short"])
            if name and (is_short or match["quote"]):
                found.setdefault(match["short"], Abbreviation(name, match["short"]))
    return tuple(found.values())


def _name_before(text: str, short: str) -> str:
    """The capitalised words at the end of a text, from the one that an abbreviation begins with."""
    words = text.split()[-_LONGEST:]
    begin = len(words)
    while begin and _is_of_name(words, begin - 1):
        begin -= 1
    words = words[begin:]
    while words and words[0].casefold() in _SMALL:
        words.pop(0)
    begins = [n for n, word in enumerate(words) if word[0] == short[0]]
    fitting = [n for n in begins if _initials(words[n:]).startswith(short[:2].upper())]
    is_initials = sum(letter.isupper() for letter in short) > 1
    begin = (fitting or begins[-1:] or [0])[0] if is_initials else 0
    return " ".join(words[begin:])


def _is_of_name(words: list[str], index: int) -> bool:
    """Whether a word belongs to the name that ends the words; an article begins one."""
    word, before = words[index], words[index - 1] if index else ""
    if word.endswith((",", ";", ":", ".")) and index < len(words):
        return False
    if word.casefold() == "the":
        return before in _SMALL - {"the"}
    return word[0].isupper() or word in _SMALL


def _initials(words: Iterable[str]) -> str:
    return "".join(word[0].upper() for word in words if word not in _SMALL)


def _plain(text: str) -> str:
    return text.replace("’", "'")
