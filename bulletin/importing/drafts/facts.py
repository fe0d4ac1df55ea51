"""Guess the fields of an entry from the text of an item, each with the words that tell it."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from bulletin.importing.drafts.citations import words_of_text
from bulletin.importing.drafts.sources import DraftSource
from bulletin.importing.fields.authorities import AuthorityNames
from bulletin.importing.fields.dates import DateGuess, event_date, key_dates_in
from bulletin.importing.fields.jurisdictions import jurisdiction_named, jurisdictions_in
from bulletin.importing.fields.sanctions import SanctionGuess, sanctions_in
from bulletin.importing.outline.composition import Item
from bulletin.importing.outline.sections import Placement, SectionNames
from bulletin.schema.registries import Registry
from bulletin.values.codes import jurisdiction_meant, jurisdiction_name
from bulletin.values.dates import PartialDate

_BY_AUTHORITY = "the authority "
_MOST = 3
"""Countries that an entry has because its text names them."""
_NO_COUNTRY = frozenset("ac ai cc co fm io me sh so to tv ws".split())
"""Top-level domains of countries that are sold to everybody."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The fields of a draft that were found in its text."""

    date: PartialDate
    jurisdictions: tuple[str, ...]
    authorities: tuple[str, ...]
    key_dates: tuple[DateGuess, ...]
    sanctions: tuple[SanctionGuess, ...]
    words: Mapping[str, str]
    """What each guessed field was guessed from."""
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


def title_of_item(item: Item) -> str:
    """Its words without marks and links; empty if it has no title."""
    return words_of_text(item.title.text) if item.title else ""


def paragraphs_of_item(item: Item) -> list[str]:
    """The words of its text without marks and links."""
    return [words_of_text(block.text) for block in item.body]


def facts_of(item: Item, sources: Sequence[DraftSource], around: Background) -> Facts:
    """The facts of an item; `jurisdictions` is empty where nothing tells them.

    What a feed or a table says in a field of its own is no guess.
    """
    given = item.fields
    title, paragraphs = title_of_item(item), paragraphs_of_item(item)
    whole = "\n".join((title, *paragraphs, given.get("authority", "")))
    authorities = around.authorities.within(whole)
    places = _jurisdictions(item, authorities, whole, around.registry) or _of_hosts(sources)
    date = event_date((*paragraphs, title), around.issue)
    day = PartialDate.parse(given["date"]) if given.get("date") else date.date
    key_dates, deadlines = key_dates_in(" ".join(paragraphs), around.issue)
    sanctions, amounts = _sanctions(given, paragraphs, title, tuple(places))
    own_places = [words for words in places.values() if not words.startswith(_BY_AUTHORITY)]
    words = {
        "date": "" if given.get("date") else date.words or around.no_date,
        "dates": _told(guess.words for guess in key_dates),
        "jurisdictions": "" if given.get("jurisdiction") else _told(own_places),
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


def with_common_places(facts: Sequence[Facts], given: str = "") -> list[Facts]:
    """Items of which nothing tells the country get the `given` one, or that of most others."""
    words: Mapping[str, str] = {}
    if not given:
        counts = Counter(place for one in facts for place in one.jurisdictions)
        given = min(counts, key=lambda place: (-counts[place], place), default="")
        known = sum(bool(one.jurisdictions) for one in facts)
        if counts[given] < 2 or counts[given] * 2 <= known:
            return list(facts)
        words = {"jurisdictions": "nothing in the text; that of most other items"}
    return [
        replace(one, jurisdictions=one.jurisdictions or (given,), words={**words, **one.words})
        if not one.jurisdictions
        else one
        for one in facts
    ]


def _sanctions(
    given: Mapping[str, str], paragraphs: Sequence[str], title: str, places: tuple[str, ...]
) -> tuple[list[SanctionGuess], list[str]]:
    """The sanctions of a column of amounts, else those of the text, else those of the title."""
    amount = " ".join(filter(None, (given.get("currency"), given.get("amount"))))
    if amount:
        return sanctions_in(f"a fine of {amount}", places)
    sanctions, amounts = sanctions_in(" ".join(paragraphs), places)
    return sanctions or sanctions_in(title, places)[0], amounts


def _jurisdictions(
    item: Item, authorities: Collection[str], whole: str, registry: Registry
) -> dict[str, str]:
    """Codes with what tells them: a field, the heading, the authorities, or the text."""
    if given := item.fields.get("jurisdiction"):
        names = re.split(r"[,;\n] *", given)
        codes = (one if jurisdiction_name(one) else jurisdiction_named(one) for one in names)
        return {code: given for code in codes if jurisdiction_name(code)}
    known = ((one, registry.authorities[one]) for one in authorities)
    named = {
        one.jurisdiction: f"{_BY_AUTHORITY}{name}"
        for name, one in known
        if hasattr(one, "jurisdiction")
    }
    heading = next((one for one in reversed(item.headings) if one.jurisdiction), None)
    if heading:
        code = heading.jurisdiction
        within = {place: said for place, said in named.items() if place.startswith(code)}
        return within or {code: heading.text}
    in_text: dict[str, str] = {}
    for code, words in () if named else jurisdictions_in(whole, registry):
        in_text.setdefault(code, words)
    return named or dict(list(in_text.items())[:_MOST])


def _of_hosts(sources: Sequence[DraftSource]) -> dict[str, str]:
    """The country whose top-level domain the host of a source has."""
    for source in sources:
        host = urlsplit(source.url).hostname or ""
        domain = host.rpartition(".")[2]
        is_of_country = len(domain) == 2 and domain not in _NO_COUNTRY
        code = "US" if domain == "gov" else jurisdiction_meant(domain) if is_of_country else None
        if code:
            return {code: host}
    return {}


def _told(words: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(words))


Words = dict[str, str]
"""The names of guessed fields, and what each was guessed from."""


def assign_sections(
    items: Sequence[Item], names: SectionNames
) -> Iterator[tuple[Placement, Words]]:
    """The section of each item; items above the first heading belong before its section."""
    first = next(filter(None, map(_named, items)), None)
    proposals = proposed_sections(items, names)
    for item in items:
        words: Words = {}
        if (placement := _named(item)) is None and item.headings:
            heading = item.headings[-1].text
            placement = proposals[heading]
            words["section"] = f"the heading “{heading}”, which no section has as an alias"
        elif placement is None and first:
            placement = Placement(names.before(first.section))
            said = "no heading above it; the section before that of the next heading"
            words["section"] = said
        elif placement is None:
            placement = names.near(_text(item)) or Placement(names.sections[0].id)
            words["section"] = "the words of the text; there is no heading above it"
        subsection = placement.subsection or _subsection(placement.section, item, names)
        if subsection != placement.subsection:
            words["subsection"] = "no heading names it"
        yield Placement(placement.section, subsection), words


def proposed_sections(items: Sequence[Item], names: SectionNames) -> dict[str, Placement]:
    """The unknown headings that stand above items, and the section that each probably means.

    It is the one with most words in common with the headings, or else with the texts below.
    """
    below: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        if item.headings and not _named(item):
            below[item.headings[-1].text].append(item)
    return {heading: _proposed(some, names) for heading, some in below.items()}


def _proposed(items: Sequence[Item], names: SectionNames) -> Placement:
    texts = [*(one.text for one in reversed(items[0].headings)), " ".join(map(_text, items))]
    near = (names.near(text) for text in texts)
    return next(filter(None, near), Placement(names.sections[0].id))


def _named(item: Item) -> Placement | None:
    """The section of the nearest heading that names one."""
    return next((one.placement for one in reversed(item.headings) if one.placement), None)


def _subsection(section: str, item: Item, names: SectionNames) -> str:
    """The nearest subsection of a section that has some; empty for all others."""
    known = names.subsections(section)
    texts = [*(one.text for one in reversed(item.headings) if not one.placement), _text(item)]
    near = filter(None, (names.near(text, section) for text in texts if known))
    return next((one.subsection for one in near if one.subsection), known[0] if known else "")


def _text(item: Item) -> str:
    return " ".join((title_of_item(item), *paragraphs_of_item(item)))
