"""Find the section that a heading means: by title, id or alias, or by words in common."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bulletin.importing.outline.headings import bare
from bulletin.schema.settings import Section, Settings

_SMALL = frozenset("a an and at by for from in of on or other s the to with".split())
_OF_A_PART = 0.6
"""What the words of a subsection weigh: `cases` may be of any section."""
_SAME_BEGINNING = 5
"""Letters that two forms of one word have in common."""
_HAN = re.compile(r"[\u3400-\u9fff]{2,}")


@dataclass(frozen=True, slots=True)
class Placement:
    """A section, and a subsection if one is meant."""

    section: str
    subsection: str = ""


@dataclass(frozen=True, slots=True)
class _Name:
    words: frozenset[str]
    placement: Placement
    weight: float = 1
    is_title: bool = False


class SectionNames:
    """Everything that the sections of a bulletin may be called."""

    def __init__(self, settings: Settings, others: Mapping[str, Placement] | None = None) -> None:
        """`others` has headings that are no names of sections yet, and what they mean."""
        self.sections = settings.sections
        given = (_Name(words_in(text), meant) for text, meant in (others or {}).items())
        own = (name for section in settings.sections for name in _names_of(section))
        self._names = (*given, *own)

    def exact(self, heading: str, section: str = "") -> Placement | None:
        """What a heading names; a subsection is looked for in the current section first."""
        words = words_in(heading)
        found = [name.placement for name in self._names if words and name.words == words]
        here = (one for one in found if one.section == section)
        return next(here, found[0] if found else None)

    def is_part(self, heading: str) -> bool:
        """Whether a heading is a part of the title of a section: `Courts` of `Courts and law`."""
        words = words_in(heading)
        return bool(words) and any(words < name.words for name in self._names if name.is_title)

    def near(self, text: str, section: str = "") -> Placement | None:
        """What a heading or a title has most words in common with, within a section if given."""
        words = words_in(text)
        scored = [
            (_score(words, name.words) * name.weight, name.placement)
            for name in self._names
            if name.placement.section == section or not section
        ]
        best = max((score for score, _ in scored), default=0)
        return next(one for score, one in scored if score == best) if best else None

    def parsed(self, text: str) -> Placement | None:
        """What `section` or `section/subsection` means, by ids or titles."""
        name, _, part = (one.strip().casefold() for one in text.partition("/"))
        for section in self.sections:
            parts = {one.title.casefold(): one.id for one in section.subsections}
            known = {**parts, **{one.id: one.id for one in section.subsections}}
            if name in (section.id, section.title.casefold()) and (not part or part in known):
                return Placement(section.id, known.get(part, ""))
        return None

    def before(self, section: str) -> str:
        """The section before another one in editorial order; itself if it is the first."""
        ids = [one.id for one in self.sections]
        return ids[max(ids.index(section) - 1, 0)]

    def subsections(self, section: str) -> list[str]:
        """The ids of the subsections of a section."""
        found = next(one for one in self.sections if one.id == section)
        return [one.id for one in found.subsections]

    def title(self, placement: Placement) -> str:
        """As readers see it: `Enforcement, Cases`."""
        section = next(one for one in self.sections if one.id == placement.section)
        parts = (one.title for one in section.subsections if one.id == placement.subsection)
        return ", ".join([section.title, *parts])


def _names_of(section: Section) -> Iterator[_Name]:
    """The names of a section and its subsections, the surest first."""
    own = (section.title, section.id.replace("-", " "), *section.aliases)
    for text in own:
        yield _Name(words_in(text), Placement(section.id), is_title=True)
    for part in section.subsections:
        placement = Placement(section.id, part.id)
        for text in (part.title, part.id.replace("-", " "), *part.aliases):
            yield _Name(words_in(text), placement, _OF_A_PART)
            both = (words_in(f"{name} {text}") for name in own)
            yield from (_Name(words, placement, _OF_A_PART) for words in both)
    if section.description:
        yield _Name(words_in(section.description), Placement(section.id))


def words_in(text: str) -> frozenset[str]:
    """The words of a heading without their endings of the plural, and without the small ones."""
    words = re.findall(r"[^\W_]+", bare(text).casefold())
    return frozenset(_singular(word) for word in words if word not in _SMALL)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _score(words: frozenset[str], name: frozenset[str]) -> float:
    """How much a text has of a name, in parts of the name's words."""
    shared = sum(any(_is_akin(word, other) for word in words) for other in name)
    return shared / (len(name) + 1)


def _is_akin(word: str, other: str) -> bool:
    """Whether two words may be forms of one: they begin alike for most of their length.

    Chinese has no spaces between words, so one only has to contain the other: 立法动态 has 立法.
    """
    length = max(len(word), len(other))
    least = max(_SAME_BEGINNING, -(-length * 3 // 5))
    if _HAN.fullmatch(word) and _HAN.fullmatch(other):
        return word in other or other in word
    return word == other or (min(len(word), len(other)) >= least and word[:least] == other[:least])
