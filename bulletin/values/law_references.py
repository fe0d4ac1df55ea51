"""References to laws and their provisions: `gdpr#art-5-1-c` is Article 5(1)(c) GDPR."""

import re
from dataclasses import dataclass
from typing import NamedTuple

_KINDS = ("art", "sec", "rec", "ch", "annex")
"""The kinds of provisions."""
_ROMAN = ("ch", "annex")
"""Provisions with Roman numerals."""
_DIGITS = 1000
"""The maximum of digits that are read; Python refuses to convert very long numbers."""
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_FORM = re.compile(rf"({'|'.join(_KINDS)})((?:-[0-9a-z]+)+)")
_SPOKEN = re.compile(
    r"(art(?:icle)?|s(?:ec(?:tion)?)?|rec(?:ital)?|ch(?:apter)?|annex)[\s.#§-]*"
    r"([0-9]+[a-z]?|[ivx]+\b)((?:\s*\(\w+\)|\s*-\w+)*)",
    re.IGNORECASE,
)


class Provision(NamedTuple):
    """The parts of a provision: `art`, `5`, and `1`, `c` for Article 5(1)(c)."""

    kind: str
    number: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LawReference:
    """A registered law, or one of its provisions."""

    law: str
    provision: str = ""

    @classmethod
    def parse(cls, text: str) -> "LawReference":
        """Parse `gdpr` or `gdpr#art-5-1-c`; the ValueError for anything else says what to write."""
        law, mark, provision = text.partition("#")
        if mark and not _FORM.fullmatch(provision):
            is_bare = provision[:1].isdigit()
            meant = provision_meant(f"art {provision}" if is_bare else provision)
            raise ValueError(f"write {law.strip()}#{meant or 'art-5-1-c'}")
        return cls(law.strip(), provision)

    @property
    def parts(self) -> Provision | None:
        """Return the parts of the provision; None for a whole law."""
        if not (match := _FORM.fullmatch(self.provision)):
            return None
        number, *parts = match[2].strip("-").split("-")
        number = number.upper() if match[1] in _ROMAN else number
        return Provision(match[1], number, tuple(parts))

    @property
    def article(self) -> int:
        """Return the number of the article without a letter suffix; 0 for anything else."""
        found = self.parts
        return _number_and_rest(found.number)[0] if found and found.kind == "art" else 0

    @property
    def order(self) -> tuple[tuple[int, str], ...]:
        """Return a sort key for the order in the law: Article 9 before 10, 5(1) before 5(1)(c)."""
        parts = self.provision.split("-")
        if parts[0] in _ROMAN:
            parts[1] = str(_value_of(parts[1]))
        kind = (_KINDS.index(parts[0]), "") if parts[0] in _KINDS else (-1, "")
        return (kind, *map(_number_and_rest, parts[1:]))

    @property
    def whole(self) -> "LawReference":
        """Return the article, section, recital, chapter or annex that contains the provision."""
        return LawReference(self.law, "-".join(self.provision.split("-")[:2]))

    def __str__(self) -> str:
        return f"{self.law}#{self.provision}" if self.provision else self.law


def _number_and_rest(part: str) -> tuple[int, str]:
    digits = re.match("[0-9]*", part)
    number = digits[0] if digits else ""
    return int(number[:_DIGITS] or 0), part[len(number) :]


def _value_of(numeral: str) -> int | str:
    """Convert a Roman numeral; anything else is returned unchanged."""
    values = [_ROMAN_DIGITS.get(digit, 0) for digit in numeral]
    if not all(values):
        return numeral
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


def provision_meant(text: str) -> str | None:
    """Return the provision that a phrase such as `Art. 5(1)(c)` names."""
    if not (match := _SPOKEN.search(text)):
        return None
    kind = next(kind for kind in _KINDS if kind.startswith(match[1][:2].lower()))
    parts = re.findall(r"\w+", match[3])
    return "-".join([kind, match[2], *parts]).lower()
