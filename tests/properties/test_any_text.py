"""Any text is an entry or a list of diagnostics inside of it, and never an exception."""

import re
from collections import Counter
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given
from hypothesis import strategies as st

from bulletin.diagnostics.report import BulletinError, Diagnostic, Location, Report
from bulletin.diagnostics.report_formats import FORMATS, format_report
from bulletin.language.languages import ENGLISH
from bulletin.parsing.documents import decode_document
from bulletin.pipeline import Project, load
from bulletin.schema.entries import Entry
from bulletin.views import footnotes
from tests.markup import read_html
from tests.parsing import PATH, parse_entry
from tests.projects import ENTRY, MINIMUM, write_project
from tests.properties.strategies import FRAGMENTS, mutated, sound_texts, texts

TextOnPage = partial(footnotes.TextOnPage, language=ENGLISH)

TAGS = {
    *("p", "br", "hr", "em", "strong", "s", "code", "pre", "blockquote", "ul", "ol", "li"),
    *("h2", "h3", "h4", "h5", "h6", "a", "img", "table", "thead", "tbody", "tr", "th", "td", "sup"),
}
ATTRIBUTES = {
    *("href", "title", "rel", "src", "alt", "start", "class", "id", "role", "aria-label"),
}
CLASSES = {"align-left", "align-center", "align-right", "mark", "footnote-ref"}
_ADDRESS = re.compile(r"https?://|mailto:|#|(?![a-zA-Z][\w+.-]*:|/)")


def lies_inside(location: Location, text: str) -> bool:
    """Whether a place is the whole file, or one of its characters or line ends."""
    lines = re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))
    if location.line == 0:
        return location.column == 0
    return location.line <= len(lines) and 1 <= location.column <= len(lines[location.line - 1]) + 1


def lines_of(content: bytes) -> int:
    """Lines that end in CR alone are told, but count."""
    return len(re.split(rb"\r\n|\r|\n", content))


def check_places(found: list[Diagnostic], text: str) -> None:
    for one in found:
        assert one.location.path == PATH
        assert lies_inside(one.location, text), f"{one.location}: {one.message}"


def html_of(entry: Entry) -> str:
    return str(TextOnPage(entry, "2022-02/", 3).html)


@given(texts)
@example("---\na: {b\n---\n")
@example(f"{ENTRY}\r[a](javascript:1) <b>")
@example(f"{ENTRY}\n\r<b>\n</b>\n\r# a")
@example(ENTRY.replace("title: ", "title: \u2028\x85\r- '"))
def test_any_text_is_an_entry_or_diagnostics(text: str) -> None:
    entry, report = parse_entry(text)
    check_places(report.diagnostics, text)
    if entry and not report.errors:
        assert entry.body.pieces
    else:
        assert report.errors


def test_a_third_of_the_texts_reach_the_renderer() -> None:
    """Else the properties would say little about what is published."""
    reached: Counter[bool] = Counter()

    @given(texts)
    def count(text: str) -> None:
        entry, report = parse_entry(text)
        reached[entry is not None and not report.errors] += 1

    count()
    assert 3 * reached[True] >= reached.total()


@given(texts)
def test_what_is_rendered_has_only_the_markup_of_a_text(text: str) -> None:
    entry, report = parse_entry(text)
    if not entry or report.errors:
        return
    cited = {citation.source for citation in entry.body.citations}
    if not cited <= {source.id for source in entry.sources}:
        return
    for element in read_html(html_of(entry)).query("*"):
        assert element.name in TAGS
        given = {name: str(value) for name, value in (element.attrs or {}).items()}
        assert given.keys() <= ATTRIBUTES
        assert {*given.get("class", "").split()} <= CLASSES
        for name in ("href", "src"):
            assert _ADDRESS.match(given.get(name, ""))


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=8).map("".join))
def test_a_report_shows_each_fault_in_all_formats(fragment: str) -> None:
    _, report = parse_entry(f"---\ntitle: {fragment}\n---\n{fragment}")
    for style in FORMATS:
        assert len(format_report(report, style)) > len(report.diagnostics)
    for line in format_report(report, "text").splitlines():
        assert line.startswith((f"{PATH}:", "  hint: "))


@given(st.one_of(st.binary(max_size=100), texts.map(lambda text: text.encode(errors="replace"))))
def test_any_bytes_are_a_document_or_diagnostics(content: bytes) -> None:
    report = Report()
    document = decode_document(content, PATH, report)
    assert all(found.location.line <= lines_of(content) for found in report.diagnostics)
    assert document or report.errors


def other_files(path: str) -> st.SearchStrategy[tuple[str, str]]:
    return st.tuples(st.just(path), mutated(st.just(MINIMUM[path])) | texts)


@given(st.sampled_from(sorted(MINIMUM)).flatmap(other_files))
@example(("content/bulletin.yml", "a:\u2028b"))
@example(("content/bulletin.yml", "a: {b"))
@example(("content/bulletin.yml", "\r\r- a"))
def test_whatever_stands_in_the_other_files_is_told(file: tuple[str, str]) -> None:
    path, text = file
    report = Report()
    with TemporaryDirectory() as folder:
        root = write_project(Path(folder), {path: text.encode(errors="replace")})
        try:
            load(Project(root, root / "site"), report)
        except BulletinError:
            assert report.errors
    for found in report.diagnostics:
        assert found.location.path in MINIMUM
        assert found.location.line <= lines_of(text.encode(errors="replace"))


@given(mutated(sound_texts))
def test_the_rules_bear_what_did_not_parse(text: str) -> None:
    report = Report()
    with TemporaryDirectory() as folder:
        root = write_project(Path(folder), {PATH: text.encode(errors="replace")})
        try:
            bulletin = load(Project(root, root / "site"), report)
            assert [entry.document.path for entry in bulletin.entries] == [PATH]
        except BulletinError:
            assert report.errors
    check_places(report.diagnostics, text)
