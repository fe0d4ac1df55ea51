"""Checks for Markdown syntax that would be shown literally."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import groupby, pairwise

from bulletin.diagnostics.report import Code, Diagnostic, quoted
from bulletin.markdown.parsed_text import ParsedText, Row
from bulletin.markdown.parser_rules import Sighting

_HEADING = re.compile(r"(?P<signs>#{2,6})(?P<words>[^#\s].*)")
_ITEM = re.compile(
    r"(?P<bullet>[•·●▪◦‣–—−]\s*(?=\w)|[-*](?=[^\W_]))"
    r"|(?P<number>[(（]?[0-9０-９]{1,3}(?:[.)]\s+(?=\S)|[.)](?=[^\W\d_])|[．）、]))"
    r"|(?P<letter>[(（]?(?:[A-Za-zａ-ｚＡ-Ｚ]|[ivxIVX]{1,5})(?:[.)]\s+(?=\S)|[．）、]))"
    r"|(?P<chinese>[(（]?[一二三四五六七八九十]{1,3}[.)．）、]|[①-⑳])"
)
"""A bullet, or a number, letter, or Roman or Chinese numeral with a stop, of any width."""
_GRID = re.compile(r"\+[-=+:]{3,}\+$")
_RULER = re.compile(r"[\s|:—–―-]*[—–―][\s|:—–―-]*")

_OPEN_PLACE = re.compile(r"\[\[(?P<what>[^\[\]]*[^\W\d_][^\[\]]*)\]\](?!\()")
"""A gap in the texts of a new project that the publisher must fill in."""


_AS_QUOTATION = "write a quotation instead: > **Note:** words"
_FOREIGN = (
    (
        re.compile(r"^(?:!!!|\?\?\?\+?|:{3,})\s*\w.*"),
        "footnotes of this form are not supported",
        _AS_QUOTATION,
    ),
    (re.compile(r"^\[![A-Za-z]+\]"), "footnotes of this form are not supported", _AS_QUOTATION),
    (
        re.compile(r"^: +\S.*"),
        "definition lists are not supported",
        "write '- **Term**: what it means' for each",
    ),
    (re.compile(r"^\[[ xX]\] +(?=\S)"), "task lists are not supported", "delete it"),
    (re.compile(r"==(?=\w)[^=]*[^\s=]=="), "highlighting is not supported", "write **words**"),
    (re.compile(r"\{:? *[.#][A-Za-z][^{}]*\}"), "classes and ids are not supported", "delete it"),
    (re.compile(r"^\[TOC\]", re.IGNORECASE), "the site has its own table of contents", "delete it"),
    (
        re.compile(r"\{\{[<%].*?[%>]\}\}|\{% .*? %\}"),
        "commands in texts are not supported",
        "delete it",
    ),
)
"""The syntax of other programs, with the message and hint for each."""


def signs_have_their_effect(text: ParsedText) -> Iterator[Diagnostic]:
    """Check that emphasis takes effect, also next to punctuation; report the first in a line."""
    kinds = ("beside_punctuation", "cut_off", "within_word", "signs")
    literal = [seen for seen in text.of_type(*kinds) if _is_literal(seen)]
    for _, row in groupby(sorted(literal, key=_place), lambda seen: seen.line):
        without_effect = _without_effect(list(row))
        if told := next(without_effect, None):
            seen, reason, hint = told
            message = f"{quoted(seen.token.markup)} would be shown literally, because {reason}"
            yield Diagnostic(Code.LITERAL_SIGNS, text.at(seen), message, hint)


def _is_literal(seen: Sighting) -> bool:
    return all(sign.type == "text" for sign in seen.token.meta["signs"])


def _place(seen: Sighting) -> tuple[int, int]:
    return seen.line, seen.column


def _without_effect(row: list[Sighting]) -> Iterator[tuple[Sighting, str, str]]:
    """Yield the signs of a row that were meant as markup, with the reason and the remedy."""
    written = Counter(seen.token.markup for seen in row)
    begun: set[str] = set()
    for seen in row:
        sign, meta = seen.token.markup, seen.token.meta
        if seen.kind == "beside_punctuation" or (seen.kind == "cut_off" and written[sign] > 1):
            if meta["is_within_word"]:
                yield seen, "it is inside a word", "write **words**"
            else:
                words = f"{sign}words{sign}"
                hint = f"put the signs only around the words: 《{words}》, {words}。"
                yield seen, "of the punctuation next to it", hint
        elif sign in begun and len(sign) > 1 and meta["begins"] and meta["is_behind_space"]:
            yield (
                seen,
                "of the space before it",
                f"put the space after the signs: {sign}words{sign} and more",
            )
        elif meta["begins"]:
            begun.add(sign)


def headings_have_a_space(text: ParsedText) -> Iterator[Diagnostic]:
    """Check that a space follows the signs of a heading."""
    for line, column, row in text.rows:
        if match := _HEADING.fullmatch(row):
            message = f"{quoted(row, 40)} is not a heading; its signs would be shown literally"
            signs = "#" * max(len(match["signs"]), text.top_heading)
            hint = f"begin the line with '{signs} '"
            yield Diagnostic(Code.LITERAL_SIGNS, text.place(line, column), message, hint)


def lists_are_lists(text: ParsedText) -> Iterator[Diagnostic]:
    """Check that lines that look like list items form a list; report the first of each run."""
    for line, column, row in _first_of_each_run(text.rows, _are_items):
        sign = _ITEM.match(row)
        assert sign
        message = f"{quoted(sign[0].strip())} does not begin a list item, so the lines run together"
        hint = "begin each line with '- ', or put a blank line between them"
        yield Diagnostic(Code.LITERAL_SIGNS, text.place(line, column), message, hint)


def _are_items(above: str, row: str) -> bool:
    one, other = _ITEM.match(above), _ITEM.match(row)
    is_broken = above.endswith(("  ", "\\"))
    return bool(one and other and one.lastgroup == other.lastgroup and not is_broken)


def tables_are_tables(text: ParsedText) -> Iterator[Diagnostic]:
    """Check that rows of cells form a table; report the first row of each run."""
    for line, column, _ in _first_of_each_run(text.rows, _are_cells):
        message = "these cells are not a table, so the rows run together"
        hint = "write | a | b | for each row, with | --- | --- | below the first"
        yield Diagnostic(Code.LITERAL_SIGNS, text.place(line, column), message, hint)


def _are_cells(above: str, row: str) -> bool:
    rows = above.strip(), row.strip()
    is_told = any(map(_RULER.fullmatch, rows))
    in_bars = all(one.startswith("|") and one.endswith("|") and len(one) > 2 for one in rows)
    return not is_told and (
        in_bars or all("\t" in one for one in rows) or bool(_GRID.match(above) or _GRID.match(row))
    )


def _first_of_each_run(rows: list[Row], belong: Callable[[str, str], bool]) -> Iterator[Row]:
    """Yield the first of each run of consecutive rows that belong together."""
    last = -1
    for (line, column, above), (below, _, row) in pairwise(rows):
        if below == line + 1 and belong(above, row):
            if line != last:
                yield line, column, above
            last = below


def tables_have_hyphens(text: ParsedText) -> Iterator[Diagnostic]:
    """Check that the line below a table header is made of hyphens, not dashes."""
    for (_, _, header), (line, column, row) in pairwise(text.rows):
        if "|" in header and "|" in row and _RULER.fullmatch(row):
            message = "the line below the table header is made of dashes, so there is no table"
            hint = "write " + re.sub(r"[—–―]+", "---", row)
            yield Diagnostic(Code.LITERAL_SIGNS, text.place(line, column), message, hint)


def signs_of_other_programs(text: ParsedText) -> Iterator[Diagnostic]:
    """Check for the Markdown extensions of other programs; report the first in a line."""
    for line, column, row in text.rows:
        for pattern, what, hint in _FOREIGN:
            if match := pattern.search(row):
                message = f"{quoted(match[0].strip(), 40)} would be shown literally: {what}"
                place = text.place(line, column + match.start())
                yield Diagnostic(Code.LITERAL_SIGNS, place, message, hint)
                break


def places_are_filled_in(text: ParsedText) -> Iterator[Diagnostic]:
    """Check that no gap is left for the publisher to fill in."""
    for line, column, row in text.rows:
        for match in _OPEN_PLACE.finditer(row):
            message = f"{quoted(match['what'])} is still to be filled in"
            hint = "replace the words and the double brackets"
            yield Diagnostic(
                Code.UNFINISHED, text.place(line, column + match.start()), message, hint
            )


LITERAL_CHECKS = (
    signs_of_other_programs,
    places_are_filled_in,
    signs_have_their_effect,
    headings_have_a_space,
    tables_have_hyphens,
    tables_are_tables,
    lists_are_lists,
)
