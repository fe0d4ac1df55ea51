"""The rules about an entry's sources and citations: a small generator each."""

from collections.abc import Iterator

from bulletin.diagnostics.report import Code, Diagnostic, choice_hint, nearest, quoted
from bulletin.markdown.body_parsing import UNKNOWN
from bulletin.rules.standards import Standards
from bulletin.schema.entries import Entry, Source
from bulletin.schema.models import having
from bulletin.values.counting import numbered
from bulletin.values.urls import same_page

MANY = 50
"""Sources of an entry among which the nearest to a wrong id is not looked for."""


def source_ids_are_unique(entry: Entry, _: Standards) -> Iterator[Diagnostic]:
    """A citation leads to one source; one that is given twice as it stands is told elsewhere."""
    seen: dict[str, int] = {}
    for index, source in having("id", entry.sources):
        if source.id in seen and not _is_same_page(entry.sources[seen[source.id]], source):
            first = entry.at("sources", seen[source.id], "id")
            message = f"the id {quoted(source.id)} is already on line {first.line}"
            hint = "choose another one, and cite it by the new one"
            location = entry.at("sources", index, "id")
            yield Diagnostic(Code.DUPLICATE_ID, location, message, hint)
        seen.setdefault(source.id, index)


def sources_are_different(entry: Entry, _: Standards) -> Iterator[Diagnostic]:
    """A page is given once, however its address is written."""
    seen: dict[str, int] = {}
    for index, source in having("url", entry.sources):
        page = same_page(source.url)
        if page in seen:
            location = entry.at("sources", index, "url")
            first = entry.at("sources", seen[page]).line
            message = f"the source on line {first} has this address already"
            hint = "delete one of the two, and cite the other wherever it is needed"
            yield Diagnostic(Code.DUPLICATE_SOURCE, location, message, hint)
        seen.setdefault(page, index)


def _is_same_page(one: Source, other: Source) -> bool:
    urls = [getattr(source, "url", None) for source in (one, other)]
    return None not in urls and same_page(str(urls[0])) == same_page(str(urls[1]))


def citations_have_sources(entry: Entry, _: Standards) -> Iterator[Diagnostic]:
    """What is cited is given."""
    given = {source.id for source in entry.sources}
    for citation in entry.body.citations:
        if citation.source not in (UNKNOWN, *given):
            message = f"there is no source {quoted(citation.source)}"
            hint = choice_hint(citation.source, given) if len(given) <= MANY else ""
            if numbered := _numbered(citation.source, entry):
                hint = f"did you mean {quoted(numbered)}?"
            yield Diagnostic(Code.UNDEFINED_CITATION, citation.location, message, hint)


def _numbered(mark: str, entry: Entry) -> str:
    """The id of the source that a mark gives by its number; else empty."""
    return numbered(mark, [source.id for source in entry.sources])


def sources_are_cited(entry: Entry, _: Standards) -> Iterator[Diagnostic]:
    """What is given is cited; a text without any mark cites all its sources at its end.

    A source is not told of if it was probably meant by a mark that cites none, or if it is
    told of as one that is given twice.
    """
    given = {source.id for source in entry.sources}
    cited = {citation.source for citation in entry.body.citations}
    if not cited or UNKNOWN in cited:
        return
    wrong = cited - given if len(given) <= MANY else set()
    meant = {nearest(one, given) or _numbered(one, entry) for one in wrong}
    pages: set[str] = set()
    uncited = []
    for index, source in enumerate(entry.sources):
        page = same_page(getattr(source, "url", None) or source.id)
        if source.id not in cited | meant and page not in pages:
            uncited.append((index, source))
        pages.add(page)
    if len(uncited) == len(wrong) == 1 and meant == {""}:
        return
    for index, source in uncited:
        message = f"the text does not cite the source {quoted(source.id)}"
        hint = f"write [^{source.id}] where the text relies on it, or delete the source"
        location = entry.at("sources", index, "id")
        yield Diagnostic(Code.UNUSED_SOURCE, location, message, hint)


def archived_copy_is_whole(entry: Entry, index: int, source: Source) -> Iterator[Diagnostic]:
    """An archived copy has an address and a date."""
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
    """A source is read over https where its site offers it."""
    for name in ("url", "archive_url"):
        if (getattr(source, name) or "").lower().startswith("http:"):
            location = entry.at("sources", index, name)
            hint = "use https if the site has it"
            yield Diagnostic(Code.INSECURE_URL, location, "the address is not encrypted", hint)


def dates_follow_each_other(entry: Entry, index: int, source: Source) -> Iterator[Diagnostic]:
    """A source is published before it is accessed or archived."""
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
RULES_OF_A_SOURCE = (
    archived_copy_is_whole,
    addresses_are_encrypted,
    dates_follow_each_other,
)
