"""The rules about lists of dated changes, which are told once, the oldest first."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bulletin.diagnostics.report import Code, Diagnostic, Location, quoted
from bulletin.rules.rule_context import RulesOfFields, Standards
from bulletin.schema.entries import Entry
from bulletin.schema.validation import having
from bulletin.values.dates import PartialDate


class Change(NamedTuple):
    """A part of a list of changes."""

    location: Location
    """Of its date, or of itself where it has none."""
    when: PartialDate | None
    value: str
    """What it says: the note of a correction, or the date that something had before."""


def corrections_are_in_order(entry: Entry, _: Standards) -> Iterator[Diagnostic]:
    """Each correction is given once, the oldest first, and none is older than its entry."""
    changes = [
        Change(entry.at("corrections", index, "date"), one.date, getattr(one, "note", ""))
        for index, one in having("date", entry.corrections)
    ]
    yield from _faults_of_list(changes, entry.date, "the entry")


def corrections_change_something(entry: Entry, _: Standards) -> Iterator[Diagnostic]:
    """What a correction says that there was differs from what there is now."""
    for index, one in having("now", entry.corrections):
        if one.now and one.now == getattr(one, "was", None):
            message = "'was' and 'now' say the same"
            hint = "write into 'was' what the entry said before, or delete both"
            place = entry.at("corrections", index, "now")
            yield Diagnostic(Code.CHANGE_ORDER, place, message, hint)


def moved_dates_are_in_order(entry: Entry, _: Standards) -> Iterator[Diagnostic]:
    """Each earlier value of a key date is given once, the oldest first, and is not the next."""
    for name, given in entry.dates.given() if entry.dates else ():
        changes = [
            Change(entry.at("dates", name, "previously", index), one.changed, str(one.date))
            for index, one in having("date", getattr(given, "previously", ()))
            if hasattr(one, "changed")
        ]
        yield from _faults_of_list(changes)
        yield from _without_change(changes, str(given.date))


def a_withdrawal_follows_its_entry(entry: Entry, _: Standards) -> Iterator[Diagnostic]:
    """What is withdrawn was there before."""
    if entry.withdrawn:
        change = Change(entry.at("withdrawn", "date"), entry.withdrawn.date, "")
        yield from _faults_of_list([change], entry.date, "the entry")


def dates_of_changes(entry: Entry) -> Iterator[tuple[Location, PartialDate]]:
    """When an entry was changed, each with its place, as far as it parsed."""
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
    """All or none of the changes are dated, the oldest is the first, and none is given twice."""
    seen: dict[tuple[str, str], Location] = {}
    are_dated = any(one.when for one in changes)
    for change in changes:
        if are_dated and not change.when:
            message = "this change has no date, and others of the list have one"
            hint = "add when it was changed, or leave that out everywhere"
            yield Diagnostic(Code.CHANGE_ORDER, change.location, message, hint)
        elif change.when and before and change.when.last_day < before.first_day:
            message = f"{change.when} lies before {what}, {before}"
            hint = "correct one of the two; the oldest change comes first"
            yield Diagnostic(Code.DATE_ORDER, change.location, message, hint)
        elif (key := (str(change.when), change.value)) in seen:
            message = f"the same change is already on line {seen[key].line}"
            yield Diagnostic(Code.CHANGE_ORDER, change.location, message, "delete one of the two")
        seen.setdefault((str(change.when), change.value), change.location)
        if change.when and not (before and change.when < before):
            before, what = change.when, "the change above it"


def _without_change(changes: Sequence[Change], now: str) -> Iterator[Diagnostic]:
    """What a change led to differs from what was there before."""
    for change, follower in zip(changes, [*(one.value for one in changes[1:]), now], strict=False):
        if change.value == follower:
            message = f"{quoted(change.value)} was followed by the same date"
            hint = "delete it; a date is listed when another one takes its place"
            yield Diagnostic(Code.CHANGE_ORDER, change.location, message, hint)


CHANGE_RULES: RulesOfFields = {
    "corrections": (corrections_are_in_order, corrections_change_something),
    "dates": (moved_dates_are_in_order,),
    "withdrawn": (a_withdrawal_follows_its_entry,),
}
