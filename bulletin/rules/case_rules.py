"""Rules about the stages of a case: imposed, reduced, upheld, annulled."""

from collections.abc import Iterator
from typing import NamedTuple

from bulletin.assembly.content import Content
from bulletin.diagnostics.report import Code, Diagnostic, Location
from bulletin.schema.entries import Entry
from bulletin.schema.sanctions import Sanction
from bulletin.schema.threads import REVIEWS
from bulletin.schema.validation import having

_GONE = ("annulled", "suspended")


class Stage(NamedTuple):
    """A sanction as it was imposed, and as a review left it."""

    relation: str
    location: Location
    before: Sanction
    after: Sanction


def stages_of_a_case_agree(content: Content) -> Iterator[Diagnostic]:
    """Check that reviews agree with the sanctions that they uphold, reduce or annul."""
    for stage in _stages(content):
        if said := _contradiction(stage):
            message, hint = said
            yield Diagnostic(Code.CASE_STAGES, stage.location, message, hint)


def _stages(content: Content) -> Iterator[Stage]:
    for entry in content.entries:
        for _, follow in having("id", getattr(entry, "follows", ())):
            earlier = content.by_id.get(follow.id)
            if earlier and getattr(follow, "relation", "") in REVIEWS:
                yield from _pairs(follow.relation, earlier, entry)


def _pairs(relation: str, earlier: Entry, entry: Entry) -> Iterator[Stage]:
    """Pair the sanctions of two entries by type and party, where the match is unique."""
    for index, after in having("type", getattr(entry, "sanctions", ())):
        same = [
            before
            for _, before in having("type", getattr(earlier, "sanctions", ()))
            if (before.type, _party(before)) == (after.type, _party(after))
        ]
        if len(same) == 1:
            yield Stage(relation, entry.at("sanctions", index), same[0], after)


def _party(sanction: Sanction) -> str:
    return getattr(sanction, "on", None) or ""


def _contradiction(stage: Stage) -> tuple[str, str] | None:
    before, after = stage.before, stage.after
    status = getattr(after, "status", None)
    if stage.relation == "annuls" and status and status not in _GONE:
        return f"the entry annuls the earlier one, but its sanction is {status}", _AGREE
    if stage.relation != "annuls" and status == "annulled":
        return f"the sanction is annulled, but the entry {stage.relation} the earlier one", _AGREE
    if not (hasattr(before, "amount") and hasattr(after, "amount")):
        return None
    earlier, amount = before.stated_amount, after.stated_amount
    if earlier is None or amount is None:
        return None
    if getattr(before, "currency", None) != getattr(after, "currency", None):
        return f"the amount is in {after.currency}, but was in {before.currency}", _CHECK
    if stage.relation == "upholds" and status != "reduced" and amount != earlier:
        return f"{amount:f} is upheld, but {earlier:f} was imposed", _UPHELD
    if status == "reduced" and amount >= earlier:
        return f"{amount:f} is not less than {earlier:f}, the amount imposed", _CHECK
    return None


_AGREE = "correct the relation or the status of the sanction"
_CHECK = "check both amounts against their sources"
_UPHELD = "write status: reduced if it was reduced, otherwise correct one of the amounts"

CASE_RULES = (stages_of_a_case_agree,)
