"""Find which dates of a text are the day of its event, and which are its key dates."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bulletin.importing.fields.dates import SpokenDate, dates_in
from bulletin.importing.fields.sentences import sentences_of
from bulletin.values.dates import PartialDate

_UNTIL = (
    r"\b(?:by|until|till|before|no later than|not later than|closes? on|ends? on|deadline\w*|due"
    r"|to)"
    r"|\b(?:bis(?: zum)?|spätestens (?:am|bis)|vor dem)"
    r"|\b(?:jusqu['’]au|avant le|au plus tard le|d['’]ici (?:le|au))"
    r"|\b(?:hasta el|antes del|entro il|fino al|uiterlijk|tot(?: en met)?|do(?: dnia)?|até|senest)"
    r"|截至|截止|于"
)
"""What stands before the last day of a deadline."""
_NEXT_WORDS = r"(?:,? \w+){0,3} ?$"
_BEGINS = (
    r"\b(?:enter\w* into force|(?:com\w+|came) into (?:force|effect)|tak\w+ effect|took effect|"
    r"effective|in force)"
    r"|\b(?:tritt|treten|in kraft)|\b(?:entr\w+ en (?:vigueur|vigor)|entra in vigore)"
    r"|wchodzi w życie|in werking"
)
_APPLIES = (
    r"\b(?:appl(?:y|ies|icable)|gilt|gelten|anwendbar|applicable|s['’]applique|aplica|si applica)"
)
_KEY_DATES = (
    (
        "consultation_closes",
        (_UNTIL, r"(?:前|之前|まで)"),
        r"comment|consult|konsult|feedback|opinion|submission|response|respond|views|contribut|repl(?:y|ies)"
        r"|stellungnahme|anhörung|rückmeldung|observation|\bavis\b|consulta|alegacion|osservazion"
        r"|意见|征求|反馈|パブリックコメント",
    ),
    (
        "appeal_by",
        (_UNTIL, r"(?:前|之前|まで)"),
        r"\bappeal|berufung|beschwerde|rechtsmittel|\brecours\b|\brecurso|\bricorso|上诉|复议",
    ),
    (
        "compliance_by",
        (_UNTIL, r"(?:前|之前|まで)"),
        r"\bcompl(?:y|iance)|\brectif|\bconform|umsetz|abhilfe|nachkomm|整改|改正",
    ),
    ("in_force", (_BEGINS, r"(?: in kraft|(?:起|より)?(?:施行|实施|生效))"), ""),
    ("applies_from", (_APPLIES, "(?:起|から)(?:适用|適用)"), ""),
)
"""Names of key dates; what stands before or behind the date; what its sentence speaks of."""
_SEARCHES = tuple(
    (
        name,
        re.compile(f"(?:{before}){_NEXT_WORDS}", re.IGNORECASE),
        re.compile(behind, re.IGNORECASE),
        re.compile(subject, re.IGNORECASE),
    )
    for name, (before, behind), subject in _KEY_DATES
)
_VALID = re.compile(rf"(?:{_BEGINS}|{_APPLIES})(?: \w+){{0,4}} ?$", re.IGNORECASE)
"""What stands before the day from which a rule is in force."""
_DEADLINE = re.compile(rf"(?:{_UNTIL})(?: the| zum)? ?$", re.IGNORECASE)
_NOT_THE_DAY = re.compile(
    r"\b(?:since|until|till|by|before|from|between|dated|of|due|effective|starting|as of|after|"
    r"than|seit|ab|bis(?: zum)?|vom|vor(?: dem)?|nach(?: dem)?|depuis(?: le)?|jusqu['’]au|"
    r"avant(?: le)?|du|après(?: le)?|desde|hasta|dal|dopo)(?: the)? ?$",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\b(?:on|in|by|until|till|before|from|since|of|to|for|after|am|ab|bis|zum|vom|le|du|au) "
    r"(?:the )?$",
    re.IGNORECASE,
)
_NEAR = 80
"""Characters before a date that say what it is."""
_OLD = 2
"""Months before its issue in which an event is still news; an older date is of something else."""


@dataclass(frozen=True, slots=True)
class DateGuess:
    """A date, and the words that it was found in."""

    date: PartialDate
    words: str
    name: str = ""
    """Of a key date."""


def key_dates_in(text: str, issue: PartialDate) -> tuple[list[DateGuess], list[str]]:
    """The key dates of a text, and the words of deadlines that are none of them."""
    found: dict[str, DateGuess] = {}
    others: list[str] = []
    for sentence in sentences_of(text):
        for spoken in dates_in(sentence, issue):
            words = _phrase(sentence, spoken)
            if name := next(_names(sentence, spoken), ""):
                found.setdefault(name, DateGuess(spoken.date, words, name))
            elif _DEADLINE.search(_before(sentence, spoken)):
                others.append(words)
    return list(found.values()), others


def event_date(texts: Iterable[str], issue: PartialDate) -> DateGuess:
    """The first date of a text that can be the day of its event; else the month of the issue."""
    for text in texts:
        for spoken in dates_in(text, issue):
            before = _before(text, spoken)
            is_other = _NOT_THE_DAY.search(before) or _VALID.search(before)
            is_news = -1 <= issue.month_count - spoken.date.month_count <= _OLD
            if is_news and not is_other and not next(_names(text, spoken), ""):
                return DateGuess(spoken.date, _phrase(text, spoken))
    return DateGuess(issue.whole_month, "")


def _before(text: str, spoken: SpokenDate) -> str:
    """The words before a date."""
    return text[max(0, spoken.begin - _NEAR) : spoken.begin]


def _names(sentence: str, spoken: SpokenDate) -> Iterator[str]:
    for name, before, behind, subject in _SEARCHES:
        is_near = before.search(_before(sentence, spoken)) or behind.match(sentence, spoken.end)
        if is_near and subject.search(sentence):
            yield name


def _phrase(text: str, spoken: SpokenDate) -> str:
    """The words of a date with the one before them."""
    before = _PREPOSITION.search(_before(text, spoken))
    return f"{before[0] if before else ''}{spoken.words}"
