"""The rule that fields shown to readers are plain text, unlike the body."""

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
    (_MARK, Code.MARKUP_IN_FIELD, "delete it; cite sources in the text below the front matter"),
    (_EMPHASIS, Code.MARKUP_IN_FIELD, "write only {words}"),
    (_LINK, Code.MARKUP_IN_FIELD, "write only {words}"),
    (_TAG, Code.LITERAL_SIGNS, "delete the tags"),
    (_ENTITY, Code.LITERAL_SIGNS, "write the character itself"),
)
"""The kinds of markup in the order in which they are searched for, with code and hint."""


def fields_are_plain_text(written: Written) -> Iterator[Diagnostic]:
    """Check that fields for headlines, lists and feeds have no markup; report the first in each."""
    for name in _FIELDS:
        text = getattr(written, name, None) or ""
        for pattern, code, hint in _MARKUP:
            if match := pattern.search(text):
                message = (
                    f"the field '{name}' is plain text and would show {quoted(match[0], 40)} "
                    "literally"
                )
                words = quoted(match.groupdict().get("words", ""))
                yield Diagnostic(code, written.at(name), message, hint.format(words=words))
                break
