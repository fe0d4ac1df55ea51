"""Checks for words and signs that Markdown would silently remove."""

import re
from collections.abc import Iterator

from markdown_it.token import Token

from bulletin.diagnostics.report import Code, Diagnostic, quoted
from bulletin.markdown.parsed_text import ParsedText, has_words_for_language
from bulletin.markdown.parser_rules import Sighting

_AMOUNT = re.compile(r"[ =]*[$€£¥￥₩₹]?\d")
_CLOSING = re.compile(r"[^#\s]\s+(?P<signs>#+)\s*$")


def fences_hold_their_words(text: ParsedText) -> Iterator[Diagnostic]:
    """Check that only the name of a language follows the opening of a code block."""
    for block in text.blocks("fence"):
        if has_words_for_language(block):
            words, sign = quoted(block.info.strip(), 40), block.markup
            message = f"{words} follows the opening of a code block, and would be lost"
            hint = f"delete both '{sign}'; or, for code, begin it on the next line"
            if "~" in sign and sign in block.info:
                hint = "write ~~words~~ to strike them out; or, for code, begin it on the next line"
            yield Diagnostic(Code.LOST_SIGNS, text.at_block(block), message, hint)


def quotations_are_meant(text: ParsedText) -> Iterator[Diagnostic]:
    """Check that `>` at the beginning of a line does not compare amounts."""
    tokens = text.markdown.tokens
    for index, block in enumerate(tokens):
        if block.type != "blockquote_open":
            continue
        line, column = _place(block)
        hint = "write '\\>' for the literal sign; or begin a quotation with its quotation mark"
        if _sentence_above(tokens, index):
            hint = "write '\\>' for the literal sign; or put a blank line before a quotation"
        elif tokens[index + 1].type != "paragraph_open" or not _has_amount(text, line, column):
            continue
        message = "'>' at the beginning of a line makes a quotation, and would vanish"
        yield Diagnostic(Code.LOST_SIGNS, text.place(line, column), message, hint)


def bullets_are_meant(text: ParsedText) -> Iterator[Diagnostic]:
    """Check that a sign before an amount, wrapped to the next line, does not become a bullet."""
    tokens = text.markdown.tokens
    for index, block in enumerate(tokens):
        if block.type != "bullet_list_open" or block.level:
            continue
        line, column = _place(block)
        sentence = _sentence_above(tokens, index).rstrip()
        is_announced = not sentence or sentence.endswith((":", "："))
        if not is_announced and _has_amount(text, line, column) and _is_single(tokens, index):
            sign = block.markup
            message = f"'{sign}' at the beginning of a line makes a list, and would vanish"
            hint = f"write '\\{sign}' for the literal sign; or put a blank line before a list"
            yield Diagnostic(Code.LOST_SIGNS, text.place(line, column), message, hint)


def _sentence_above(tokens: list[Token], index: int) -> str:
    """Return the paragraph that ends on the line above a block; empty if none does."""
    if index < 2 or tokens[index - 1].type != "paragraph_close":
        return ""
    above = tokens[index - 2]
    return above.content if above.map and above.map[1] == _place(tokens[index])[0] else ""


def _has_amount(text: ParsedText, line: int, column: int) -> bool:
    return bool(_AMOUNT.match(text.lines[line], column + 1))


def _place(block: Token) -> tuple[int, int]:
    return (block.map or [0])[0], int(block.meta.get("column", 0))


def _is_single(tokens: list[Token], index: int) -> bool:
    """Return whether the list at an index has only one item."""
    level, items = tokens[index].level, 0
    for token in tokens[index + 1 :]:
        if token.level == level:
            break
        items += token.type == "list_item_open" and token.level == level + 1
    return items == 1


def numbers_follow_on(text: ParsedText) -> Iterator[Diagnostic]:
    """Check that the numbers of list items are those that would be shown.

    `1.` before each item is allowed, for authors who leave the numbering to the program.
    """
    lists: list[list[Token]] = []
    for token in text.markdown.tokens:
        if token.type == "ordered_list_open":
            lists.append([])
        elif token.type == "list_item_open" and token.info and lists:
            lists[-1].append(token)
        elif token.type == "ordered_list_close" and (wrong := _first_wrong(lists.pop())):
            item, shown = wrong
            message = (
                f"'{item.info}' would be shown as {shown}, because lists are numbered consecutively"
            )
            hint = (
                f"write {shown}{item.markup}; or, to keep these numbers, begin each item "
                f"with '{item.info}\\{item.markup}', after a blank line"
            )
            yield Diagnostic(Code.LOST_SIGNS, text.at_block(item), message, hint)


def _first_wrong(items: list[Token]) -> tuple[Token, int] | None:
    numbers = [int(item.info) for item in items]
    if set(numbers) == {1}:
        return None
    shown = range(numbers[0], numbers[0] + len(items))
    wrong = (pair for pair in zip(items, shown, strict=True) if int(pair[0].info) != pair[1])
    return next(wrong, None)


def headings_keep_their_last_sign(text: ParsedText) -> Iterator[Diagnostic]:
    """Check that `#` at the end of a heading, which vanishes, only mirrors its beginning."""
    for block in text.blocks("heading_open"):
        match = _CLOSING.search(text.lines[_place(block)[0]])
        if "#" in block.markup and match and match["signs"] != block.markup:
            place = text.place(_place(block)[0], match.start("signs"))
            message = f"'{match['signs']}' at the end of a heading would vanish"
            hint = f"write '\\{match['signs']}' for the literal sign, or delete it"
            yield Diagnostic(Code.LOST_SIGNS, place, message, hint)


def emphasis_is_meant(text: ParsedText) -> Iterator[Diagnostic]:
    """Check that `*` inside a word, which often replaces letters, makes no emphasis."""
    within = {
        id(sign): seen for seen in text.of_type("within_word") for sign in seen.token.meta["signs"]
    }
    told: set[int] = set()
    for begin, end in _emphases(text) if within else ():
        seen = within.get(id(begin)) or within.get(id(end))
        if not seen or id(seen) in told:
            continue
        is_unspaced = seen.token.meta["is_unspaced"]
        if not (is_unspaced and begin.tag == "strong"):
            told.add(id(seen))
            yield _lost_emphasis(text, seen, begin.markup)


def _emphases(text: ParsedText) -> Iterator[tuple[Token, Token]]:
    for block in text.blocks("inline"):
        begun: list[Token] = []
        for token in block.children or ():
            if token.tag in ("em", "strong"):
                if token.nesting == 1:
                    begun.append(token)
                else:
                    yield begun.pop(), token


def _lost_emphasis(text: ParsedText, seen: Sighting, sign: str) -> Diagnostic:
    message = f"'{sign}' inside a word makes emphasis, and would vanish"
    instead = "'**' for emphasis" if seen.token.meta["is_unspaced"] else "emphasise whole words"
    hint = f"write '\\*' for each literal sign, or {instead}"
    return Diagnostic(Code.LOST_SIGNS, text.at(seen), message, hint)


def code_is_meant(text: ParsedText) -> Iterator[Diagnostic]:
    """Check that a backtick next to a letter, often an apostrophe, makes no code."""
    for seen in text.of_type("code_within_word"):
        message = "'`' next to a letter makes computer code, and would vanish"
        hint = "write ’ for an apostrophe; or, for code, put spaces around it"
        yield Diagnostic(Code.LOST_SIGNS, text.at(seen), message, hint)


SIGN_CHECKS = (
    fences_hold_their_words,
    quotations_are_meant,
    bullets_are_meant,
    numbers_follow_on,
    headings_keep_their_last_sign,
    emphasis_is_meant,
    code_is_meant,
)
