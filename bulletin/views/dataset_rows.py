"""The rows of the published dataset: what is stated of entries, flat enough for a spreadsheet.

The JSON Schemas and the dictionary of the dataset are made of these types. A text is empty where
nothing is known, a list has nothing in it; neither is published then.
"""

from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar

from pydantic import Field

from bulletin.schema.identifiers import Celex, Ecli, Eli
from bulletin.schema.key_dates import KeyDates
from bulletin.schema.quantities import Currency, Duration, Qualifier
from bulletin.schema.sanctions import Per, Role, SanctionStatus, SanctionType
from bulletin.schema.scalars import EntryId, Jurisdiction, LanguageTag, Slug, SourceType, Url
from bulletin.schema.vocabulary import Audience, Kind, Outcome, Stage
from bulletin.values.tuple_repr import TupleRepr

_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
Day = Annotated[str, Field(pattern=_DATE, examples=["2022-02-24", "2022-02"])]
Decimals = Annotated[str, Field(pattern=r"^[0-9]+(\.[0-9]+)?$", examples=["8026000000"])]
Count = Annotated[int, Field(ge=1)]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Row(TupleRepr):
    """What every row begins with: the entry that says so."""

    entry: EntryId
    """The month of its issue and its name."""
    address: Url
    "The permanent address of its page."


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class EntryRow(Row):
    """An entry."""

    title: str
    """In the language of the bulletin."""
    title_original: str = ""
    """The title of what it reports on, in its own language."""
    title_lang: LanguageTag = ""
    """The language of the original title (BCP 47)."""
    published: Day
    "The date of its issue: when it was published, or the month it covers."
    updated: Day
    "When it last changed, for example through a correction."
    section: Slug
    """The section of the bulletin, by its id."""
    subsection: Slug = ""
    """The part of the section, by its id."""
    kind: Kind = ""
    "The kind of development it reports."
    stage: Stage = ""
    "The stage that this has reached."
    outcome: Outcome = ""
    "The outcome of a review or a claim."
    date: Day
    """When it happened: a day, a month or a year."""
    jurisdictions: tuple[Jurisdiction, ...]
    "ISO 3166 codes, or EU, EEA, INT."
    authorities: tuple[str, ...] = ()
    """Names of authorities and courts."""
    laws: tuple[str, ...] = ()
    """Laws, or provisions of them, as lawyers cite them."""
    law_ids: tuple[str, ...] = ()
    """The same by their ids in the bulletin."""
    topics: tuple[str, ...] = ()
    "Topics shared with other entries."
    eli: Eli = ""
    """European Legislation Identifier."""
    celex: Celex = ""
    "EUR-Lex number."
    ecli: Ecli = ""
    """European Case Law Identifier."""
    case: str = ""
    """Number of a case at an authority or a court."""
    docket: str = ""
    """Number of a case in the register of a court."""
    number: str = ""
    """Number of a bill, an order or a decision."""
    gazette: str = ""
    "Reference in an official journal."
    parties: tuple[str, ...] = ()
    "As the bulletin names them; natural persons by their role."
    party_ids: tuple[Slug, ...] = ()
    "The ids of those in the bulletin’s registry."
    sectors: tuple[Slug, ...] = ()
    "The parties’ sectors, by their ids in the bulletin."
    infringements: tuple[Slug, ...] = ()
    "The infringements, by their ids in the bulletin."
    affected: tuple[str, ...] = ()
    "The people, records or devices affected; not sanctions."
    deadline_unknown: bool = False
    "Whether a consultation has an unknown closing date."
    follows: tuple[EntryId, ...] = ()
    """Earlier entries that it continues."""
    relations: tuple[str, ...] = ()
    "How it relates to each of these, in the same order."
    summary: str = ""
    """A sentence or two."""
    action: str = ""
    "What readers need to do."
    audience: tuple[Audience, ...] = ()
    "Who needs to act."
    corrections: tuple[str, ...] = ()
    "Corrections made after publication, each with its date."
    withdrawn: Day = ""
    "The date from which it should no longer be relied on."
    withdrawn_because: str = ""
    """Why it was withdrawn."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SanctionRow(Row):
    """A sanction on one party, or on several of the same kind."""

    title: str
    """Of the entry."""
    date: Day
    """When what the entry reports on happened."""
    jurisdictions: tuple[Jurisdiction, ...]
    "ISO 3166 codes, or EU, EEA, INT."
    authorities: tuple[str, ...] = ()
    """Names of authorities and courts."""
    laws: tuple[str, ...] = ()
    """Laws, or provisions of them, that the entry names."""
    type: SanctionType
    "Fines, damages and settlements differ, and should not be added together."
    amount: Decimals = ""
    "The sum exactly as imposed; never converted."
    undisclosed: bool = False
    """Whether it is monetary with an unpublished amount."""
    currency: Currency = ""
    """Of the amount (ISO 4217)."""
    per: Per = ""
    """Whether the amount is due from, or to, each person or all together."""
    persons: Count | None = None
    """How many persons an amount per person is due from or to."""
    qualifier: Qualifier = ""
    "How exact the figure is."
    duration: Duration = ""
    "The length of a prison term, an order or a ban (ISO 8601)."
    on: str = ""
    "Whom it is imposed on; a natural person by their role."
    party_id: Slug = ""
    "Their id in the bulletin’s registry."
    role: Role = ""
    """Of this party in the case."""
    sectors: tuple[Slug, ...] = ()
    "This party’s sectors, or all parties’ if it names none, by their ids in the bulletin."
    infringements: tuple[Slug, ...] = ()
    "The infringements in the case, by their ids in the bulletin."
    status: SanctionStatus = ""
    "Its status; a proposed sanction has not been imposed."
    note: str = ""
    """What an order or a ban demands, or what a part of a fine is for."""
    later_stage: EntryId = ""
    "The entry that reports the outcome; its sanction counts instead of this one."
    withdrawn: bool = False
    """Whether the entry was withdrawn."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DateRow(Row):
    """A date that readers need to know."""

    title: str
    """Of the entry."""
    jurisdictions: tuple[Jurisdiction, ...]
    "ISO 3166 codes, or EU, EEA, INT."
    laws: tuple[str, ...] = ()
    """Laws, or provisions of them, that the entry names."""
    name: Annotated[str, Field(json_schema_extra={"enum": list(KeyDates.model_fields)})]
    """What happens on this date."""
    date: Day
    """A day, a month or a year."""
    previously: tuple[Day, ...] = ()
    "Its earlier dates, oldest first."
    moved: Day = ""
    "When it was last moved, if known."
    withdrawn: bool = False
    """Whether the entry was withdrawn."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SourceRow(Row):
    """A source of an entry."""

    number: Count
    """Of its note on the page of the entry."""
    url: Url = ""
    "Its web address, if it has one."
    title: str = ""
    """In the language of the bulletin."""
    title_original: str = ""
    """In the language of the source."""
    lang: LanguageTag = ""
    """Of the source (BCP 47)."""
    publisher: str = ""
    """Who published it."""
    type: SourceType = ""
    """What kind of publication it is."""
    published: Day = ""
    """When it was published."""
    pages: str = ""
    "The page or pages cited."
    paragraph: str = ""
    "The numbered paragraph cited."
    access: str = ""
    "`restricted` if access is limited."
    accessed: Day = ""
    """When the authors of the bulletin read it."""
    archive_url: Url = ""
    """A copy in an archive."""
    archived: Day = ""
    """When that was made."""


R = TypeVar("R", bound=Row)


@dataclass(frozen=True, slots=True, kw_only=True)
class Published(Generic[R]):
    """A table of the dataset as JSON."""

    table: str
    """The name of the table."""
    bulletin: str
    """The title of the bulletin."""
    publisher: str
    """Who answers for it."""
    address: Url
    """Where this file is found."""
    schema: Url
    """Where the schema is found that it follows."""
    version: str
    """Of the form of this dataset; its first number changes when a field changes or goes."""
    as_of: Day = ""
    """When the newest issue appeared."""
    licence: str = ""
    """On what terms it may be used."""
    licence_url: Url = ""
    """Where these terms stand."""
    rows: tuple[R, ...]
