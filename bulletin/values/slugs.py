"""Slugs: names for addresses, lower-case ASCII words with hyphens."""

import re
import unicodedata
from urllib.parse import urlsplit

from anyascii import anyascii

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ENTRY_ID = re.compile(rf"[0-9]{{4}}-[0-9]{{2}}/{SLUG.pattern}")
"""A month and the slug of one of its entries."""
MAX_SLUG = 80
_SHORT_LABEL = 3
"""The length up to which a host label is probably `gov` or `co`, not a name."""


_FIRST_OF_SYLLABLES = "\u2e80"
"""The first character of the scripts of East Asia, each of which is a syllable or more."""


def slugify(text: str) -> str:
    """Return the slug nearest to a text, with letters of all scripts in Latin ones.

    `Łódź` is `lodz` and `个人信息` is `ge-ren-xin-xi`. Empty if the text has no letter or digit.
    """
    plain = "".join(map(_in_ascii, unicodedata.normalize("NFKC", text))).lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:MAX_SLUG].strip("-")


def _in_ascii(character: str) -> str:
    if unicodedata.category(character) == "Pd":
        return "-"
    if not character.isalnum():
        return character if character.isascii() or character.isspace() else ""
    latin = anyascii(character)
    return f" {latin} " if character >= _FIRST_OF_SYLLABLES else latin


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
