"""Read e-mails (RFC 5322, MIME) and mailboxes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default
from email.utils import parsedate_to_datetime
from itertools import islice

from bulletin.diagnostics.report import EnvironmentFault
from bulletin.importing.fields.sentence_splitting import sentences_of, signature
from bulletin.importing.formats.blocks import Block, Leftover, Manuscript
from bulletin.importing.formats.encodings import decoded, tidied
from bulletin.importing.formats.html_pages import read_html
from bulletin.importing.formats.plain_text import read_text
from bulletin.values.dates import PartialDate

MOST_PARTS = 200
MOST_MESSAGES = 500
_ENOUGH = 0.9
"""The share of the words of an e-mail that its HTML has to have to be preferred."""
_MESSAGE_START = re.compile(rb"^From .*\r?\n(?=[A-Za-z-]+:)", re.MULTILINE)
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_REPLY = re.compile(r"^(?:(?:fwd?|wg|tr|rv|re|aw): *)+", re.IGNORECASE)


def read_mailbox(content: bytes) -> list[Manuscript]:
    """The messages of a file in mbox format (RFC 4155), each a bulletin.

    Raises EnvironmentFault for a file in another format, and for too many messages.
    """
    messages = [one for one in _MESSAGE_START.split(content) if one.strip()]
    if not _MESSAGE_START.match(content) or len(messages) > MOST_MESSAGES:
        raise EnvironmentFault(f"this is not a mailbox of at most {MOST_MESSAGES} messages")
    return [read_message(_QUOTED_FROM.sub(rb"\1", message)) for message in messages]


def read_message(content: bytes) -> Manuscript:
    """The text of a message: its HTML, or its plain text where that holds more.

    Sentences that are only in the other form become leftovers. `walk` looks into messages that
    were forwarded as a file.
    """
    message = message_from_bytes(content, policy=default)
    parts = list(islice(message.walk(), MOST_PARTS))
    plain = read_text(_longest(parts, "plain"))
    html_text = _longest(parts, "html")
    html = read_html(html_text) if html_text.strip() else Manuscript(())
    chosen, other = (html, plain) if html.words >= _ENOUGH * plain.words else (plain, html)
    leftovers = (*chosen.leftovers, *_attachments(parts), *_only_in(other, chosen))
    subject = _REPLY.sub("", _header(message, "Subject"))
    return replace(chosen, titles=(subject,), sent=_sent(message), leftovers=leftovers)


def _longest(parts: Sequence[EmailMessage], kind: str) -> str:
    texts = (
        _text_of(part)
        for part in parts
        if part.get_content_type() == f"text/{kind}" and not part.is_attachment()
    )
    return max(texts, key=len, default="")


def _text_of(part: EmailMessage) -> str:
    content = part.get_payload(decode=True)
    text = decoded(content, part.get_content_charset("")) if isinstance(content, bytes) else ""
    if str(part.get_param("format")).lower() != "flowed":
        return text
    return _unflowed(text, delsp=str(part.get_param("delsp")).lower() == "yes")


def _unflowed(text: str, *, delsp: bool) -> str:
    """Text with the lines joined that end in a space (RFC 3676)."""
    found = ""
    for line in text.split("\n"):
        line = line.removeprefix(" ")
        is_soft = line.endswith(" ") and line != "-- "
        found += (line[:-1] if delsp else line) if is_soft else line + "\n"
    return found


def _only_in(other: Manuscript, chosen: Manuscript) -> Iterator[Leftover]:
    """The sentences that one form of an e-mail has and the other has not."""
    whole = signature(" ".join(block.text for block in chosen.blocks))
    sentences = (one for block in other.blocks for one in sentences_of(_without_links(block)))
    for sentence in dict.fromkeys(sentences):
        if signature(sentence) not in whole:
            yield Leftover("only in the other form of the e-mail", sentence)


def _without_links(block: Block) -> str:
    return "".join(run.text for run in block.runs if run.text != run.address)


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(tidied(str(message[name] or "")).split())
    except (MessageError, ValueError, IndexError):
        return ""


def _sent(message: EmailMessage) -> PartialDate | None:
    try:
        return PartialDate.of(parsedate_to_datetime(_header(message, "Date")))
    except ValueError:
        return None


def _attachments(parts: Sequence[EmailMessage]) -> Iterator[Leftover]:
    for part in parts:
        if part.is_attachment() and (name := part.get_filename()):
            yield Leftover("a file that came along; import it by itself", tidied(name))
