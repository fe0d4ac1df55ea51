"""What became of a sanction: what a review upheld, reduced or annulled is in force instead."""

from dataclasses import dataclass

from bulletin.schema.entries import Entry
from bulletin.schema.sanctions import Sanction
from bulletin.views.threads import Threads


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a sanction stands after the last review of it."""

    entry: Entry
    """That tells of the review."""
    sanction: Sanction | None
    """As it is in force; None where all of it was annulled."""


def outcome_of(sanction: Sanction, entry: Entry, threads: Threads) -> Outcome | None:
    """What the last of the later entries says of a sanction; None where none says anything.

    Sanctions of two entries are one where they are of the same kind and on the same party.
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
