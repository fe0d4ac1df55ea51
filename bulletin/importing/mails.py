"""E-mails (RFC 5322, MIME): the part that is to be read, and what else they bring."""

from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default
from email.utils import parsedate_to_datetime

from bulletin.importing.blocks import Leftover
from bulletin.importing.letters import decode_letters, tidied
from bulletin.values.dates import PartialDate

MOST_PARTS = 200


@dataclass(frozen=True, slots=True)
class Letter:
    """An e-mail: its texts in both forms, and its head."""

    plain: str
    html: str
    subject: str
    sent: PartialDate | None
    leftovers: tuple[Leftover, ...]


def read_letter(content: bytes) -> Letter:
    """The texts of an e-mail; each form is that of the longest part which has it."""
    message = message_from_bytes(content, policy=default)
    parts = [part for part, _ in zip(message.walk(), range(MOST_PARTS), strict=False)]
    texts = [part for part in parts if part.get_content_maintype() == "text" and not _is_file(part)]
    return Letter(
        _longest(texts, "plain"),
        _longest(texts, "html"),
        _header(message, "Subject"),
        _sent(message),
        tuple(_attachments(parts)),
    )


def _is_file(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment"


def _longest(parts: list[EmailMessage], kind: str) -> str:
    texts = (_text_of(part) for part in parts if part.get_content_subtype() == kind)
    return max(texts, key=len, default="")


def _text_of(part: EmailMessage) -> str:
    content = part.get_payload(decode=True)
    charset = part.get_content_charset("")
    return decode_letters(content, charset) if isinstance(content, bytes) else ""


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
