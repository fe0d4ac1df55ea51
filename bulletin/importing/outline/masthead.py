"""Find the masthead of a bulletin, which names it, and the month of the issue."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bulletin.importing.fields.dates import dates_in, is_date_alone
from bulletin.importing.fields.sentence_splitting import signature
from bulletin.importing.formats.blocks import Block, Manuscript
from bulletin.importing.outline.headings import numbering, style_of
from bulletin.importing.outline.phrases import BULLETIN_NAME, ISSUE_NUMBER
from bulletin.importing.outline.sections import SectionNames
from bulletin.values.dates import PartialDate

_YEAR_AND_MONTH = re.compile(
    r"(?<!\d)(20\d\d)[-_./]?(0[1-9]|1[0-2])(?!\d)|(?<!\d)(0?[1-9]|1[0-2])[-_/.](20\d\d)(?!\d)"
)
_ANY = PartialDate(2000, 1)
_MOST_LINES = 8
_MANY_DATES = 3
"""Lines that are only a date, from which they are rather those of items."""
_MOST_REPEATED = 2
"""Lines that may belong to the masthead though many headings are of their level."""


@dataclass(frozen=True, slots=True)
class MonthGuess:
    """The month of a bulletin."""

    month: PartialDate
    words: str
    """What tells it."""
    is_sure: bool


def part_masthead(
    blocks: Sequence[Block], titles: Iterable[str], names: SectionNames
) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The lines at the top that name the bulletin, its month or its publisher, and the rest.

    The masthead ends with the last line that does; what stands above it is part of it.
    """
    levels = Counter(block.level for block in blocks if block.level)
    dates = [n for n, block in enumerate(blocks) if is_date_alone(block.text)]
    signatures = {signature(title) for title in titles if title}
    end = int(_is_name_of_all(blocks, names))
    for number, block in enumerate(blocks[:_MOST_LINES]):
        is_repeated = number >= _MOST_REPEATED and levels[block.level] >= _MOST_REPEATED
        if is_repeated or not _may_be_masthead(block, names):
            break
        is_top = bool(block.level) and block.level == min(levels) and levels[block.level] == 1
        is_only = len(levels) == 1 and number + 2 >= len(blocks)
        is_date = number in dates and (len(dates) < _MANY_DATES or number + 1 in dates)
        is_name = is_date or _is_name(block, signatures)
        if block.runs and ((is_top and not is_only) or is_name):
            end = number + 1
    return tuple(block for block in blocks[:end] if block.runs), tuple(blocks[end:])


def _may_be_masthead(block: Block, names: SectionNames) -> bool:
    """Whether a block is a line without a source, and no section."""
    if not block.runs or is_date_alone(block.text):
        return True
    is_line = bool(style_of(block)) or len(block.text) < 60
    is_free = not block.marker and (not block.addresses or bool(block.level))
    return is_line and is_free and names.exact(block.text) is None


def _is_name_of_all(blocks: Sequence[Block], names: SectionNames) -> bool:
    """Whether the first line stands above another line, as no line below it does, like a name."""
    texts = [block for block in blocks if block.runs]
    lines = [bool(style_of(block)) and not block.addresses for block in texts]
    if len(texts) < 3 or not (lines[0] and lines[1]) or names.near(texts[0].text):
        return False
    first, second = style_of(texts[0]), style_of(texts[1])
    others = (n for n in range(1, len(texts) - 1) if lines[n + 1])
    is_section = any(
        style_of(texts[n]) == first and style_of(texts[n + 1]) == second
        for n in others
        if not names.exact(texts[n].text)
    )
    return len(texts[0].text.split()) > 1 and not is_section


def _is_name(block: Block, titles: Iterable[str]) -> bool:
    text, words = block.text, len(block.text.split())
    if len(text) > 140 or not style_of(block) or numbering(text)[0]:
        return False
    is_name = bool(BULLETIN_NAME.search(text)) and words < 12
    is_issue = bool(ISSUE_NUMBER.search(text) or months_in(text)) and words < 8
    return signature(text) in titles or is_name or is_issue


def month_of(manuscript: Manuscript, masthead: Iterable[Block]) -> MonthGuess | None:
    """The month of a bulletin: of its masthead, titles or file name, else of its day or dates."""
    for text in (*(block.text for block in masthead), *manuscript.titles, manuscript.name):
        if months := months_in(text):
            return MonthGuess(months[0], f"“{text}”", is_sure=True)
    if sent := manuscript.sent:
        return MonthGuess(sent.whole_month, f"its date, {sent}", is_sure=False)
    found = [(month, block.text) for block in manuscript.blocks for month in months_in(block.text)]
    if not found:
        return None
    counts = Counter(month for month, _ in found)
    month = max(counts, key=lambda one: (counts[one], one))
    words = next(text for one, text in found if one == month)
    return MonthGuess(month, f"most dates of the text, as in “{words[:80]}”", is_sure=False)


def months_in(text: str) -> list[PartialDate]:
    """The months that a text tells with their years."""
    found = [one.date for one in dates_in(text, _ANY) if one.has_year]
    if not found and len(text) < 140 and (match := _YEAR_AND_MONTH.search(text)):
        found = [PartialDate(int(match[1] or match[4]), int(match[2] or match[3]))]
    return [one.whole_month for one in found]
