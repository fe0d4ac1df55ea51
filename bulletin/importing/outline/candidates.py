"""Every outline that a text may have: for each form that recurs, the blocks where items begin."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bulletin.importing.fields.dates import is_date_alone
from bulletin.importing.fields.sentences import sentences_of, signature
from bulletin.importing.formats.blocks import Block, Run
from bulletin.importing.outline.footnotes import SOURCE
from bulletin.importing.outline.headings import (
    bare,
    length_in_words,
    level_of,
    numbering,
    style_of,
)

FORMS = ("h2", "h3", "bullets", "bold", "numbered", "links", "lines", "toc", "paragraphs", "file")
"""The names of forms, as `--items` takes them; `h1` to `h6` besides."""

_MOST_LEAD = 30
"""Words of a bold or linked beginning that may be a title."""
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
    begin: defaultdict[str, set[int]] = defaultdict(set)
    listed = _listed_lines(blocks)
    for block in blocks:
        for form in forms_of(block):
            if not (form in ("lines", "capitals") and block.place in listed):
                begin[form].add(block.place)
        if contents and _is_in(block, contents):
            begin["toc"].add(block.place)
    begin["lines"] |= begin.get("capitals", set())
    begin["lines ."] = begin["lines"] | set(_short_sentences(blocks))
    begin["paragraphs"] = {b.place for b in blocks if _is_text(b)}
    if first := next((block for block in blocks if block.runs), None):
        begin["file"] = {first.place}
    for form in list(begin):
        if own := _without_repeated(begin[form], blocks):
            begin[f"{form} *"] = own
    seen: set[frozenset[int]] = set()
    for form in sorted(begin, key=_order):
        starts = frozenset(begin[form])
        if starts and (form == "file" or starts not in seen):
            seen.add(starts)
            yield Candidate(form, starts)


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
    if block.depth > 1 or (block.depth and not block.marker):
        return
    if style == "bold" or lead_length(block):
        yield "bold"
    if link_length(block):
        yield "links"
    if not block.marker and (kind := numbering(block.text)[0]):
        yield f"numbered {kind}"
    if style in ("plain", "capitals") and not is_date_alone(block.text):
        yield "lines" if style == "plain" else "capitals"


def lead_length(block: Block) -> int:
    """How many runs at the beginning are bold words that may be the title of what follows."""
    return _leading(block, lambda run: run.is_bold)


def link_length(block: Block) -> int:
    """How many runs at the beginning are the words of a link that may be a title."""
    first = first_worded(block)
    address = first.address if first else ""
    if not address.startswith("http") or (first and first.text == address):
        return 0
    return _leading(block, lambda run: run.address == address)


def first_worded(block: Block) -> Run | None:
    """The first run that says something besides a number, a date and signs."""
    return next((run for run in block.runs if _is_worded(run.text)), None)


def _leading(block: Block, belongs: Callable[[Run], bool]) -> int:
    count, is_open = 0, False
    for run in block.runs:
        is_own = belongs(run) and (is_open or _is_worded(run.text))
        if not is_own and (is_open or _is_worded(run.text)):
            break
        count, is_open = count + 1, is_open or is_own
    text = "".join(run.text for run in block.runs[:count])
    rest = "".join(run.text for run in block.runs[count:])
    words = length_in_words(text)
    is_closed = text.rstrip().endswith((".", ":", "–", "—", "-", "：", "。")) or words > 3
    goes_on = rest.lstrip(" :.–—-")[:1].islower() and not rest.lstrip().startswith(
        (":", "–", "—", "-", ".")
    )
    is_title = is_open and 0 < words <= _MOST_LEAD and is_closed and not goes_on
    return count if is_title else 0


def _is_worded(text: str) -> bool:
    """Whether a text says something besides a number, a date and signs."""
    is_worded = bool(re.search(r"[^\W\d_]", text[numbering(text)[1] :]))
    return is_worded and not is_date_alone(text.strip(" :–—-"))


def _is_text(block: Block) -> bool:
    is_listed = block.depth > 1 or (block.depth and not block.marker)
    return bool(block.runs) and block.marker != SOURCE and not block.level and not is_listed


def _is_in(block: Block, contents: Collection[str]) -> bool:
    text = signature(bare(block.text))
    lead = signature("".join(run.text for run in block.runs[: lead_length(block)]))
    return text in contents or lead in contents


def _short_sentences(blocks: Sequence[Block]) -> Iterator[int]:
    """Paragraphs of one short sentence above a longer one, of which it may be the title."""
    for block, following in pairwise(block for block in blocks if _is_text(block)):
        is_single = len(block.text) <= _SHORT and len(sentences_of(block.text)) == 1
        is_free = not (block.addresses or block.marker or style_of(block))
        if is_single and is_free and len(following.text) > len(block.text) * 1.3:
            yield block.place


def _listed_lines(blocks: Sequence[Block]) -> set[int]:
    """Lines that are rather parts of a list: more than a few short ones in a row."""
    found: set[int] = set()
    row: list[int] = []
    for block in (*blocks, Block(())):
        if style_of(block) == "plain" and not block.addresses:
            row.append(block.place)
            continue
        found |= set(row if len(row) > _MOST_IN_A_ROW else ())
        row = []
    return found


def _order(form: str) -> tuple[int, str]:
    names = ("h", "toc", "bold", "numbered", "bullets", "links", "lines", "capitals")
    rank = next((n for n, name in enumerate(names) if form.startswith(name)), len(names))
    return rank, form
