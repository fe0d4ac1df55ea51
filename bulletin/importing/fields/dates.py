"""Find dates in prose, the day of an event among them, and its key dates.

Where no year is said, it is that nearest to the issue.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from babel.dates import get_month_names

from bulletin.importing.fields.sentence_splitting import sentences_of
from bulletin.values.dates import MONTHS, PartialDate
from bulletin.values.non_overlapping_matches import read_apart

_LANGUAGES = "de fr es it nl pl pt da sv nb cs ro tr fi el ru uk ar".split()
"""Besides English, the languages in which months are known by their full names."""
_WRITTEN = (*MONTHS, *(name[:3] for name in MONTHS), "Sept")
_FOREIGN = {
    name.casefold(): number
    for language in _LANGUAGES
    for context in ("format", "stand-alone")
    for number, name in get_month_names("wide", context, language).items()
}
_NUMBERS = {**_FOREIGN} | {
    name.casefold(): n for name, n in zip(_WRITTEN, (*range(1, 13), *range(1, 13), 9), strict=True)
}
_MONTH = r"(?P<month>" + "|".join((*_WRITTEN, *(name.upper() for name in _WRITTEN))) + r")\b\.?"
_FOREIGN_MONTH = r"(?P<month>(?i:" + "|".join(sorted(_FOREIGN, key=len, reverse=True)) + r"))\b"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_BEFORE_MONTH = r"(?i:in|this|last|since|during|of|early|mid|late|by|until|from|for)"
_FORMS = (
    rf"\b{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR})?(?!\d)",
    rf"\b{_MONTH} {_DAY}(?!\d|[,.]\d)(?:,? {_YEAR}\b)?",
    rf"\b(?P<day>\d{{1,2}})(?:\.|er|º|°)?(?: de| di)? {_FOREIGN_MONTH}"
    rf"(?:(?: de| del)? {_YEAR})?(?!\d)",
    rf"\b{_FOREIGN_MONTH}(?: de| del)? {_YEAR}\b",
    rf"(?<!\d){_YEAR}[年년] ?(?P<month>\d{{1,2}})[月월](?: ?(?P<day>\d{{1,2}})[日일])?",
    r"(?<!\d)(?P<month>\d{1,2})[月월] ?(?P<day>\d{1,2})[日일]",
    rf"(?<![\d/.-]){_YEAR}(?P<sign>[-/.])(?P<month>\d{{1,2}})(?P=sign)(?P<day>\d{{1,2}})(?![\d/-])",
    rf"(?<![\d/.-])(?P<one>\d{{1,2}})(?P<sign>[-/.]) ?(?P<two>\d{{1,2}})(?P=sign) ?{_YEAR}"
    r"(?![\d/-])",
    rf"\b{_MONTH},? (?:of )?{_YEAR}\b",
    rf"(?<![\d/.-]){_YEAR}-(?P<month>0[1-9]|1[0-2])(?![\d/-])",
    rf"\b(?P<lead>{_BEFORE_MONTH})[ -]{_MONTH}",
    r"\b(?P<relative>(?i:this|last)) month\b",
)
_SEARCHES = tuple(map(re.compile, _FORMS))
_ALONE = re.compile(
    r"\W*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|date[d:]?|published|posted|on|[A-Z][a-z]+,)?\W*",
    re.IGNORECASE,
)


_TIME = re.compile(r"\d{1,2}[:.]\d\d(?: ?[AaPp]\.?[Mm]\.?)?(?: (?:[A-Z]{2,4}|Uhr)\b)?")


@dataclass(frozen=True, slots=True)
class SpokenDate:
    """A date in a text."""

    date: PartialDate
    words: str
    begin: int
    end: int
    has_year: bool
    """Whether the year was said."""


def dates_in(text: str, issue: PartialDate) -> list[SpokenDate]:
    """The dates of a text in its order; those without a year are the nearest to the issue."""
    return read_apart(_SEARCHES, text, lambda match: _spoken(match, issue))


def is_date_alone(text: str) -> bool:
    """Whether a line says nothing but a date, as below a title."""
    found = dates_in(text, PartialDate(2000, 1)) if len(text) < 60 else []
    if len(found) != 1 or not found[0].has_year:
        return False
    behind = _TIME.sub("", text[found[0].end :])
    return bool(_ALONE.fullmatch(text[: found[0].begin])) and not behind.strip(" .,|–-")


def _spoken(match: re.Match[str], issue: PartialDate) -> SpokenDate | None:
    parts = match.groupdict()
    date = _date_of(parts, issue)
    lead = (parts.get("lead") or "").lower()
    begin = match.start("month") if lead and lead not in ("this", "last") else match.start()
    words = match[0][begin - match.start() :].rstrip(".")
    return SpokenDate(date, words, begin, match.end(), bool(parts.get("year"))) if date else None


def _date_of(parts: dict[str, str | None], issue: PartialDate) -> PartialDate | None:
    if relative := parts.get("relative"):
        return _month_before(issue) if relative.lower() == "last" else issue.whole_month
    if one := parts.get("one"):
        return _nearest(_readings(parts, one), issue)
    name = parts.get("month") or ""
    month = int(name) if name.isdecimal() else _NUMBERS.get(name.casefold(), 0)
    day = int(parts.get("day") or 0)
    if year := parts.get("year"):
        return _nearest(_valid(int(year), month, day), issue)
    years = (issue.year - 1, issue.year, issue.year + 1)
    return _nearest((one for year in years for one in _valid(year, month, day)), issue)


def _readings(parts: dict[str, str | None], one: str) -> Iterator[PartialDate]:
    """Day and month in either order; between full stops, the day comes first."""
    year, two = parts["year"], parts["two"]
    orders = ((one, two), (two, one)) if parts["sign"] != "." else ((one, two),)
    for day, month in orders:
        yield from _valid(int(year or 0), int(month or 0), int(day or 0))


def _valid(year: int, month: int, day: int) -> Iterator[PartialDate]:
    text = f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")
    try:
        yield PartialDate.parse(text)
    except ValueError:
        return


def _nearest(dates: Iterator[PartialDate], issue: PartialDate) -> PartialDate | None:
    return min(dates, key=lambda one: abs(one.month_count - issue.month_count), default=None)


def _month_before(issue: PartialDate) -> PartialDate:
    year, month = divmod(issue.month_count - 2, 12)
    return PartialDate(year, month + 1)


_UNTIL = (
    r"\b(?:by|until|till|before|no later than|not later than|closes? on|ends? on|deadline\w*|due"
    r"|to)"
    r"|\b(?:bis(?: zum)?|spätestens (?:am|bis)|vor dem)"
    r"|\b(?:jusqu['’]au|avant le|au plus tard le|d['’]ici (?:le|au))"
    r"|\b(?:hasta el|antes del|entro il|fino al|uiterlijk|tot(?: en met)?|do(?: dnia)?|até|senest)"
    r"|截至|截止(?:时间|日期|日)?[为是至到于：:]?"
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
        (_UNTIL, r"(?:前|之前|止|截止|まで)"),
        r"comment|consult|konsult|feedback|opinion|submission|response|respond|views|contribut|repl(?:y|ies)"
        r"|stellungnahme|anhörung|rückmeldung|observation|\bavis\b|consulta|alegacion|osservazion"
        r"|意见|征求|反馈|パブリックコメント",
    ),
    (
        "appeal_by",
        (_UNTIL, r"(?:前|之前|止|截止|まで)"),
        r"\bappeal|berufung|beschwerde|rechtsmittel|\brecours\b|\brecurso|\bricorso|上诉|复议",
    ),
    (
        "compliance_by",
        (_UNTIL, r"(?:前|之前|止|截止|まで)"),
        r"\bcompl(?:y|iance)|\brectif|\bconform|umsetz|abhilfe|nachkomm|整改|改正",
    ),
    ("in_force", (_BEGINS, r"(?: in kraft|(?:起|より)?(?:施行|实施|生效))"), ""),
    ("applies_from", (_APPLIES, "(?:起|から)(?:适用|適用)"), ""),
)
"""Names of key dates; what stands before or behind the date; what its sentence speaks of."""
_KEY_SEARCHES = tuple(
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
    for name, before, behind, subject in _KEY_SEARCHES:
        is_near = before.search(_before(sentence, spoken)) or behind.match(sentence, spoken.end)
        if is_near and subject.search(sentence):
            yield name


def _phrase(text: str, spoken: SpokenDate) -> str:
    """The words of a date with the one before them."""
    before = _PREPOSITION.search(_before(text, spoken))
    return f"{before[0] if before else ''}{spoken.words}"
