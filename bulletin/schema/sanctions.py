"""Sanctions as they were imposed, and whom they are imposed on; nothing is ever converted."""

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
"""Sanctions of an amount of money; a fine, damages and a settlement are never added up."""
TIMED = ("imprisonment", "order", "ban")
"""Sanctions that may last for a stated time."""

SanctionType = Annotated[str, *choice(*MONEY, *TIMED)]
Per = Annotated[str, *choice("person", "total")]
"""Whether an amount is due from, or to, each person or all together."""
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
    """Somebody whom an entry is about; one of the registry needs no more than its id."""

    id: Slug = Field(examples=["company"])
    """Of the registry of parties, or one that only this entry uses."""
    name: Line | None = Field(None, examples=["A technology company"])
    """As the bulletin names them; for a natural person, rather their part in the case."""
    role: Role | None = None
    sector: RegistryId | None = None
    """The id of what they do, if the registry of parties does not say it."""
    anonymised: Flag = False
    """Whether the name stands for one that is not published here."""
    natural_person: Flag = False

    @model_validator(mode="before")
    @classmethod
    def of_an_id(cls, given: Any) -> Any:
        """A party of which only the id is given is written as a single value."""
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
    """Of money, in the currency in which it was imposed; `undisclosed` if nobody published it."""
    currency: Currency | None = Field(None, examples=["EUR"])
    """Of an undisclosed amount only if it is known."""
    per: Per = "total"
    persons: Count | None = None
    """How many persons an amount `per: person` is due from or to."""
    qualifier: Qualifier = "exact"
    duration: Duration | None = None
    """Of an imprisonment, an order or a ban."""
    on: Slug | None = None
    """The id of a party."""
    status: SanctionStatus | None = None
    """How far it has come, as far as that is known."""
    note: Line | None = None
    """What an order or a ban demands, or what a part of a fine is for."""

    @property
    def stated_amount(self) -> Decimal | None:
        """The amount of money, if there is one and it was published."""
        return self.amount if isinstance(self.amount, Decimal) else None

    @property
    def is_undisclosed(self) -> bool:
        """Whether it is of money, and nobody has published how much."""
        return self.amount == UNDISCLOSED

    def measure(self, language: Language) -> str:
        """How much or how long, as prose has it: `at least CNY 40,000,000`, `7 years`."""
        if self.is_undisclosed:
            return language.gettext("an undisclosed amount")
        if self.stated_amount is not None:
            figure = language.money(self.stated_amount, self.currency or "")
        else:
            figure = spoken_duration(self.duration, language) if self.duration else ""
        return qualified(figure, self.qualifier, language) if figure else ""

    def each(self, language: Language) -> str:
        """For how many persons an amount is due, as prose has it: `for each of 3 people`."""
        if not self.persons:
            return language.gettext("per person") if self.per == "person" else ""
        if self.per == "person":
            return language.ngettext(
                "for each of %(num)s person", "for each of %(num)s people", self.persons
            )
        return language.ngettext("for %(num)s person", "for %(num)s people", self.persons)

    def spoken(self, language: Language) -> str:
        """As prose has it: `criminal fine of at least CNY 40,000,000 per person`."""
        kind, measure = language.pgettext("sanction", plain(self.type)), self.measure(language)
        if not measure:
            return joined(kind, self.each(language), language)
        form = language.gettext("%(sanction)s of %(measure)s")
        measure = joined(measure, self.each(language), language)
        return form % {"sanction": kind, "measure": measure}


def joined(measure: str, each: str, language: Language) -> str:
    """A measure, and for whom it is due."""
    form = language.pgettext("measure", "%(measure)s %(each)s")
    return form % {"measure": measure, "each": each} if each else measure
