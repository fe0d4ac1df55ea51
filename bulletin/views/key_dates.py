"""Key dates in words, and their state on a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bulletin.language.languages import Language
from bulletin.language.message_markers import N_
from bulletin.schema.entries import Entry
from bulletin.schema.key_dates import DEADLINES
from bulletin.values.dates import PartialDate
from bulletin.views.page_types import Shared, Teaser
from bulletin.views.subjects import laws_of


@dataclass(frozen=True, slots=True)
class Wording:
    """Messages about a kind of date: its name, what happens, and its state afterwards.

    `%(when)s` stands for `today`, `in 3 days` and the like.
    """

    title: str
    coming: str
    over: str


WORDINGS = {
    "consultation_opens": Wording(N_("Consultation opens"), N_("opens %(when)s"), N_("opened")),
    "consultation_closes": Wording(N_("Consultation closes"), N_("closes %(when)s"), N_("closed")),
    "reading": Wording(N_("Reading of the bill"), N_("%(when)s"), N_("past")),
    "hearing": Wording(N_("Hearing"), N_("%(when)s"), N_("past")),
    "appeal_by": Wording(N_("Appeal period ends"), N_("ends %(when)s"), N_("ended")),
    "in_force": Wording(N_("Takes effect"), N_("takes effect %(when)s"), N_("in force")),
    "applies_from": Wording(N_("Begins to apply"), N_("applies %(when)s"), N_("applies")),
    "compliance_by": Wording(N_("Comply by"), N_("due %(when)s"), N_("required")),
    "cure_period_ends": Wording(N_("Cure period ends"), N_("ends %(when)s"), N_("ended")),
}
"""The dates on which readers act; `decided`, `adopted` and `published` are in the past."""


@dataclass(frozen=True, slots=True)
class State:
    """The state of a date on a day, in words shown next to the date."""

    text: str
    kind: str
    """`coming`, `today`, `over` or `withdrawn`."""


@dataclass(frozen=True, repr=False)
class KeyDateLine(Shared):
    """A date of an entry on which readers act."""

    id: str
    """The entry's first address and the field: the permanent id of the date."""
    entry: Teaser
    field: str
    date: PartialDate
    previously: tuple[PartialDate, ...]
    """The earlier dates if it was moved, oldest first."""
    changed: PartialDate
    """When its entry last changed, for example because the date was moved."""
    action: str
    laws: tuple[str, ...]
    """The ids of the laws of its entry."""
    is_withdrawn: bool
    language: Language

    @property
    def title(self) -> str:
        return self.language.gettext(WORDINGS[self.field].title)

    @property
    def coming(self) -> str | None:
        """Return what happens `%(when)s`; None for a month, to which no days are counted."""
        return self.language.gettext(WORDINGS[self.field].coming) if self.date.day else None

    @property
    def over(self) -> str:
        """Return its state once it has passed."""
        return self.language.gettext(WORDINGS[self.field].over)

    @property
    def moved_from(self) -> str:
        """Return the earlier dates in words; empty if it was never moved."""
        then = self.language.gettext(", then from ")
        return then.join(self.language.date(earlier) for earlier in self.previously)

    def is_over(self, day: PartialDate) -> bool:
        """Return whether it has passed; on the last day itself it has not."""
        return self.date.last_day < day.last_day

    def state(self, day: PartialDate) -> State:
        """Return its state on a day; assets/dates/states.js counts from the reader's date."""
        _ = self.language.gettext
        if self.is_withdrawn:
            return State(_("withdrawn"), "withdrawn")
        if self.is_over(day):
            return State(self.over, "over")
        if self.date == day:
            return State(_("on that day"), "today")
        return State(_("upcoming"), "coming")


@dataclass(frozen=True, slots=True)
class DatesBlock:
    """Some key dates on a page about something else."""

    as_of: PartialDate
    lines: tuple[KeyDateLine, ...]


def key_dates_of(
    entry: Entry, teaser: Teaser, updated: PartialDate, language: Language
) -> Iterator[KeyDateLine]:
    """Yield the dates of an entry on which readers act."""
    given = [
        (name, one)
        for name, one in (entry.dates.given() if entry.dates else ())
        if name in WORDINGS
    ]
    # The action belongs to the deadlines, if the entry has any.
    due = [name for name, _ in given if name in DEADLINES] or [name for name, _ in given]
    action = "" if entry.withdrawn else entry.action or ""
    for name, one in given:
        yield KeyDateLine(
            id=f"{entry.first_id}/{name}",
            entry=teaser,
            field=name,
            date=one.date,
            previously=tuple(earlier.date for earlier in one.previously),
            changed=updated,
            action=action if name in due else "",
            laws=laws_of(entry),
            is_withdrawn=entry.withdrawn is not None,
            language=language,
        )


def in_time(line: KeyDateLine) -> tuple[date, str, int]:
    """Return a sort key; a month counts as its last day."""
    return line.date.last_day, line.entry.address, list(WORDINGS).index(line.field)
