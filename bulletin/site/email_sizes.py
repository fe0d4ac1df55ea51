"""The sizes of mails: some mail programs cut off what is too large, footnotes first."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from bulletin.diagnostics.report import Code, Diagnostic, Location
from bulletin.views.emails import EmailHtml
from bulletin.views.page_types import File

LIMIT = 100_000
"""Bytes; Gmail shows 102 kB of a message and hides the rest."""


def mails_are_small(files: Iterable[File], site: Path) -> Iterator[Diagnostic]:
    """Tell of every mail with markup that is above the limit."""
    for file in files:
        if isinstance(file, EmailHtml) and (size := (site / file.address).stat().st_size) > LIMIT:
            path = f"content/{file.issue.address}issue.md"
            message = (
                f"the e-mail edition has {size:,} bytes; mail programs cut off after {LIMIT:,}"
            )
            hint = "shorten entries, or send a mail that only links to the issue"
            yield Diagnostic(Code.EMAIL_TOO_LARGE, Location(path), message, hint)
