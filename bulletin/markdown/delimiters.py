"""Asterisks and backticks that stand directly beside letters, noted with their place."""

import re

from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from bulletin.markdown.rules import InlineRule, note

_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Letters of languages that put emphasis and code between words without spaces."""

_OPENING = re.compile("[《〈“‘「『【（]")
_CLOSING = re.compile("[》〉”’」』】）。，；：！？、]")
"""Between one of these and a letter, `**` neither begins nor ends emphasis in CommonMark."""


def delimiting(rule: InlineRule) -> InlineRule:
    """The rule for emphasis or for code, noting the signs that stand within a word.

    The token of what is noted has the signs' tokens as `signs`, which become emphasis later.
    """

    def delimiting_rule(state: StateInline, silent: bool) -> bool:
        start, made = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent and state.src[start] in "*`":
            signs = state.tokens[max(made, len(state.tokens) - state.pos + start) :]
            before, after = state.src[start - 1 : start], state.src[state.pos : state.pos + 1]
            if kind := _kind(before, after, signs):
                meta = {"signs": signs, "is_unspaced": bool(_UNSPACED.search(before + after))}
                note(state, Token(kind, "", 0, meta=meta), start)
        return True

    return delimiting_rule


def _kind(before: str, after: str, signs: list[Token]) -> str:
    """What somebody may have to say something about: empty for most signs."""
    if any(token.type == "code_inline" for token in signs):
        letters = (sign for sign in before + after if not _UNSPACED.match(sign))
        return "code_within_word" if any(map(str.isalnum, letters)) else ""
    if len(signs) == 2 and (_OPENING.match(after) or _CLOSING.match(before)):
        return "beside_punctuation"
    return "within_word" if before.isalnum() and after.isalnum() else ""
