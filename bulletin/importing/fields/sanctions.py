"""Sanctions that a text probably reports: amounts beside a word for one, and years in prison."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bulletin.importing.fields.sentences import sentences_of
from bulletin.values.prose_amounts import Money, money_in

_USUAL = "administrative-fine"
_CRIMINAL = re.compile(
    r"\bsentenced\b|\bindict|\bimprison|\bin prison\b|criminal court", re.IGNORECASE
)
"""What is said of proceedings in which a fine is a criminal one."""
_TYPES = (
    (
        "criminal-fine",
        r"criminal (?:fine|penalt)|sentenced .{0,80}\bfine|\bfine .{0,60}(?:sentence|imprison)",
    ),
    ("confiscation", r"confiscat|forfeit|disgorg|illegal (?:gains|income)"),
    ("damages", r"\bdamages?\b|compensat"),
    ("settlement", r"\bsettle"),
    ("refund", r"\brefund|\breimburs|\bredress"),
    ("civil-penalty", r"civil (?:monetary )?penalt(?:y|ies)|\bpenalty of|\bpenalties of"),
    (_USUAL, r"\bfin(?:e|es|ed|ing)\b|\bpenalt(?:y|ies)\b|\bsanction"),
)
_REACH = 400
"""Characters around an amount in which a word for a sanction speaks of it."""
_WORDS = tuple((kind, re.compile(form, re.IGNORECASE)) for kind, form in _TYPES)
_NOT_IMPOSED = re.compile(
    r"\b(?:(?-i:may)|might|could|can|would|maximum|risk|face|subject to|liable|revenue|turnover|"
    r"profit|invest|budget|worth|price|valued?)\b",
    re.IGNORECASE,
)
_QUALIFIERS = (
    (
        "at-least",
        re.compile(r"(?:more than|over|at least|in excess of|exceeding|above)\s*$", re.IGNORECASE),
    ),
    ("up-to", re.compile(r"(?:up to|at most|no more than|a maximum of)\s*$", re.IGNORECASE)),
    (
        "about",
        re.compile(r"(?:about|around|approximately|some|nearly|almost|roughly)\s*$", re.IGNORECASE),
    ),
)
_EACH = re.compile(
    r"\W{0,2}(?:each|per (?:person|head|plaintiff|claimant|user)|apiece)\b", re.IGNORECASE
)
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()
_TERM = rf"(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)})(?: |-)(?P<unit>year|month)s?[’']?"
_PRISONS = (
    re.compile(
        rf"\b{_TERM}[- ](?:(?:in|of) )?(?:prison|jail|imprisonment|detention)", re.IGNORECASE
    ),
    re.compile(
        rf"(?:imprison\w*|prison|jail(?:ed)?) (?:term |sentence )?(?:for|of|to) {_TERM}",
        re.IGNORECASE,
    ),
)


@dataclass(frozen=True, slots=True)
class SanctionGuess:
    """A sanction as a line of YAML has it, and the words that speak of it."""

    fields: tuple[tuple[str, str], ...]
    words: str


def sanctions_in(text: str, countries: tuple[str, ...]) -> tuple[list[SanctionGuess], list[str]]:
    """The sanctions of a text, and the amounts of money that seem to be none."""
    found: dict[tuple[tuple[str, str], ...], SanctionGuess] = {}
    others: list[str] = []
    is_criminal = bool(_CRIMINAL.search(text))
    for sentence in sentences_of(text):
        for money in money_in(sentence, countries):
            if kind := _type_of(sentence, money):
                kind = "criminal-fine" if is_criminal and kind == _USUAL else kind
                guess = SanctionGuess(tuple(_fields(kind, sentence, money)), money.words)
                found.setdefault(guess.fields, guess)
            else:
                others.append(money.words)
        for guess in _terms(sentence):
            found.setdefault(guess.fields, guess)
    return list(found.values()), list(dict.fromkeys(others))


def _type_of(sentence: str, money: Money) -> str:
    """The kind of sanction whose word stands nearest to an amount; empty if there is none."""
    if _NOT_IMPOSED.search(sentence[max(0, money.begin - 60) : money.begin]):
        return ""
    near: list[tuple[int, int, str]] = []
    for order, (kind, form) in enumerate(_WORDS):
        for match in form.finditer(sentence, max(0, money.begin - _REACH), money.end + _REACH):
            gap = max(match.start() - money.end, money.begin - match.end(), 0)
            near.append((gap, order, kind))
    return min(near, default=(0, 0, ""))[2]


def _fields(kind: str, sentence: str, money: Money) -> Iterator[tuple[str, str]]:
    yield "type", kind
    yield "amount", money.digits
    yield "currency", money.currency
    if _EACH.match(sentence[money.end :]):
        yield "per", "person"
    for name, form in _QUALIFIERS:
        if form.search(sentence[max(0, money.begin - 40) : money.begin]):
            yield "qualifier", name
            return


def _terms(sentence: str) -> Iterator[SanctionGuess]:
    """Years and months of imprisonment."""
    for match in (match for form in _PRISONS for match in form.finditer(sentence)):
        number = match["number"].lower()
        count = int(number) if number.isdecimal() else _NUMBERS.index(number) + 1
        duration = f"P{count}{match['unit'][0].upper()}"
        yield SanctionGuess((("type", "imprisonment"), ("duration", duration)), match[0])
