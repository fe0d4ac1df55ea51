"""How regular an outline is: alike items, each with a title and a source, that cover the text."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean, pstdev

from bulletin.importing.fields.dates import dates_in
from bulletin.importing.fields.sentences import signature
from bulletin.importing.formats.blocks import Block
from bulletin.importing.outline.candidates import forms_of
from bulletin.importing.outline.composition import Item, Outline
from bulletin.importing.outline.footnotes import SOURCE
from bulletin.importing.outline.headings import LONGEST, length_in_words, title_of
from bulletin.values.dates import PartialDate

SourcesOf = Callable[[Block], int]
"""How many pages a block cites, by links or by the marks of notes."""

_TRUST = {"toc": 1.0, "bold": 0.95, "numbered": 0.95, "bullets": 0.93, "links": 0.9}
_LESS_TRUST = {"lines": 0.85, "paragraphs": 0.45, "file": 0.45}
_GOOD_TITLE = 4
"""Words from which a title says what happened."""
_ENOUGH_PARTS = 2
"""Parts with sources of their own from which an item is rather a section."""


@dataclass(frozen=True, slots=True)
class Score:
    """What speaks for an outline, each measure from 0 to 1."""

    items: int
    cited: float
    """The share of items with a source; with a date where no item has a source."""
    titled: float
    """How good the titles are: long enough, and each another."""
    covering: float
    """The share of words and sources that are within items."""
    even: float
    """How alike the lengths of the items and of their titles are."""
    single: float
    """The share of items that do not hold several parts with sources of their own."""
    trust: float
    """How sure a sign of items their form is."""
    is_whole: bool = False
    """Whether the whole file is one item."""

    @property
    def value(self) -> float:
        count = {0: 0.0, 1: 0.55, 2: 0.85}.get(self.items, 1.0)
        count = 1.0 if self.is_whole else count
        parts = (
            (0.15, self.cited),
            (0.2, self.titled),
            (0.15, self.covering),
            (0.6, self.even),
            (0.05, self.single),
        )
        product = self.trust * count
        for least, measure in parts:
            product *= least + (1 - least) * measure
        return product

    @property
    def reasons(self) -> str:
        """The measures in words."""
        return (
            f"{self.cited:.0%} with a source, {self.covering:.0%} of the text, "
            f"titles {self.titled:.0%}, alike {self.even:.0%}, "
            f"{self.single:.0%} without several sources apart"
        )


def score(outline: Outline, blocks: Sequence[Block], sources_of: SourcesOf) -> Score:
    """The measures of an outline of some blocks."""
    items = outline.items
    if not items:
        return Score(0, 0, 0, 0, 0, 0, 0)
    name = outline.candidate.name
    titles = [title_of(item.title.text) if item.title else "" for item in items]
    is_link_list = name in ("bullets", "paragraphs", "numbered", "links")
    return Score(
        len(items),
        _cited(items, sources_of),
        _titled(items, titles, may_lack=is_link_list),
        _covering(outline, blocks, sources_of),
        _even(items, titles),
        1 - fmean(_compound(item, sources_of) for item in items),
        {**_TRUST, **_LESS_TRUST}.get(name, 1.0),
        name == "file",
    )


def _cited(items: Sequence[Item], sources_of: SourcesOf) -> float:
    cited = [any(map(sources_of, item.blocks)) for item in items]
    if any(cited):
        return fmean(cited)
    return fmean(_has_date(item) for item in items) * 0.8


def _has_date(item: Item) -> bool:
    return any(dates_in(block.text, PartialDate(2000, 1)) for block in item.blocks[:3])


def _titled(items: Sequence[Item], titles: Sequence[str], *, may_lack: bool) -> float:
    lacking = 0.6 if may_lack else 0.2
    good = [_goodness(title) if title and len(title) <= LONGEST else lacking for title in titles]
    shown = [signature(t) for t in titles if t]
    unique = len(set(shown)) / len(shown) if shown else 1
    return fmean(good) * unique * unique


def _goodness(title: str) -> float:
    return min(1.0, 0.2 + 0.8 * length_in_words(title) / _GOOD_TITLE)


def _covering(outline: Outline, blocks: Sequence[Block], sources_of: SourcesOf) -> float:
    """Headings count for nothing; a text above the first item counts less than one between."""
    inside = [block for item in outline.items for block in item.blocks]
    words = sum(length_in_words(block.text) for block in inside)
    loose = sum(length_in_words(block.text) for block in outline.loose)
    above = sum(length_in_words(block.text) for block in outline.above)
    cited = sum(map(sources_of, inside))
    all_cited = sum(map(sources_of, blocks)) or 1
    share = words / max(1.0, words + loose + above / 2)
    return min(share, 1.0) / 2 + min(1.0, cited / all_cited) / 2


def _even(items: Sequence[Item], titles: Sequence[str]) -> float:
    lengths = [sum(length_in_words(block.text) for block in item.blocks) for item in items]
    of_titles = [length_in_words(title) for title in titles if title]
    return (_evenness(lengths) + _evenness(of_titles or [1])) / 2


def _evenness(lengths: Sequence[int]) -> float:
    average = fmean(lengths)
    return 1 / (1 + pstdev(lengths) / average) if average else 0.0


def _compound(item: Item, sources_of: SourcesOf) -> float:
    """How much an item looks like a section: parts of one form that each cite for themselves."""
    words = sum(length_in_words(block.text) for block in item.body) or 1
    worst = 0.0
    for parts in _parts(item.body):
        own = [part for part in parts if _is_cited_part(part, sources_of)]
        if len(own) >= _ENOUGH_PARTS and len(own) * 2 >= len(parts):
            inside = sum(length_in_words(block.text) for part in own for block in part)
            share = inside / words
            share = 1.0 if share > 0.6 else share
            titles = fmean(_goodness(title_of(part[0].text)) for part in own)
            worst = max(worst, share * titles * (1 if len(own) > 2 else 0.7))
    return worst


def _is_cited_part(part: Sequence[Block], sources_of: SourcesOf) -> bool:
    is_worded = sum(length_in_words(block.text) for block in part) >= _GOOD_TITLE
    return is_worded and any(map(sources_of, part))


def _parts(blocks: Sequence[Block]) -> Iterator[list[list[Block]]]:
    """The parts of a text, once for each form that begins some."""
    forms = dict.fromkeys(form for block in blocks for form in forms_of(block))
    for form in forms:
        if form == "lines" or " 2" in form:
            continue
        parts: list[list[Block]] = []
        for block in blocks:
            if form in forms_of(block) and block.marker != SOURCE:
                parts.append([block])
            elif parts:
                parts[-1].append(block)
        yield parts
