"""How faults are shown: for people, for programs, and as annotations on GitHub."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt

from bulletin.diagnostics.report import BulletinError, Code, Diagnostic, Location, Report
from bulletin.diagnostics.report_formats import format_report, report_for_step_summary, summary
from bulletin.pipeline import Project, load
from tests.markup import read_html, text_of
from tests.parsing import PATH, parse_entry
from tests.projects import ENTRY, entry, write_project

HOSTILE = (
    "one\ntwo",
    "one\r\ntwo\rthree",
    "one\n::error::two",
    "one\n  ::error::two",
    "::error file=x::one",
    "::stop-commands::x",
    "::add-mask::\n::set-output name=x::y",
    "##[error]one",
    "one ##[add-mask]two",
    "one%0A::error::two",
    "100% of one, two: three",
    "one::two,three=four",
    "one\u2028::error::two\x0b::error::three\x85::error::four",
)
"""Texts that are commands if nobody takes care."""

COMMANDS = {
    *("error", "warning", "notice", "debug", "group", "endgroup", "echo", "stop-commands"),
    *("add-mask", "add-matcher", "remove-matcher", "set-output", "save-state", "set-env"),
    "add-path",
}
_PLAIN = re.compile(r"\s*::(?P<name>[\w-]+)(?: (?P<given>.*?))?::(?P<words>.*)")
_OLD = re.compile(r".*?##\[(?P<name>[\w-]+)(?: (?P<given>[^\]]*))?\](?P<words>.*)")


@dataclass(frozen=True)
class Command:
    """What GitHub's runner finds in a line of the log."""

    name: str
    properties: dict[str, str]
    words: str


def report_of(*found: Diagnostic) -> Report:
    report = Report()
    report.extend(found)
    return report


def one(
    message: str = "it is wrong",
    hint: str = "",
    *,
    code: Code = Code.BAD_VALUE,
    path: str = PATH,
    line: int = 3,
    column: int = 8,
) -> Diagnostic:
    return Diagnostic(code, Location(path, line, column), message, hint)


def commands_in(output: str) -> list[Command]:
    """All commands of a log, as GitHub's runner takes them.

    Blanks may stand before `::`, and the older `##[` counts anywhere in a line. A log may
    switch commands off by `stop-commands` and on again by the word that it gives with it.
    """
    commands: list[Command] = []
    token = ""
    for line in re.split(r"\r\n|\r|\n", output):
        match = _PLAIN.match(line) or _OLD.match(line)
        if not match:
            continue
        name, words = match["name"], match["words"]
        if token:
            token = "" if name == token else token
        elif name == "stop-commands" and line.startswith("::"):
            token = words
        elif name in COMMANDS:
            commands.append(Command(name, _properties(match["given"] or ""), unquote(words)))
    assert not token, "commands stay switched off"
    return commands


def _properties(given: str) -> dict[str, str]:
    pairs = (pair.partition("=") for pair in given.split(",") if pair)
    return {name: unquote(value) for name, _, value in pairs}


# The order of a report


def test_faults_are_shown_in_the_order_of_their_places() -> None:
    places = [("b.md", 1, 1), ("a.md", 10, 2), ("a.md", 2, 9), ("a.md", 10, 1), ("a.md", 0, 0)]
    report = report_of(*(one(path=p, line=line, column=col) for p, line, col in places))
    shown = [line.partition(": ")[0] for line in format_report(report, "text").splitlines()]
    assert shown == ["a.md", "a.md:2:9", "a.md:10:1", "a.md:10:2", "b.md:1:1"]


@pytest.mark.parametrize(
    ("codes", "line"),
    [
        ([], "no problems"),
        ([Code.BAD_URL], "1 error"),
        ([Code.BAD_URL, Code.BAD_DATE], "2 errors"),
        ([Code.INSECURE_URL], "1 warning"),
        ([Code.BAD_URL, Code.INSECURE_URL, Code.INSECURE_URL], "1 error, 2 warnings"),
    ],
)
def test_a_report_is_summed_up_in_one_line(codes: list[Code], line: str) -> None:
    assert summary(report_of(*(one(code=code) for code in codes))) == line


@pytest.mark.parametrize(("style", "nothing"), [("text", ""), ("github", ""), ("json", "[]")])
def test_an_empty_report_says_nothing(style: str, nothing: str) -> None:
    assert format_report(Report(), style) == nothing


# Text


def test_text_says_where_what_and_how_to_go_on() -> None:
    report = report_of(one("it is wrong", "write it so"), one("it may be", code=Code.INSECURE_URL))
    assert format_report(report, "text") == (
        "content/2022-02/sample.md:3:8: error[bad-value]: it is wrong\n"
        "  hint: write it so\n"
        "content/2022-02/sample.md:3:8: warning[insecure-url]: it may be"
    )


def test_text_has_no_line_for_a_file_as_a_whole() -> None:
    report = report_of(one(line=0, column=0))
    assert format_report(report, "text") == f"{PATH}: error[bad-value]: it is wrong"


# JSON


def test_json_has_all_that_is_known() -> None:
    report = report_of(one("it is\n'wrong'", "中", code=Code.INSECURE_URL))
    assert json.loads(format_report(report, "json")) == [
        {
            "path": "content/2022-02/sample.md",
            "line": 3,
            "column": 8,
            "severity": "warning",
            "code": "insecure-url",
            "message": "it is\n'wrong'",
            "hint": "中",
        }
    ]


# GitHub


def test_github_shows_a_fault_beside_its_line() -> None:
    output = format_report(report_of(one("it is wrong", "write it so")), "github")
    place = {"file": PATH, "title": "bad-value", "line": "3", "col": "8"}
    assert commands_in(output) == [Command("error", place, "it is wrong (write it so)")]


def test_github_shows_a_fault_of_a_file_without_a_line() -> None:
    output = format_report(report_of(one(line=0, column=0)), "github")
    place = {"file": PATH, "title": "bad-value"}
    assert commands_in(output) == [Command("error", place, "it is wrong")]


def test_github_shows_errors_before_warnings() -> None:
    """Because it shows only the first ten of a step."""
    warnings = [one(code=Code.INSECURE_URL, line=number) for number in range(1, 12)]
    commands = commands_in(format_report(report_of(*warnings, one(line=99)), "github"))
    assert [command.name for command in commands] == ["error", *["warning"] * 11]


def test_github_gets_the_whole_list_into_its_log() -> None:
    report = report_of(one("one", "two"), one("three", code=Code.INSECURE_URL))
    shown = [line.strip() for line in format_report(report, "github").splitlines()]
    for line in format_report(report, "text").splitlines():
        assert line.strip() in shown


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("role", ["message", "hint", "path"])
def test_a_text_is_one_annotation_and_no_command(role: str, text: str) -> None:
    found = {
        "message": one(message=text),
        "hint": one(hint=text),
        "path": one(path=f"content/{text}"),
    }
    [command] = commands_in(format_report(report_of(found[role]), "github"))
    assert command.name == "error"
    assert command.properties.keys() == {"file", "title", "line", "col"}
    assert text in (command.properties["file"] if role == "path" else command.words)


@pytest.mark.parametrize("text", [*HOSTILE, "</pre><b>", "&lt;b&gt;", "\n\n# one", "\n```\n<!--"])
def test_the_summary_of_a_step_is_a_heading_and_text(text: str) -> None:
    report = report_of(one(message=text, hint=text), one(code=Code.INSECURE_URL))
    page = MarkdownIt("commonmark").render(report_for_step_summary(report))
    assert [element.name for element in read_html(page).query("*")] == ["h3", "pre"]
    assert text_of(page, "h3") == ["1 error, 1 warning"]
    [shown] = text_of(page, "pre")
    assert shown.split() == format_report(report, "text").split()


# What authors can bring into a report


HOSTILE_FIELDS: tuple[dict[str, str], ...] = (
    {"title": r'"one\n::error::two"'},
    {"section": r'"one\n::error::two"'},
    {"section": r'"%0A::error::two, three: four"'},
    {"section": '"##[add-mask]e"'},
    {"date": "|\n  ::error::one\n  ::error::two"},
    {"jurisdictions": "|\n  ::error::one\n  ::error::two"},
    {"jurisdictions": r'["one\n::error::two"]'},
    {r"title": "x\n? |\n  one\n  ::error::two\n: three"},
    {"body": "[one\n::error::two](javascript:one%0A::error::two)\n"},
    {"body": "[^one %0A::error::two]\n"},
    {"body": "<b\n::error::two='x'>\n"},
    {"body": "<div>\n::error::two\n</div>\n"},
    {"body": "[one](%0A::error::two.md)\n"},
)


@pytest.mark.parametrize("fields", HOSTILE_FIELDS)
def test_authors_cannot_command(fields: dict[str, str], tmp_path: Path) -> None:
    text = entry(**fields)
    root = write_project(tmp_path, {PATH: text})
    report = Report()
    with pytest.raises(BulletinError):
        load(Project(root, root / "site"), report)
    commands = commands_in(format_report(report, "github"))
    assert len(commands) == len(report.diagnostics)
    assert {command.name for command in commands} <= {"error", "warning"}


@pytest.mark.parametrize("fields", HOSTILE_FIELDS)
def test_authors_get_two_lines_for_a_fault_and_no_more(fields: dict[str, str]) -> None:
    _, report = parse_entry(entry(**fields))
    for line in format_report(report, "text").splitlines():
        assert line.startswith((PATH + ":", "  hint: "))


def test_the_sample_has_nothing_to_report() -> None:
    assert format_report(parse_entry(ENTRY)[1], "text") == ""
