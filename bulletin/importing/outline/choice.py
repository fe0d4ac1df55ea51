"""Which outline a text has: every candidate is composed and scored, and the best is taken."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from bulletin.diagnostics.report import EnvironmentFault
from bulletin.importing.formats.blocks import Block, Run
from bulletin.importing.outline.candidates import Candidate, candidates_of
from bulletin.importing.outline.composition import Item, Outline, Part, compose_outline
from bulletin.importing.outline.headings import length_in_words
from bulletin.importing.outline.scoring import Score, SourcesOf, score
from bulletin.importing.outline.sections import SectionNames
from bulletin.values.plurals import counted

_LONG = 500
"""Words of a text that has probably more than two items."""
_FEW = 3
_WEAK = 0.1
"""The score below which another outline is no reason for doubt."""


_CONVINCING = 0.5
_OF_A_POST = 0.8
"""How sure a sign of a single item front matter is."""
_ANY = ("paragraphs", "file")
"""Forms that almost every block has."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """An outline and what speaks for it."""

    outline: Outline
    score: Score

    @property
    def told(self) -> str:
        """As `h2: 6 items, 93 points (…)`."""
        count = len(self.outline.items)
        form = self.outline.candidate.name
        points = f"{self.score.value * 100:.0f} points"
        return f"{form}: {counted(count, 'item')}, {points} ({self.score.reasons})"


@dataclass(frozen=True, slots=True)
class Choice:
    """The outlines of a text, the best first."""

    ranking: tuple[Weighed, ...]
    is_forced: bool = False
    """Whether somebody named the form."""

    @property
    def outline(self) -> Outline:
        return self.ranking[0].outline

    @property
    def runner_up(self) -> Weighed | None:
        """The best outline with other items."""
        return self.ranking[1] if len(self.ranking) > 1 else None

    def doubt(self, words: int) -> Weighed | None:
        """Another outline with many items, where a long text has hardly any by the best."""
        if self.is_forced or words <= _LONG or len(self.outline.items) >= _FEW:
            return None
        others = (one for one in self.ranking[1:] if one.score.value >= _WEAK)
        return next((one for one in others if len(one.outline.items) >= _FEW), None)


def choose(
    blocks: Sequence[Block],
    names: SectionNames,
    contents: Collection[str],
    sources_of: SourcesOf,
    form: str = "",
    post: str = "",
) -> Choice:
    """The outlines of a text by their scores; those of a `form` first if it is given.

    `post` is the title of the whole text, if its front matter calls it a post.

    Raises EnvironmentFault if the text has nothing of this form.
    """
    weighed = _weighed(blocks, names, contents, sources_of, post)
    found = sorted(weighed, key=lambda one: -one.score.value)
    if form:
        named = [one for one in found if one.outline.candidate.name == form]
        if not named:
            known = ", ".join(dict.fromkeys(one.outline.candidate.name for one in found))
            raise EnvironmentFault(f"nothing begins in the form '{form}'; there are {known}")
        found = [*named, *(one for one in found if one not in named)]
    if not found:
        return Choice(
            (Weighed(Outline(Candidate("file", frozenset())), Score(0, 0, 0, 0, 0, 0, 0)),)
        )
    best = found[0]
    whole = replace(best, outline=_with_inner_items(best.outline, names, sources_of))
    return Choice((whole, *found[1:]), bool(form))


def _weighed(
    blocks: Sequence[Block],
    names: SectionNames,
    contents: Collection[str],
    sources_of: SourcesOf,
    post: str = "",
) -> Iterator[Weighed]:
    """Each candidate with its score.

    A table of contents speaks for a candidate that has all its lines, and is none itself then.
    """
    found = list(candidates_of(blocks, contents))
    listed = next((one.starts for one in found if one.form == "toc"), frozenset())
    is_confirmed = False
    for candidate in sorted(found, key=lambda one: one.form == "toc"):
        outline = compose_outline(candidate, blocks, names, post)
        if all(names.exact(block.text) for block in blocks if block.runs):
            return
        if not outline.items or (candidate.form == "toc" and is_confirmed):
            continue
        measures = score(outline, blocks, sources_of)
        if post and candidate.form == "file":
            measures = replace(measures, trust=_OF_A_POST)
        if listed and listed <= candidate.starts and candidate.name not in (*_ANY, "toc"):
            measures = replace(measures, trust=1.1)
            is_confirmed = is_confirmed or measures.value >= _CONVINCING
        yield Weighed(outline, measures)


def _with_inner_items(outline: Outline, names: SectionNames, sources_of: SourcesOf) -> Outline:
    """Sections that have no item in the form of the others get an outline of their own."""
    first, *others = outline.parts
    return replace(
        outline, parts=(first, *(_completed(part, names, sources_of) for part in others))
    )


def _completed(part: Part, names: SectionNames, sources_of: SourcesOf) -> Part:
    """A part with items made of its loose text, where that is more than a few words."""
    is_known = any(one.placement for one in part.headings)
    is_cited = any(map(sources_of, part.loose))
    words = sum(length_in_words(block.text) for block in part.loose)
    if words < _FEW or not (is_cited or (is_known and not part.items)):
        return part
    if (
        not part.headings[-1].placement
        and not part.items
        and sum(map(sources_of, part.loose)) < _FEW
    ):
        title = Block((Run(part.headings[-1].text),), place=part.loose[0].place)
        item = Item(title, part.loose, part.headings[:-1])
        return replace(part, headings=part.headings[:-1], loose=(), items=(item,))
    best = max(_weighed(part.loose, names, (), sources_of), key=lambda one: one.score.value)
    items = (replace(one, headings=part.headings + one.headings) for one in best.outline.items)
    return replace(
        part,
        loose=(*best.outline.above, *best.outline.loose),
        items=(*items, *part.items),
    )
