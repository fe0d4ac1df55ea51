"""All key dates of the bulletin: on which pages they stand, and in which calendars."""

from collections.abc import Callable, Mapping, Sequence
from itertools import islice

from bulletin.assembly.bulletin import Bulletin, Issue
from bulletin.language.languages import Language
from bulletin.schema.entries import Entry
from bulletin.values.addresses import calendar_address
from bulletin.values.dates import PartialDate
from bulletin.views.calendars import calendars_of
from bulletin.views.key_dates import DatesBlock, KeyDateLine, in_time, key_dates_of
from bulletin.views.page_types import Teaser
from bulletin.views.subscriptions import Subscription

NEXT = 6
"""Dates that the home page lists at most."""


class Agenda:
    """The dates that readers act on, put in order once."""

    def __init__(
        self,
        bulletin: Bulletin,
        teaser: Callable[[Entry], Teaser],
        updated: Callable[[Entry], PartialDate],
        followed: Mapping[str, Subscription],
        language: Language,
    ) -> None:
        self._of_issue = {
            issue.period: sorted(
                (
                    line
                    for entry in issue.entries
                    for line in key_dates_of(entry, teaser(entry), updated(entry), language)
                ),
                key=in_time,
            )
            for issue in bulletin.issues
        }
        lines = (line for lines in self._of_issue.values() for line in lines)
        self.lines: tuple[KeyDateLine, ...] = tuple(sorted(lines, key=in_time))
        """In the order of their days."""
        self.calendars = calendars_of(self.lines, bulletin, followed, language)
        """The calendars by what they lie below, such as `sections/enforcement/`."""

    def calendar(self, listing: str) -> str:
        """The address of the calendar that belongs to a listing; empty where it has no event."""
        return calendar_address(listing) if listing in self.calendars else ""

    def of(self, issue: Issue, shown: Sequence[Entry]) -> DatesBlock:
        """The dates of some entries of an issue, as they stood when it appeared."""
        addresses = {entry.address for entry in shown}
        lines = (one for one in self._of_issue[issue.period] if one.entry.address in addresses)
        return DatesBlock(issue.as_of, tuple(lines))

    def next_after(self, issue: Issue, shown: Sequence[Entry]) -> DatesBlock:
        """The dates to come when an issue appeared; where there are none, those of some entries."""
        lines = (one for one in self.lines if not (one.is_over(issue.as_of) or one.is_withdrawn))
        coming = tuple(islice(lines, NEXT))
        return DatesBlock(issue.as_of, coming) if coming else self.of(issue, shown)
