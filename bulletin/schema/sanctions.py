"""Sanctions as they were imposed, and whom they are imposed on; nothing is ever converted."""

from typing import Annotated

from pydantic import Field

from bulletin.schema.models import Model
from bulletin.schema.quantities import (
    QUALIFIED,
    Amount,
    Count,
    Currency,
    Duration,
    Qualifier,
    spoken_duration,
)
from bulletin.schema.scalars import Flag, Line, Slug, choice
from bulletin.schema.vocabulary import label

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
    """Somebody whom an entry is about."""

    id: Slug = Field(examples=["company"])
    name: Line = Field(examples=["A technology company"])
    """As the bulletin names them; for a natural person, rather their part in the case."""
    role: Role | None = None
    anonymised: Flag = False
    """Whether the name stands for one that is not published here."""
    natural_person: Flag = False


class Sanction(Model):
    """One sanction on one party, or on several of the same kind."""

    type: SanctionType = Field(examples=["administrative-fine"])
    amount: Amount | None = Field(None, examples=["5000000"])
    """Of money, in the currency in which it was imposed."""
    currency: Currency | None = Field(None, examples=["EUR"])
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
    def measure(self) -> str:
        """How much or how long, as prose has it: `at least CNY 40,000,000`, `7 years`."""
        if self.amount is not None:
            return f"{QUALIFIED[self.qualifier]}{self.currency} {self.amount:,f}"
        if self.duration:
            return f"{QUALIFIED[self.qualifier]}{spoken_duration(self.duration)}"
        return ""

    @property
    def each(self) -> str:
        """For how many persons an amount is due, as prose has it: `for each of 3 people`."""
        if not self.persons:
            return "per person" if self.per == "person" else ""
        people = "1 person" if self.persons == 1 else f"{self.persons:,} people"
        return f"for each of {people}" if self.per == "person" else f"for {people}"

    @property
    def spoken(self) -> str:
        """As prose has it: `Criminal fine of at least CNY 40,000,000 per person`."""
        measure = f" of {self.measure}" if self.measure else ""
        return f"{label(self.type)}{measure} {self.each}".rstrip()
