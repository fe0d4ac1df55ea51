"""Rules about an entry's sources and citation marks."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from bulletin.diagnostics.report import Code, Diagnostic, choice_hint, nearest, quoted
from bulletin.markdown.body_parsing import UNKNOWN
from bulletin.parsing.located_nodes import Mapping, node_at
from bulletin.rules.rule_context import RuleContext
from bulletin.schema.entries import Entry, Source
from bulletin.schema.validation import having
from bulletin.schema.validation_messages import missing_field
from bulletin.values.plurals import numbered
from bulletin.values.urls import same_page

MANY = 50
"""If an entry has more sources than this, no similar id is suggested for a wrong one."""


def source_ids_are_unique(entry: Entry, _: RuleContext) -> Iterator[Diagnostic]:
    """Check that ids of sources are unique; identical duplicates are reported elsewhere."""
    seen: dict[str, int] = {}
    for index, source in having("id", entry.sources):
        if source.id in seen and not _is_same_page(entry.sources[seen[source.id]], source):
            first = entry.at("sources", seen[source.id], "id")
            message = f"the id {quoted(source.id)} is already on line {first.line}"
            hint = "choose another id, and cite the source by it"
            location = entry.at("sources", index, "id")
            yield Diagnostic(Code.DUPLICATE_ID, location, message, hint)
        seen.setdefault(source.id, index)


def sources_are_different(entry: Entry, _: RuleContext) -> Iterator[Diagnostic]:
    """Check that a page is listed once, however its address is written, unless pinpoints differ."""
    seen: dict[tuple[str, ...], int] = {}
    for index, source in having("url", entry.sources):
        page = _place_of(source)
        if page and page in seen:
            location = entry.at("sources", index, "url")
            first = entry.at("sources", seen[page]).line
            message = f"the source on line {first} has the same address"
            hint = "delete one of the two, and cite the other instead"
            yield Diagnostic(Code.DUPLICATE_SOURCE, location, message, hint)
        seen.setdefault(page, index)


def _is_same_page(one: Source, other: Source) -> bool:
    return bool(_place_of(one)) and _place_of(one) == _place_of(other)


def _place_of(source: Source) -> tuple[str, ...]:
    """Return the page and pinpoint of a source; empty without an address."""
    if not (url := getattr(source, "url", None)):
        return ()
    return (same_page(url), *(getattr(source, one, None) or "" for one in ("pages", "paragraph")))


def sources_can_be_found(entry: Entry, index: int, source: Source) -> Iterator[Diagnostic]:
    """Check that a source has an address, or all that is needed to find it in a library or file."""
    if source.url:
        return
    needed = {
        "title": source.title or source.title_original,
        "publisher": source.publisher,
        "type": source.type,
        "published (or pages, or paragraph)": source.published or source.pages or source.paragraph,
    }
    if missing := [name for name, given in needed.items() if not given]:
        group = node_at(entry.document.front, ("sources", index))
        if isinstance(group, Mapping):
            for fault in missing_field(("url",), group, Source):
                hint = f"{fault.hint}; a source without an address needs {', '.join(missing)}"
                yield replace(fault, hint=hint)


def citations_have_sources(entry: Entry, _: RuleContext) -> Iterator[Diagnostic]:
    """Check that every citation mark has a source."""
    given = {source.id for source in entry.sources}
    for citation in entry.body.citations:
        if citation.source not in (UNKNOWN, *given):
            message = f"there is no source {quoted(citation.source)}"
            hint = choice_hint(citation.source, given) if len(given) <= MANY else ""
            if numbered := _numbered(citation.source, entry):
                hint = f"did you mean {quoted(numbered)}?"
            yield Diagnostic(Code.UNDEFINED_CITATION, citation.location, message, hint)


def _numbered(mark: str, entry: Entry) -> str:
    """Return the id of the source that a mark cites by its number, or an empty text."""
    return numbered(mark, [source.id for source in entry.sources])


def sources_are_cited(entry: Entry, _: RuleContext) -> Iterator[Diagnostic]:
    """Check that every source is cited; a text without citation marks cites all of them at its end.

    Skips a source that was probably meant by a mark without a source, and one already reported as a
    duplicate.
    """
    given = {source.id for source in entry.sources}
    cited = {citation.source for citation in entry.body.citations}
    if not cited or UNKNOWN in cited:
        return
    wrong = cited - given if len(given) <= MANY else set()
    meant = {nearest(one, given) or _numbered(one, entry) for one in wrong}
    pages: set[tuple[str, ...]] = set()
    uncited = []
    for index, source in enumerate(entry.sources):
        page = _place_of(source) or (source.id,)
        if source.id not in cited | meant and page not in pages:
            uncited.append((index, source))
        pages.add(page)
    if len(uncited) == len(wrong) == 1 and meant == {""}:
        return
    for index, source in uncited:
        message = f"the text does not cite the source {quoted(source.id)}"
        hint = f"cite it as [^{source.id}] where the text relies on it, or delete the source"
        location = entry.at("sources", index, "id")
        yield Diagnostic(Code.UNUSED_SOURCE, location, message, hint)


def archived_copy_is_whole(entry: Entry, index: int, source: Source) -> Iterator[Diagnostic]:
    """Check that an archived copy has both an address and a date."""
    match source.archive_url, source.archived:
        case None, date if date:
            given, missing, example = "archived", "archive_url", "https://…"
        case url, None if url:
            given, missing, example = "archive_url", "archived", "2022-02-24"
        case _:
            return
    message = f"there is {quoted(given)} but no {quoted(missing)}"
    hint = f"add a line such as: {missing}: {example}"
    location = entry.at("sources", index, given)
    yield Diagnostic(Code.ARCHIVE_INCOMPLETE, location, message, hint)


def addresses_are_encrypted(entry: Entry, index: int, source: Source) -> Iterator[Diagnostic]:
    """Warn of addresses without https."""
    for name in ("url", "archive_url"):
        if (getattr(source, name) or "").lower().startswith("http:"):
            location = entry.at("sources", index, name)
            hint = "use https if the site supports it"
            yield Diagnostic(Code.INSECURE_URL, location, "the address is not encrypted", hint)


def dates_follow_each_other(entry: Entry, index: int, source: Source) -> Iterator[Diagnostic]:
    """Check that a source was published before it was accessed or archived."""
    for name, date in (("accessed", source.accessed), ("archived", source.archived)):
        if date and source.published and source.published.first_day > date.last_day:
            message = f"the source was {name} {date}, before it was published {source.published}"
            location = entry.at("sources", index, name)
            yield Diagnostic(Code.CONTRADICTORY_DATES, location, message, "correct one of the two")


RULES_OF_ALL_SOURCES = (
    source_ids_are_unique,
    sources_are_different,
    citations_have_sources,
    sources_are_cited,
)


def titles_are_no_markup(entry: Entry, index: int, source: Source) -> Iterator[Diagnostic]:
    """Warn of signs in the title of a source that a citation program would read as markup."""
    for name in ("title", "title_original"):
        match = _MARKUP.search(getattr(source, name, None) or "")
        if match:
            message = f"a citation program would read {quoted(match[0], 40)} in the title as markup"
            hint = "write the title as readers see it, without tags"
            yield Diagnostic(Code.CITATION_MARKUP, entry.at("sources", index, name), message, hint)


_MARKUP = re.compile(r"</?(?:i|b|em|strong|sc|sup|sub|span)(?:\s[^<>]*)?>", re.IGNORECASE)
"""Tags that CSL processors and Zotero interpret in titles."""


def without_any_date(sources: Iterable[Source]) -> int:
    """Count the sources that have neither a publication date nor an access date."""
    return sum(not (source.published or source.accessed) for source in sources)


RULES_OF_A_SOURCE = (
    titles_are_no_markup,
    sources_can_be_found,
    archived_copy_is_whole,
    addresses_are_encrypted,
    dates_follow_each_other,
)
