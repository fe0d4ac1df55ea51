"""The choices for an answer: ids, and all names by which they can be found."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bulletin.assembly.content import Content
from bulletin.new_entries.questions import Answers, answer_to
from bulletin.schema.registries import Authority, names_of
from bulletin.schema.scalars import SOURCE_TYPES
from bulletin.schema.settings import Section
from bulletin.schema.vocabulary import KINDS, label
from bulletin.values.codes import countries, country_of, languages


@dataclass(frozen=True, slots=True)
class Choice:
    """An id with its name and other search words."""

    id: str
    name: str
    also: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Return all words by which it can be found."""
        return (self.id, self.name, *self.also)


def choices_for(name: str, answers: Answers, content: Content) -> list[Choice]:
    """Return the choices for a question, likely ones first; empty if any answer is allowed."""
    match name:
        case "section":
            return [Choice(one.id, one.title) for one in _sections(content)]
        case "subsection":
            section = answer_to("section", answers)
            mine = (one for one in _sections(content) if one.id == section)
            return [Choice(sub.id, sub.title) for one in mine for sub in one.subsections]
        case "jurisdiction":
            return list(_jurisdictions(content))
        case "authority":
            return _authorities(answers, content)
        case "kind":
            return [Choice(one, label(one)) for one in KINDS]
        case "source-lang":
            return [Choice(tag, language) for tag, language in languages().items()]
        case "source-type":
            return [Choice(one, label(one)) for one in SOURCE_TYPES]
    return []


def meant_by(text: str, choices: Iterable[Choice]) -> str:
    """Return the id that a text identifies, case-insensitively; otherwise the text itself."""
    wanted = text.strip()
    ids = {one.id for one in choices if wanted.casefold() in map(str.casefold, one.words)}
    return wanted if wanted in ids or len(ids) != 1 else ids.pop()


def offered(typed: str, choices: Iterable[Choice]) -> list[Choice]:
    """Return the choices that match what was typed, best first.

    The best have a word that begins with it; others contain its letters in the same order.
    """
    wanted = typed.casefold().strip()
    ranked = [(_distance(wanted, one), one) for one in choices]
    return [one for distance, one in sorted(ranked, key=lambda pair: pair[0]) if distance < _FAR]


_FAR = 3
_TELLING = 3
"""The minimum of typed letters for a match in the middle of words; fewer match too many."""


def _distance(wanted: str, choice: Choice) -> int:
    return min(_distance_of_word(wanted, word.casefold()) for word in choice.words)


def _distance_of_word(wanted: str, word: str) -> int:
    if word.startswith(wanted):
        return 0
    if any(part.startswith(wanted) for part in word.replace("-", " ").split()):
        return 1
    letters = iter(word)
    is_within = all(letter in letters for letter in wanted if letter != " ")
    return 2 if is_within and len(wanted) >= _TELLING else _FAR


def _sections(content: Content) -> Iterable[Section]:
    return content.settings.sections if content.settings else ()


def _jurisdictions(content: Content) -> Iterator[Choice]:
    named = {one.id: one.name for one in content.registry.jurisdictions.items.values()}
    seen = {one.jurisdiction for one in content.registry.authorities.items.values()}
    known = countries() | named
    for code in sorted(known, key=lambda code: (code not in seen, code)):
        yield Choice(code, known[code], (countries().get(code, code),))


def _authorities(answers: Answers, content: Content) -> list[Choice]:
    """Return the authorities, those of the given jurisdictions first."""
    places = {country_of(code) for code in answers.get("jurisdiction", ())}
    items = content.registry.authorities.items.values()
    near_first = sorted(items, key=lambda one: country_of(one.jurisdiction) not in places)
    return [Choice(one.id, _called(one, content), tuple(names_of(one))) for one in near_first]


def _called(authority: Authority, content: Content) -> str:
    """Return a name, with the jurisdiction if others have the same name."""
    is_shared = content.registry.authorities.is_ambiguous(authority.name)
    return f"{authority.name} ({authority.jurisdiction})" if is_shared else authority.name
