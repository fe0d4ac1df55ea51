"""Rules about single sanctions."""

from collections.abc import Iterator

from bulletin.diagnostics.report import Code, Diagnostic, choice_hint, quoted
from bulletin.schema.entries import Entry
from bulletin.schema.quantities import UNDISCLOSED
from bulletin.schema.sanctions import MONEY, Sanction
from bulletin.schema.validation import having
from bulletin.values.codes import decimals_of
from bulletin.values.prose_amounts import digits_of

_IN_KIND = ("confiscation",)
"""Types of sanctions that may be of money or of things."""
_MISSING = {
    "amount": f"amount: with the figure, or amount: {UNDISCLOSED} if it has not been published,",
    "currency": "currency: with its ISO 4217 code",
}


def money_has_amount_and_currency(
    entry: Entry, index: int, sanction: Sanction
) -> Iterator[Diagnostic]:
    """Check that monetary sanctions, and only those, have an amount and a currency."""
    values = {"amount": sanction.amount, "currency": sanction.currency}
    given = [name for name, value in values.items() if value is not None]
    missing = [name for name in values if name not in given]
    missing = [] if sanction.is_undisclosed else missing
    name = quoted(sanction.type)
    if sanction.type not in MONEY:
        for one in given:
            location = entry.at("sanctions", index, one)
            hint = "add the money as a separate sanction, such as criminal-fine"
            yield Diagnostic(
                Code.SANCTION_FORM, location, f"{name} cannot have {quoted(one)}", hint
            )
    elif missing and (given or sanction.type not in _IN_KIND):
        location = entry.at("sanctions", index, "type")
        message = f"{name} needs {' and '.join(map(quoted, missing))}"
        hint = f"add {' and '.join(_MISSING[one] for one in missing)}".rstrip(",")
        yield Diagnostic(Code.SANCTION_FORM, location, message, hint)


def amounts_have_the_decimals_of_their_currency(
    entry: Entry, index: int, sanction: Sanction
) -> Iterator[Diagnostic]:
    """Report three decimals, which are probably thousands, unless the currency has thousandths."""
    amount = sanction.stated_amount
    if amount is not None and str(amount).partition(".")[2][decimals_of(sanction.currency) :]:
        location = entry.at("sanctions", index, "amount")
        message = f"'{amount}' may mean {amount * 1000:,.0f} or {digits_of(amount)}"
        hint = f"write {amount * 1000:.0f} if the point separates thousands, otherwise two decimals"
        yield Diagnostic(Code.BAD_AMOUNT, location, message, hint)


def durations_are_of_what_lasts(
    entry: Entry, index: int, sanction: Sanction
) -> Iterator[Diagnostic]:
    """Check that only an imprisonment, an order or a ban has a duration."""
    if sanction.duration and sanction.type in MONEY:
        location = entry.at("sanctions", index, "duration")
        message = f"{quoted(sanction.type)} cannot have 'duration'"
        hint = "add what has a duration as a separate sanction, such as imprisonment"
        yield Diagnostic(Code.SANCTION_FORM, location, message, hint)


def persons_are_counted_per_person(
    entry: Entry, index: int, sanction: Sanction
) -> Iterator[Diagnostic]:
    """Check that a number of persons comes with an amount per person."""
    if sanction.persons and sanction.per != "person":
        location = entry.at("sanctions", index, "persons")
        message = "the amount is a total for all persons"
        hint = "add per: person if it applies to each of them, or delete 'persons'"
        yield Diagnostic(Code.SANCTION_FORM, location, message, hint)


def sanctions_are_on_parties(entry: Entry, index: int, sanction: Sanction) -> Iterator[Diagnostic]:
    """Check that a sanction is on one of the parties."""
    known = [party.id for _, party in having("id", entry.parties)]
    if sanction.on and sanction.on not in known and len(known) == len(entry.parties):
        location = entry.at("sanctions", index, "on")
        message = f"there is no party {quoted(sanction.on)}"
        hint = choice_hint(sanction.on, known)
        hint = hint or f"add parties: [{{id: {sanction.on}, name: A technology company}}]"
        yield Diagnostic(Code.UNKNOWN_PARTY, location, message, hint)


RULES_OF_A_SANCTION = (
    money_has_amount_and_currency,
    amounts_have_the_decimals_of_their_currency,
    durations_are_of_what_lasts,
    persons_are_counted_per_person,
    sanctions_are_on_parties,
)
