"""Key dates: named dates of an entry, such as deadlines and entry into force."""

from typing import Any

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from bulletin.schema.scalars import Date, FactDate
from bulletin.schema.validation import Model


class EarlierDate(Model):
    """A date that was later moved."""

    date: FactDate = Field(examples=["2022-10-21"])
    changed: Date | None = None
    """When it was moved, if that is known."""


class KeyDate(Model):
    """A date, and its earlier values if it was moved."""

    date: FactDate = Field(examples=["2022-11-21"])
    previously: tuple[EarlierDate, ...] = ()
    """Oldest first."""

    @model_validator(mode="before")
    @classmethod
    def of_one_value(cls, given: Any) -> Any:
        """Accept a single value for a date that was never moved."""
        return {"date": given} if isinstance(given, str) else given

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        moved = handler(core)
        plain = handler.resolve_ref_schema(moved)["properties"]["date"]
        return {"anyOf": [plain, moved]}


class KeyDates(Model):
    """The key dates of an entry, in chronological order of a typical proceeding."""

    consultation_opens: KeyDate | None = None
    consultation_closes: KeyDate | None = Field(None, examples=["2022-02-21"])
    """The last day for comments."""
    reading: KeyDate | None = None
    """The next reading of a bill."""
    hearing: KeyDate | None = None
    decided: KeyDate | None = None
    """When an authority or court decided."""
    adopted: KeyDate | None = None
    """When a rule was adopted or signed."""
    published: KeyDate | None = None
    """When it was made public."""
    appeal_by: KeyDate | None = None
    in_force: KeyDate | None = None
    applies_from: KeyDate | None = None
    """When a rule that is in force starts to apply."""
    compliance_by: KeyDate | None = None
    """When everybody must comply, including in existing cases."""
    cure_period_ends: KeyDate | None = None
    """The last day to cure a breach before enforcement."""

    def given(self) -> list[tuple[str, KeyDate]]:
        """Return the dates that are given and could be parsed, with their names."""
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
"""Pairs of dates of which the second must not be before the first."""
HAPPENED = ("decided", "adopted", "published")
"""Dates of events that an issue can only report afterwards."""
DEADLINES = ("consultation_closes", "appeal_by", "compliance_by", "cure_period_ends")
"""Dates by which readers must act."""
