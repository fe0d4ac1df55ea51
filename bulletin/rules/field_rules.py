"""The rule about fields that readers read: they are plain text, unlike the text below them."""

import re
from collections.abc import Iterator

from bulletin.diagnostics.report import Code, Diagnostic, quoted
from bulletin.schema.text_model import Written
from bulletin.values.html_elements import HTML_NAMES

_FIELDS = ("title", "summary", "action")
_TAG = re.compile(rf"</?(?:{'|'.join(sorted(HTML_NAMES))})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_EMPHASIS = re.compile(r"(?<![\w*])\*\*(?P<words>[^\s*](?:[^*]*[^\s*])?)\*\*(?![\w*])")
_LINK = re.compile(r"\[(?P<words>[^\[\]]+)\]\((?:https?:|mailto:|www\.|[^\s()]*\.md\b)[^\s()]*\)")
_MARK = re.compile(r"\[\^[^\]]*\]")
_ENTITY = re.compile(
    r"&(?P<words>(?:amp|lt|gt|quot|nbsp|apos|[a-z]dash|[lr][sd]quo|#\d+|#x[0-9a-f]+);)"
)
_MARKUP = (
    (_MARK, Code.MARKUP_IN_FIELD, "delete it; the text below the front matter cites"),
    (_EMPHASIS, Code.MARKUP_IN_FIELD, "write only {words}"),
    (_LINK, Code.MARKUP_IN_FIELD, "write only {words}"),
    (_TAG, Code.LITERAL_SIGNS, "delete the tags"),
    (_ENTITY, Code.LITERAL_SIGNS, "write the character itself"),
)
"""The signs of markup in the order in which they are looked for, and what is said of them."""


def fields_are_plain_text(written: Written) -> Iterator[Diagnostic]:
    """What stands in headlines, lists and feeds has no markup; one sign of it is told."""
    for name in _FIELDS:
        text = getattr(written, name, None) or ""
        for pattern, code, hint in _MARKUP:
            if match := pattern.search(text):
                message = f"the field '{name}' is plain text, and would show {quoted(match[0], 40)}"
                words = quoted(match.groupdict().get("words", ""))
                yield Diagnostic(code, written.at(name), message, hint.format(words=words))
                break
