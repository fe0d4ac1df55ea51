"""E-mails (RFC 5322, MIME) and mailboxes: the part that is to be read, and what else they bring."""

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default
from email.utils import parsedate_to_datetime

from bulletin.diagnostics.report import EnvironmentFault
from bulletin.importing.fields.sentences import sentences_of, signature
from bulletin.importing.formats.blocks import Block, Leftover, Manuscript
from bulletin.importing.formats.encodings import decoded, tidied
from bulletin.importing.formats.html_pages import read_html
from bulletin.importing.formats.plain_text import read_text
from bulletin.values.dates import PartialDate

MOST_PARTS = 200
MOST_MAILS = 500
_ENOUGH = 0.9
"""The share of the words of an e-mail that its HTML has to have to be preferred."""
_MAILBOX = re.compile(rb"^From .*\r?\n(?=[A-Za-z-]+:)", re.MULTILINE)
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_REPLY = re.compile(r"^(?:(?:fwd?|wg|tr|rv|re|aw): *)+", re.IGNORECASE)


def read_mailbox(content: bytes) -> list[Manuscript]:
    """The messages of a file in mbox format (RFC 4155), each a bulletin."""
    messages = [one for one in _MAILBOX.split(content) if one.strip()]
    if not _MAILBOX.match(content) or len(messages) > MOST_MAILS:
        raise EnvironmentFault(f"this is not a mailbox of at most {MOST_MAILS} messages")
    return [one for message in messages for one in read_mails(_QUOTED_FROM.sub(rb"\1", message))]


def read_mails(content: bytes) -> list[Manuscript]:
    """The text of a message: the form that holds more; of two, the one with headings and links.

    What is only in the other form is left over. A message that was sent on as a file and has no
    text of its own is read instead of what brings it.
    """
    message = message_from_bytes(content, policy=default)
    parts = [part for part, _ in zip(message.walk(), range(MOST_PARTS), strict=False)]
    texts = [part for part in parts if part.get_content_maintype() == "text" and not _is_file(part)]
    plain = read_text(_longest(texts, "plain"))
    html_text = _longest(texts, "html")
    html = read_html(html_text) if html_text.strip() else Manuscript(())
    chosen, other = (html, plain) if html.words >= _ENOUGH * plain.words else (plain, html)
    leftovers = (*chosen.leftovers, *_attachments(parts), *_only_in(other, chosen))
    subject = _REPLY.sub("", _header(message, "Subject"))
    return [replace(chosen, titles=(subject,), sent=_sent(message), leftovers=leftovers)]


def _is_file(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment"


def _longest(parts: list[EmailMessage], kind: str) -> str:
    texts = (_text_of(part) for part in parts if part.get_content_subtype() == kind)
    return max(texts, key=len, default="")


def _text_of(part: EmailMessage) -> str:
    content = part.get_payload(decode=True)
    text = decoded(content, part.get_content_charset("")) if isinstance(content, bytes) else ""
    is_flowed = str(part.get_param("format") or "").lower() == "flowed"
    return (
        _unflowed(text, delsp=str(part.get_param("delsp")).lower() == "yes") if is_flowed else text
    )


def _unflowed(text: str, *, delsp: bool) -> str:
    """Text with the lines joined that end in a space (RFC 3676)."""
    found = ""
    for line in text.split("\n"):
        line = line[1:] if line.startswith(" ") else line
        is_soft = line.endswith(" ") and line != "-- "
        found += (line[:-1] if delsp else line) if is_soft else line + "\n"
    return found


def _only_in(other: Manuscript, chosen: Manuscript) -> list[Leftover]:
    """The sentences that one form of an e-mail has and the other has not."""
    whole = signature(" ".join(block.text for block in chosen.blocks))
    sentences = [one for block in other.blocks for one in sentences_of(_without_links(block))]
    lost = dict.fromkeys(one for one in sentences if signature(one) not in whole)
    return [Leftover("only in the other form of the e-mail", one) for one in lost]


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


def _attachments(parts: list[EmailMessage]) -> Iterator[Leftover]:
    for part in parts:
        if _is_file(part) and (name := part.get_filename()):
            yield Leftover("a file that came along; import it by itself", tidied(name))
