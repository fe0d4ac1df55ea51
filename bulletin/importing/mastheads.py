"""The top of a bulletin: its name, its month, and which month that is."""

import re
from collections import Counter
from collections.abc import Iterable

from bulletin.importing.blocks import Block, Manuscript
from bulletin.importing.sentences import signature
from bulletin.importing.spoken_dates import dates_in
from bulletin.values.dates import PartialDate

_BULLETIN = re.compile(r"\b(?:bulletin|newsletter|digest|edition|monthly|gazette)\b", re.IGNORECASE)
_NUMBER_OF_ISSUE = re.compile(r"\b(?:issue|vol(?:ume)?\.?|no\.?)\s*#?\d", re.IGNORECASE)
_YEAR_AND_MONTH = re.compile(
    r"(?<!\d)(20\d\d)[-_./]?(0[1-9]|1[0-2])(?!\d)|(?<!\d)(0?[1-9]|1[0-2])[-_/.](20\d\d)(?!\d)"
)
_ANY = PartialDate(2000, 1)


def is_masthead(block: Block, titles: Iterable[str]) -> bool:
    """Whether a line is the name of a bulletin, or tells its number or its month."""
    text = block.text
    if len(text) > 140:
        return False
    names = {signature(title) for title in titles if title}
    is_name = bool(_BULLETIN.search(text)) and len(text.split()) < 12
    is_number = bool(_NUMBER_OF_ISSUE.search(text)) and len(text.split()) < 12
    is_short_month = bool(_months_in(text)) and len(text.split()) < 8
    return signature(text) in names or is_name or is_number or is_short_month


def month_of(manuscript: Manuscript, masthead: Iterable[Block]) -> PartialDate | None:
    """The month of a bulletin: of its masthead, its subject or file, or of most of its dates."""
    for text in (*(block.text for block in masthead), *manuscript.titles):
        if months := _months_in(text):
            return months[0]
    counts = Counter(month for block in manuscript.blocks for month in _months_in(block.text))
    if not counts:
        return manuscript.sent.whole_month if manuscript.sent else None
    most = max(counts.values())
    return max(month for month, count in counts.items() if count == most)


def _months_in(text: str) -> list[PartialDate]:
    """The months that a text tells with their years."""
    found = [one.date for one in dates_in(text, _ANY) if one.has_year]
    if not found and len(text) < 140 and (match := _YEAR_AND_MONTH.search(text)):
        year, month = (match[1], match[2]) if match[1] else (match[4], match[3])
        found = [PartialDate(int(year), int(month))]
    return [one.whole_month for one in found]
