"""Countries, parts of countries and currencies that are valid or ever were, with their ends.

The libraries know what is valid now and, for currencies and countries, what was. What a library
forgets stays known: `codes.txt` has every code that one ever had here, and is only added to, by
`python -m tests.codes`. So a published entry stays sound whatever a new version of a library says.
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
"""Codes of common use that ISO 3166 does not have; it leaves XK to whoever needs it."""


@dataclass(frozen=True, slots=True)
class End:
    """When a code ceased to be valid."""

    day: date
    """The last on which it was."""
    replacement: str = ""
    """The code that came in its place, if it was one."""


@dataclass(frozen=True, slots=True)
class CodeLists:
    """What is known of codes: their English names, and the ends of those that have one."""

    countries: Mapping[str, str] = field(default_factory=dict)
    subdivisions: Mapping[str, str] = field(default_factory=dict)
    currencies: Mapping[str, str] = field(default_factory=dict)
    ends: Mapping[str, End] = field(default_factory=dict)

    def and_earlier(self, earlier: "CodeLists") -> "CodeLists":
        """These lists, and what only the earlier ones have; what is valid again has no end."""
        valid = {*self.countries, *self.subdivisions, *self.currencies} - self.ends.keys()
        return CodeLists(
            {**earlier.countries, **self.countries},
            {**earlier.subdivisions, **self.subdivisions},
            {**earlier.currencies, **self.currencies},
            {code: end for code, end in {**earlier.ends, **self.ends}.items() if code not in valid},
        )


@cache
def code_lists() -> CodeLists:
    """Everything that is known: by the libraries, and by `codes.txt`."""
    return lists_of_libraries().and_earlier(lists_of_file())


def lists_of_libraries() -> CodeLists:
    """What pycountry (ISO 3166, ISO 4217) and Babel (CLDR) know."""
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
    """Countries of ISO 3166-3 whose code is not in use again; the latest that had the code."""
    former: dict[str, tuple[str, End]] = {}
    by_end = sorted(pycountry.historic_countries, key=lambda one: one.withdrawal_date)
    for one in by_end:
        if one.alpha_2 not in valid:
            last = f"{one.withdrawal_date}-12-31"[:10]
            former[one.alpha_2] = one.name, End(date.fromisoformat(last))
    return former


def _ends_of_currencies() -> Iterator[tuple[str, End]]:
    """The last days of currencies that no country has any more (CLDR)."""
    last_days: dict[str, list[tuple[int, int, int] | None]] = {}
    for currencies in get_global("territory_currencies").values():
        for code, _, end, _ in currencies:
            last_days.setdefault(code, []).append(end)
    for code, ends in last_days.items():
        days = [date(*end) for end in ends if end]
        if days and len(days) == len(ends):
            yield code, End(max(days))


def lists_of_file() -> CodeLists:
    """The codes of `codes.txt`; one without a name in it is called by its code."""
    text = files("bulletin.values").joinpath("codes.txt").read_text(encoding="utf-8")
    return parse_lists(text)


def parse_lists(text: str) -> CodeLists:
    """Read lines such as `countries: AD AE`, `AD: 02 03` and `NO-01 2020-11-23 - Østfold`.

    The last is a code with its last day, the code in its place and its name. `#` begins a comment.
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
