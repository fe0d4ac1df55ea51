"""What an author would not find again on the page: words and signs that Markdown takes away."""

import re
from collections.abc import Iterator

from bulletin.diagnostics.report import Code, Diagnostic, quoted
from bulletin.markdown.parsed_text import ParsedText

_LANGUAGE = re.compile(r"[A-Za-z0-9+#.-]*")


def fences_hold_their_words(text: ParsedText) -> Iterator[Diagnostic]:
    """Behind the signs that begin code stands at most the name of a language."""
    for block in text.blocks("fence"):
        if not _LANGUAGE.fullmatch(block.info.strip()):
            words, sign = quoted(block.info.strip(), 40), block.markup
            message = f"{words} stands on the line that begins computer code, and would be lost"
            hint = f"delete both '{sign}'; or, if code is meant, begin it on the line below"
            yield Diagnostic(Code.LOST_SIGNS, text.at_block(block), message, hint)


SIGN_CHECKS = (fences_hold_their_words,)
