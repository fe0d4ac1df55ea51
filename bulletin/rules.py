"""Every rule that looks at more than one field: a small generator each, its docstring the rule."""

from collections.abc import Callable, Iterator

from bulletin.content import Content
from bulletin.diagnostics import Code, Diagnostic, Report, choice_hint, quoted
from bulletin.entries import Entry, IssueNotes, Written
from bulletin.schema import what_can_be_said


def check_rules(content: Content, report: Report) -> None:
    """Apply all rules to whatever parsed; what they find goes to the report."""
    for entry in content.entries:
        for entry_rule in _ENTRY_RULES:
            report.extend(what_can_be_said(entry_rule(entry, content)))
    for issue in content.issues:
        report.extend(what_can_be_said(order_names_entries(issue, content)))
    for written in (*content.issues, *content.entries, *content.pages):
        report.extend(references_lead_to_files(written, content))
    for written in (*content.issues, *content.pages):
        report.extend(only_entries_cite(written))


def section_is_known(entry: Entry, content: Content) -> Iterator[Diagnostic]:
    """An entry's section is one of bulletin.yml's."""
    if not content.settings:
        return
    known = [section.id for section in content.settings.sections]
    if entry.section not in known:
        yield Diagnostic(
            Code.UNKNOWN_SECTION,
            entry.at("section"),
            f"{quoted(entry.section)} is not a section",
            choice_hint(entry.section, known),
        )


def subsection_is_known(entry: Entry, content: Content) -> Iterator[Diagnostic]:
    """An entry of a section with subsections is in one of them, any other in none."""
    if not content.settings:
        return
    section = next((s for s in content.settings.sections if s.id == entry.section), None)
    if section is None:
        return
    known = [subsection.id for subsection in section.subsections]
    if entry.subsection is None and known:
        message = f"the section {quoted(section.id)} needs a subsection"
        hint = f"write 'subsection: {known[0]}'" if len(known) == 1 else choice_hint("", known)
        yield Diagnostic(Code.UNKNOWN_SUBSECTION, entry.at("section"), message, hint)
    elif entry.subsection is not None and entry.subsection not in known:
        message = f"{quoted(entry.subsection)} is not a subsection of {quoted(section.id)}"
        hint = choice_hint(entry.subsection, known) or "remove the line; the section has none"
        yield Diagnostic(Code.UNKNOWN_SUBSECTION, entry.at("subsection"), message, hint)


def source_ids_are_unique(entry: Entry, _: Content) -> Iterator[Diagnostic]:
    """A citation leads to one source."""
    seen: dict[str, int] = {}
    for index, source in enumerate(entry.sources):
        location = entry.at("sources", index, "id")
        if source.id in seen:
            message = f"the id {quoted(source.id)} stands already on line {seen[source.id]}"
            yield Diagnostic(Code.DUPLICATE_ID, location, message, "choose another one")
        seen.setdefault(source.id, location.line)


def sources_are_different(entry: Entry, _: Content) -> Iterator[Diagnostic]:
    """A page is given once, however its address is written."""
    seen: dict[str, str] = {}
    for index, source in enumerate(entry.sources):
        page = source.url.partition("://")[2].removeprefix("www.").rstrip("/").lower()
        if page in seen:
            message = f"the source {quoted(seen[page])} has this address already"
            hint = f"cite it again as [^{seen[page]}]"
            location = entry.at("sources", index, "url")
            yield Diagnostic(Code.DUPLICATE_SOURCE, location, message, hint)
        seen.setdefault(page, source.id)


def citations_have_sources(entry: Entry, _: Content) -> Iterator[Diagnostic]:
    """What is cited is given."""
    given = {source.id for source in entry.sources}
    for citation in entry.body.citations:
        if citation.source and citation.source not in given:
            yield Diagnostic(
                Code.UNDEFINED_CITATION,
                citation.location,
                f"there is no source {quoted(citation.source)}",
                choice_hint(citation.source, given),
            )


def sources_are_cited(entry: Entry, _: Content) -> Iterator[Diagnostic]:
    """What is given is cited; a text without any mark cites all its sources at its end."""
    cited = {citation.source for citation in entry.body.citations}
    for index, source in enumerate(entry.sources):
        if cited and source.id not in cited:
            yield Diagnostic(
                Code.UNUSED_SOURCE,
                entry.at("sources", index, "id"),
                f"the text does not cite {quoted(source.id)}",
                f"write [^{source.id}] where the text relies on it, or remove the source",
            )


def archived_copies_are_whole(entry: Entry, _: Content) -> Iterator[Diagnostic]:
    """An archived copy has an address and a date."""
    for index, source in enumerate(entry.sources):
        match source.archive_url, source.archived:
            case None, date if date:
                missing, given = "archive_url", "archived"
            case url, None if url:
                missing, given = "archived", "archive_url"
            case _:
                continue
        message = f"there is {quoted(given)} but no {quoted(missing)}"
        location = entry.at("sources", index, given)
        yield Diagnostic(Code.ARCHIVE_INCOMPLETE, location, message, f"add {quoted(missing)}")


def sources_are_secure(entry: Entry, _: Content) -> Iterator[Diagnostic]:
    """A source is read over https where its site offers it."""
    for index, source in enumerate(entry.sources):
        if source.url.lower().startswith("http:"):
            location = entry.at("sources", index, "url")
            hint = "use https if the site has it"
            yield Diagnostic(Code.INSECURE_URL, location, "the address is not encrypted", hint)


def order_names_entries(issue: IssueNotes, content: Content) -> Iterator[Diagnostic]:
    """The order of an issue names entries of this issue."""
    folder = issue.document.folder
    slugs = [
        path.rpartition("/")[2].removesuffix(".md")
        for path in content.documents
        if path.startswith(f"{folder}/") and path != issue.document.path
    ]
    for index, slug in enumerate(issue.order):
        if slug not in slugs:
            message = f"the issue has no entry {quoted(slug)}"
            hint = choice_hint(slug, slugs)
            yield Diagnostic(Code.BROKEN_LINK, issue.at("order", index), message, hint)


def references_lead_to_files(written: Written, content: Content) -> Iterator[Diagnostic]:
    """A relative link leads to a document or an image that exists."""
    known = content.documents.union(content.images)
    for reference in written.body.references:
        if reference.target not in known:
            yield Diagnostic(
                Code.BROKEN_LINK,
                reference.location,
                f"there is no file {quoted(reference.target)}",
                choice_hint(reference.target, known) if len(known) < 1000 else "",
            )


def only_entries_cite(written: Written) -> Iterator[Diagnostic]:
    """Introductions and hand-written pages have no sources to cite."""
    for citation in written.body.citations:
        yield Diagnostic(
            Code.UNDEFINED_CITATION,
            citation.location,
            "only entries have sources",
            "link to the page instead: [text](https://…)",
        )


_ENTRY_RULES: tuple[Callable[[Entry, Content], Iterator[Diagnostic]], ...] = (
    section_is_known,
    subsection_is_known,
    source_ids_are_unique,
    sources_are_different,
    citations_have_sources,
    sources_are_cited,
    archived_copies_are_whole,
    sources_are_secure,
)
