"""Checks for citation marks in the notation of other programs."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from bulletin.diagnostics.report import Code, Diagnostic, nearest, quoted
from bulletin.markdown.parsed_text import ParsedText, Row
from bulletin.markdown.parser_rules import Sighting
from bulletin.values.plurals import numbered

_BEFORE_NUMBER = re.compile(r"[\w.,;:!?)”’\"'»。，；：！？）》」]")
_END_OF_SENTENCE = re.compile(r"[.!?)”»。！？）」]")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED_DIGITS = (*"⁰¹²³⁴⁵⁶⁷⁸⁹", *(f"^{digit}" for digit in range(10)))
_ENDS = tuple('.!?”"。！？')
_RAISED_MARK = re.compile(r"\^(?P<number>[0-9]{1,2})(?!\w)|[⁰¹²³⁴-⁹]{1,2}")
_OTHER_MARK = re.compile(
    r"(?P<begin>\(\^|\[[#@]|\[\\\^|\{|\^)(?P<id>[a-z0-9-]+)(?P<end>\)|\]|\}|\^)"
)
_PAIRS = {"(^": ")", "[#": "]", "[@": "]", "[\\^": "]", "{": "}", "^": "^"}
_CODE = re.compile(r"(?<!`)(`++)[^`]+\1")
_PROVISION = "[第一二三四五六七八九十该該本前此同上下各][条條款項项目号號]"
_ROUND_MARKS = tuple(
    re.compile(rf"(?<={before})(?P<mark>[(（](?P<number>[0-9]{{1,2}})[)）])(?={behind})")
    for before, behind in (
        (r"[a-z]{5}[.!?]", r"\s+[A-Z“\"]|\s*$"),
        (r"[a-z]{4}[.!?][”\"]", r"\s+[A-Z“\"]|\s*$"),
        (r"[^\W\d_][。！？]", r"\s*$"),
        (rf"[\u3400-\u9fff”」](?<!第)(?<!{_PROVISION})", "。"),
    )
)
"""After the end of a sentence or, in Chinese, before its final punctuation."""


def brackets_are_not_marks(text: ParsedText) -> Iterator[Diagnostic]:
    """Check for ids or numbers of sources in plain brackets."""
    for seen in text.of_type("bare_mark"):
        meant = seen.content
        message = f"'[{meant}]' would be shown literally, and cites nothing"
        if meant in text.sources:
            hint = f"write [^{meant}], or '\\[{meant}]' for literal brackets"
            yield Diagnostic(Code.BAD_CITATION, text.at(seen), message, hint)
        elif source := _numbered(seen, text):
            hint = f"write [^{source}] to cite the source, or '\\[{meant}]' for literal brackets"
            yield Diagnostic(_code(source, text), text.at(seen), message, hint)


def marks_are_not_escaped(text: ParsedText) -> Iterator[Diagnostic]:
    """Check for marks with a backslash before their brackets, as some converters write them."""
    for seen in text.of_type("escaped_mark"):
        meant, is_whole = seen.content, seen.token.markup.endswith("\\]")
        source = meant if meant in text.sources else _source_of(meant, text)
        if source or is_whole:
            message = f"{quoted(seen.token.markup)} would show its brackets, and cites nothing"
            mark = f"[^{source or nearest(meant, text.sources) or 'id'}]"
            hint = f"write {mark} to cite a source, or '\\[\\^{meant}\\]' for literal brackets"
            yield Diagnostic(Code.BAD_CITATION, text.at(seen), message, hint)


def marks_have_our_form(text: ParsedText) -> Iterator[Diagnostic]:
    """Check for ids of sources in the citation syntax of other programs."""
    for line, column, row in _words(text, "^#@{"):
        for match in _OTHER_MARK.finditer(row):
            is_pair = _PAIRS[match["begin"]] == match["end"]
            if is_pair and match["id"] in text.sources and _before(match) != "\\":
                message = f"{quoted(match[0])} would be shown literally, and cites nothing"
                hint = f"write [^{match['id']}], or '\\{match[0]}' for the literal text"
                place = text.place(line, column + match.start())
                yield Diagnostic(Code.BAD_CITATION, place, message, hint)


def raised_numbers_are_not_marks(text: ParsedText) -> Iterator[Diagnostic]:
    """Check for superscript numbers after a sentence."""
    for line, column, row in _words(text, _RAISED_DIGITS):
        for match in _RAISED_MARK.finditer(row):
            number = match["number"] or match[0].translate(_RAISED)
            source = _source_of(number, text)
            if source and _before(match) in _ENDS:
                message = f"{quoted(match[0])} would be shown literally, and cites nothing"
                hint = f"write [^{source}] to cite the source, or put a space before it"
                place = text.place(line, column + match.start())
                yield Diagnostic(_code(source, text), place, message, hint)


def numbers_in_brackets_are_not_marks(text: ParsedText) -> Iterator[Diagnostic]:
    """Check for `(1)` at the end of a sentence, in a text without citation marks."""
    if text.cited:
        return
    for line, column, row in _words(text, "(（"):
        for match in chain.from_iterable(pattern.finditer(row) for pattern in _ROUND_MARKS):
            if source := _source_of(match["number"], text):
                message = f"'{match['mark']}' would be shown literally, and cites nothing"
                hint = f"write [^{source}] to cite the source, or put a space before it"
                place = text.place(line, column + match.start("mark"))
                yield Diagnostic(Code.LITERAL_SIGNS, place, message, hint)


def _words(text: ParsedText, signs: Iterable[str]) -> Iterator[Row]:
    """Yield the rows of a text that contains one of the signs, with code blanked out."""
    if any(sign in text.document.body for sign in signs):
        for line, column, row in text.rows:
            yield line, column, _CODE.sub(_blank, row) if "`" in row else row


def _blank(code: re.Match[str]) -> str:
    return " " * len(code[0])


def _before(match: re.Match[str]) -> str:
    """Return the character before a match; empty at the beginning of the row."""
    return match.string[match.start() - 1 : match.start()]


def _code(source: str, text: ParsedText) -> Code:
    """Return an error code if the source is not cited otherwise, else a warning code."""
    is_missed = text.cited and source not in text.cited
    return Code.BAD_CITATION if is_missed else Code.LITERAL_SIGNS


def _numbered(seen: Sighting, text: ParsedText) -> str:
    """Return the id of the source whose number is in the brackets; empty if it is no mark."""
    if seen.content in _ROMAN and _END_OF_SENTENCE.fullmatch(seen.token.info):
        return _source_of(str(_ROMAN.index(seen.content) + 1), text)
    return _source_of(seen.content, text) if _BEFORE_NUMBER.fullmatch(seen.token.info) else ""


def _source_of(number: str, text: ParsedText) -> str:
    """Return the id of the source with a number, counted from 1; empty if there is none."""
    return numbered(number, list(text.sources))


MARK_CHECKS = (
    brackets_are_not_marks,
    marks_are_not_escaped,
    marks_have_our_form,
    raised_numbers_are_not_marks,
    numbers_in_brackets_are_not_marks,
)
