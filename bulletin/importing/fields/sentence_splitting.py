"""Count, split and compare the words of a text in any script."""

import re

_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_END = re.compile(
    rf"(?<=[.!?…。！？])[\"”’»)\]]*(?!(?<=\d\.)\s(?:{_MONTHS})\b)"
    r"(?=\s+[\"“‘«(\[]*[A-Z0-9À-ÞĀ-ſ\u4e00-\u9fff])"
    r"|(?<=[。！？])[”’」』）]*(?=[^\s”’」』）])"
)
"""The end of a sentence, which is not the full stop behind the day of a date in German."""
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Za-z]|Mr|Mrs|Ms|Dr|Prof|St|Nos?|Arts?|Secs?|Paras?|Regs?|Ch|Vol|Inc|Ltd|Co|Corp|"
    r"Abs|Nr|Ziff|Rn|z\.B|ca|bzw|Mio|Mrd|Tsd|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|v|vs|cf|approx|"
    r"e\.g|i\.e|etc|al|pp?))\.$"
)
_NEAR = 20
"""Characters before a full stop that may be an abbreviation."""
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def sentences_of(text: str) -> list[str]:
    """The sentences of a paragraph, without the spaces between them."""
    found, begin = [], 0
    for match in _END.finditer(text):
        if not _ABBREVIATION.search(text[max(begin, match.start() - _NEAR) : match.start()]):
            found.append(text[begin : match.end()].strip())
            begin = match.end()
    return [one for one in (*found, text[begin:].strip()) if one]


def signature(text: str) -> str:
    """The letters and digits of a text in their order, small."""
    return "".join(character for character in text.casefold() if character.isalnum())


def length_in_words(*texts: str) -> int:
    """Words; of Chinese, Japanese and Korean, two characters are counted as one."""
    wide = sum(len(_WIDE.findall(text)) for text in texts)
    return sum(len(_WIDE.sub(" ", text).split()) for text in texts) + (wide + 1) // 2
