"""Choose the outline of a text: compose and score that of every candidate, and take the best.

A good outline is regular: its items are alike, have a title and a source each, and cover the text.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean, pstdev

from bulletin.diagnostics.report import EnvironmentFault
from bulletin.importing.fields.dates import dates_in
from bulletin.importing.fields.sentence_splitting import length_in_words, signature
from bulletin.importing.formats.blocks import Block, Run
from bulletin.importing.outline.candidates import Candidate, candidates_of, forms_of
from bulletin.importing.outline.composition import Item, Outline, Part, compose_outline
from bulletin.importing.outline.footnotes import SOURCE
from bulletin.importing.outline.headings import LONGEST, title_of
from bulletin.importing.outline.sections import SectionNames
from bulletin.values.dates import PartialDate
from bulletin.values.plurals import counted

SourcesOf = Callable[[Block], int]
"""How many pages a block cites, by links or by the marks of notes."""

_WEIGHTS = {"cited": 0.85, "titled": 0.8, "covering": 0.85, "even": 0.4, "single": 0.95}
"""The part of a score that each measure can take away."""
_TRUST = {
    **{"toc": 1.0, "bold": 0.95, "numbered": 0.95, "bullets": 0.93, "links": 0.9},
    **{"lines": 0.85, "paragraphs": 0.45, "file": 0.45},
}
"""How sure a sign of items a form is; headings are the surest."""
_OF_A_POST = 0.8
"""The trust in a single item where front matter gives the whole text a title."""
_IN_CONTENTS = 1.1
"""The trust in a form that all lines of the table of contents have."""
_FEW_ITEMS = {0: 0.0, 1: 0.55, 2: 0.85}
_MAY_LACK_TITLES = ("bullets", "paragraphs", "numbered", "links")
_GOOD_TITLE = 4
"""Words from which a title says what happened."""
_LONG = 500
"""Words of a text that has probably more than two items."""
_FEW = 3
_WEAK = 0.1
"""The score below which another outline is no reason for doubt."""
_CONVINCING = 0.5


@dataclass(frozen=True, slots=True)
class Weighed:
    """An outline and what speaks for it."""

    outline: Outline
    measures: Mapping[str, float]
    """From 0 to 1, by the names in `_WEIGHTS`."""
    trust: float

    @property
    def score(self) -> float:
        is_file = self.outline.candidate.name == "file"
        product = self.trust
        product *= 1 if is_file else _FEW_ITEMS.get(len(self.outline.items), 1)
        for name, weight in _WEIGHTS.items():
            product *= 1 - weight * (1 - self.measures[name])
        return product

    @property
    def told(self) -> str:
        """As `h2: 6 items, 93 points (…)`."""
        count = counted(len(self.outline.items), "item")
        reasons = (
            "{cited:.0%} with a source, {covering:.0%} of the text, titles {titled:.0%}, "
            "alike {even:.0%}, {single:.0%} without several sources apart"
        ).format_map(self.measures)
        return f"{self.outline.candidate.name}: {count}, {self.score * 100:.0f} points ({reasons})"


@dataclass(frozen=True, slots=True)
class Choice:
    """The outlines of a text, the best first."""

    ranking: tuple[Weighed, ...]
    is_forced: bool = False
    """Whether somebody named the form."""

    @property
    def outline(self) -> Outline:
        return self.ranking[0].outline

    def doubt(self, words: int) -> Weighed | None:
        """Another outline with many items, where a long text has hardly any by the best."""
        if self.is_forced or words <= _LONG or len(self.outline.items) >= _FEW:
            return None
        others = (one for one in self.ranking[1:] if one.score >= _WEAK)
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

    `post` is the title of the whole text, if its front matter calls it a post. Raises
    EnvironmentFault if the text has nothing of this form.
    """
    weighed = _weighed(blocks, names, contents, sources_of, post)
    found = sorted(weighed, key=lambda one: -one.score)
    if form:
        forms = dict.fromkeys(one.outline.candidate.name for one in found)
        if form not in forms:
            known = ", ".join(forms)
            raise EnvironmentFault(f"nothing begins in the form '{form}'; there are {known}")
        found.sort(key=lambda one: one.outline.candidate.name != form)
    if not found:
        nothing = Outline(Candidate("file", frozenset()))
        return Choice((Weighed(nothing, dict.fromkeys(_WEIGHTS, 0), 0),))
    first, *others = found[0].outline.parts
    parts = (first, *(_completed(part, names, sources_of) for part in others))
    best = replace(found[0], outline=replace(found[0].outline, parts=parts))
    return Choice((best, *found[1:]), bool(form))


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
    if all(names.exact(block.text) for block in blocks if block.runs):
        return
    found = list(candidates_of(blocks, contents))
    listed = next((one.starts for one in found if one.form == "toc"), frozenset())
    is_confirmed = False
    for candidate in sorted(found, key=lambda one: one.form == "toc"):
        outline = compose_outline(candidate, blocks, names, post)
        if not outline.items or (candidate.form == "toc" and is_confirmed):
            continue
        one = _with_score(outline, blocks, sources_of)
        if post and candidate.form == "file":
            one = replace(one, trust=_OF_A_POST)
        if listed and listed <= candidate.starts and candidate.name not in ("paragraphs", "toc"):
            one = replace(one, trust=_IN_CONTENTS)
            is_confirmed = is_confirmed or one.score >= _CONVINCING
        yield one


def _completed(part: Part, names: SectionNames, sources_of: SourcesOf) -> Part:
    """A section with items made of its loose text, where that is more than a few words."""
    cited = sum(map(sources_of, part.loose))
    is_known = any(one.placement for one in part.headings)
    is_news = cited or (is_known and not part.items)
    if not is_news or _words(part.loose) < _FEW:
        return part
    if not part.headings[-1].placement and not part.items and cited < _FEW:
        title = Block((Run(part.headings[-1].text),), place=part.loose[0].place)
        item = Item(title, part.loose, part.headings[:-1])
        return Part(part.headings[:-1], items=(item,))
    best = max(_weighed(part.loose, names, (), sources_of), key=lambda one: one.score).outline
    items = (replace(one, headings=part.headings + one.headings) for one in best.items)
    return replace(part, loose=(*best.above, *best.loose), items=(*items, *part.items))


def _with_score(outline: Outline, blocks: Sequence[Block], sources_of: SourcesOf) -> Weighed:
    items, name = outline.items, outline.candidate.name
    titles = [title_of(item.title.text) if item.title else "" for item in items]
    measures = {
        "cited": _cited(items, sources_of),
        "titled": _titled(titles, lacking=0.6 if name in _MAY_LACK_TITLES else 0.2),
        "covering": _covering(outline, blocks, sources_of),
        "even": _even(items, titles),
        "single": 1 - fmean(_compound(item, sources_of) for item in items),
    }
    return Weighed(outline, measures, _TRUST.get(name, 1.0))


def _words(blocks: Iterable[Block]) -> int:
    return sum(length_in_words(block.text) for block in blocks)


def _cited(items: Sequence[Item], sources_of: SourcesOf) -> float:
    """The share of items with a source; with a date where no item has a source."""
    cited = [any(map(sources_of, item.blocks)) for item in items]
    return fmean(cited) if any(cited) else fmean(map(_has_date, items)) * 0.8


def _has_date(item: Item) -> bool:
    return any(dates_in(block.text, PartialDate(2000, 1)) for block in item.blocks[:3])


def _titled(titles: Sequence[str], lacking: float) -> float:
    """How good the titles are: long enough, and each another."""
    good = [_goodness(title) if title and len(title) <= LONGEST else lacking for title in titles]
    shown = [signature(title) for title in titles if title]
    unique = len(set(shown)) / len(shown) if shown else 1
    return fmean(good) * unique * unique


def _goodness(title: str) -> float:
    return min(1.0, 0.2 + 0.8 * length_in_words(title) / _GOOD_TITLE)


def _covering(outline: Outline, blocks: Sequence[Block], sources_of: SourcesOf) -> float:
    """The share of words and sources within items.

    Headings count for nothing; a text above the first item counts less than one between.
    """
    inside = [block for item in outline.items for block in item.blocks]
    words = _words(inside)
    share = words / max(1.0, words + _words(outline.loose) + _words(outline.above) / 2)
    all_cited = sum(map(sources_of, blocks)) or 1
    return share / 2 + min(1.0, sum(map(sources_of, inside)) / all_cited) / 2


def _even(items: Sequence[Item], titles: Sequence[str]) -> float:
    """How alike the lengths of the items and of their titles are."""
    lengths = [_words(item.blocks) for item in items]
    of_titles = [length_in_words(title) for title in titles if title]
    return (_evenness(lengths) + _evenness(of_titles or [1])) / 2


def _evenness(lengths: Sequence[int]) -> float:
    average = fmean(lengths)
    return 1 / (1 + pstdev(lengths) / average) if average else 0.0


def _compound(item: Item, sources_of: SourcesOf) -> float:
    """How much an item looks like a section: parts of one form that each cite for themselves."""
    words, worst = _words(item.body) or 1, 0.0
    for parts in _parts(item.body):
        cited = (part for part in parts if any(map(sources_of, part)))
        own = [part for part in cited if _words(part) >= _GOOD_TITLE]
        if len(own) > 1 and len(own) * 2 >= len(parts):
            share = sum(map(_words, own)) / words
            titles = fmean(_goodness(title_of(part[0].text)) for part in own)
            few = 1 if len(own) > 2 else 0.7
            worst = max(worst, (1 if share > 0.6 else share) * titles * few)
    return worst


def _parts(blocks: Sequence[Block]) -> Iterator[list[list[Block]]]:
    """The parts of a text, once for each form that begins some."""
    forms = {block: set(forms_of(block)) for block in blocks}
    for form in dict.fromkeys(form for block in blocks for form in forms_of(block)):
        if form == "lines" or " 2" in form:
            continue
        parts: list[list[Block]] = []
        for block in blocks:
            if form in forms[block] and block.marker != SOURCE:
                parts.append([block])
            elif parts:
                parts[-1].append(block)
        yield parts
