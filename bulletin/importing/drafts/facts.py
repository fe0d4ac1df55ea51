"""What a text tells in fields, all of it guessed, each with the words that it was guessed from."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from bulletin.importing.drafts.citations import CitedItem
from bulletin.importing.drafts.sources import SourcedText
from bulletin.importing.fields.authorities import AuthorityNames
from bulletin.importing.fields.jurisdictions import jurisdiction_named, jurisdictions_in
from bulletin.importing.fields.key_dates import KeyDateGuess, event_date, key_dates_in
from bulletin.importing.fields.sanctions import SanctionGuess, sanctions_in
from bulletin.schema.registries import Registry
from bulletin.values.codes import jurisdiction_meant, jurisdiction_name
from bulletin.values.dates import PartialDate

_BY_AUTHORITY = "the authority "
_MOST = 3
"""Countries that an entry has because its text names them."""
_NO_COUNTRY = frozenset("ac ai cc co fm io me sh so to tv ws".split())
"""Endings of hosts that are sold to everybody."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The fields of a draft that were guessed."""

    date: PartialDate
    jurisdictions: tuple[str, ...]
    authorities: tuple[str, ...]
    key_dates: tuple[KeyDateGuess, ...]
    sanctions: tuple[SanctionGuess, ...]
    words: Mapping[str, str]
    """What each field was guessed from, by the names of the fields."""
    unplaced: tuple[str, ...]
    """Amounts and deadlines that are in no field."""


@dataclass(frozen=True, slots=True)
class Background:
    """What is the same for all items of a bulletin."""

    issue: PartialDate
    registry: Registry
    authorities: AuthorityNames
    no_date: str = "no date in the text, so the month of the issue"
    """What is said of an item that has no date."""


def facts_of(item: CitedItem, text: SourcedText, around: Background) -> Facts:
    """The facts of an item; the field `jurisdictions` is empty where nothing tells them.

    What a structured source says in a field of its own is no guess.
    """
    given = item.fields
    title = item.title.text if item.title else ""
    paragraphs = [paragraph.text for paragraph in item.paragraphs]
    whole = "\n".join((title, *paragraphs, given.get("authority", "")))
    authorities = around.authorities.within(whole)
    places = _jurisdictions(item, text, authorities, whole, around)
    date = event_date(iter((*paragraphs, title)), around.issue)
    day = PartialDate.parse(given["date"]) if given.get("date") else date.date
    key_dates, deadlines = key_dates_in(" ".join(paragraphs), around.issue)
    sanctions, amounts = _sanctions(given, paragraphs, title, tuple(places))
    words = {
        "date": "" if given.get("date") else date.words or around.no_date,
        "dates": _told(guess.words for guess in key_dates),
        "jurisdictions": "" if given.get("jurisdiction") else _told(_own(places)),
        "authorities": "" if given.get("authority") else _told(authorities.values()),
        "sanctions": _told(guess.words for guess in sanctions),
    }
    return Facts(
        day,
        tuple(places),
        tuple(authorities),
        tuple(key_dates),
        tuple(sanctions),
        {field: said for field, said in words.items() if said},
        (*(f"a deadline: {one}" for one in deadlines), *(f"an amount: {one}" for one in amounts)),
    )


def _own(places: Mapping[str, str]) -> list[str]:
    """The words of jurisdictions that do not follow from an authority, which is a guess itself."""
    return [words for words in places.values() if not words.startswith(_BY_AUTHORITY)]


def _sanctions(
    given: Mapping[str, str], paragraphs: Sequence[str], title: str, places: tuple[str, ...]
) -> tuple[list[SanctionGuess], list[str]]:
    """The sanctions of a column of amounts, else those of the text, else those of the title."""
    amount = " ".join(filter(None, (given.get("currency"), given.get("amount"))))
    if amount:
        return sanctions_in(f"a fine of {amount}", places)
    sanctions, amounts = sanctions_in(" ".join(paragraphs), places)
    return sanctions or sanctions_in(title, places)[0], amounts


def with_common_places(facts: Sequence[Facts], given: str = "") -> list[Facts]:
    """Items of which nothing tells the country have the `given` one, or that of most others."""
    if given:
        return [one if one.jurisdictions else replace(one, jurisdictions=(given,)) for one in facts]
    counts = Counter(place for one in facts for place in one.jurisdictions)
    if not counts:
        return list(facts)
    common, most = min(counts.items(), key=lambda one: (-one[1], one[0]))
    if most < 2 or most * 2 <= sum(bool(one.jurisdictions) for one in facts):
        return list(facts)
    words = {"jurisdictions": "nothing in the text; that of most other items"}
    return [
        one
        if one.jurisdictions
        else replace(one, jurisdictions=(common,), words={**one.words, **words})
        for one in facts
    ]


def _jurisdictions(
    item: CitedItem,
    text: SourcedText,
    authorities: Iterable[str],
    whole: str,
    around: Background,
) -> dict[str, str]:
    """Codes with what tells them: the heading, the authorities, the text or the sources."""
    if given := item.fields.get("jurisdiction"):
        names = re.split(r"[,;\n] *", given)
        codes = (one if jurisdiction_name(one) else jurisdiction_named(one) for one in names)
        return {code: given for code in codes if jurisdiction_name(code)}
    headings = {one.jurisdiction: one.text for one in item.headings if one.jurisdiction}
    register = around.registry.authorities
    named = {
        register[one].jurisdiction: one
        for one in authorities
        if hasattr(register[one], "jurisdiction")
    }
    if headings:
        code, words = list(headings.items())[-1]
        within = {place: one for place, one in named.items() if place.startswith(code)}
        return _by_authority(within) or {code: words}
    if named:
        return _by_authority(named)
    in_text: dict[str, str] = {}
    for code, words in jurisdictions_in(whole, around.registry):
        in_text.setdefault(code, words)
    return dict(list(in_text.items())[:_MOST]) or _of_hosts(text)


def _by_authority(named: Mapping[str, str]) -> dict[str, str]:
    return {place: f"{_BY_AUTHORITY}{one}" for place, one in named.items()}


def _of_hosts(text: SourcedText) -> dict[str, str]:
    """The country whose ending the host of a source has."""
    for source in text.sources:
        host = urlsplit(source.url).hostname or ""
        if code := _country_of(host.rpartition(".")[2]):
            return {code: host}
    return {}


def _country_of(ending: str) -> str | None:
    if ending == "gov":
        return "US"
    return jurisdiction_meant(ending) if len(ending) == 2 and ending not in _NO_COUNTRY else None


def _told(words: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(words))
