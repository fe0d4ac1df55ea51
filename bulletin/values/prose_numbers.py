"""Parse numbers in prose: `1,200.50`, `1.200`, `3,5 million`, `60 Mio`."""

import re
from decimal import Decimal

_SCALES = {"": 0, "thousand": 3, "k": 3, "million": 6, "mio": 6, "mln": 6, "mn": 6, "m": 6}
_SCALES |= {"billion": 9, "bn": 9, "b": 9, "trillion": 12, "tn": 12}
_WORDS = "thousand|million|mio|mln|billion|trillion|mn|bn|tn|[kmb]"
NUMBER = r"(?P<number>\d(?:[\d,.'’]|\s(?=\d{3}(?!\d))){0,30}(?<=\d)(?!\d))"
"""Digits with any separators; the limit keeps the search fast."""
SCALE = rf"(?:[\s-]?(?P<scale>(?i:{_WORDS}))\b\.?)?"
"""A word that multiplies the number before it."""


def amount_meant(number: str, scale: str = "") -> Decimal | None:
    """Return the exact amount matched by `NUMBER` and `SCALE`; None if there is none.

    Thousands separators and decimal points are distinguished by their digits.
    """
    number = re.sub(r"[\s'’]", "", number)
    parts, signs = re.split(r"[.,]", number), re.findall(r"[.,]", number)
    is_grouped = len(parts) > 1 and all(len(part) == 3 for part in parts[1:])
    if len(set(signs)) == 2:
        text = f"{''.join(parts[:-1])}.{parts[-1]}"
    elif is_grouped and not (len(parts) == 2 and scale and signs[0] == "."):
        text = "".join(parts)
    elif len(parts) == 2:
        text = ".".join(parts)
    elif "." in signs:
        return None
    else:
        text = "".join(parts)
    amount = Decimal(text) * 10 ** _SCALES[scale.lower()]
    return amount if 0 < amount < 10**15 and amount == round(amount, 4) else None


def digits_of(amount: Decimal) -> str:
    """Return an amount without separators or needless zeros."""
    return f"{amount.normalize():f}"
