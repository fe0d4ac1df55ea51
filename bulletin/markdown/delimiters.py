"""Parser rules that record the signs of emphasis, code and strikethrough and their neighbours."""

import re

from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from bulletin.markdown.parser_rules import InlineRule, note

_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Letters of languages written without spaces around emphasis and code."""

_OPENING = re.compile("[《〈“‘「『【（]")
_CLOSING = re.compile("[》〉”’」』】）。，；：！？、]")
"""Characters between which and a letter `**` cannot begin or end emphasis in CommonMark."""

_RARELY_OPENING = re.compile(r"[\[(\"'$€£¥￥§#]")
_RARELY_CLOSING = re.compile(r"[\])\"'.,;:!?%…]")
"""Characters with the same effect, but of which one alone may have another meaning."""


def delimiting(rule: InlineRule) -> InlineRule:
    """Wrap the rule for emphasis, strikethrough or code so that it records its signs.

    The recorded token refers to the signs' tokens as `signs`, which become emphasis later.
    """

    def delimiting_rule(state: StateInline, silent: bool) -> bool:
        start, made = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent and state.src[start] in "*`_~":
            signs = state.tokens[max(made, len(state.tokens) - state.pos + start) :]
            before, after = state.src[start - 1 : start], state.src[state.pos : state.pos + 1]
            markup = state.src[start : state.pos]
            if kind := _kind(before, after, markup, signs):
                meta = {
                    "signs": signs,
                    "is_unspaced": bool(_UNSPACED.search(before + after)),
                    "begins": not before.isalnum() and bool(after.strip()),
                    "is_behind_space": before.isspace(),
                    "is_within_word": before.isalnum() and after.isalnum(),
                }
                note(state, Token(kind, "", 0, markup=markup, meta=meta), start)
        return True

    return delimiting_rule


def _kind(before: str, after: str, markup: str, signs: list[Token]) -> str:
    """Return the kind of sign that a check may report; empty for most signs."""
    if any(token.type == "code_inline" for token in signs):
        letters = (sign for sign in before + after if not _UNSPACED.match(sign))
        return "code_within_word" if any(map(str.isalnum, letters)) else ""
    if markup == "**" and (_OPENING.match(after) or _CLOSING.match(before)):
        return "beside_punctuation"
    if before.isalnum() and after.isalnum() and markup[0] == "*":
        return "within_word"
    return "cut_off" if _is_cut_off(before, after, markup) else "signs"


def _is_cut_off(before: str, after: str, markup: str) -> bool:
    """Return whether paired signs may have no effect at this position."""
    if before.isalnum() and after.isalnum():
        return markup == "__"
    is_rare = len(markup) > 1 or bool(_UNSPACED.search(before + after))
    opens = _OPENING.match(after) or (is_rare and _RARELY_OPENING.match(after))
    closes = _CLOSING.match(before) or (is_rare and _RARELY_CLOSING.match(before))
    return bool((before.isalnum() and opens) or (after.isalnum() and closes))
