"""Sanctions and parties; amounts are kept as imposed and never converted."""

from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from bulletin.language.languages import Language
from bulletin.schema.quantities import (
    UNDISCLOSED,
    Amount,
    Count,
    Currency,
    Duration,
    Qualifier,
    qualified,
    spoken_duration,
)
from bulletin.schema.scalars import Flag, Line, RegistryId, Slug, choice
from bulletin.schema.validation import Model
from bulletin.schema.vocabulary import plain
from bulletin.values.slugs import SLUG

MONEY = (
    *("administrative-fine", "criminal-fine", "civil-penalty", "damages", "refund"),
    *("settlement", "confiscation"),
)
"""Monetary sanctions; fines, damages and settlements are never added up."""
TIMED = ("imprisonment", "order", "ban")
"""Sanctions that may have a duration."""

SanctionType = Annotated[str, *choice(*MONEY, *TIMED)]
Per = Annotated[str, *choice("person", "total")]
"""Whether an amount is due per person or in total."""
SanctionStatus = Annotated[
    str,
    *choice(
        *("proposed", "imposed", "appealed", "upheld", "reduced", "annulled", "suspended"),
        *("final", "paid"),
    ),
]
Role = Annotated[
    str,
    *choice(
        *("controller", "processor", "respondent", "defendant", "plaintiff", "complainant"),
        "intervener",
    ),
]


class Party(Model):
    """A party to a matter; one from the registry needs only its id."""

    id: Slug = Field(examples=["company"])
    """An id from the registry of parties, or one that only this entry uses."""
    name: Line | None = Field(None, examples=["A technology company"])
    """The name in the bulletin; for a natural person, preferably their part in the case."""
    role: Role | None = None
    sector: RegistryId | None = None
    """The id of the sector, unless the registry of parties has it."""
    anonymised: Flag = False
    """Whether the name replaces one that is not published here."""
    natural_person: Flag = False

    @model_validator(mode="before")
    @classmethod
    def of_an_id(cls, given: Any) -> Any:
        """Accept a single value for a party given only by its id."""
        return {"id": given} if isinstance(given, str) and SLUG.fullmatch(given) else given

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        group = handler(core)
        plain = handler.resolve_ref_schema(group)["properties"]["id"]
        return {"anyOf": [plain, group]}


class Sanction(Model):
    """One sanction on one party, or on several of the same kind."""

    type: SanctionType = Field(examples=["administrative-fine"])
    amount: Amount | None = Field(None, examples=["5000000"])
    """The amount in the currency in which it was imposed; `undisclosed` if it was not published."""
    currency: Currency | None = Field(None, examples=["EUR"])
    """For an undisclosed amount, only if it is known."""
    per: Per = "total"
    persons: Count | None = None
    """The number of persons to whom an amount `per: person` applies."""
    qualifier: Qualifier = "exact"
    duration: Duration | None = None
    """Of an imprisonment, order or ban."""
    on: Slug | None = None
    """The id of a party."""
    status: SanctionStatus | None = None
    """How far the sanction has progressed, if known."""
    note: Line | None = None
    """What an order or a ban requires, or what a part of a fine is for."""

    @property
    def stated_amount(self) -> Decimal | None:
        """Return the amount of money, if there is one and it was published."""
        return self.amount if isinstance(self.amount, Decimal) else None

    @property
    def is_undisclosed(self) -> bool:
        """Return whether the amount of a monetary sanction has not been published."""
        return self.amount == UNDISCLOSED

    def measure(self, language: Language) -> str:
        """Return the amount or duration in words: `at least CNY 40,000,000`, `7 years`."""
        if self.is_undisclosed:
            return language.gettext("an undisclosed amount")
        if self.stated_amount is not None:
            figure = language.money(self.stated_amount, self.currency or "")
        else:
            figure = spoken_duration(self.duration, language) if self.duration else ""
        return qualified(figure, self.qualifier, language) if figure else ""

    def each(self, language: Language) -> str:
        """Return for how many persons the amount is due, in words: `for each of 3 people`."""
        if not self.persons:
            return language.gettext("per person") if self.per == "person" else ""
        if self.per == "person":
            return language.ngettext(
                "for each of %(num)s person", "for each of %(num)s people", self.persons
            )
        return language.ngettext("for %(num)s person", "for %(num)s people", self.persons)

    def spoken(self, language: Language) -> str:
        """Return the sanction in words: `criminal fine of at least CNY 40,000,000 per person`."""
        kind, measure = language.pgettext("sanction", plain(self.type)), self.measure(language)
        if not measure:
            return joined(kind, self.each(language), language)
        form = language.gettext("%(sanction)s of %(measure)s")
        measure = joined(measure, self.each(language), language)
        return form % {"sanction": kind, "measure": measure}


def joined(measure: str, each: str, language: Language) -> str:
    """Return a measure joined with the persons to whom it applies."""
    form = language.pgettext("measure", "%(measure)s %(each)s")
    return form % {"measure": measure, "each": each} if each else measure
