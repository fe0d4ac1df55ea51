"""Types of single values for quantities: amounts of money, numbers, durations."""

import re
from decimal import Decimal
from typing import Annotated, Final, Literal

from bulletin.diagnostics.report import Code, quoted
from bulletin.language.languages import Language
from bulletin.language.message_markers import N_
from bulletin.schema.scalars import choice, reject, scalar, standard_code
from bulletin.values import codes
from bulletin.values.prose_amounts import NUMBER, SCALE, amount_meant, digits_of

_AMOUNT = re.compile(r"(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,3})?")
_COUNT = re.compile(r"[1-9][0-9]{0,14}")
_DURATION = re.compile(r"P(?=[0-9])(?:([0-9]+)Y)?(?:([0-9]+)M)?(?:([0-9]+)W)?(?:([0-9]+)D)?")
Undisclosed = Literal["undisclosed"]
UNDISCLOSED: Final[Undisclosed] = "undisclosed"
"""The value of an amount that has not been published."""
_NOT_TOLD = (
    *(UNDISCLOSED, "not disclosed", "unknown", "not known", "unpublished", "not published"),
    *("confidential", "n/a", "tbd", "?", "-"),
)
_EXAMPLES = {
    _AMOUNT: f"it in digits, with at most one decimal point, or {UNDISCLOSED} if it has not "
    "been published",
    _COUNT: "a whole number in digits, without separators",
}
_NONE = (0, 0, 0, 0)
_UNITS = ("year", "month", "week", "day")
_SPOKEN_DURATION = re.compile(r"(?<![0-9])([0-9]+)[ -]?(year|month|week|day)s?")
_COUNTED = "[A-Z]{3}|(?i:euros?|dollars?|pounds?|yuan|renminbi|persons?|people)"
_SPOKEN_NUMBER = re.compile(rf"[^\d\-−]*{NUMBER}{SCALE}\s*+(?:{_COUNTED})?\W*")


_currency = standard_code(
    Code.UNKNOWN_CURRENCY,
    "currency",
    codes.currency_name,
    codes.currency_meant,
    "use an ISO 4217 code such as EUR, GBP, USD or CNY",
)


def _amount(text: str) -> Decimal:
    if not _AMOUNT.fullmatch(text) or not Decimal(text):
        reject(Code.BAD_AMOUNT, f"{quoted(text)} is not an amount", _number_hint(text, _AMOUNT))
    return Decimal(text)


def _stated_amount(text: str) -> Decimal | Undisclosed:
    if text != UNDISCLOSED and text.strip().lower() in _NOT_TOLD:
        reject(Code.BAD_AMOUNT, f"{quoted(text)} is not an amount", f"write {UNDISCLOSED}")
    return UNDISCLOSED if text == UNDISCLOSED else _amount(text)


def _count(text: str) -> int:
    if not _COUNT.fullmatch(text):
        reject(Code.BAD_AMOUNT, f"{quoted(text)} is not a number", _number_hint(text, _COUNT))
    return int(text)


def _number_hint(text: str, form: re.Pattern[str]) -> str:
    """Return how to write what was meant by `EUR 1.2 million` or `1,000`."""
    if text.rstrip().endswith("%"):
        return "write the figure itself; mention a percentage in the text"
    match = _SPOKEN_NUMBER.fullmatch(text.replace("_", ""))
    meant = amount_meant(match["number"], match["scale"] or "") if match else None
    if meant and form.fullmatch(written := digits_of(meant)):
        return f"write {written}"
    return f"write {_EXAMPLES[form]}"


def _duration(text: str) -> str:
    if not _DURATION.fullmatch(text):
        parts = {unit: number for number, unit in _SPOKEN_DURATION.findall(text.lower())}
        meant = "".join(f"{parts[unit]}{unit[0].upper()}" for unit in _UNITS if unit in parts)
        hint = f"write P{meant or '7Y'}" + ("" if meant else " for seven years, P6M for six months")
        reject(Code.BAD_VALUE, f"{quoted(text)} is not a duration", hint)
    return text


def spoken_duration(text: str, language: Language) -> str:
    """Return a duration in words: `7 years`, `1 year, 6 months`."""
    match = _DURATION.fullmatch(text)
    years, months, weeks, days = (int(number or 0) for number in match.groups()) if match else _NONE
    ngettext = language.ngettext
    parts = (
        ngettext("%(num)s year", "%(num)s years", years) if years else "",
        ngettext("%(num)s month", "%(num)s months", months) if months else "",
        ngettext("%(num)s week", "%(num)s weeks", weeks) if weeks else "",
        ngettext("%(num)s day", "%(num)s days", days) if days else "",
    )
    return language.pgettext("duration", ", ").join(filter(None, parts))


Currency = Annotated[str, *scalar(_currency, pattern="^[A-Z]{3}$", examples=["EUR", "CNY"])]
"""An ISO 4217 code."""
Amount = Annotated[
    Decimal | Undisclosed,
    *scalar(
        _stated_amount,
        type=["string", "number"],
        pattern=f"^(?:{_AMOUNT.pattern}|{UNDISCLOSED})$",
    ),
]
"""An exact positive amount of money: digits without separators, at most one decimal point; or
`undisclosed`.
"""
Count = Annotated[
    int, *scalar(_count, serialize=int, type=["string", "integer"], pattern=f"^{_COUNT.pattern}$")
]
"""A positive number: digits without separators."""
Duration = Annotated[str, *scalar(_duration, pattern=r"^P(\d+Y)?(\d+M)?(\d+W)?(\d+D)?$")]
"""An ISO 8601 duration of years, months, weeks and days."""
Qualifier = Annotated[str, *choice("exact", "at-least", "up-to", "about")]
"""Whether a figure is exact, a minimum, a maximum or an approximation."""

_QUALIFIED = {
    "at-least": N_("at least %(figure)s"),
    "up-to": N_("up to %(figure)s"),
    "about": N_("about %(figure)s"),
}


def qualified(figure: str, qualifier: str, language: Language) -> str:
    """Return a figure with its qualifier in words: `at least 5,000`."""
    form = _QUALIFIED.get(qualifier)
    return language.gettext(form) % {"figure": figure} if form else figure
