"""List the outlines that a text may have: for each form that recurs, where items would begin."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from bulletin.importing.fields.dates import is_date_alone
from bulletin.importing.fields.sentence_splitting import sentences_of, signature
from bulletin.importing.formats.blocks import Block
from bulletin.importing.outline.footnotes import SOURCE
from bulletin.importing.outline.headings import (
    bare,
    lead_length,
    level_of,
    link_length,
    numbering,
    style_of,
)

FORMS = ("h2", "h3", "bullets", "bold", "numbered", "links", "lines", "toc", "paragraphs", "file")
"""The names of forms, as `--items` takes them; `h1` to `h6` besides."""

_ORDER = ("h", "toc", "bold", "numbered", "bullets", "links", "lines", "capitals", "")
"""Beginnings of forms, the plainest first."""
_SHORT = 150
"""Characters of a sentence that may be a title."""
_MOST_IN_A_ROW = 4
"""Short lines in a row that may be headings; more of them are a list."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A form that items may have, and where they would begin."""

    form: str
    """One of `FORMS`, with what tells it from others of its name: `numbered 1.1`."""
    starts: frozenset[int]
    """Places of blocks."""

    @property
    def name(self) -> str:
        """As `--items` takes it."""
        return "lines" if self.form == "capitals" else self.form.split()[0]


def candidates_of(blocks: Sequence[Block], contents: Collection[str]) -> Iterator[Candidate]:
    """The candidates of a text, the plainest form first; each set of beginnings once.

    `contents` has the signatures of the lines of its table of contents.
    """
    starts: defaultdict[str, set[int]] = defaultdict(set)
    listed = set(_lines_of_lists(blocks))
    for block in blocks:
        for form in forms_of(block):
            if not (form in ("lines", "capitals") and block.place in listed):
                starts[form].add(block.place)
        if contents and _is_in(block, contents):
            starts["toc"].add(block.place)
    starts["lines"] |= starts["capitals"]
    starts["lines ."] = starts["lines"] | set(_short_sentences(blocks))
    starts["paragraphs"] = {block.place for block in blocks if _is_text(block)}
    starts["file"] = {block.place for block in blocks[:1]}
    for form in list(starts):
        starts[f"{form} *"] = _without_repeated(starts[form], blocks)
    seen: set[frozenset[int]] = set()
    for form in sorted(starts, key=_order):
        found = frozenset(starts[form])
        if found and (form == "file" or found not in seen):
            seen.add(found)
            yield Candidate(form, found)


def _order(form: str) -> tuple[int, str]:
    return next(n for n, name in enumerate(_ORDER) if form.startswith(name)), form


def _without_repeated(starts: Collection[int], blocks: Sequence[Block]) -> set[int]:
    """Beginnings without those that come again, as `Facts` and `Our view` in each item."""
    said = {block.place: signature(bare(block.text)) for block in blocks if block.place in starts}
    counts = Counter(said.values())
    return {place for place, text in said.items() if counts[text] == 1}


def forms_of(block: Block) -> Iterator[str]:
    """The forms of a block by which it may begin an item."""
    if block.table or block.marker == SOURCE or not re.search(r"\w", block.text):
        return
    style = style_of(block)
    if level_of(style):
        yield style
        return
    if block.marker and block.depth:
        kind = "bullets" if block.marker == "•" else "numbered"
        yield kind if block.depth == 1 else f"{kind} {block.depth}"
    if not _is_outermost(block):
        return
    if style == "bold" or lead_length(block):
        yield "bold"
    if link_length(block):
        yield "links"
    if not block.marker and (kind := numbering(block.text)[0]):
        yield f"numbered {kind}"
    if style in ("plain", "capitals") and not is_date_alone(block.text):
        yield "lines" if style == "plain" else "capitals"


def _is_outermost(block: Block) -> bool:
    """Whether a block stands in no list, or begins an item of an outermost one."""
    return not block.depth or (block.depth == 1 and bool(block.marker))


def _is_text(block: Block) -> bool:
    is_text = bool(block.runs) and block.marker != SOURCE and not block.level
    return is_text and _is_outermost(block)


def _is_in(block: Block, contents: Collection[str]) -> bool:
    lead = "".join(run.text for run in block.runs[: lead_length(block)])
    return signature(bare(block.text)) in contents or signature(lead) in contents


def _short_sentences(blocks: Sequence[Block]) -> Iterator[int]:
    """Paragraphs of one short sentence above a longer one, of which it may be the title."""
    for block, following in pairwise(filter(_is_text, blocks)):
        is_single = len(block.text) <= _SHORT and len(sentences_of(block.text)) == 1
        is_free = not (block.addresses or block.marker or style_of(block))
        if is_single and is_free and len(following.text) > len(block.text) * 1.3:
            yield block.place


def _lines_of_lists(blocks: Sequence[Block]) -> Iterator[int]:
    """Lines that rather make a list: more than a few short ones in a row."""
    rows = groupby(blocks, lambda block: style_of(block) == "plain" and not block.addresses)
    for is_line, row in rows:
        places = [block.place for block in row]
        yield from places if is_line and len(places) > _MOST_IN_A_ROW else ()
