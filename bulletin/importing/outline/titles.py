"""The title of an item and the text that belongs to it, where both stand in one block."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bulletin.importing.fields.dates import is_date_alone
from bulletin.importing.fields.sentences import sentences_of
from bulletin.importing.formats.blocks import Block, Run, joined
from bulletin.importing.outline.candidates import first_worded, lead_length, link_length
from bulletin.importing.outline.headings import (
    LONGEST,
    is_prose,
    length_in_words,
    numbering,
    title_of,
)

_LEAD = re.compile(
    r"(?P<lead>[^.:!?|\s]+ [^.:!?|]{6,140})(?::| [–—|-])\s+(?=\S)"
    r"|(?P<wide>[^。：:]{4,60})：\s*(?=\S)"
)
_LED_BY_DATE = re.compile(r"(?P<date>[^:–—|]{4,40}?)(?: [–—|-]|:) +(?=\S)")
_OPENING = re.compile(r"[\s:：;,.。)\]}>|–—-]+")
_BRACKET = re.compile(r"\s*[(\[（<]\s*")
_CLOSING = re.compile(r"\s*[)\]）>]")
_MARK = re.compile(r"\[\^[^\]]*\]")
_EMPHASIS = re.compile(r"(?<![\w*])\*\*(?P<words>[^\s*](?:[^*]*[^\s*])?)\*\*(?![\w*])")
_LINK = re.compile(r"\[(?P<words>[^\[\]]+)\]\((?P<target>[^\s()]*)\)")
_GOOD = 4
"""Words that a title has at least, where others may be one."""
_SHORT = 150
"""Characters of a sentence that may be the title of the paragraph below it."""


def split_title(blocks: Sequence[Block], form: str) -> tuple[Block | None, tuple[Block, ...]]:
    """The title of an item and the blocks of its text; no title where none can be told."""
    first, *others = blocks
    if first.level or (form in ("lines", "capitals", "toc") and not lead_length(first)):
        return first, tuple(others)
    plain = replace(first, marker="", depth=0)
    if length := lead_length(first) or link_length(first):
        return _parted(plain, length, others)
    if _is_title(first, others):
        return plain, tuple(others)
    if not others and (title := _before_last_link(plain)):
        return title, (plain,)
    text = plain.runs[0].text
    begin = numbering(text)[1]
    match = _LEAD.match(text, begin)
    if match and not plain.runs[0].address:
        title = Block((Run((match["lead"] or match["wide"]).strip()),), place=plain.place)
        rest = (replace(plain.runs[0], text=text[match.end() :]), *plain.runs[1:])
        return title, (replace(plain, runs=joined(rest)), *others)
    return None, (plain, *others)


def _is_title(block: Block, others: Sequence[Block]) -> bool:
    """Whether a whole block is short enough to be the title of what follows it."""
    behind = next((one for one in others if one.marker != "source"), None)
    text = block.text[numbering(block.text)[1] :]
    if block.is_bold and len(text) <= LONGEST:
        return True
    is_short = len(text) <= _SHORT and len(sentences_of(text)) == 1
    is_bare = not block.addresses or not is_prose(replace(block, marker=""))
    longer = behind is not None and (len(behind.text) > len(text) or behind.depth > block.depth)
    return is_short and is_bare and longer


def _before_last_link(block: Block) -> Block | None:
    """The title of a line that ends in the name of its source, as `Title (Gazette)`.

    Of `Gazette: Title`, it is the words of the link.
    """
    worded = [n for n, run in enumerate(block.runs) if re.search(r"\w", run.text)]
    if (
        len(worded) < 2
        or len(block.text) > LONGEST
        or len(sentences_of(block.text)) > 1
        or not block.runs[worded[-1]].address
    ):
        return None
    before = joined(block.runs[: worded[-1]])
    text = "".join(run.text for run in before)
    is_title = text.endswith(("(", "[", "–", "—", "-", ":", "|", "（", "：")) and not any(
        run.address for run in before
    )
    title, link = text.rstrip(" ([–—-:|（："), block.runs[worded[-1]]
    if length_in_words(title) < _GOOD <= length_in_words(link.text) and link.text != link.address:
        title = link.text
    return Block((Run(title),), place=block.place) if is_title and title else None


def _parted(
    block: Block, length: int, others: Sequence[Block]
) -> tuple[Block | None, tuple[Block, ...]]:
    """The first runs as title; an address in brackets behind them stays with it."""
    title, rest = list(block.runs[:length]), list(block.runs[length:])
    first = first_worded(block)
    begin = title.index(first) if first in title else 0
    dates = "".join(run.text for run in title[:begin]).strip(" :–—-")
    title = title[begin:]
    if (date := _LED_BY_DATE.match(title[0].text)) and is_date_alone(date["date"]):
        dates, begin = date["date"], 1
        title[0] = replace(title[0], text=title[0].text[date.end() :])
    if len(rest) > 1 and rest[1].address and _BRACKET.fullmatch(rest[0].text):
        title.append(replace(rest[1], text=rest[1].address))
        rest = rest[2:]
        if rest and (closing := _CLOSING.match(rest[0].text)):
            rest[0] = replace(rest[0], text=rest[0].text[closing.end() :])
    rest = list(_without_opening(rest))
    if begin and re.search(r"\d", dates) and not numbering(dates + " ")[1]:
        rest.insert(0, Run(f"{dates}: "))
    head = Block(joined((_undressed(title[0]), *title[1:])), place=block.place)
    text = (replace(block, runs=joined(rest), anchors=frozenset()),) if rest else ()
    return head, (*text, *others)


def _undressed(run: Run) -> Run:
    return replace(run, text=run.text[numbering(run.text)[1] :])


def _without_opening(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Runs without the signs that stood between title and text."""
    kept = list(runs)
    while kept:
        match = _OPENING.match(kept[0].text)
        text = kept[0].text[match.end() :] if match else kept[0].text
        if text:
            kept[0] = replace(kept[0], text=text)
            break
        kept.pop(0)
    return tuple(kept)


def _without_markup(text: str) -> str:
    """A text without marks, emphasis and links of Markdown, which no title may show."""
    text = _EMPHASIS.sub(r"\g<words>", _MARK.sub("", text))
    return _LINK.sub(r"\g<words> (\g<target>)", text).strip()


def title_and_words(title: str, paragraphs: Sequence[str]) -> tuple[str, str]:
    """The title, and what it was guessed from if the text has none."""
    title = _without_markup(title)
    if title:
        return title_of(title) or title, ""
    first = _without_markup(next((text for text in paragraphs if text), "Untitled"))
    sentence = next(iter(sentences_of(first)), first)
    sentence = sentence[numbering(sentence)[1] :] or sentence
    if len(sentence) > _MOST:
        sentence = sentence[:_MOST].rpartition(" ")[0].rstrip(",;:–—- ") + " …"
    return title_of(sentence) or sentence, "the first words of the text"


_MOST = 110
"""Characters of a title that is made of the first words of a text."""
