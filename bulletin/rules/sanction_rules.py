"""The rules about sanctions, each looked at by itself."""

from collections.abc import Iterator

from bulletin.diagnostics.report import Code, Diagnostic, choice_hint, quoted
from bulletin.schema.entries import Entry
from bulletin.schema.quantities import UNDISCLOSED
from bulletin.schema.sanctions import MONEY, Sanction
from bulletin.schema.validation import having
from bulletin.values.codes import decimals_of
from bulletin.values.prose_amounts import digits_of

_IN_KIND = ("confiscation",)
"""Sanctions that may be of money or of things."""
_MISSING = {
    "amount": f"amount: with the figure, or amount: {UNDISCLOSED} if nobody has published it,",
    "currency": "currency: with its code of ISO 4217",
}


def money_has_amount_and_currency(
    entry: Entry, index: int, sanction: Sanction
) -> Iterator[Diagnostic]:
    """A fine is of an amount of money, and an imprisonment is not."""
    values = {"amount": sanction.amount, "currency": sanction.currency}
    given = [name for name, value in values.items() if value is not None]
    missing = [name for name in values if name not in given]
    missing = [] if sanction.is_undisclosed else missing
    name = quoted(sanction.type)
    if sanction.type not in MONEY:
        for one in given:
            location = entry.at("sanctions", index, one)
            hint = "give money as a sanction of its own, such as criminal-fine"
            yield Diagnostic(Code.SANCTION_FORM, location, f"{name} has no {quoted(one)}", hint)
    elif missing and (given or sanction.type not in _IN_KIND):
        location = entry.at("sanctions", index, "type")
        message = f"{name} needs {' and '.join(map(quoted, missing))}"
        hint = f"add {' and '.join(_MISSING[one] for one in missing)}".rstrip(",")
        yield Diagnostic(Code.SANCTION_FORM, location, message, hint)


def amounts_have_the_decimals_of_their_currency(
    entry: Entry, index: int, sanction: Sanction
) -> Iterator[Diagnostic]:
    """Three digits behind a point are thousands, but for currencies that have thousandths."""
    amount = sanction.stated_amount
    if amount is not None and str(amount).partition(".")[2][decimals_of(sanction.currency) :]:
        location = entry.at("sanctions", index, "amount")
        message = f"'{amount}' may be {amount * 1000:,.0f} or {digits_of(amount)}"
        hint = f"write {amount * 1000:.0f} if the point divides thousands, else two decimals"
        yield Diagnostic(Code.BAD_AMOUNT, location, message, hint)


def durations_are_of_what_lasts(
    entry: Entry, index: int, sanction: Sanction
) -> Iterator[Diagnostic]:
    """An imprisonment, an order or a ban lasts; a fine does not."""
    if sanction.duration and sanction.type in MONEY:
        location = entry.at("sanctions", index, "duration")
        message = f"{quoted(sanction.type)} has no 'duration'"
        hint = "give what lasts as a sanction of its own, such as imprisonment"
        yield Diagnostic(Code.SANCTION_FORM, location, message, hint)


def persons_are_counted_per_person(
    entry: Entry, index: int, sanction: Sanction
) -> Iterator[Diagnostic]:
    """A number of persons multiplies an amount for each of them."""
    if sanction.persons and sanction.per != "person":
        location = entry.at("sanctions", index, "persons")
        message = "the amount is one for all persons"
        hint = "add per: person if each of them has it, or delete 'persons'"
        yield Diagnostic(Code.SANCTION_FORM, location, message, hint)


def sanctions_are_on_parties(entry: Entry, index: int, sanction: Sanction) -> Iterator[Diagnostic]:
    """Whom a sanction is on stands among the parties."""
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
