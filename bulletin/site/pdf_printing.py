"""Print a page of a built site as a PDF file with Chromium; its links lead to the web."""

import os
import re
import subprocess
from datetime import date
from html import escape, unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urljoin

from bulletin.diagnostics.report import EnvironmentFault
from bulletin.site.chromium import HOW, find_chromium
from bulletin.values.addresses import file_of

PATIENCE = 120
"""The time limit of Chromium in seconds."""

_IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
"""Chromium's sandbox does not work for the superuser, for example in a container."""
_LINK = re.compile(r'(<a\s[^>]*?\bhref=")([^"#][^"]*)(?=")')
_MADE = re.compile(rb"/(CreationDate|ModDate) \(D:[0-9]{14}")


def print_page(site: Path, address: str, url: str, day: date, target: Path) -> None:
    """Print the page at an address of a built site, published at `url`, as a PDF file.

    The file is dated `day`, so that the same page gives the same bytes. Raises EnvironmentFault if
    there is no Chromium, or if it fails.
    """
    program = find_chromium()
    if program is None:
        raise EnvironmentFault(HOW)
    page = site / file_of(address)
    copy = page.with_name("print.html")
    copy.write_text(with_full_links(page.read_text(encoding="utf-8"), url + address), "utf-8")
    with TemporaryDirectory(prefix="bulletin-") as folder:
        printed = Path(folder, "printed.pdf")
        _run(program, copy.resolve().as_uri(), printed, Path(folder, "profile"))
        content = dated(printed.read_bytes(), day)
    try:
        target.write_bytes(content)
    except OSError as error:
        raise EnvironmentFault(f"cannot write {target}: {error.strerror}") from error


def with_full_links(html: str, url: str) -> str:
    """Return a page with absolute links, so that they work wherever the page is.

    Links within the page are not changed.
    """
    return _LINK.sub(lambda m: m[1] + escape(urljoin(url, unescape(m[2]))), html)


def dated(pdf: bytes, day: date) -> bytes:
    """Return a PDF file with a given creation date; its length, and so its index, is unchanged."""
    return _MADE.sub(rb"/\1 (D:" + f"{day:%Y%m%d}000000".encode(), pdf)


def _run(program: str, address: str, target: Path, profile: Path) -> None:
    arguments = (
        "--headless",
        *(["--no-sandbox"] if _IS_ROOT else []),
        "--disable-gpu",
        "--disable-background-networking",
        f"--user-data-dir={profile}",
        "--no-pdf-header-footer",
        f"--print-to-pdf={target}",
        address,
    )
    try:
        run = subprocess.run(
            [program, *arguments], capture_output=True, text=True, timeout=PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise EnvironmentFault(f"{program} could not print the page: {error}") from error
    if run.returncode or not target.exists():
        said = run.stderr.strip().splitlines()[-1:] or ["it said nothing"]
        raise EnvironmentFault(f"{program} could not print the page: {said[0]}")
