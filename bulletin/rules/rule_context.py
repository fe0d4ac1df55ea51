"""The context in which the rules check a single entry, independent of other entries."""

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
class RuleContext:
    """The sections, registries and publication dates of issues that rules look up."""

    sections: tuple[Section, ...]
    registry: Registry
    appeared: Mapping[str, PartialDate]
    """The publication dates of issues, by period, if they state one."""


Rule = Callable[[Entry, RuleContext], Iterator[Diagnostic]]
RulesOfFields = Mapping[str, tuple[Rule, ...]]
"""Rules by the field of an entry that they need."""


def rule_context_of(
    settings: Settings | None, registry: Registry, issues: Iterable[IssueNotes]
) -> RuleContext:
    """Return the context given by the settings, registries and issues that could be read."""
    dates = ((issue.period, getattr(issue, "published", None)) for issue in issues)
    appeared = {period: date for period, date in dates if date}
    return RuleContext(getattr(settings, "sections", ()), registry, appeared)


@dataclass(frozen=True, slots=True)
class CachedTexts:
    """Valid texts of an earlier build by path, and the context in which they were checked."""

    texts: Mapping[str, Written]
    context: RuleContext | None

    def unchecked(self, entries: Iterable[Entry], context: RuleContext) -> Iterable[Entry]:
        """Return the entries that have not been found valid in this context."""
        if context != self.context:
            return entries
        return (one for one in entries if self.texts.get(one.document.path) is not one)


NO_CACHED_TEXTS = CachedTexts(MappingProxyType({}), None)
