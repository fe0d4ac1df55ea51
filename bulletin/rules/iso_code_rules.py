"""Rules about standard codes: each must have been valid when it is used."""

from collections.abc import Iterator

from bulletin.diagnostics.report import Code, Diagnostic, Location, quoted
from bulletin.rules.rule_context import RuleContext, RulesOfFields
from bulletin.schema.entries import Entry
from bulletin.schema.validation import having
from bulletin.values.codes import end_of
from bulletin.values.dates import PartialDate


def jurisdictions_still_existed(entry: Entry, _: RuleContext) -> Iterator[Diagnostic]:
    """Check that the code of a jurisdiction was valid on the entry's date."""
    for index, code in enumerate(entry.jurisdictions):
        yield from _ended(code, entry.date, entry.at("jurisdictions", index))


def currencies_still_existed(entry: Entry, _: RuleContext) -> Iterator[Diagnostic]:
    """Check that a currency was in use when the sanction was decided."""
    decided = entry.dates.decided if entry.dates else None
    day = decided.date if decided else entry.date
    for index, sanction in having("currency", entry.sanctions):
        if sanction.currency:
            location = entry.at("sanctions", index, "currency")
            yield from _ended(sanction.currency, day, location)


def _ended(code: str, when: PartialDate, location: Location) -> Iterator[Diagnostic]:
    end = end_of(code)
    if end and when.first_day > end.day:
        message = f"{quoted(code)} was in use until {end.day}, before {when}"
        hint = "check the code and the date"
        hint = f"write {end.replacement}, or check the date" if end.replacement else hint
        yield Diagnostic(Code.ENDED_CODE, location, message, hint)


CODE_RULES: RulesOfFields = {
    "jurisdictions": (jurisdictions_still_existed,),
    "sanctions": (currencies_still_existed,),
}
