"""The rule about fields that readers read: they are plain text, unlike the text below them."""

import re
from collections.abc import Iterator

from bulletin.diagnostics.report import Code, Diagnostic, quoted
from bulletin.schema.entries import Written
from bulletin.values.html_names import HTML_NAMES

_FIELDS = ("title", "summary", "action")
_MARK = re.compile(r"\[\^[^\]]*\]")
_EMPHASIS = re.compile(r"(?<![\w*])\*\*(?P<words>[^\s*](?:[^*]*[^\s*])?)\*\*(?![\w*])")
_LINK = re.compile(r"\[(?P<words>[^\[\]]+)\]\((?:https?:|mailto:|www\.|[^\s()]*\.md\b)[^\s()]*\)")
_TAG = re.compile(rf"</?(?:{'|'.join(sorted(HTML_NAMES))})(?:\s[^<>]*)?/?>", re.IGNORECASE)


def fields_are_plain_text(written: Written) -> Iterator[Diagnostic]:
    """What stands in headlines, lists and feeds has no markup; one sign of it is told."""
    for name in _FIELDS:
        text = getattr(written, name, None) or ""
        for pattern in (_MARK, _EMPHASIS, _LINK, _TAG):
            if match := pattern.search(text):
                message = f"the field '{name}' is plain text, and would show {quoted(match[0], 40)}"
                hint = "delete it; the text below the front matter cites"
                if pattern is not _MARK:
                    words = match.groupdict().get("words")
                    hint = f"write only {quoted(words)}" if words else "delete the tags"
                code = Code.LITERAL_SIGNS if pattern is _TAG else Code.MARKUP_IN_FIELD
                yield Diagnostic(code, written.at(name), message, hint)
                break
