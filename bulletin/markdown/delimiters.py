"""Asterisks and backticks that stand directly beside letters, noted with their place."""

import re

from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from bulletin.markdown.rules import InlineRule, note

_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Letters of languages that put emphasis and code between words without spaces."""


def delimiting(rule: InlineRule) -> InlineRule:
    """The rule for emphasis or for code, noting the signs that stand within a word.

    The token of what is noted has the signs' tokens as `signs`, which become emphasis later.
    """

    def delimiting_rule(state: StateInline, silent: bool) -> bool:
        start, made = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent and state.src[start] in "*`":
            around = state.src[start - 1 : start] + state.src[state.pos : state.pos + 1]
            signs = state.tokens[made:]
            is_code = signs[-1:] != [] and signs[-1].type == "code_inline"
            if _is_within(around, is_code):
                kind = "code_within_word" if is_code else "delimiter"
                meta = {"signs": signs, "is_unspaced": bool(_UNSPACED.search(around))}
                note(state, Token(kind, "", 0, meta=meta), start)
        return True

    return delimiting_rule


def _is_within(around: str, is_code: bool) -> bool:
    """Whether emphasis has letters on both of its sides, or code one on any."""
    if is_code:
        return any(sign.isalnum() and not _UNSPACED.match(sign) for sign in around)
    return len(around) == 2 and around.isalnum()
