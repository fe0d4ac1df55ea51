"""All key dates of the bulletin, and their pages and calendars."""

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
"""The maximum of dates on the home page."""


class Agenda:
    """All dates on which readers act, sorted once."""

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
        """In chronological order."""
        self.calendars = calendars_of(self.lines, bulletin, followed, language)
        """The calendars by base address, such as `sections/enforcement/`."""

    def calendar(self, listing: str) -> str:
        """Return the address of a listing's calendar; empty if it has no event."""
        return calendar_address(listing) if listing in self.calendars else ""

    def of(self, issue: Issue, shown: Sequence[Entry]) -> DatesBlock:
        """Return the dates of some entries of an issue, as of the issue's publication."""
        addresses = {entry.address for entry in shown}
        lines = (one for one in self._of_issue[issue.period] if one.entry.address in addresses)
        return DatesBlock(issue.as_of, tuple(lines))

    def next_after(self, issue: Issue, shown: Sequence[Entry]) -> DatesBlock:
        """Return the dates after an issue's publication or, without any, those of some entries."""
        lines = (one for one in self.lines if not (one.is_over(issue.as_of) or one.is_withdrawn))
        coming = tuple(islice(lines, NEXT))
        return DatesBlock(issue.as_of, coming) if coming else self.of(issue, shown)
