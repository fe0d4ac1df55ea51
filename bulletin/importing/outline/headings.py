"""Tell the form of a line: whether it may be a heading or a title, how it is set, and its words."""

import re
from collections.abc import Callable

from bulletin.importing.fields.dates import is_date_alone
from bulletin.importing.fields.sentence_splitting import length_in_words, sentences_of
from bulletin.importing.formats.blocks import Block, Run

LONGEST = 220
"""Characters of a line that may be a heading; a paragraph of so few ends in a full stop."""
_LONGEST_LEAD = 30
"""Words of a bold or linked beginning that may be a title."""

_CHINESE = "一二三四五六七八九十百"
_NUMBERING = re.compile(
    r"\s*(?:(?P<named>part|section|chapter|item|no\.?|teil|partie|parte|deel|część)\s+)?(?:"
    r"(?P<digits>\d{1,3}(?:\.\d{1,2})*)"
    r"(?:(?:[.):/]|°\)?|º\)?)(?:\s+|$)|(?<=\.\d)\s+|(?<=\.\d\d)\s+|\s?[、．]\s*|\s*[-–—]\s+)"
    r"|(?P<roman>[IVX]{1,5})[.):](?:\s+|$)|(?P<letter>[A-Z])[.):](?:\s+|$)"
    r"|\[(?P<square>\d{1,3})\]\s+|\((?P<round>\d{1,2}|[a-z]|[ivx]{1,4})\)\s+"
    rf"|[（(【]\s*(?P<wide>[{_CHINESE}]{{1,3}}|\d{{1,2}})\s*[)）】]\s*"
    rf"|(?P<chinese>[{_CHINESE}]{{1,3}})、\s*"
    rf"|第(?P<chapter>[{_CHINESE}]{{1,3}}|\d{{1,2}})[章节部编篇][分]?[\s：:、]*)",
    re.IGNORECASE,
)
_KINDS = {
    **{"roman": "I", "letter": "A", "round": "(1)", "square": "[1]"},
    **{"chinese": "一", "chapter": "第", "wide": "（一）"},
}
_SENTENCE_END = re.compile(r"[.;,。；，：:！!…][\"”’»)\]]*$")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|Inc|Ltd|Co|Corp|No|al|etc|S\.A|B\.V|plc|GmbH|Jr|v)\.$")
_TRAILING = re.compile(r"(?<![\s:：.…])[\s:：.…]+$")
_MARKS = re.compile(
    r"(?:\s*(?:\[\^?[\d\s,;–-]+\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]++)|"
    r"(?<=[.!?…”\"’)])\s*\(?\d{1,3}(?:[\s,;]+\d{1,3}){0,20}\)?){1,20}\s*$"
)
"""Marks of notes at the end of a text."""
_TWO_SENTENCES = re.compile(r"[a-z0-9)\]”\"’]{2}[.!?][\])”\"’\d]*\s+[A-Z“\"].*[.!?]")
_DECORATION = " \t*_#=-–—|•·►▶■◆●▪◦»›→❖✦★☆✓✔"
_LABEL = re.compile(r"^(?:headline|title|titel|titre|título|标题)\s*[:：]\s*(?=\S)", re.IGNORECASE)
_COLON = (":", "–", "—", "-", ".")


def bare(text: str) -> str:
    """A heading without its number, its decoration and the colon behind it."""
    text = text.strip(_DECORATION)
    text = text[numbering(text)[1] :] or text
    return _TRAILING.sub("", text.strip(_DECORATION)) or text


def title_of(text: str) -> str:
    """A title as an entry has it: one line, and no full stop but that of an abbreviation."""
    text = text.strip(_DECORATION)
    match = _NUMBERING.match(text)
    if match and not match["named"] and (end := numbering(text)[1]):
        text = text[end:] or text
    text = _LABEL.sub("", re.sub(r"^[\s:：;,.)\]}–—-]+(?=\w)", "", text))
    text = re.sub(r"\s*[:：]\s*\.?$", "", text)
    return text if _ABBREVIATED.search(text) else re.sub(r"(?:(?<=[^.])\.|。)$", "", text)


def numbering(text: str) -> tuple[str, int]:
    """The kind of number that a text begins with, as `1`, `1.1`, `I` or `一`, and its length."""
    match = _NUMBERING.match(text)
    name = match.lastgroup if match else ""
    if not match or not name:
        return "", 0
    if name == "letter" and match["letter"] in "QF" and match[0].strip()[-1] == ":":
        return "Q", match.end()
    if name == "digits":
        return ".".join("1" * (match["digits"].count(".") + 1)), match.end()
    return _KINDS[name], match.end()


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
    is_shouted = block.is_bold or text.isupper()
    has_sentences = _TWO_SENTENCES.search(text) or (not is_shouted and _has_sentences(text))
    if len(text) > LONGEST or block.marker == "•" or has_sentences:
        return ""
    ends = _ends(text)
    if block.is_bold and (not ends or len(text.split()) < 25):
        return "bold"
    if text.isupper() and len(re.sub(r"\W|\d", "", text)) > 3 and (not ends or text[-1] in ":.!"):
        return "capitals"
    if ends and text[-1] not in ":：":
        return ""
    if block.marker or numbering(text)[0]:
        return f"number {numbering(text)[0] or '1'}"
    return "plain" if not ends and text[0] not in "([{" else ""


def level_of(style: str) -> int:
    """The level of a heading that is marked up; 0 for all others."""
    return int(style[1:]) if re.fullmatch(r"h\d", style) else 0


def lead_length(block: Block) -> int:
    """How many runs at the beginning are bold words that may be the title of what follows."""
    return _leading(block, lambda run: run.is_bold)


def link_length(block: Block) -> int:
    """How many runs at the beginning are the words of a link that may be a title."""
    first = first_worded(block)
    if not first or not first.address.startswith("http") or first.text == first.address:
        return 0
    return _leading(block, lambda run: run.address == first.address)


def first_worded(block: Block) -> Run | None:
    """The first run that says something besides a number, a date and punctuation."""
    return next((run for run in block.runs if _is_worded(run.text)), None)


def _leading(block: Block, belongs: Callable[[Run], bool]) -> int:
    count, is_open = 0, False
    for run in block.runs:
        is_own = belongs(run) and (is_open or _is_worded(run.text))
        if not is_own and (is_open or _is_worded(run.text)):
            break
        count, is_open = count + 1, is_open or is_own
    text = "".join(run.text for run in block.runs[:count]).rstrip()
    rest = "".join(run.text for run in block.runs[count:]).lstrip()
    words = length_in_words(text)
    is_closed = text.endswith((*_COLON, "：", "。")) or words > 3
    continues = rest.lstrip(" :.–—-")[:1].islower() and not rest.startswith(_COLON)
    is_title = is_open and 0 < words <= _LONGEST_LEAD and is_closed and not continues
    return count if is_title else 0


def _is_worded(text: str) -> bool:
    is_worded = bool(re.search(r"[^\W\d_]", text[numbering(text)[1] :]))
    return is_worded and not is_date_alone(text.strip(" :–—-"))
