"""What a single entry is judged by, whatever other entries there are."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bulletin.diagnostics.report import Diagnostic
from bulletin.schema.entries import Entry, IssueNotes
from bulletin.schema.registries import Registry
from bulletin.schema.settings import Section, Settings
from bulletin.schema.text_model import Written
from bulletin.values.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Standards:
    """The sections, the names, and the notes of issues, as far as rules look at them."""

    sections: tuple[Section, ...]
    registry: Registry
    appeared: Mapping[str, PartialDate]
    """When issues appeared, by their months, as far as they say so."""


Rule = Callable[[Entry, Standards], Iterator[Diagnostic]]
RulesOfFields = Mapping[str, tuple[Rule, ...]]
"""Rules by the field of an entry that they have nothing to say without."""


def standards_of(
    settings: Settings | None, registry: Registry, issues: Iterable[IssueNotes]
) -> Standards:
    """The standards that a content sets, as far as it could be read."""
    dates = ((issue.period, getattr(issue, "published", None)) for issue in issues)
    appeared = {period: date for period, date in dates if date}
    return Standards(getattr(settings, "sections", ()), registry, appeared)


@dataclass(frozen=True, slots=True)
class Known:
    """Sound texts by their paths, as they were read earlier, and what they were judged by."""

    texts: Mapping[str, Written]
    standards: Standards | None

    def unjudged(self, entries: Iterable[Entry], standards: Standards) -> Iterable[Entry]:
        """The entries that nobody has found sound by these standards."""
        if standards != self.standards:
            return entries
        return (one for one in entries if self.texts.get(one.document.path) is not one)


NOTHING_KNOWN = Known(MappingProxyType({}), None)
