"""Slugs: names for addresses, lower-case ASCII words with hyphens."""

import re
import unicodedata
from urllib.parse import urlsplit

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ENTRY_ID = re.compile(rf"[0-9]{{4}}-[0-9]{{2}}/{SLUG.pattern}")
"""A month and the slug of one of its entries."""
MAX_SLUG = 80
_SHORT_LABEL = 3
"""The length up to which a host label is probably `gov` or `co`, not a name."""
_SPELT_OUT = str.maketrans(
    {"ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o"}
    | {"ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ı": "i"}
)
"""Latin letters that Unicode does not decompose into an ASCII letter and an accent."""


def slugify(text: str) -> str:
    """Return the slug nearest to a text; empty if it has no ASCII letter or digit."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_SPELT_OUT))
    plain = decomposed.encode("ascii", errors="ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:MAX_SLUG].strip("-")


def source_id(url: str) -> str:
    """Return a short id for a source from its site: `cnil` for `https://www.cnil.fr/en`.

    If there are several names, the first that is not an abbreviation: `ministry` for
    `m.ministry.example`.
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
