"""Valid and former codes of countries, subdivisions and currencies, with their last days.

The libraries know valid codes and some former ones. `codes.txt` keeps every code that a library
ever had here, and is only extended, by `python -m tests.codes`, so that a published entry stays
valid with any new version of a library.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files

import pycountry
from babel import Locale
from babel.core import get_global

_NOT_IN_ISO = {
    "EU": "European Union",
    "EEA": "European Economic Area",
    "INT": "International",
    "XK": "Kosovo",
}
"""Codes in common use that ISO 3166 does not have; it leaves XK to its users."""


@dataclass(frozen=True, slots=True)
class End:
    """The end of a code's validity."""

    day: date
    """The last day on which it was valid."""
    replacement: str = ""
    """The code that replaced it, if there is exactly one."""


@dataclass(frozen=True, slots=True)
class CodeLists:
    """Codes with their English names, and the ends of former ones."""

    countries: Mapping[str, str] = field(default_factory=dict)
    subdivisions: Mapping[str, str] = field(default_factory=dict)
    currencies: Mapping[str, str] = field(default_factory=dict)
    ends: Mapping[str, End] = field(default_factory=dict)

    def and_earlier(self, earlier: "CodeLists") -> "CodeLists":
        """Return these lists, completed with codes that only earlier ones have."""
        valid = {*self.countries, *self.subdivisions, *self.currencies} - self.ends.keys()
        return CodeLists(
            {**earlier.countries, **self.countries},
            {**earlier.subdivisions, **self.subdivisions},
            {**earlier.currencies, **self.currencies},
            {code: end for code, end in {**earlier.ends, **self.ends}.items() if code not in valid},
        )


@cache
def code_lists() -> CodeLists:
    """Return all known codes, from the libraries and from `codes.txt`."""
    return lists_of_libraries().and_earlier(lists_of_file())


def lists_of_libraries() -> CodeLists:
    """Return the codes known to pycountry (ISO 3166, ISO 4217) and Babel (CLDR)."""
    english = Locale("en")
    countries = {one.alpha_2: str(english.territories[one.alpha_2]) for one in pycountry.countries}
    former = _former_countries(countries | _NOT_IN_ISO)
    valid = {one.alpha_3 for one in pycountry.currencies}
    ends = {code: end for code, end in _ends_of_currencies() if code not in valid}
    currencies = valid.union(get_global("all_currencies"))
    return CodeLists(
        {**{code: name for code, (name, _) in former.items()}, **countries, **_NOT_IN_ISO},
        {one.code: one.name for one in pycountry.subdivisions},
        {code: str(english.currencies.get(code, code)) for code in currencies},
        {**{code: end for code, (_, end) in former.items()}, **ends},
    )


def _former_countries(valid: Mapping[str, str]) -> dict[str, tuple[str, End]]:
    """Return ISO 3166-3 countries whose code is not in use again; the latest of each code."""
    former: dict[str, tuple[str, End]] = {}
    by_end = sorted(pycountry.historic_countries, key=lambda one: one.withdrawal_date)
    for one in by_end:
        if one.alpha_2 not in valid:
            last = f"{one.withdrawal_date}-12-31"[:10]
            former[one.alpha_2] = one.name, End(date.fromisoformat(last))
    return former


def _ends_of_currencies() -> Iterator[tuple[str, End]]:
    """Yield the last days of currencies that no country uses any more (CLDR)."""
    last_days: dict[str, list[tuple[int, int, int] | None]] = {}
    for currencies in get_global("territory_currencies").values():
        for code, _, end, _ in currencies:
            last_days.setdefault(code, []).append(end)
    for code, ends in last_days.items():
        days = [date(*end) for end in ends if end]
        if days and len(days) == len(ends):
            yield code, End(max(days))


def lists_of_file() -> CodeLists:
    """Return the codes in `codes.txt`; a code without a name is its own name."""
    text = files("bulletin.values").joinpath("codes.txt").read_text(encoding="utf-8")
    return parse_lists(text)


def parse_lists(text: str) -> CodeLists:
    """Parse lines such as `countries: AD AE`, `AD: 02 03` and `NO-01 2020-11-23 - Østfold`.

    The last form is a code with its last day, its replacement and its name. `#` begins a comment.
    """
    lists: dict[str, dict[str, str]] = {"countries": {}, "currencies": {}}
    subdivisions: dict[str, str] = {}
    ends: dict[str, End] = {}
    for line in text.splitlines():
        name, colon, codes = line.partition(": ")
        if line.startswith("#") or not line:
            continue
        if not colon:
            code, day, replacement, called = line.split(" ", 3)
            ends[code] = End(date.fromisoformat(day), replacement.strip("-"))
            subdivisions[code] = called
        elif name in lists:
            lists[name] |= dict(zip(codes.split(), codes.split(), strict=True))
        else:
            subdivisions |= {f"{name}-{code}": f"{name}-{code}" for code in codes.split()}
    return CodeLists(lists["countries"], subdivisions, lists["currencies"], ends)
