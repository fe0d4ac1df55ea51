"""Slugs: names that may stand in an address, lower-case ASCII words with hyphens."""

import re
import unicodedata
from urllib.parse import urlsplit

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ENTRY_ID = re.compile(rf"[0-9]{{4}}-[0-9]{{2}}/{SLUG.pattern}")
"""A month and the slug of one of its entries."""
MAX_SLUG = 80
_SHORT_LABEL = 3
"""Letters of a host's label that is rather `gov` or `co` than a name, or has to be one at least."""


def slugify(text: str) -> str:
    """The slug nearest to a text; empty if it has no letter or digit of ASCII."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", errors="ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:MAX_SLUG].strip("-")


def source_id(url: str) -> str:
    """A short id for a source: the name of its site, as `cnil` for `https://www.cnil.fr/en`.

    Of several names it is the first that is no abbreviation: `ministry` for `m.ministry.example`.
    """
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        host = ""
    labels = host.removeprefix("www.").split(".")
    names = labels[:-1]
    while len(names) > 1 and len(names[-1]) <= _SHORT_LABEL:
        names.pop()
    long = [label for label in names if len(label) >= _SHORT_LABEL]
    return slugify((long or names or labels)[0]) or "source"
