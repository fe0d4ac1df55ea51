"""Key dates: what an item asks of its readers, and what happened to it, each on its day."""

from typing import Any

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from bulletin.schema.scalars import Date, FactDate
from bulletin.schema.validation import Model


class EarlierDate(Model):
    """A date that was moved to another one."""

    date: FactDate = Field(examples=["2022-10-21"])
    changed: Date | None = None
    """When it was moved, as far as that is known."""


class KeyDate(Model):
    """A date, and those that it had before it was moved."""

    date: FactDate = Field(examples=["2022-11-21"])
    previously: tuple[EarlierDate, ...] = ()
    """The oldest first."""

    @model_validator(mode="before")
    @classmethod
    def of_one_value(cls, given: Any) -> Any:
        """A date that was never moved is written as a single value."""
        return {"date": given} if isinstance(given, str) else given

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        moved = handler(core)
        plain = handler.resolve_ref_schema(moved)["properties"]["date"]
        return {"anyOf": [plain, moved]}


class KeyDates(Model):
    """The dates of an item in the order in which they come."""

    consultation_opens: KeyDate | None = None
    consultation_closes: KeyDate | None = Field(None, examples=["2022-02-21"])
    """The last day on which comments may be sent."""
    reading: KeyDate | None = None
    """The next reading of a bill."""
    hearing: KeyDate | None = None
    decided: KeyDate | None = None
    """When an authority or a court decided."""
    adopted: KeyDate | None = None
    """When a rule was adopted or signed."""
    published: KeyDate | None = None
    """When it was made public."""
    appeal_by: KeyDate | None = None
    in_force: KeyDate | None = None
    applies_from: KeyDate | None = None
    """When a rule that is in force begins to apply."""
    compliance_by: KeyDate | None = None
    """When everybody has to comply, old cases included."""
    cure_period_ends: KeyDate | None = None
    """The last day on which a breach may be cured before it is pursued."""

    def given(self) -> list[tuple[str, KeyDate]]:
        """The dates that are given and could be read, by their names."""
        dates = ((name, getattr(self, name, None)) for name in type(self).model_fields)
        return [(name, date) for name, date in dates if date and hasattr(date, "date")]


IN_ORDER = (
    ("consultation_opens", "consultation_closes"),
    ("consultation_closes", "adopted"),
    ("hearing", "decided"),
    ("decided", "published"),
    ("decided", "appeal_by"),
    ("adopted", "published"),
    ("adopted", "in_force"),
    ("published", "in_force"),
    ("in_force", "applies_from"),
    ("in_force", "compliance_by"),
    ("applies_from", "compliance_by"),
)
"""Pairs of dates of which the second does not come before the first."""
HAPPENED = ("decided", "adopted", "published")
"""What an issue can only report once it has happened."""
DEADLINES = ("consultation_closes", "appeal_by", "compliance_by", "cure_period_ends")
"""What readers have to do something before."""
