"""Rules about dates: their order, and how they relate to the date of the issue."""

from collections.abc import Iterator

from bulletin.assembly.content_files import PERIOD
from bulletin.diagnostics.report import Code, Diagnostic, Location, quoted
from bulletin.rules.rule_context import RuleContext, RulesOfFields
from bulletin.schema.entries import Entry
from bulletin.schema.key_dates import DEADLINES, HAPPENED, IN_ORDER
from bulletin.schema.validation import having
from bulletin.values.dates import PartialDate

MONTHS_AROUND = 2
"""The maximum distance in months of an entry's date from its issue. An issue may be late, or report
what began in the month before.
"""


def date_is_near_its_issue(entry: Entry, _: RuleContext) -> Iterator[Diagnostic]:
    """Check that an entry's date is at most `MONTHS_AROUND` months from its issue."""
    if is_far(entry):
        month = PartialDate.parse(entry.period)
        message = f"the date {entry.date} is far from the issue of {month.spoken}"
        hint = f"check the year; the issue is from {month.year}"
        if PERIOD.fullmatch(entry.date.period):
            hint = (
                f"check the year; an entry with this date belongs in content/{entry.date.period}/"
            )
        yield Diagnostic(Code.DISTANT_DATE, entry.at("date"), message, hint)


def is_far(entry: Entry) -> bool:
    """Return whether an entry's date is too far from its issue, as with a wrong year."""
    issue = PartialDate.parse(entry.period)
    if not entry.date.month and entry.date.year == issue.year:
        return False
    return abs(entry.date.month_count - issue.month_count) > MONTHS_AROUND


def nothing_happened_after_its_issue(entry: Entry, context: RuleContext) -> Iterator[Diagnostic]:
    """Check that an issue with a publication date reports nothing later but dated corrections."""
    appeared = context.appeared.get(entry.period)
    if not appeared:
        return
    for location, given in _reported(entry):
        if given.first_day > appeared.last_day:
            message = f"{given} is after the publication of the issue, {appeared}"
            hint = "report it in a later issue, or as a dated correction"
            yield Diagnostic(Code.AFTER_ISSUE, location, message, hint)


def _reported(entry: Entry) -> Iterator[tuple[Location, PartialDate]]:
    """Yield the dates of past events, with their locations."""
    if hasattr(entry, "date") and not is_far(entry):
        yield entry.at("date"), entry.date
    if dates := getattr(entry, "dates", None):
        for name, given in dates.given():
            if name in HAPPENED:
                yield entry.at("dates", name), given.date
    for index, source in having("published", getattr(entry, "sources", ())):
        if source.published:
            yield entry.at("sources", index, "published"), source.published


def years_are_of_older_facts(entry: Entry, _: RuleContext) -> Iterator[Diagnostic]:
    """Check that only an event before the year of the issue has a date without a month."""
    issue = PartialDate.parse(entry.period)
    for location, given in dates_of(entry):
        if not given.month and given.year >= issue.year:
            message = f"'{given}' has no month, but is not before the year of the issue"
            hint = f"add the month, such as {given.year}-02, or the day"
            yield Diagnostic(Code.BAD_DATE, location, message, hint)


def dates_of(entry: Entry) -> Iterator[tuple[Location, PartialDate]]:
    """Yield all dates of events that parsed, with their locations."""
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


def deadlines_are_not_over(entry: Entry, context: RuleContext) -> Iterator[Diagnostic]:
    """Check that deadlines have not passed when the issue appears."""
    appeared = context.appeared.get(entry.period)
    if not entry.dates or not appeared:
        return
    for name, given in entry.dates.given():
        if name in DEADLINES and given.date.last_day < appeared.first_day:
            message = f"the deadline {given.date} had passed when the issue appeared, {appeared}"
            hint = "say in the text that it has passed"
            yield Diagnostic(Code.PAST_DEADLINE, entry.at("dates", name), message, hint)


def dates_are_in_order(entry: Entry, _: RuleContext) -> Iterator[Diagnostic]:
    """Check that dates are in order: a consultation opens before it closes, and so on."""
    given = dict(entry.dates.given()) if entry.dates else {}
    for earlier, later in IN_ORDER:
        if earlier in given and later in given:
            first, second = given[earlier].date, given[later].date
            if second.last_day < first.first_day:
                message = f"{quoted(later)} {second} is before {quoted(earlier)} {first}"
                location = entry.at("dates", later)
                yield Diagnostic(Code.DATE_ORDER, location, message, "correct one of the two")


def consultations_have_a_deadline(entry: Entry, _: RuleContext) -> Iterator[Diagnostic]:
    """Check that a consultation has a closing date, or states that it is unknown."""
    is_known = bool(entry.dates and entry.dates.consultation_closes)
    if entry.stage == "consultation" and not is_known and not entry.deadline_unknown:
        message = "the consultation has no closing date"
        hint = "add 'consultation_closes: 2022-02-21' to its dates, or write deadline_unknown: true"
        yield Diagnostic(Code.CONSULTATION_DEADLINE, entry.at("stage"), message, hint)
    elif is_known and entry.deadline_unknown:
        message = "there is a closing date, so the deadline is not unknown"
        location = entry.at("deadline_unknown")
        yield Diagnostic(Code.CONSULTATION_DEADLINE, location, message, "delete this line")


DATE_RULES: RulesOfFields = {
    "dates": (deadlines_are_not_over, dates_are_in_order),
    "stage": (consultations_have_a_deadline,),
    "date": (years_are_of_older_facts,),
}
