"""Split an item into its title and its text, where both stand in one block."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bulletin.importing.fields.dates import is_date_alone
from bulletin.importing.fields.sentence_splitting import length_in_words, sentences_of
from bulletin.importing.formats.blocks import Block, Run, joined
from bulletin.importing.outline.headings import (
    LONGEST,
    first_worded,
    is_prose,
    lead_length,
    link_length,
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
_CLOSING = re.compile(r"^\s*[)\]）>]")
_BEFORE_LINK = "([–—-:|（："
_MARK = re.compile(r"\[\^[^\]]*\]")
_EMPHASIS = re.compile(r"(?<![\w*])\*\*(?P<words>[^\s*](?:[^*]*[^\s*])?)\*\*(?![\w*])")
_LINK = re.compile(r"\[(?P<words>[^\[\]]+)\]\((?P<target>[^\s()]*)\)")
_GOOD = 4
"""Words that a title has at least, where others may be one."""
_SHORT = 150
"""Characters of a sentence that may be the title of the paragraph below it."""
_LONGEST_SENTENCE = 110
"""Characters of a title that is made of the first words of a text."""

Parted = tuple[Block | None, tuple[Block, ...]]
"""The title of an item, and the blocks of its text."""


def split_title(blocks: Sequence[Block], form: str) -> Parted:
    """The title of an item and the blocks of its text; no title where none can be told."""
    first, *others = blocks
    if first.level or (form in ("lines", "capitals", "toc") and not lead_length(first)):
        return first, tuple(others)
    plain = replace(first, marker="", depth=0)
    if length := lead_length(first) or link_length(first):
        return _split_runs(plain, length, others)
    if _is_title(first, others):
        return plain, tuple(others)
    if not others and (title := _before_last_link(plain)):
        return _title_block(title, plain), (plain,)
    text = plain.runs[0].text
    match = _LEAD.match(text, numbering(text)[1])
    if not match or plain.runs[0].address:
        return None, (plain, *others)
    rest = joined((replace(plain.runs[0], text=text[match.end() :]), *plain.runs[1:]))
    title = (match["lead"] or match["wide"]).strip()
    return _title_block(title, plain), (replace(plain, runs=rest), *others)


def _title_block(text: str, block: Block) -> Block:
    return Block((Run(text),), place=block.place)


def _is_title(block: Block, others: Sequence[Block]) -> bool:
    """Whether a whole block is short enough to be the title of what follows it."""
    text = block.text[numbering(block.text)[1] :]
    if block.is_bold and len(text) <= LONGEST:
        return True
    is_short = len(text) <= _SHORT and len(sentences_of(text)) == 1
    is_bare = not block.addresses or not is_prose(replace(block, marker=""))
    behind = next((one for one in others if one.marker != "source"), block)
    is_longer = len(behind.text) > len(text) or behind.depth > block.depth
    return behind is not block and is_short and is_bare and is_longer


def _before_last_link(block: Block) -> str:
    """The title of a line that ends in the name of its source, as `Title (Gazette)`.

    Of `Gazette: Title`, it is the words of the link.
    """
    worded = [n for n, run in enumerate(block.runs) if re.search(r"\w", run.text)]
    link = block.runs[worded[-1]] if worded else Run("")
    before = joined(block.runs[: worded[-1]]) if worded else ()
    text = "".join(run.text for run in before)
    is_line = len(block.text) <= LONGEST and len(sentences_of(block.text)) == 1
    is_before = text.endswith(tuple(_BEFORE_LINK)) and not any(run.address for run in before)
    if not (is_line and is_before and link.address):
        return ""
    title = text.rstrip(f" {_BEFORE_LINK}")
    is_publisher = length_in_words(title) < _GOOD <= length_in_words(link.text)
    return link.text if is_publisher and link.text != link.address else title


def _split_runs(block: Block, length: int, others: Sequence[Block]) -> Parted:
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
        rest[:1] = [replace(one, text=_CLOSING.sub("", one.text)) for one in rest[:1]]
    rest = _without_opening(rest)
    if begin and re.search(r"\d", dates) and not numbering(dates + " ")[1]:
        rest.insert(0, Run(f"{dates}: "))
    title[0] = replace(title[0], text=title[0].text[numbering(title[0].text)[1] :])
    head = Block(joined(title), place=block.place)
    text = (replace(block, runs=joined(rest), anchors=frozenset()),) if rest else ()
    return head, (*text, *others)


def _without_opening(runs: Sequence[Run]) -> list[Run]:
    """Runs without the punctuation that stood between title and text."""
    for number, run in enumerate(runs):
        match = _OPENING.match(run.text)
        if text := run.text[match.end() :] if match else run.text:
            return [replace(run, text=text), *runs[number + 1 :]]
    return []


def without_markup(text: str) -> str:
    """A text without marks, emphasis and links of Markdown, which no title may show."""
    text = _EMPHASIS.sub(r"\g<words>", _MARK.sub("", text))
    return _LINK.sub(r"\g<words> (\g<target>)", text).strip()


def title_and_words(title: str, paragraphs: Sequence[str]) -> tuple[str, str]:
    """The title, and what it was guessed from if the text has none."""
    title = without_markup(title)
    if title:
        return title_of(title) or title, ""
    first = without_markup(next(filter(None, paragraphs), "Untitled"))
    first = first[numbering(first)[1] :] or first
    sentence = next(iter(sentences_of(first)), first)
    if len(sentence) > _LONGEST_SENTENCE:
        sentence = sentence[:_LONGEST_SENTENCE].rpartition(" ")[0].rstrip(",;:–—- ") + " …"
    return title_of(sentence) or sentence, "the first words of the text"
