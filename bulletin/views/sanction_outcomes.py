"""The outcomes of sanctions: which sanction is in force after reviews."""

from dataclasses import dataclass

from bulletin.schema.entries import Entry
from bulletin.schema.sanctions import Sanction
from bulletin.views.threads import Threads


@dataclass(frozen=True, slots=True)
class Outcome:
    """The state of a sanction after its last review."""

    entry: Entry
    """The entry about the review."""
    sanction: Sanction | None
    """The sanction in force; None if it was annulled."""


def outcome_of(sanction: Sanction, entry: Entry, threads: Threads) -> Outcome | None:
    """Return what the last later entry says of a sanction; None if none says anything.

    Sanctions of two entries correspond if they are of the same type and on the same party.
    """
    found, last = None, (sanction, entry)
    while later := _review_of(*last, threads):
        found = later
        if later.sanction is None:
            break
        last = later.sanction, later.entry
    return found


def _review_of(sanction: Sanction, entry: Entry, threads: Threads) -> Outcome | None:
    found = None
    for relation, review in threads.reviews(entry):
        same = [
            one for one in review.sanctions if (one.type, one.on) == (sanction.type, sanction.on)
        ]
        if len(same) == 1:
            found = Outcome(review, same[0])
        elif relation == "annuls" and not review.sanctions:
            found = Outcome(review, None)
    return found
