"""The form of a line: what may be a heading, how it is set, and what it says undressed."""

import re

from bulletin.importing.fields.sentences import sentences_of
from bulletin.importing.formats.blocks import Block

LONGEST = 220
"""Characters of a line that may be a heading; a paragraph of so few ends in a full stop."""

_CHINESE = "一二三四五六七八九十百"
_NUMBERING = re.compile(
    r"\s*(?:(?:part|section|chapter|item|no\.?|teil|partie|parte|deel|część)\s+)?"
    r"(?:(?P<digits>\d{1,3}(?:\.\d{1,2})*)(?:[.):](?:\s+|$)|(?<=\.\d)\s+|(?<=\.\d\d)\s+|\s?[、．](?:\s*))"
    r"|(?P<roman>[IVX]{1,5})[.):](?:\s+|$)|(?P<letter>[A-Z])[.):](?:\s+|$)"
    r"|\[(?P<square>\d{1,3})\]\s+|\((?P<within>\d{1,2}|[a-z]|[ivx]{1,4})\)\s+"
    rf"|[（(]\s*(?P<chinese_within>[{_CHINESE}]{{1,3}}|\d{{1,2}})\s*[)）]\s*"
    rf"|(?P<chinese>[{_CHINESE}]{{1,3}})、\s*"
    rf"|第(?P<part>[{_CHINESE}]{{1,3}}|\d{{1,2}})[章节部编篇][分]?[\s：:、]*)",
    re.IGNORECASE,
)
_NAMED_NUMBER = re.compile(r"(?:part|section|chapter|item|no\.?|teil|partie)\s", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.;,。；，:：!…][\"”’»)\]]*$")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|Inc|Ltd|Co|Corp|No|al|etc|S\.A|B\.V|plc|GmbH|Jr|v)\.$")
_TRAILING = re.compile(r"(?<![\s:：.…])[\s:：.…]+$")
_LABEL_END = re.compile(r"[:：]$")
_MARKS = re.compile(
    r"(?:\s*(?:\[\^?[\d\s,;–-]+\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]++)|"
    r"(?<=[.!?…”\"’)])\s*\(?\d{1,3}(?:[\s,;]+\d{1,3}){0,20}\)?){1,20}\s*$"
)
"""Marks of notes at the end of a text."""
_TWO_SENTENCES = re.compile(r"[a-z0-9)\]”\"’]{2}[.!?][\])”\"’\d]*\s+[A-Z“\"].*[.!?]")
_DRESS = " \t*_#=-–—|•·►▶■◆●▪◦»›→❖✦★☆✓✔"
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def bare(text: str) -> str:
    """A heading without its number, its signs and the colon behind it."""
    text = text.strip(_DRESS)
    if end := numbering(text)[1]:
        text = text[end:] or text
    return _TRAILING.sub("", text.strip(_DRESS)) or text


def title_of(text: str) -> str:
    """A title as an entry has it: one line, and no full stop but that of an abbreviation."""
    text = text.strip(_DRESS)
    if (end := numbering(text)[1]) and not _NAMED_NUMBER.match(text):
        text = text[end:] or text
    text = re.sub(r"^[\s:：;,.)\]}–—-]+(?=\w)", "", text)
    text = re.sub(r"\s*[:：]\s*\.?$", "", text)
    return text if _ABBREVIATED.search(text) else re.sub(r"(?:(?<=[^.])\.|。)$", "", text)


def numbering(text: str) -> tuple[str, int]:
    """The kind of number that a text begins with, as `1`, `1.1`, `I` or `一`, and its length."""
    match = _NUMBERING.match(text)
    if not match:
        return "", 0
    name, value = next((n, v) for n, v in match.groupdict().items() if v)
    kinds = {
        "roman": "I",
        "letter": "A",
        "within": "(1)",
        "square": "[1]",
        "chinese": "一",
        "part": "第",
    }
    if name == "letter" and value in "QF" and match[0].strip()[-1] == ":":
        return "Q", match.end()
    depth = value.count(".") + 1 if name == "digits" else 0
    return ".".join("1" * depth) or kinds.get(name, "（一）"), match.end()


def length_in_words(text: str) -> int:
    """Words; of Chinese, Japanese and Korean, two characters are counted as one."""
    wide = len(_WIDE.findall(text))
    return len(_WIDE.sub(" ", text).split()) + (wide + 1) // 2


def is_prose(block: Block) -> bool:
    """Whether a block can only be a paragraph."""
    text = text_without_marks(block)
    is_long = len(text) > LONGEST or block.marker == "•" or _has_sentences(text)
    return is_long or _ends(text) or block.table is not None


def _has_sentences(text: str) -> bool:
    """Whether a text has more than one sentence, behind the number that it may begin with."""
    return len(sentences_of(text[numbering(text)[1] :])) > 1


def text_without_marks(block: Block) -> str:
    """The text without the marks of notes at its end."""
    runs = block.runs
    while runs and (runs[-1].is_raised or not runs[-1].text.strip()):
        runs = runs[:-1]
    return _MARKS.sub("", "".join(run.text for run in runs)).strip()


def _ends(text: str) -> bool:
    return bool(_SENTENCE_END.search(text)) and not _ABBREVIATED.search(text)


def style_of(block: Block) -> str:
    """How a heading is set: `h2`, `bold`, `capitals`, `number 1`, `plain`; empty for all else.

    A line in plain letters is only perhaps a heading.
    """
    text = text_without_marks(block)
    if block.table or not re.search(r"\w", text):
        return ""
    if block.level:
        return f"h{block.level}"
    if len(text) > LONGEST or block.marker == "•" or _TWO_SENTENCES.search(text):
        return ""
    ends = _ends(text)
    is_shouted = block.is_bold or text.isupper()
    if not is_shouted and _has_sentences(text):
        return ""
    if block.is_bold and (not ends or len(text.split()) < 25):
        return "bold"
    if text.isupper() and len(re.sub(r"\W|\d", "", text)) > 3 and (not ends or text[-1] in ":.!"):
        return "capitals"
    if ends and not _LABEL_END.search(text):
        return ""
    if block.marker or numbering(text)[0]:
        return f"number {numbering(text)[0] or '1'}"
    return "plain" if not ends and text[0] not in "([{" else ""


def level_of(style: str) -> int:
    """The level of a heading that is marked up; 0 for all others."""
    return int(style[1:]) if re.fullmatch(r"h\d", style) else 0
