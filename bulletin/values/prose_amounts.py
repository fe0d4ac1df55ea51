"""Numbers and amounts of money in prose: `1,200.50`, `3,5 million`, `EUR 20,000`, `60 Mio`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from babel.numbers import get_currency_symbol, get_territory_currencies

from bulletin.values.codes import country_of, currency_meant, currency_name, end_of
from bulletin.values.non_overlapping_matches import read_apart

_SCALES = {
    name: zeros
    for zeros, names in {
        3: "thousand k tausend tys",
        4: "万 萬 만",
        6: "million millions millionen millones millón milioni milhões miljoen mio mln mn m",
        8: "亿 億 억",
        9: "billion bn b milliarden milliarde milliards milliard miliardi miliardo mrd mld",
        12: "trillion tn",
    }.items()
    for name in names.split()
} | {"": 0}
_WIDE = "万萬만亿億억"
_WORDS = "|".join(sorted(filter(str.isalpha, _SCALES.keys() - set(_WIDE)), key=len, reverse=True))
NUMBER = r"(?P<number>\d(?:[\d,.'’]|\s(?=\d{3}(?!\d))){0,30}(?<=\d)(?!\d))"
"""Digits with any separators; the limit keeps the search fast."""
SCALE = rf"(?:[\s-]?(?P<scale>(?i:{_WORDS})\b|[{_WIDE}])\.?)?"
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


_CODE = r"(?P<code>(?:US|HK|A|AU|C|CA|S|NZ|NT)\$|[$€£¥₩₹₽]|人民币|[A-Z]{3}\b)"
_DOLLARS = "(?:US|Australian|Canadian|Hong Kong|Singapore|New Zealand) dollars?"
_NAMED = (
    "euros?|dollars?|pounds?(?: sterling)?|yuan|renminbi|yen|won|kronor|kroner|zlotys?|zł|reais|"
    "rupees?|欧元|美元|英镑|日元|港元|人民币|元|円|원"
)
_WORD = rf"(?P<word>[A-Z]{{3}}\b|€|£|(?i:{_DOLLARS})|(?i:{_NAMED}))"
_FORMS = (
    re.compile(rf"(?<!\w){_CODE}\s?{NUMBER}{SCALE}"),
    re.compile(rf"(?<![0-9A-Za-z_.,À-ɏ]){NUMBER}{SCALE}\s?(?:d['’]|d[ei] )?{_WORD}"),
)
_SIGNS = {
    **{"US$": "USD", "HK$": "HKD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD"},
    **{"S$": "SGD", "NZ$": "NZD", "NT$": "TWD", "€": "EUR", "£": "GBP", "₩": "KRW", "₹": "INR"},
    **{"euro": "EUR", "pound": "GBP", "pound sterling": "GBP", "yuan": "CNY", "renminbi": "CNY"},
    **{"yen": "JPY", "won": "KRW", "us dollar": "USD", "australian dollar": "AUD", "₽": "RUB"},
    **{"canadian dollar": "CAD", "hong kong dollar": "HKD", "singapore dollar": "SGD"},
    **{"欧元": "EUR", "美元": "USD", "英镑": "GBP", "日元": "JPY", "円": "JPY", "港元": "HKD"},
    **{"人民币": "CNY", "元": "CNY", "원": "KRW", "zł": "PLN"},
    **{"new zealand dollar": "NZD", "zloty": "PLN", "reai": "BRL", "rupee": "INR"},
}
_LONG_AGO = 2005
"""Currencies that ended before this year are not recognised in prose."""
_STEM = 4
"""The number of letters that `kronor` and `kroner` share with the names of currencies."""
_SEVERAL = {"$": "USD", "dollar": "USD", "¥": "CNY", "kronor": "SEK", "kroner": "DKK"}
"""The default currency of names that several countries share."""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of money in a text."""

    amount: Decimal
    currency: str
    words: str
    begin: int
    end: int

    @property
    def digits(self) -> str:
        return digits_of(self.amount)


def money_in(text: str, countries: tuple[str, ...] = ()) -> list[Money]:
    """Return the amounts in a text in order; `countries` decide what a dollar is."""
    return read_apart(_FORMS, text, lambda match: _money(match, countries))


def _money(match: re.Match[str], countries: tuple[str, ...]) -> Money | None:
    parts = match.groupdict()
    currency = _currency(str(parts.get("code") or parts.get("word")), countries)
    amount = amount_meant(match["number"], match["scale"] or "")
    if not currency or not amount:
        return None
    return Money(amount, currency, match[0].strip(" ."), *match.span())


def _currency(written: str, countries: tuple[str, ...]) -> str:
    name = written if written.isupper() else written.lower().rstrip("s")
    name = written.lower() if written.lower() in _SEVERAL else name
    if name in _SEVERAL:
        return next(_fitting(name, countries), _SEVERAL[name])
    by_code = _still_met(currency_meant(written)) if written.isupper() else None
    return _SIGNS.get(written) or _SIGNS.get(name) or by_code or ""


def _still_met(currency: str | None) -> str | None:
    """Return a currency, unless its code can hardly mean it any more."""
    end = end_of(currency) if currency else None
    return None if end and end.day.year < _LONG_AGO else currency


def _fitting(name: str, countries: tuple[str, ...]) -> Iterator[str]:
    """Yield the currencies of the given countries that match this symbol or name."""
    for country in countries:
        code = country_of(country)
        for currency in get_territory_currencies(code) if len(code) == 2 and code != "EU" else ():
            symbol = get_currency_symbol(currency, "en")
            spoken = str(currency_name(currency)).lower()
            if name in symbol or (name.isalpha() and name[:_STEM] in spoken):
                yield currency
