"""Rules about an entry's own fields: one small generator each."""

import re
from collections.abc import Iterator, Sequence

from bulletin.diagnostics.report import Code, Diagnostic, choice_hint, quoted
from bulletin.rules.rule_context import RuleContext
from bulletin.schema.entries import Entry
from bulletin.schema.settings import Section, Subsection

TITLE = range(8, 161)
SUMMARY = range(20, 281)

_ABBREVIATION = re.compile(
    r"(?:\w\.)+|(?:bros|co|corp|etc|inc|jr|ltd|nos?|plc|sr)\.", re.IGNORECASE
)


def section_is_known(entry: Entry, context: RuleContext) -> Iterator[Diagnostic]:
    """Check that an entry's section is defined in bulletin.yml."""
    known = [section.id for section in context.sections]
    if known and entry.section not in known:
        message = f"{quoted(entry.section)} is not a section"
        hint = _id_hint(entry.section, context.sections)
        yield Diagnostic(Code.UNKNOWN_SECTION, entry.at("section"), message, hint)


def subsection_is_known(entry: Entry, context: RuleContext) -> Iterator[Diagnostic]:
    """Check that an entry has a subsection if, and only if, its section has subsections."""
    section = next((s for s in context.sections if s.id == entry.section), None)
    if section is None:
        return
    known = [subsection.id for subsection in section.subsections]
    if entry.subsection is None and known:
        message = f"an entry in the section {quoted(section.id)} needs a subsection"
        hint = "add " + " or ".join(f"'subsection: {one}'" for one in known)
        yield Diagnostic(Code.UNKNOWN_SUBSECTION, entry.at("section"), message, hint)
    elif entry.subsection is not None and entry.subsection not in known:
        message = f"{quoted(entry.subsection)} is not a subsection of {quoted(section.id)}"
        hint = _id_hint(entry.subsection, section.subsections)
        hint = hint or "delete the line; this section has no subsections"
        yield Diagnostic(Code.UNKNOWN_SUBSECTION, entry.at("subsection"), message, hint)


def _id_hint(wrong: str, sections: Sequence[Section] | Sequence[Subsection]) -> str:
    """Return the id of the section with this title or alias, or the nearest id, as a hint."""
    for one in sections:
        if wrong.casefold() in (name.casefold() for name in (one.title, *one.aliases)):
            return f"write {one.id}"
    return choice_hint(wrong, [one.id for one in sections])


def title_has_a_good_length(entry: Entry, _: RuleContext) -> Iterator[Diagnostic]:
    """Check that a title is long enough to say what happened, and fits on a line or two."""
    yield from _length_faults(entry, "title", entry.title, TITLE, Code.TITLE_LENGTH)


def summary_has_a_good_length(entry: Entry, _: RuleContext) -> Iterator[Diagnostic]:
    """Check that a summary has the length of a sentence or two."""
    if entry.summary is not None:
        yield from _length_faults(entry, "summary", entry.summary, SUMMARY, Code.SUMMARY_LENGTH)


def _length_faults(
    entry: Entry, name: str, text: str, good: range, code: Code
) -> Iterator[Diagnostic]:
    if len(text) not in good:
        message = f"the {name} has {len(text)} characters"
        hint = f"use {good.start} to {good.stop - 1}"
        yield Diagnostic(code, entry.at(name), message, hint)


def title_is_a_headline(entry: Entry, _: RuleContext) -> Iterator[Diagnostic]:
    """Check that a title does not end in a full stop and is not in capitals."""
    words = entry.title.split()
    if entry.title.endswith((".", "。")) and not _ABBREVIATION.fullmatch(words[-1]):
        message = "the title ends with a full stop"
        yield Diagnostic(Code.TITLE_FORM, entry.at("title"), message, "delete it")
    if entry.title.isupper() and len(words) > 1:
        message = "the title is written in capitals"
        hint = "use sentence case, with capitals only for the first word and names"
        yield Diagnostic(Code.TITLE_FORM, entry.at("title"), message, hint)


ENTRY_RULES = (
    section_is_known,
    subsection_is_known,
    title_has_a_good_length,
    title_is_a_headline,
    summary_has_a_good_length,
)
