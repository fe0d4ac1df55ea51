"""Characters that look like others: dashes, spaces and letters that keyboards do not produce."""

import re
import unicodedata

DASH = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
"""Characters that look like a hyphen."""
_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_WIDE = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff0f]")
"""Full-width digits, letters and slash; full-width brackets belong to Chinese numbers."""


def plain_identifier(text: str) -> str:
    """Return a case number with ordinary hyphens, single spaces and letters.

    `SAN–2022‑015` becomes `SAN-2022-015`; `（2021）京01民终1号` is unchanged.
    """
    plain = _UNSEEN.sub("", DASH.sub("-", text))
    plain = _WIDE.sub(lambda wide: unicodedata.normalize("NFKC", wide[0]), plain)
    return re.sub(r" {2,}", " ", _SPACE.sub(" ", plain)).strip()


def odd_name(sign: str) -> str:
    """Return the Unicode name of a character with its article: `an en dash`."""
    name = unicodedata.name(sign, "invisible character").lower()
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"
