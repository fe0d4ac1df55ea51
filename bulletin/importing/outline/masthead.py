"""The top of a bulletin: its name, its month, and which month that is."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bulletin.importing.fields.dates import dates_in, is_date_alone
from bulletin.importing.fields.sentences import signature
from bulletin.importing.formats.blocks import Block, Manuscript
from bulletin.importing.outline.headings import numbering, style_of
from bulletin.importing.outline.sections import SectionNames
from bulletin.values.dates import PartialDate

_BULLETIN = re.compile(
    r"\b(?:\w*bulletin|\w*newsletter|digest|edition|monthly|weekly|gazette|\w*rundbrief|infobrief|lettre|boletín|"
    r"bollettino|nieuwsbrief|biuletyn|boletim|nyhedsbrev|nyhetsbrev)\b|月报|周报|简报|通讯",
    re.IGNORECASE,
)
_NUMBER_OF_ISSUE = re.compile(
    r"\b(?:issue|vol(?:ume)?\.?|no\.?|nr\.?|n[°º]|ausgabe|numéro|número|numero|nummer)\s*#?\d|第\s*\d+\s*期",
    re.IGNORECASE,
)
_YEAR_AND_MONTH = re.compile(
    r"(?<!\d)(20\d\d)[-_./]?(0[1-9]|1[0-2])(?!\d)|(?<!\d)(0?[1-9]|1[0-2])[-_/.](20\d\d)(?!\d)"
)
_ANY = PartialDate(2000, 1)
_MOST_ABOVE = 8
"""Lines that the top of a bulletin may have."""

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
    blocks: Sequence[Block], titles: Sequence[str], names: SectionNames
) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The lines above everything else that name the bulletin, its month or its publisher.

    They end with the last one that does; what stands above it is part of it.
    """
    levels = Counter(block.level for block in blocks if block.level)
    top = [_is_line(block, names) for block in blocks[:_MOST_ABOVE]]
    top = [
        is_line and (n < _MOST_REPEATED or levels[blocks[n].level] < _MOST_REPEATED)
        for n, is_line in enumerate(top)
    ]
    lines = top.index(False) if False in top else len(top)
    named = [n for n in range(lines) if _names_bulletin(blocks, n, titles)]
    end = named[-1] + 1 if named else int(_is_name_of_all(blocks, names))
    return tuple(block for block in blocks[:end] if block.runs), tuple(blocks[end:])


def _is_line(block: Block, names: SectionNames) -> bool:
    """Whether a block may belong to the masthead: a line without a source that is no section."""
    if not block.runs or is_date_alone(block.text):
        return True
    is_section = names.exact(block.text) is not None
    is_line = bool(style_of(block)) or len(block.text) < 60
    return (
        is_line
        and not block.marker
        and not is_section
        and (not block.addresses or bool(block.level))
    )


def _is_name_of_all(blocks: Sequence[Block], names: SectionNames) -> bool:
    """Whether the first line stands above another line, as no line below it does, like a name."""
    texts = [block for block in blocks if block.runs]
    lines = [bool(style_of(block)) and not block.addresses for block in texts]
    if len(texts) < 3 or not (lines[0] and lines[1]) or names.near(texts[0].text):
        return False
    style = style_of(texts[0])
    others = (n for n in range(1, len(texts) - 1) if not names.exact(texts[n].text))
    alike = (n for n in others if style_of(texts[n]) == style)
    is_section = any(lines[n + 1] and style_of(texts[n + 1]) == style_of(texts[1]) for n in alike)
    return len(texts[0].text.split()) > 1 and not is_section


def _names_bulletin(blocks: Sequence[Block], index: int, titles: Iterable[str]) -> bool:
    """By its words, or because it is the one heading of the highest level."""
    block = blocks[index]
    if not block.runs:
        return False
    levels = Counter(other.level for other in blocks if other.level)
    is_top = bool(block.level) and block.level == min(levels) and levels[block.level] == 1
    is_only = len(levels) == 1 and sum(levels.values()) == 1
    is_title = is_top and not (is_only and index + 2 >= len(blocks))
    return is_title or is_date_alone(block.text) or _is_name(block, titles)


def _is_name(block: Block, titles: Iterable[str]) -> bool:
    text, names = block.text, {signature(title) for title in titles if title}
    if len(text) > 140 or not style_of(block) or numbering(text)[0]:
        return False
    is_short = len(text.split()) < 12
    is_name = bool(_BULLETIN.search(text)) and is_short
    tells_issue = bool(_NUMBER_OF_ISSUE.search(text) or months_in(text)) and len(text.split()) < 8
    return signature(text) in names or is_name or tells_issue


def month_of(manuscript: Manuscript, masthead: Iterable[Block]) -> MonthGuess | None:
    """The month of a bulletin: of its masthead, titles or file name, else of its day or dates."""
    for text in (*(block.text for block in masthead), *manuscript.titles, manuscript.name):
        if months := months_in(text):
            return MonthGuess(months[0], f"“{text}”", is_sure=True)
    if manuscript.sent:
        return MonthGuess(
            manuscript.sent.whole_month, f"its date, {manuscript.sent}", is_sure=False
        )
    found = [(month, block.text) for block in manuscript.blocks for month in months_in(block.text)]
    if not found:
        return None
    counts = Counter(month for month, _ in found)
    month = max(month for month, count in counts.items() if count == max(counts.values()))
    words = next(text for one, text in found if one == month)
    return MonthGuess(month, f"most dates of the text, as in “{words[:80]}”", is_sure=False)


def months_in(text: str) -> list[PartialDate]:
    """The months that a text tells with their years."""
    found = [one.date for one in dates_in(text, _ANY) if one.has_year]
    if not found and len(text) < 140 and (match := _YEAR_AND_MONTH.search(text)):
        year, month = (match[1], match[2]) if match[1] else (match[4], match[3])
        found = [PartialDate(int(year), int(month))]
    return [one.whole_month for one in found]
