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
    """Of its page, which never changes."""


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
    """The date of its issue: when it appeared, or the month that it is about."""
    updated: Day
    """When it last changed: by a correction, for example."""
    section: Slug
    """The section of the bulletin, by its id."""
    subsection: Slug = ""
    """The part of the section, by its id."""
    kind: Kind = ""
    """What it reports on."""
    stage: Stage = ""
    """How far that has come."""
    outcome: Outcome = ""
    """What a review or a claim led to."""
    date: Day
    """When it happened: a day, a month or a year."""
    jurisdictions: tuple[Jurisdiction, ...]
    """Codes of ISO 3166, or EU, EEA, INT."""
    authorities: tuple[str, ...] = ()
    """Names of authorities and courts."""
    laws: tuple[str, ...] = ()
    """Laws, or provisions of them, as lawyers cite them."""
    law_ids: tuple[str, ...] = ()
    """The same by their ids in the bulletin."""
    topics: tuple[str, ...] = ()
    """Subjects that entries have in common."""
    eli: Eli = ""
    """European Legislation Identifier."""
    celex: Celex = ""
    """Number of EUR-Lex."""
    ecli: Ecli = ""
    """European Case Law Identifier."""
    case: str = ""
    """Number of a case at an authority or a court."""
    docket: str = ""
    """Number of a case in the register of a court."""
    number: str = ""
    """Number of a bill, an order or a decision."""
    gazette: str = ""
    """Place in an official journal."""
    parties: tuple[str, ...] = ()
    """As the bulletin names them; natural persons by their part."""
    party_ids: tuple[Slug, ...] = ()
    """Those of them that the bulletin has in its registry, by their ids there."""
    sectors: tuple[Slug, ...] = ()
    """What the parties do, by ids of the bulletin."""
    infringements: tuple[Slug, ...] = ()
    """What was wrong, by ids of the bulletin."""
    affected: tuple[str, ...] = ()
    """What a case touched, in numbers that are no sanctions."""
    deadline_unknown: bool = False
    """Whether a consultation has a closing date that nobody knows."""
    follows: tuple[EntryId, ...] = ()
    """Earlier entries that it continues."""
    relations: tuple[str, ...] = ()
    """What it does with each of these, in the same order."""
    summary: str = ""
    """A sentence or two."""
    action: str = ""
    """What readers have to do."""
    audience: tuple[Audience, ...] = ()
    """Who has something to do."""
    corrections: tuple[str, ...] = ()
    """What was changed after it had been published, each with its date."""
    withdrawn: Day = ""
    """Since when it is not to be relied on any more."""
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
    """Codes of ISO 3166, or EU, EEA, INT."""
    authorities: tuple[str, ...] = ()
    """Names of authorities and courts."""
    laws: tuple[str, ...] = ()
    """Laws, or provisions of them, that the entry names."""
    type: SanctionType
    """Fines, damages and settlements are different things, and are not to be added up."""
    amount: Decimals = ""
    """Of money, exactly as imposed; never converted."""
    undisclosed: bool = False
    """Whether it is monetary with an unpublished amount."""
    currency: Currency = ""
    """Of the amount (ISO 4217)."""
    per: Per = ""
    """Whether the amount is due from, or to, each person or all together."""
    persons: Count | None = None
    """How many persons an amount per person is due from or to."""
    qualifier: Qualifier = ""
    """How near the figure is to what is known."""
    duration: Duration = ""
    """Of an imprisonment, an order or a ban (ISO 8601)."""
    on: str = ""
    """Whom it is imposed on; a natural person by their part."""
    party_id: Slug = ""
    """The same by their id in the registry of the bulletin."""
    role: Role = ""
    """Of this party in the case."""
    sectors: tuple[Slug, ...] = ()
    """What this party does, or those of the case if it is on none, by ids of the bulletin."""
    infringements: tuple[Slug, ...] = ()
    """What was wrong in the case, by ids of the bulletin."""
    status: SanctionStatus = ""
    """How far it has come; one that is proposed is not imposed."""
    note: str = ""
    """What an order or a ban demands, or what a part of a fine is for."""
    later_stage: EntryId = ""
    """The entry that says what became of it; its sanction counts in the place of this one."""
    withdrawn: bool = False
    """Whether the entry was withdrawn."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DateRow(Row):
    """A date that readers have to know of."""

    title: str
    """Of the entry."""
    jurisdictions: tuple[Jurisdiction, ...]
    """Codes of ISO 3166, or EU, EEA, INT."""
    laws: tuple[str, ...] = ()
    """Laws, or provisions of them, that the entry names."""
    name: Annotated[str, Field(json_schema_extra={"enum": list(KeyDates.model_fields)})]
    """What happens on this date."""
    date: Day
    """A day, a month or a year."""
    previously: tuple[Day, ...] = ()
    """What it was before it was moved, the oldest first."""
    moved: Day = ""
    """When it was moved last, as far as that is known."""
    withdrawn: bool = False
    """Whether the entry was withdrawn."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SourceRow(Row):
    """A source of an entry."""

    number: Count
    """Of its note on the page of the entry."""
    url: Url = ""
    """Where it is found, if it has an address."""
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
    """The page or pages of it that are meant."""
    paragraph: str = ""
    """The numbered paragraph of it that is meant."""
    access: str = ""
    """`restricted` for what not everybody can open."""
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
