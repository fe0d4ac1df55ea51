"""Every fault with its complete output, which was written by hand before the program's.

`invalid/documents/CASE.md` is put into a sound project as `content/2022-02/CASE.md`;
`invalid/projects/CASE/` is laid over one; `invalid/branches/CASE/` has `before/`, which was
published, and `after/`, which replaces it. The text beside it is everything that is said.
"""

import shutil
from datetime import date
from pathlib import Path

import pytest

from bulletin.assembly.content import read_content
from bulletin.diagnostics.report import Code, Report, Severity
from bulletin.rules.all_rules import future_dates
from tests.parsing import parse_body_of_entry, parse_entry
from tests.projects import ENTRY, entry, faults_of, write_project
from tests.repositories import commit, faults_of_branch

INVALID = Path(__file__).parent / "invalid"
DOCUMENTS = sorted(INVALID.glob("documents/*.md"))
EXPECTED = [*INVALID.glob("documents/*.txt"), *INVALID.glob("*/*/expected.txt")]
PROJECTS = sorted(folder for folder in INVALID.glob("projects/*") if folder.is_dir())
BRANCHES = sorted(INVALID.glob("branches/*"))

WITHOUT_FIXTURE = {
    Code.MISSING_FILE: "test_files",
    Code.UNREADABLE_FILE: "test_files",
    Code.SYMLINK: "test_files",
    Code.NOT_UTF8: "test_files",
    Code.FILE_TOO_LARGE: "test_files",
    Code.FRONT_MATTER_TOO_LARGE: "test_files",
    Code.FUTURE_DATE: "test_invalid",
    Code.UNSAFE_OUTPUT: "test_bodies",
    Code.DEAD_LINK: "test_link_diagnostics",
    Code.MOVED_LINK: "test_link_diagnostics",
    Code.REFUSED_LINK: "test_link_diagnostics",
    Code.SLOW_LINK: "test_link_diagnostics",
    Code.UNREACHABLE_LINK: "test_link_diagnostics",
    Code.FAILING_LINK: "test_link_diagnostics",
    Code.LOCAL_LINK: "test_link_diagnostics",
    Code.UNUSED_KNOWN_LINK: "test_link_diagnostics",
    Code.NO_ARCHIVED_COPY: "test_wayback_machine",
    Code.EMAIL_TOO_LARGE: "test_emails",
    Code.OTHER_VERSION: "test_versions",
    Code.LOW_CONTRAST: "test_look",
}
"""Faults that no text can show: of bytes, sizes, the file system, the calendar, the internet and
the program itself; and who tests them."""


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: file.stem)
def test_document_has_exactly_the_expected_faults(document: Path, tmp_path: Path) -> None:
    path = f"content/2022-02/{document.name}"
    root = write_project(tmp_path, {path: document.read_bytes()})
    assert faults_of(root) == document.with_suffix(".txt").read_text(encoding="utf-8").strip()


@pytest.mark.parametrize("overlay", PROJECTS, ids=lambda folder: folder.name)
def test_project_has_exactly_the_expected_faults(overlay: Path, tmp_path: Path) -> None:
    root = write_project(tmp_path, {"content/2022-02/sound.md": ENTRY})
    shutil.copytree(overlay, root, dirs_exist_ok=True)
    expected = (overlay / "expected.txt").read_text(encoding="utf-8").strip()
    assert faults_of(root) == expected


@pytest.mark.parametrize("branch", BRANCHES, ids=lambda folder: folder.name)
def test_branch_has_exactly_the_expected_faults(branch: Path, tmp_path: Path) -> None:
    root = write_project(tmp_path, {"content/2022-02/sound.md": ENTRY})
    shutil.copytree(branch / "before", root, dirs_exist_ok=True)
    commit(root)
    shutil.rmtree(root / "content")
    write_project(root, {"content/2022-02/sound.md": ENTRY})
    shutil.copytree(branch / "after", root, dirs_exist_ok=True)
    commit(root)
    expected = (branch / "expected.txt").read_text(encoding="utf-8").strip()
    assert faults_of_branch(root, "HEAD^") == expected


def test_every_code_has_a_fixture() -> None:
    shown = "".join(file.read_text(encoding="utf-8") for file in EXPECTED)
    unseen = {code for code in Code if f"[{code}]" not in shown}
    assert unseen == WITHOUT_FIXTURE.keys()


@pytest.mark.parametrize(("code", "module"), WITHOUT_FIXTURE.items())
def test_a_code_without_fixture_has_a_test(code: Code, module: str) -> None:
    text = Path(__file__).with_name(f"{module}.py").read_text(encoding="utf-8")
    assert f"[{code}]" in text or f'"{code}"' in text


@pytest.mark.parametrize("code", Code)
def test_a_code_is_explained_in_one_sentence(code: Code) -> None:
    assert code.meaning[0] in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    assert code.meaning.endswith(".")
    assert ". " not in code.meaning


def test_what_is_told_always_has_a_hint() -> None:
    for file in EXPECTED:
        lines = file.read_text(encoding="utf-8").splitlines()
        assert [line.startswith("  hint: ") for line in lines] == [False, True] * (len(lines) // 2)


# What is no fault


def test_the_sample_entry_is_sound(tmp_path: Path) -> None:
    assert faults_of(write_project(tmp_path, {"content/2022-02/sound.md": ENTRY})) == ""


@pytest.mark.parametrize(
    "codes", ["[NO]", "[EU, INT]", "[US-CA, CN-ZJ, GB-ENG]", "\n  - NO\n  - ON"]
)
def test_a_code_is_the_text_it_is(codes: str, tmp_path: Path) -> None:
    faults = faults_of(
        write_project(tmp_path, {"content/2022-02/a.md": entry(jurisdictions=codes)})
    )
    assert ("ON" in codes) == ("'ON' is not a jurisdiction" in faults)
    assert "'NO'" not in faults
    assert faults.count("error") == ("ON" in codes)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("22:22:22 is the time", "22:22:22 is the time"),
        ("0123456789", "0123456789"),
        ("2022-02-30", "2022-02-30"),
        ("1_000_000.00", "1_000_000.00"),
        ("C#1 is no comment", "C#1 is no comment"),
        ("a:b is no field", "a:b is no field"),
        ("'Law: new rules'", "Law: new rules"),
        ("“Consent” is not “consent”", "“Consent” is not “consent”"),
        ('"“We comply”"', "“We comply”"),
        ("The “right to be forgotten”", "The “right to be forgotten”"),
        ("数据出境安全评估办法施行", "数据出境安全评估办法施行"),
        (">-\n  The authority\n  fines", "The authority fines"),
        ("The authority fines\n  a company", "The authority fines a company"),
    ],
)
def test_a_title_is_the_text_it_is(written: str, read: str) -> None:
    parsed, report = parse_entry(entry(title=written))
    assert report.diagnostics == []
    assert parsed is not None
    assert parsed.title == read


@pytest.mark.parametrize(
    "title",
    [
        "The authority fines Example Inc.",
        "Rules in force in the U.S.",
        "中国施行数据出境安全评估办法",
    ],
)
def test_a_title_is_a_headline(title: str, tmp_path: Path) -> None:
    assert faults_of(write_project(tmp_path, {"content/2022-02/a.md": entry(title=title)})) == ""


@pytest.mark.parametrize("day", ["2021-12-01", "2021-12", "2022-02", "2022-04-30"])
def test_a_date_is_near_its_issue(day: str, tmp_path: Path) -> None:
    assert faults_of(write_project(tmp_path, {"content/2022-02/a.md": entry(date=day)})) == ""


@pytest.mark.parametrize(
    "text",
    [
        "He “processes [sic] data” [emphasis added].[^press]",
        "See [2022] UKSC 1 and [2022] EWCA Civ 12, [text] [sic], § 3 [1][^press] [Art. 5(1)] (a).",
        "[Note] the rule: [a] and [b]; 5 < 6 > 4 & 3, x^2, y^[^press]",
        r"A mark is written \[^id], \^[or] `[^id]`.[^press]",
        "[the notice][n], [n][], [n] and ![] stay.[^press]\n\n[n]: https://www.example.org/n",
        "<https://www.example.org/n> <a@example.org> [us](mailto:a@example.org)[^press]",
        "> 1. a\n>    - b\n>\n>      c[^press]\n\n| a | b \\| c |\n|---|---|\n| d | e |\n| f |\n",
        "### A heading\n\ntext[^press]\n\n***\n\n#hashtag and 1. point\n",
        "```\n<b> [^id]: x\n```\n\ntext[^press]",
        "No mark at all, so that every source is cited at the end.",
    ],
)
def test_prose_of_lawyers_is_sound(text: str) -> None:
    _, report = parse_body_of_entry(text)
    assert report.diagnostics == []


# What depends on the day


def future(root: Path, today: date) -> list[str]:
    found = list(future_dates(read_content(root, Report()), today))
    assert {one.severity for one in found} <= {Severity.WARNING}
    return [f"{one.location}: [{one.code}]: {one.message} ({one.hint})" for one in found]


def test_a_date_to_come_is_told(tmp_path: Path) -> None:
    source = "    published: 2022-03\n    accessed: 2022-02-30\n    archived: 2022-02-25\n"
    text = entry(date="2022-04-24").replace("---\nThe", f"{source}---\nThe")
    root = write_project(tmp_path, {"content/2022-02/a.md": text})
    path = "content/2022-02/a.md"
    assert future(root, date(2022, 2, 24)) == [
        f"{path}:4:7: [future-date]: the date 2022-04-24 is in the future"
        " (check the year and month; today is 2022-02-24)",
        f"{path}:9:16: [future-date]: the date 2022-03 is in the future"
        " (check the year and month; today is 2022-02-24)",
    ]


def test_a_date_far_from_its_issue_is_not_told_again(tmp_path: Path) -> None:
    root = write_project(tmp_path, {"content/2022-02/a.md": entry(date="2202-02-24")})
    assert future(root, date(2022, 2, 24)) == []


def test_a_month_has_come_with_its_first_day(tmp_path: Path) -> None:
    root = write_project(tmp_path, {"content/2022-02/a.md": entry(date="2022-02")})
    assert future(root, date(2022, 1, 30)) != []
    assert future(root, date(2022, 1, 31)) == []


def test_an_issue_may_say_when_it_will_appear(tmp_path: Path) -> None:
    notes = "---\npublished: 2022-03-01\n---\nAn introduction.\n"
    root = write_project(tmp_path, {"content/2022-02/issue.md": notes})
    assert future(root, date(2022, 2, 1)) == []
