"""Amounts of money in prose, as digits and a code of ISO 4217."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from babel.numbers import get_currency_symbol, get_territory_currencies

from bulletin.values.codes import currency_meant, currency_name

_SCALES = {"": 0, "thousand": 3, "k": 3, "million": 6, "mio": 6, "mn": 6, "m": 6}
_SCALES |= {"billion": 9, "bn": 9, "b": 9, "trillion": 12, "tn": 12}
_NUMBER = r"(?P<number>\d(?:[\d,.'’]|\s(?=\d{3}(?!\d)))*(?<=\d))"
_SCALE = r"(?:[\s-]?(?P<scale>(?i:thousand|million|mio|billion|trillion|mn|bn|tn|[kmb]))\b\.?)?"
_CODE = r"(?P<code>(?:US|HK|A|AU|C|CA|S|NZ|NT)\$|[$€£¥₩₹₽]|[A-Z]{3}\b)"
_DOLLARS = "(?:US|Australian|Canadian|Hong Kong|Singapore|New Zealand) dollars?"
_NAMED = (
    "euros?|dollars?|pounds?(?: sterling)?|yuan|renminbi|yen|won|kronor|kroner|zlotys?|reais|"
    "rupees?"
)
_WORD = rf"(?P<word>[A-Z]{{3}}\b|€|£|(?i:{_DOLLARS})|(?i:{_NAMED}))"
_FORMS = (
    re.compile(rf"(?<!\w){_CODE}\s?{_NUMBER}{_SCALE}"),
    re.compile(rf"(?<![\w.,]){_NUMBER}{_SCALE}\s?{_WORD}"),
)
_SIGNS = {
    **{"US$": "USD", "HK$": "HKD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD"},
    **{"S$": "SGD", "NZ$": "NZD", "NT$": "TWD", "€": "EUR", "£": "GBP", "₩": "KRW", "₹": "INR"},
    **{"euro": "EUR", "pound": "GBP", "pound sterling": "GBP", "yuan": "CNY", "renminbi": "CNY"},
    **{"yen": "JPY", "won": "KRW", "us dollar": "USD", "australian dollar": "AUD", "₽": "RUB"},
    **{"canadian dollar": "CAD", "hong kong dollar": "HKD", "singapore dollar": "SGD"},
    **{"new zealand dollar": "NZD", "zloty": "PLN", "reai": "BRL", "rupee": "INR"},
}
_STEM = 4
"""Letters that `kronor` and `kroner` have in common with the names of currencies."""
_SEVERAL = {"$": "USD", "dollar": "USD", "¥": "CNY", "kronor": "SEK", "kroner": "DKK"}
"""What is the money of several countries, and the one that is meant if none of them is named."""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a text."""

    amount: Decimal
    currency: str
    words: str
    begin: int
    end: int

    @property
    def digits(self) -> str:
        return f"{self.amount.normalize():f}"


def money_in(text: str, countries: tuple[str, ...] = ()) -> list[Money]:
    """The amounts of a text in its order; `countries` decide what a dollar is."""
    found: list[Money] = []
    taken = bytearray(len(text))
    for form in _FORMS:
        for match in form.finditer(text):
            begin, end = match.span()
            if any(taken[begin:end]):
                continue
            parts = match.groupdict()
            currency = _currency(str(parts.get("code") or parts.get("word")), countries)
            amount = _amount(match["number"], (match["scale"] or "").lower())
            if currency and amount:
                found.append(Money(amount, currency, match[0].strip(" ."), begin, end))
                taken[begin:end] = b"\1" * (end - begin)
    return sorted(found, key=lambda one: one.begin)


def _currency(written: str, countries: tuple[str, ...]) -> str:
    name = written if written.isupper() else written.lower().rstrip("s")
    name = written.lower() if written.lower() in _SEVERAL else name
    if name in _SEVERAL:
        return next(_fitting(name, countries), _SEVERAL[name])
    return _SIGNS.get(written) or _SIGNS.get(name) or _by_code(written)


def _by_code(written: str) -> str:
    meant = currency_meant(written) if written.isupper() else None
    return meant or ""


def _fitting(name: str, countries: tuple[str, ...]) -> Iterator[str]:
    """The money of the countries that a text is about, as far as it has this sign."""
    for country in countries:
        code = country.partition("-")[0]
        for currency in get_territory_currencies(code) if len(code) == 2 and code != "EU" else ():
            symbol = get_currency_symbol(currency, "en")
            spoken = str(currency_name(currency)).lower()
            if name in symbol or (name.isalpha() and name[:_STEM] in spoken):
                yield currency


def _amount(number: str, scale: str) -> Decimal | None:
    """The exact amount; separators of thousands are told from decimal points by their digits."""
    number = re.sub(r"[\s'’]", "", number)
    parts = re.split(r"[.,]", number)
    is_grouped = len(parts) > 1 and all(len(part) == 3 for part in parts[1:])
    signs = re.findall(r"[.,]", number)
    if len(set(signs)) == 2:
        whole = "".join(parts[:-1])
        text = f"{whole}.{parts[-1]}"
    elif is_grouped and not (len(parts) == 2 and scale and signs[0] == "."):
        text = "".join(parts)
    elif len(parts) == 2:
        text = ".".join(parts)
    else:
        text = "".join(parts)
    amount = Decimal(text) * 10 ** _SCALES[scale]
    return amount if 0 < amount < 10**15 and amount == round(amount, 4) else None
