"""Which dates of a text are the day of the event and its key dates."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bulletin.importing.fields.dates import SpokenDate, dates_in
from bulletin.importing.fields.sentences import sentences_of
from bulletin.values.dates import PartialDate

_CONSULTING = (
    r"comment|consult|feedback|opinion|submission|response|respond|views|contribut|reply|replies"
)
_UNTIL = r"by|until|till|before|no later than|not later than|closes? on|ends? on|deadline\w*|due|to"
_UNTIL_HERE = rf"\b(?:{_UNTIL})(?: \w+){{0,3}} ?$"
_BEGINS = (
    r"(?:enter\w* into force|(?:com\w+|came) into (?:force|effect)|tak\w+ effect|took effect|"
    r"effective|in force)(?: \w+){0,4} ?$"
)
_APPLIES = r"\bappl(?:y|ies|icable)(?: \w+){0,4} ?$"
_KEY_DATES = tuple(
    (name, re.compile(before, re.IGNORECASE), re.compile(subject, re.IGNORECASE))
    for name, before, subject in (
        ("consultation_closes", _UNTIL_HERE, _CONSULTING),
        ("appeal_by", _UNTIL_HERE, r"\bappeal"),
        ("compliance_by", _UNTIL_HERE, r"\bcompl(?:y|iance)|\brectif|\bconform"),
        ("in_force", _BEGINS, ""),
        ("applies_from", _APPLIES, ""),
    )
)
"""Names of key dates, what stands before the date, and what its sentence speaks of."""
_VALID = re.compile(f"{_BEGINS}|{_APPLIES}", re.IGNORECASE)
"""What stands before the day from which a rule is in force."""
_DEADLINE = re.compile(rf"\b(?:{_UNTIL})(?: the)? ?$", re.IGNORECASE)
_NOT_THE_DAY = re.compile(
    r"\b(?:since|until|till|by|before|from|between|dated|of|due|effective|starting|as of|after|"
    r"than)(?: the)? ?$",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\b(?:on|in|by|until|till|before|from|since|of|to|for|after) (?:the )?$", re.IGNORECASE
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
            before = _before(sentence, spoken)
            name = next(_names(before, sentence), "")
            words = _phrase(sentence, spoken)
            if name:
                found.setdefault(name, DateGuess(spoken.date, words, name))
            elif _DEADLINE.search(before):
                others.append(words)
    return list(found.values()), others


def event_date(texts: Iterable[str], issue: PartialDate) -> DateGuess:
    """The first date of a text that can be the day of its event; else the month of the issue."""
    for text in texts:
        for spoken in dates_in(text, issue):
            before = _before(text, spoken)
            is_other = _NOT_THE_DAY.search(before) or _VALID.search(before)
            if not is_other and _is_news(spoken.date, issue):
                return DateGuess(spoken.date, _phrase(text, spoken))
    return DateGuess(issue.whole_month, "")


def _before(text: str, spoken: SpokenDate) -> str:
    """The words before a date."""
    return text[max(0, spoken.begin - _NEAR) : spoken.begin]


def _names(before: str, sentence: str) -> Iterator[str]:
    for name, form, subject in _KEY_DATES:
        if form.search(before) and subject.search(sentence):
            yield name


def _is_news(date: PartialDate, issue: PartialDate) -> bool:
    return -1 <= issue.month_count - date.month_count <= _OLD


def _phrase(text: str, spoken: SpokenDate) -> str:
    """The words of a date with the one before them."""
    before = _PREPOSITION.search(_before(text, spoken))
    return f"{before[0] if before else ''}{spoken.words}"
