"""Check the sizes of e-mails: some programs cut off large ones, footnotes first."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from bulletin.diagnostics.report import Code, Diagnostic, Location
from bulletin.views.emails import EmailHtml
from bulletin.views.page_types import File

LIMIT = 100_000
"""In bytes; Gmail shows 102 kB of a message and hides the rest."""


def mails_are_small(files: Iterable[File], site: Path) -> Iterator[Diagnostic]:
    """Warn of every HTML e-mail above the limit."""
    for file in files:
        if isinstance(file, EmailHtml) and (size := (site / file.address).stat().st_size) > LIMIT:
            path = f"content/{file.issue.address}issue.md"
            message = (
                f"the e-mail edition has {size:,} bytes; mail programs cut off after {LIMIT:,}"
            )
            hint = "shorten entries, or send a mail that only links to the issue"
            yield Diagnostic(Code.EMAIL_TOO_LARGE, Location(path), message, hint)
