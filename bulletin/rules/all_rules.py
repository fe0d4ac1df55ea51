"""Apply all rules to everything that parsed."""

import posixpath
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from bulletin.assembly.content import Content
from bulletin.diagnostics.report import (
    Code,
    Diagnostic,
    Location,
    Report,
    choice_hint,
    nearest,
    quoted,
)
from bulletin.markdown.body_parsing import UNKNOWN
from bulletin.rules.case_rules import CASE_RULES
from bulletin.rules.change_rules import CHANGE_RULES, dates_of_changes
from bulletin.rules.date_rules import (
    DATE_RULES,
    date_is_near_its_issue,
    is_far,
    nothing_happened_after_its_issue,
)
from bulletin.rules.entry_rules import ENTRY_RULES
from bulletin.rules.field_rules import fields_are_plain_text
from bulletin.rules.import_rules import an_entry_is_one_item, guesses_are_confirmed
from bulletin.rules.iso_code_rules import CODE_RULES
from bulletin.rules.party_rules import PARTY_RULES
from bulletin.rules.rule_context import NO_CACHED_TEXTS, CachedTexts, RuleContext, rule_context_of
from bulletin.rules.sanction_rules import RULES_OF_A_SANCTION
from bulletin.rules.source_rules import RULES_OF_A_SOURCE, RULES_OF_ALL_SOURCES
from bulletin.rules.thread_rules import THREAD_RULES
from bulletin.rules.translation_rules import addresses_are_free, check_translations
from bulletin.rules.unknown_id_rules import REGISTRY_RULES, nothing_is_named_twice
from bulletin.rules.visibility_rules import VISIBILITY_RULES
from bulletin.schema.entries import Entry, IssueNotes
from bulletin.schema.text_model import Written
from bulletin.schema.validation import what_can_be_said
from bulletin.values.dates import PartialDate

RULES_OF_AN_ENTRY = (
    *ENTRY_RULES,
    an_entry_is_one_item,
    date_is_near_its_issue,
    nothing_happened_after_its_issue,
    nothing_is_named_twice,
    *RULES_OF_ALL_SOURCES,
)
RULES_OF_FIELDS = tuple(
    (field, rule)
    for rules in (CHANGE_RULES, CODE_RULES, DATE_RULES, REGISTRY_RULES, PARTY_RULES)
    for field, some in rules.items()
    for rule in some
)
"""Rules by the field that they need; a rule is skipped if its field did not parse."""

_DATES_OF_A_SOURCE = ("published", "accessed", "archived")


Check = Callable[[Entry, RuleContext], Iterable[Diagnostic]]
"""Yields what is wrong with an entry."""


def check_entry(entry: Entry, context: RuleContext) -> Iterator[Diagnostic]:
    """Check an entry by itself, without looking at other entries."""
    for rule in RULES_OF_AN_ENTRY:
        yield from what_can_be_said(rule(entry, context))
    yield from fields_are_plain_text(entry)
    for field, field_rule in RULES_OF_FIELDS:
        if field in entry.model_fields_set:
            yield from what_can_be_said(field_rule(entry, context))
    for index, source in enumerate(getattr(entry, "sources", ())):
        for source_rule in RULES_OF_A_SOURCE:
            yield from what_can_be_said(source_rule(entry, index, source))
    for index, sanction in enumerate(getattr(entry, "sanctions", ())):
        for sanction_rule in RULES_OF_A_SANCTION:
            yield from what_can_be_said(sanction_rule(entry, index, sanction))


def check_rules(
    content: Content,
    report: Report,
    judge: Check = check_entry,
    known: CachedTexts = NO_CACHED_TEXTS,
) -> None:
    """Apply all rules and add their diagnostics to the report.

    Entries that are `known` to be valid in the same context are not checked again.
    """
    context = rule_context_of(content.settings, content.registry, content.issues)
    for entry in known.unchecked(content.entries, context):
        report.extend(judge(entry, context))
    report.extend(guesses_are_confirmed(content))
    for thread_rule in (*THREAD_RULES, *CASE_RULES, *VISIBILITY_RULES):
        report.extend(what_can_be_said(thread_rule(content)))
    for issue in content.issues:
        report.extend(what_can_be_said(order_names_entries(issue, content)))
    files = content.documents.union(content.images)
    for written in content.texts:
        report.extend(references_lead_to_files(written, files))
    originals = {text.document.path: text for text in content.originals}
    report.extend(check_translations(content.translations, originals, content.settings))
    report.extend(what_can_be_said(addresses_are_free(content.pages, content.settings)))
    for written in (*content.issues, *content.pages):
        report.extend(only_entries_cite(written))
        report.extend(fields_are_plain_text(written))


def order_names_entries(issue: IssueNotes, content: Content) -> Iterator[Diagnostic]:
    """Check that the order of an issue names entries of this issue, each once."""
    folder = issue.document.folder
    for index, slug in enumerate(issue.order):
        location = issue.at("order", index)
        if f"{folder}/{slug}.md" not in content.documents or slug == issue.slug:
            slugs = _slugs_in(folder, content) - {issue.slug}
            name = posixpath.basename(slug).removesuffix(".md")
            hint = f"write {name}" if name in slugs else choice_hint(slug, slugs)
            message = f"the issue has no entry {quoted(slug)}"
            yield Diagnostic(Code.BROKEN_LINK, location, message, hint)
        elif slug in issue.order[:index]:
            message = f"the entry {quoted(slug)} is listed twice"
            yield Diagnostic(Code.DUPLICATE_ID, location, message, "delete one of the two")


def _slugs_in(folder: str, content: Content) -> set[str]:
    paths = (path for path in content.documents if path.startswith(f"{folder}/"))
    return {posixpath.basename(path).removesuffix(".md") for path in paths}


def references_lead_to_files(written: Written, known: frozenset[str]) -> Iterator[Diagnostic]:
    """Check that a relative link leads to an existing document or image."""
    for reference in written.body.references:
        if reference.target not in known:
            message = f"there is no file {quoted(reference.target, 100)}"
            hint = "write the path relative to this file, such as ../2022-02/some-entry.md"
            if not reference.target.endswith(".md"):
                hint = "add the file, or correct its name"
            if meant := _path_meant(reference.target, known):
                hint = f"did you mean {posixpath.relpath(meant, written.document.folder)}?"
            yield Diagnostic(Code.BROKEN_LINK, reference.location, message, hint)


def _path_meant(target: str, known: frozenset[str]) -> str | None:
    """Return a file of the same name elsewhere, or one with a similar name in the same folder."""
    folder, name = posixpath.split(target)
    elsewhere = sorted(path for path in known if posixpath.basename(path) == name)
    if elsewhere and name != "issue.md":
        return elsewhere[0]
    ending = posixpath.splitext(name)[1]
    names = (posixpath.basename(path) for path in known if posixpath.dirname(path) == folder)
    near = nearest(name, (other for other in names if other.endswith(ending)))
    return f"{folder}/{near}" if near else None


def only_entries_cite(written: Written) -> Iterator[Diagnostic]:
    """Check that introductions and hand-written pages, which have no sources, cite none."""
    for citation in written.body.citations:
        if citation.source != UNKNOWN:
            message = f"[^{citation.source}] cites a source, but only entries have sources"
            hint = "link to the page or the entry instead: [text](https://…)"
            yield Diagnostic(Code.UNDEFINED_CITATION, citation.location, message, hint)


def future_dates(content: Content, today: date) -> Iterator[Diagnostic]:
    """Check that no date of an entry or a source is in the future.

    A day of grace allows for authors in other time zones. An issue may announce its own
    publication.
    """
    for entry in content.entries:
        yield from future_dates_of(entry, today)


def future_dates_of(entry: Entry, today: date) -> Iterator[Diagnostic]:
    for location, given in _dates_of(entry):
        if given.first_day > today + timedelta(days=1):
            message = f"the date {given} is in the future"
            hint = f"check the year and month; today is {today}"
            yield Diagnostic(Code.FUTURE_DATE, location, message, hint)


def _dates_of(entry: Entry) -> Iterator[tuple[Location, PartialDate]]:
    """Yield the dates that parsed, with locations, except one already reported as too distant."""
    if (given := getattr(entry, "date", None)) and not is_far(entry):
        yield entry.at("date"), given
    for index, source in enumerate(getattr(entry, "sources", ())):
        for name in _DATES_OF_A_SOURCE:
            if given := getattr(source, name, None):
                yield entry.at("sources", index, name), given
    yield from dates_of_changes(entry)
