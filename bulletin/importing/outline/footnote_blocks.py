"""Blocks that may be notes: their numbers, their words, their marks and their links back."""

import re
from dataclasses import replace

from bulletin.importing.formats.blocks import Block, Run, joined

LABEL = re.compile(
    r"(?:list of )?(?:sources?|references?|(?:foot|end)?notes?|citations?|bibliography|links?"
    r"|further reading|sources? and (?:links?|references?)|notes? and (?:sources?|references?))",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\s*(?:note\s+|fn\.?\s*)?(?:\[\^?(?P<square>\d{1,3})\]:?|\((?P<round>\d{1,3})\)|"
    r"(?P<plain>\d{1,3})[.):]|\^(?P<caret>\d{1,3})\^?|(?P<bare>\d{1,3})(?=\s*https?:)|"
    r"(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})[.):]?)\s*",
    re.IGNORECASE,
)
_AROUND = " []()."
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_BACK = re.compile(r"[\s↑↩︎⤴^⇧\ufe0e\ufe0f]*|back", re.IGNORECASE)
NUMBER_LIKE = re.compile(r"\s*[\[(]?\s*(?:\d{1,3}|[ivx]{1,4}|[a-z*†‡§])\s*[\])]?\s*", re.IGNORECASE)
_MARKS = re.compile(
    r"\[[\d\s,;^–-]+\]|\(\d{1,3}\)|(?<!\d)\d{1,3}(?:[\s,;]+\d{1,3}){0,20}\s*\)?\.?$"
    r"|[.!?,;”\"]\s?\d{1,3}(?!\d)"
)

SOURCE = "source"
"""The marker of a block that only says where the text above it comes from."""


def is_label(block: Block) -> bool:
    """Whether a block is the heading of a list of notes."""
    return bool(LABEL.fullmatch(block.text.strip(" :*_-–—.#")))


def number_of(block: Block) -> tuple[str, Block]:
    """The number that a block begins with, and the block without it; empty if it has none."""
    if block.marker[:-1].isdecimal():
        return block.marker[:-1], replace(block, marker="")
    first = block.runs[0] if block.runs else Run("")
    if first.address.startswith("#") and _is_small(first.text):
        return str(int(first.text.strip(_AROUND))), replace(block, runs=joined(block.runs[1:]))
    if not (match := _NUMBER.match(block.text)):
        return "", block
    number = next(filter(None, match.groups())).translate(_RAISED)
    return str(int(number)), replace(block, runs=_behind(block.runs, match.end()))


def _is_small(text: str) -> bool:
    digits = text.strip(_AROUND)
    return digits.isdecimal() and len(digits) < 4


def marks_in(block: Block) -> set[str]:
    """All numbers of a block that may be marks."""
    raised = (plain_digits(run.text) for run in block.runs if run.is_raised)
    written = (match[0] for match in _MARKS.finditer(block.text))
    return {str(int(n)) for text in (*raised, *written) for n in re.findall(r"\d{1,3}", text)}


def plain_digits(text: str) -> str:
    """Raised digits as plain ones."""
    return text.translate(_RAISED)


def words_of(block: Block) -> str:
    """What a block says besides its addresses, and besides its link back to the mark."""
    runs = (run for run in block.runs if run.text != run.address and not is_back(run))
    return "".join(run.text for run in runs).strip(" \t,;:.|()<>[]-–—→")


def is_mark(run: Run) -> bool:
    """Whether a link leads to a note of the same file."""
    return run.address.startswith("#") and bool(NUMBER_LIKE.fullmatch(run.text))


def is_back(run: Run) -> bool:
    """Whether a link leads from a note back to its mark."""
    return run.address.startswith("#") and bool(_BACK.fullmatch(run.text))


def leads_back(block: Block) -> bool:
    return any(map(is_back, block.runs))


def _behind(runs: tuple[Run, ...], end: int) -> tuple[Run, ...]:
    """Runs without the first characters of their text."""
    kept = []
    for run in runs:
        kept.append(replace(run, text=run.text[end:]))
        end = max(0, end - len(run.text))
    return joined(run for run in kept if run.text)


def is_bare(block: Block) -> bool:
    """Whether a block is nothing but addresses."""
    return bool(block.addresses) and not words_of(number_of(block)[1])
