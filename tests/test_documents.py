"""Files with front matter: where it ends, where the text begins, and what is kept of both."""

from pathlib import Path

import pytest

from bulletin.diagnostics.report import Code, Report
from bulletin.parsing.documents import Document, decode_document, parse_document
from bulletin.parsing.located_nodes import Faulty, node_at
from tests.projects import ENTRY

PATH = "content/2022-02/sample.md"


def parsed(text: str) -> tuple[Document, list[tuple[Code, int, int]]]:
    report = Report()
    document = parse_document(text, PATH, report)
    found = report.diagnostics
    return document, [(one.code, one.location.line, one.location.column) for one in found]


def sound(text: str) -> Document:
    document, found = parsed(text)
    assert found == []
    return document


def read(content: bytes) -> tuple[Document | None, Report]:
    report = Report()
    return decode_document(content, "sample.md", report), report


def test_a_file_is_split_into_fields_and_text() -> None:
    document = sound("---\ntitle: A\ndate: 2022-02\n---\nThe text.\n\nMore.\n")
    assert document.front.plain() == {"title": "A", "date": "2022-02"}
    assert document.body == "The text.\n\nMore.\n"
    assert document.body_line == 5


def test_a_document_knows_its_name_and_its_folder() -> None:
    document = sound("---\n---\nText.\n")
    assert (document.path, document.folder, document.stem) == (PATH, "content/2022-02", "sample")


@pytest.mark.parametrize(
    ("text", "body", "line"),
    [
        ("---\n---\nText", "Text", 3),
        ("---\n---\n\n\nText", "\n\nText", 3),
        ("---\na: b\n---\n", "", 4),
        ("---\na: b\n---", "", 3),
        ("---  \na: b\n---\t \nText", "Text", 4),
        ("---\n# only a comment\n\n---\nText", "Text", 5),
    ],
)
def test_the_text_begins_behind_the_closing_line(text: str, body: str, line: int) -> None:
    document = sound(text)
    assert (document.body, document.body_line) == (body, line)


def test_the_first_closing_line_counts() -> None:
    assert sound("---\na: b\n---\nText\n\n---\n\nMore\n").body == "Text\n\n---\n\nMore\n"


@pytest.mark.parametrize("line", ["----", "--", "--- a", " ---", "- --", "...", "***", "–––"])
def test_nothing_else_closes_the_front_matter(line: str) -> None:
    document, found = parsed(f"---\na: |\n  b\n{line}\nText\n")
    assert found == [(Code.UNCLOSED_FRONT_MATTER, 1, 1)]
    assert isinstance(document.front, Faulty)


def test_three_dashes_inside_of_a_value_close_nothing() -> None:
    document = sound("---\na: one --- two\nb: |\n  ---\n---\nText\n")
    assert document.front.plain() == {"a": "one --- two", "b": "---\n"}


@pytest.mark.parametrize("text", ["", "Text", "\n---\na: b\n---\n", " ---\na: b\n---\n", "----\n"])
def test_a_file_without_front_matter_is_told(text: str) -> None:
    document, found = parsed(text)
    assert found == [(Code.MISSING_FRONT_MATTER, 1, 1)]
    assert isinstance(document.front, Faulty)
    assert (document.body, document.body_line) == (text, 1)


@pytest.mark.parametrize("front", ["- a\n- b\n", "just words\n", "标题：数据\n", "'a: b'\n"])
def test_front_matter_without_fields_is_told(front: str) -> None:
    document, found = parsed(f"---\n{front}---\nText\n")
    assert found == [(Code.NOT_A_MAPPING, 2, 1)]
    assert document.body == "Text\n"


def test_the_front_matter_has_a_limit() -> None:
    def with_front_matter(size: int) -> str:
        return "---\na: " + "x" * (size - 4) + "\n---\nText\n"

    assert sound(with_front_matter(16 * 1024)).body == "Text\n"
    document, found = parsed(with_front_matter(16 * 1024 + 1))
    assert found == [(Code.FRONT_MATTER_TOO_LARGE, 2, 1)]
    assert (document.body, document.body_line) == ("Text\n", 4)


def test_a_fault_of_the_front_matter_has_its_line_in_the_file() -> None:
    _, found = parsed("---\na: b\n\nc: d: e\n---\nText\n")
    assert found == [(Code.INVALID_YAML, 4, 5)]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_a_file_is_the_same_with_any_mark_and_line_end(
    tmp_path: Path, mark: bytes, end: bytes
) -> None:
    document, report = read(mark + ENTRY.encode().replace(b"\n", end))
    assert report.diagnostics == []
    assert document
    assert document.body == "The authority fined a company.[^press]\n"
    assert document.body_line == 10
    location = node_at(document.front, ("sources", 0, "url")).location
    assert (location.line, location.column) == (8, 10)


def test_a_file_that_is_no_text_has_no_document(tmp_path: Path) -> None:
    document, report = read(b"---\na: \xff\n---\n")
    assert document is None
    assert [one.code for one in report.diagnostics] == [Code.NOT_UTF8]
