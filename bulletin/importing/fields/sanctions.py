"""Find sanctions in prose: amounts near a word for one, and terms of imprisonment."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bulletin.importing.fields.sentence_splitting import sentences_of
from bulletin.values.prose_amounts import Money, money_in


def _patterns(words: Mapping[str, str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(form, re.IGNORECASE)) for name, form in words.items())


_FINE = "administrative-fine"
_CRIMINAL = re.compile(
    r"\bsentenced\b|\bindict|\bimprison|\bin prison\b|criminal court|\bverurteilt\b|"
    r"freiheitsstrafe|tribunal correctionnel|判处|有期徒刑",
    re.IGNORECASE,
)
"""What is said of proceedings in which a fine is a criminal one."""
_TYPES = _patterns(
    {
        "criminal-fine": r"criminal (?:fine|penalt)|sentenced .{0,80}\bfine|\bfine .{0,60}"
        r"(?:sentence|imprison)|geldstrafe|amende pénale|罚金",
        "confiscation": r"confiscat|forfeit|disgorg|illegal (?:gains|income)|einziehung|没收",
        "damages": r"\bdamages?\b|compensat|schadenser?satz|dommages|indemniza|risarciment|赔偿",
        "settlement": r"\bsettle|\bvergleich|\btransaction\b|和解",
        "refund": r"\brefund|\breimburs|\bredress|\berstattung|退款",
        "civil-penalty": r"civil (?:monetary )?penalt(?:y|ies)|\bpenalty of|\bpenalties of",
        _FINE: r"\bfin(?:e|es|ed|ing)\b|\bpenalt(?:y|ies)\b|\bsanction|bußgeld|geldbuße|\bbuße|"
        r"\bamende|\bmulta|\bsanción|\bsanzion|\bboete|\bkar[ęay]\b|\bcoima|\bbøde|罚款|課徴金|과징금",
    }
)
_REACH = 400
"""Characters around an amount in which a word for a sanction speaks of it."""
_NOT_IMPOSED = re.compile(
    r"\b(?:(?-i:may)|might|could|can|would|maximum|risk|face|subject to|liable|revenue|turnover|"
    r"profit|invest|budget|worth|price|valued?|kann|können|könnten?|droh\w+|umsatz|gewinn|höchstens|"
    r"peut|pourrait|encourt|chiffre d['’]affaires|puede|podría|volumen|può|potrebbe|fatturato)\b"
    r"|最高|可处|营业额|销售额",
    re.IGNORECASE,
)
_QUALIFIERS = _patterns(
    {
        "at-least": r"(?:more than|over|at least|in excess of|exceeding|above|mehr als|über|"
        r"mindestens|plus d[e'’]|au moins|más de|oltre|超过|至少)\s*$",
        "up-to": r"(?:up to|at most|no more than|a maximum of|bis zu|jusqu['’]à|hasta|"
        r"fino a|不超过)\s*$",
        "about": r"(?:about|around|approximately|some|nearly|almost|roughly|rund|etwa|circa|"
        r"ca\.|knapp|environ|près de|unos|约|近)\s*$",
    }
)
_EACH = re.compile(
    r"\W{0,2}(?:each|per (?:person|head|plaintiff|claimant|user)|apiece|je person|pro person|"
    r"par personne|por persona)\b",
    re.IGNORECASE,
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
        guesses = list(_terms(sentence))
        for money in money_in(sentence, countries):
            if kind := _type_of(sentence, money):
                kind = "criminal-fine" if is_criminal and kind == _FINE else kind
                fields = tuple(_fields(kind, sentence, money))
                guesses.insert(0, SanctionGuess(fields, money.words))
            else:
                others.append(money.words)
        for guess in guesses:
            found.setdefault(guess.fields, guess)
    return list(found.values()), list(dict.fromkeys(others))


def _type_of(sentence: str, money: Money) -> str:
    """The kind of sanction whose word stands nearest to an amount; empty if there is none."""
    if _NOT_IMPOSED.search(sentence[max(0, money.begin - 60) : money.begin]):
        return ""
    near: list[tuple[int, int, str]] = []
    for order, (kind, form) in enumerate(_TYPES):
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
    before = sentence[max(0, money.begin - 40) : money.begin]
    yield from [("qualifier", name) for name, form in _QUALIFIERS if form.search(before)][:1]


def _terms(sentence: str) -> Iterator[SanctionGuess]:
    """Years and months of imprisonment."""
    for match in (match for form in _PRISONS for match in form.finditer(sentence)):
        number = match["number"].lower()
        count = int(number) if number.isdecimal() else _NUMBERS.index(number) + 1
        duration = f"P{count}{match['unit'][0].upper()}"
        yield SanctionGuess((("type", "imprisonment"), ("duration", duration)), match[0])
