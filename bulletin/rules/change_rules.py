"""Rules about lists of dated changes: no duplicates, oldest first."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bulletin.diagnostics.report import Code, Diagnostic, Location, quoted
from bulletin.rules.rule_context import RuleContext, RulesOfFields
from bulletin.schema.entries import Entry
from bulletin.schema.validation import having
from bulletin.values.dates import PartialDate


class Change(NamedTuple):
    """An item in a list of changes."""

    location: Location
    """The location of its date, or of the item itself if it has none."""
    when: PartialDate | None
    value: str
    """The note of a correction, or the earlier value of a moved date."""


def corrections_are_in_order(entry: Entry, _: RuleContext) -> Iterator[Diagnostic]:
    """Check that corrections are listed once, oldest first, and none before the entry's date."""
    changes = [
        Change(entry.at("corrections", index, "date"), one.date, getattr(one, "note", ""))
        for index, one in having("date", entry.corrections)
    ]
    yield from _faults_of_list(changes, entry.date, "the entry")


def corrections_change_something(entry: Entry, _: RuleContext) -> Iterator[Diagnostic]:
    """What a correction says that there was differs from what there is now."""
    for index, one in having("now", entry.corrections):
        if one.now and one.now == getattr(one, "was", None):
            message = "'was' and 'now' say the same"
            hint = "write into 'was' what the entry said before, or delete both"
            place = entry.at("corrections", index, "now")
            yield Diagnostic(Code.CHANGE_ORDER, place, message, hint)


def moved_dates_are_in_order(entry: Entry, _: RuleContext) -> Iterator[Diagnostic]:
    """Check that earlier values of a key date are listed once, oldest first, and really changed."""
    for name, given in entry.dates.given() if entry.dates else ():
        changes = [
            Change(entry.at("dates", name, "previously", index), one.changed, str(one.date))
            for index, one in having("date", getattr(given, "previously", ()))
            if hasattr(one, "changed")
        ]
        yield from _faults_of_list(changes)
        yield from _without_change(changes, str(given.date))


def a_withdrawal_follows_its_entry(entry: Entry, _: RuleContext) -> Iterator[Diagnostic]:
    """Check that a withdrawal is not dated before its entry."""
    if entry.withdrawn:
        change = Change(entry.at("withdrawn", "date"), entry.withdrawn.date, "")
        yield from _faults_of_list([change], entry.date, "the entry")


def dates_of_changes(entry: Entry) -> Iterator[tuple[Location, PartialDate]]:
    """Yield the dates of an entry's changes that parsed, with their locations."""
    for index, one in having("date", getattr(entry, "corrections", ())):
        yield entry.at("corrections", index, "date"), one.date
    if (gone := getattr(entry, "withdrawn", None)) and hasattr(gone, "date"):
        yield entry.at("withdrawn", "date"), gone.date
    key_dates = getattr(entry, "dates", None)
    for name, given in key_dates.given() if key_dates else ():
        for index, earlier in having("changed", getattr(given, "previously", ())):
            if earlier.changed:
                yield entry.at("dates", name, "previously", index, "changed"), earlier.changed


def _faults_of_list(
    changes: Sequence[Change], before: PartialDate | None = None, what: str = ""
) -> Iterator[Diagnostic]:
    """Check that all or none of the changes have dates, and that they are in order and unique."""
    seen: dict[tuple[str, str], Location] = {}
    are_dated = any(one.when for one in changes)
    for change in changes:
        if are_dated and not change.when:
            message = "this change has no date, but others in the list have one"
            hint = "add the date of the change, or leave it out everywhere"
            yield Diagnostic(Code.CHANGE_ORDER, change.location, message, hint)
        elif change.when and before and change.when.last_day < before.first_day:
            message = f"{change.when} is before {what}, {before}"
            hint = "correct one of the two; list the oldest change first"
            yield Diagnostic(Code.DATE_ORDER, change.location, message, hint)
        elif (key := (str(change.when), change.value)) in seen:
            message = f"the same change is already on line {seen[key].line}"
            yield Diagnostic(Code.CHANGE_ORDER, change.location, message, "delete one of the two")
        seen.setdefault((str(change.when), change.value), change.location)
        if change.when and not (before and change.when < before):
            before, what = change.when, "the previous change"


def _without_change(changes: Sequence[Change], now: str) -> Iterator[Diagnostic]:
    """Check that each change altered the value."""
    for change, follower in zip(changes, [*(one.value for one in changes[1:]), now], strict=False):
        if change.value == follower:
            message = f"{quoted(change.value)} was changed to the same date"
            hint = "delete it; list a date only if another one replaced it"
            yield Diagnostic(Code.CHANGE_ORDER, change.location, message, hint)


CHANGE_RULES: RulesOfFields = {
    "corrections": (corrections_are_in_order, corrections_change_something),
    "dates": (moved_dates_are_in_order,),
    "withdrawn": (a_withdrawal_follows_its_entry,),
}
