"""The rules about dates: how they lie to each other, and to the day an issue appeared on."""

from collections.abc import Iterator

from bulletin.assembly.content_files import PERIOD
from bulletin.diagnostics.report import Code, Diagnostic, Location, quoted
from bulletin.rules.rule_context import RulesOfFields, Standards
from bulletin.schema.entries import Entry
from bulletin.schema.key_dates import DEADLINES, HAPPENED, IN_ORDER
from bulletin.schema.validation import having
from bulletin.values.dates import PartialDate

MONTHS_AROUND = 2
"""How far the date of an entry may be from the month of its issue; a month may be late, and
report what began in the month before."""


def date_is_near_its_issue(entry: Entry, _: Standards) -> Iterator[Diagnostic]:
    """An entry's date lies at most `MONTHS_AROUND` months from the month of its folder."""
    if is_far(entry):
        month = PartialDate.parse(entry.period)
        message = f"the date {entry.date} is far from the issue of {month.spoken}"
        hint = f"check the year; the issue is one of {month.year}"
        if PERIOD.fullmatch(entry.date.period):
            hint = f"check the year; an entry of this date belongs in content/{entry.date.period}/"
        yield Diagnostic(Code.DISTANT_DATE, entry.at("date"), message, hint)


def is_far(entry: Entry) -> bool:
    """Whether an entry's date is too far from its issue, and so may have a wrong year."""
    issue = PartialDate.parse(entry.period)
    if not entry.date.month and entry.date.year == issue.year:
        return False
    return abs(entry.date.month_count - issue.month_count) > MONTHS_AROUND


def nothing_happened_after_its_issue(entry: Entry, standards: Standards) -> Iterator[Diagnostic]:
    """An issue that says when it appeared reports nothing later, but for dated corrections."""
    appeared = standards.appeared.get(entry.period)
    if not appeared:
        return
    for location, given in _reported(entry):
        if given.first_day > appeared.last_day:
            message = f"{given} is after the issue appeared, {appeared}"
            hint = "report it in a later issue, or as a correction with its date"
            yield Diagnostic(Code.AFTER_ISSUE, location, message, hint)


def _reported(entry: Entry) -> Iterator[tuple[Location, PartialDate]]:
    """What happened, each with its place."""
    if hasattr(entry, "date") and not is_far(entry):
        yield entry.at("date"), entry.date
    if dates := getattr(entry, "dates", None):
        for name, given in dates.given():
            if name in HAPPENED:
                yield entry.at("dates", name), given.date
    for index, source in having("published", getattr(entry, "sources", ())):
        if source.published:
            yield entry.at("sources", index, "published"), source.published


def years_are_of_older_facts(entry: Entry, _: Standards) -> Iterator[Diagnostic]:
    """A year alone is enough for what happened in a year before that of the issue."""
    issue = PartialDate.parse(entry.period)
    for location, given in dates_of(entry):
        if not given.month and given.year >= issue.year:
            message = f"'{given}' is a year alone, and the issue is not of a later one"
            hint = f"write the month, as {given.year}-02, or the day"
            yield Diagnostic(Code.BAD_DATE, location, message, hint)


def dates_of(entry: Entry) -> Iterator[tuple[Location, PartialDate]]:
    """All dates of facts, each with its place, as far as they parsed."""
    if given := getattr(entry, "date", None):
        yield entry.at("date"), given
    key_dates = getattr(entry, "dates", None)
    for name, key_date in key_dates.given() if key_dates else ():
        yield entry.at("dates", name), key_date.date
        for index, earlier in having("date", getattr(key_date, "previously", ())):
            yield entry.at("dates", name, "previously", index, "date"), earlier.date
    for index, source in having("published", getattr(entry, "sources", ())):
        if source.published:
            yield entry.at("sources", index, "published"), source.published


def deadlines_are_not_over(entry: Entry, standards: Standards) -> Iterator[Diagnostic]:
    """What readers have to do, they can still do when the issue appears."""
    appeared = standards.appeared.get(entry.period)
    if not entry.dates or not appeared:
        return
    for name, given in entry.dates.given():
        if name in DEADLINES and given.date.last_day < appeared.first_day:
            message = f"the deadline {given.date} was over when the issue appeared, {appeared}"
            hint = "say in the text that it is over"
            yield Diagnostic(Code.PAST_DEADLINE, entry.at("dates", name), message, hint)


def dates_are_in_order(entry: Entry, _: Standards) -> Iterator[Diagnostic]:
    """A consultation opens before it closes, and a law is adopted before it is in force."""
    given = dict(entry.dates.given()) if entry.dates else {}
    for earlier, later in IN_ORDER:
        if earlier in given and later in given:
            first, second = given[earlier].date, given[later].date
            if second.last_day < first.first_day:
                message = f"{quoted(later)} {second} lies before {quoted(earlier)} {first}"
                location = entry.at("dates", later)
                yield Diagnostic(Code.DATE_ORDER, location, message, "correct one of the two")


def consultations_have_a_deadline(entry: Entry, _: Standards) -> Iterator[Diagnostic]:
    """A consultation says until when it is open, or that nobody knows."""
    is_known = bool(entry.dates and entry.dates.consultation_closes)
    if entry.stage == "consultation" and not is_known and not entry.deadline_unknown:
        message = "the consultation has no closing date"
        hint = "add 'consultation_closes: 2022-02-21' to its dates, or write deadline_unknown: true"
        yield Diagnostic(Code.CONSULTATION_DEADLINE, entry.at("stage"), message, hint)
    elif is_known and entry.deadline_unknown:
        message = "the closing date is given, so it is not unknown"
        location = entry.at("deadline_unknown")
        yield Diagnostic(Code.CONSULTATION_DEADLINE, location, message, "delete the line")


DATE_RULES: RulesOfFields = {
    "dates": (deadlines_are_not_over, dates_are_in_order),
    "stage": (consultations_have_a_deadline,),
    "date": (years_are_of_older_facts,),
}
