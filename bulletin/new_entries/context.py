"""The project that a new entry is for: it suggests answers and checks them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from bulletin.assembly.content import Content, read_written
from bulletin.assembly.content_files import PERIOD, find_files, is_issue
from bulletin.diagnostics.report import Code, Diagnostic, Location, Report, quoted
from bulletin.new_entries.entry_files import FIRST_LINE, compose_draft, lines_of
from bulletin.new_entries.questions import (
    BY_NAME,
    QUESTIONS,
    Answers,
    Question,
    answer_to,
    needed_of_source,
)
from bulletin.parsing.documents import decode_document
from bulletin.rules.all_rules import check_entry
from bulletin.rules.rule_context import RuleContext, rule_context_of
from bulletin.schema.entries import Entry, IssueNotes
from bulletin.schema.registry_files import read_registry
from bulletin.schema.scalars import slug_hint
from bulletin.schema.settings import read_settings
from bulletin.schema.text_model import parse_written
from bulletin.values.dates import PartialDate, dates_meant
from bulletin.values.slugs import MAX_SLUG, SLUG, slugify

SLUG_LENGTH = 60
"""The maximum length of a proposed name; longer ones are hard to read in an address."""

_UNTOLD = frozenset(
    """
    a an and as at by for from has have in into is its of on or over that the their to was were
    with
    """.split()
)
"""Words that a file name can omit."""


def proposed_period(answers: Answers, periods: Sequence[str]) -> str:
    """Propose the newest issue if the date is in its month or the one before; else that month.

    `periods` are the months that have an issue, newest last.
    """
    newest = periods[-1] if periods else ""
    try:
        date = PartialDate.parse(answer_to("date", answers))
    except ValueError:
        return newest
    if newest and 0 <= PartialDate.parse(newest).month_count - date.month_count <= 1:
        return newest
    return date.period


def proposed_slug(title: str) -> str:
    """Return the significant words of a title, as many as fit in a short address."""
    slug = ""
    for word in map(slugify, title.replace("'", "").replace("’", "").split()):
        if not word or word in _UNTOLD:
            continue
        if slug and len(slug) + 1 + len(word) > SLUG_LENGTH:
            break
        slug = f"{slug}-{word}" if slug else word[:SLUG_LENGTH]
    return slug


_LATER = {Code.EMPTY_BODY, Code.MISSING_FIELD}
"""Codes of diagnostics that every draft has, about what is not written yet."""


class EntryContext:
    """The content without its entries; raises BulletinError if it is invalid."""

    def __init__(self, root: Path) -> None:
        report = Report()
        self.root = root
        settings, registry = read_settings(root, report), read_registry(root, report)
        report.raise_if_faulty()
        assert settings
        self.settings = settings
        documents = frozenset(find_files(root, Report()).texts)
        self.content = Content(settings, registry, (), (), (), (), documents)

    @property
    def periods(self) -> list[str]:
        """Return the months that have an issue, newest last."""
        issues = (path for path in self.content.documents if is_issue(path))
        return sorted(path.split("/")[1] for path in issues)

    def period(self, answers: Answers) -> str:
        """Return the month of the issue for an entry."""
        return answer_to("issue", answers) or proposed_period(answers, self.periods)

    def slug(self, answers: Answers) -> str:
        """Return the file name of an entry without its extension."""
        return answer_to("slug", answers) or proposed_slug(answer_to("title", answers))

    def missing(self, answers: Answers) -> list[Question]:
        """Return the required questions that are not answered."""
        asked = (BY_NAME["subsection"],) if self._has_subsections(answers) else ()
        of_source = [BY_NAME[name] for name in needed_of_source(answers)]
        required = [one for one in QUESTIONS if one.is_required and one.name != "source-url"]
        missing = [one for one in (*required, *asked) if not answers.get(one.name)] + of_source
        return missing if self.slug(answers) or missing else [BY_NAME["slug"]]

    def faults(self, answers: Answers) -> list[Diagnostic]:
        """Return diagnostics about answers; the location of each is the option for the answer."""
        period, slug = self.period(answers), self.slug(answers)
        found = list(_faults_of_period(period)) if period or "issue" in answers else []
        found += self._faults_of_slug(period, slug) if slug else ()
        period = period if PERIOD.fullmatch(period) else (self.periods or ["2000-01"])[-1]
        report, path = Report(), f"content/{period}/{slug or 'new'}.md"
        document = decode_document(compose_draft(answers).encode(), path, report)
        entry = parse_written(Entry, document, report) if document else None
        report.extend(check_entry(entry, self._rule_context(period)) if entry else ())
        lines = [name for name, _ in lines_of(answers)]
        return [*found, *_placed(report.diagnostics, lines, answers)]

    def _has_subsections(self, answers: Answers) -> bool:
        section = answer_to("section", answers)
        return any(one.subsections for one in self.settings.sections if one.id == section)

    def _rule_context(self, period: str) -> RuleContext:
        """Return the rule context for an entry of a month."""
        path = f"content/{period}/issue.md"
        is_there = path in self.content.documents
        notes = read_written(self.root, path, Report()) if is_there else None
        issues = (notes,) if isinstance(notes, IssueNotes) else ()
        return rule_context_of(self.settings, self.content.registry, issues)

    def _faults_of_slug(self, period: str, slug: str) -> Iterator[Diagnostic]:
        if not SLUG.fullmatch(slug) or len(slug) > MAX_SLUG:
            message = f"{quoted(slug)} cannot be part of an address"
            yield Diagnostic(Code.BAD_SLUG, Location("--slug"), message, slug_hint(slug))
        elif slug == "issue" or (self.root / f"content/{period}/{slug}.md").exists():
            message = f"content/{period}/{slug}.md already exists, or the name is reserved"
            hint = "choose another name"
            yield Diagnostic(Code.ADDRESS_TAKEN, Location("--slug"), message, hint)


def _faults_of_period(period: str) -> Iterator[Diagnostic]:
    if not PERIOD.fullmatch(period):
        months = [date[:7] for date in dates_meant(period)]
        hint = f"write {months[0]}" if months else "write a month like 2022-02"
        message = f"{quoted(period)} is not a month"
        yield Diagnostic(Code.BAD_DATE, Location("--issue"), message, hint)


def _placed(
    found: Iterable[Diagnostic], lines: list[str], answers: Answers
) -> Iterator[Diagnostic]:
    """Yield the diagnostics of a draft that concern answers."""
    for one in found:
        is_open = one.code is Code.UNKNOWN_SUBSECTION and not answers.get("subsection")
        if one.code not in _LATER and not is_open:
            name = lines[one.location.line - FIRST_LINE]
            yield replace(one, location=Location(BY_NAME[name].option))
