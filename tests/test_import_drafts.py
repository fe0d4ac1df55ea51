"""Drafts as files, and the command that writes them."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bulletin.cli import main
from bulletin.commands.common_options import FAULTY, SOUND, UNUSABLE
from bulletin.importing.drafts.citations import MARK
from bulletin.importing.drafts.draft import as_markdown, free_slug, quoted_value
from tests.importing import import_into
from tests.projects import ROOT, faults_of, write_project

TEXT = "Legislation\n\nFirst title\n\nIt was so on 3 May 2031. 1\n\n1. https://a.example.org/\n"


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("The office's plan", "the-offices-plan"),
        ("A " * 60, ("a-" * 39)[:-1]),
        ("数据", "shu-ju"),
        ("§ !", "entry"),
        ("Issue", "issue-2"),
        ("Taken", "taken-2"),
    ],
)
def test_a_draft_is_named_after_its_title(title: str, slug: str) -> None:
    assert free_slug(title, {"taken"}) == slug
    assert free_slug(title, {"taken", slug}) not in {"taken", slug}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a *b* _c_ `d` [e] <f> ~g~ h^i", r"a \*b\* \_c\_ \`d\` \[e\] \<f\> \~g\~ h\^i"),
        ("1. a", r"1\. a"),
        ("12) a", r"12\) a"),
        ("# a", r"\# a"),
        ("- a", r"\- a"),
        ("+ a", r"\+ a"),
        ("> a", r"\> a"),
        ("=== a", r"\=== a"),
        ("a & b &amp; c", r"a & b \&amp; c"),
        ("2022 was a year", "2022 was a year"),
        ("back\\slash", r"back\\slash"),
    ],
)
def test_text_that_looks_like_markdown_stays_text(text: str, written: str) -> None:
    assert as_markdown(text) == written


def test_marks_stand_directly_behind_their_words_and_not_twice() -> None:
    assert as_markdown(f"a {chr(MARK)}{chr(MARK)}{chr(MARK + 1)} b", ["x", "y"]) == "a[^x][^y] b"


def test_a_value_is_quoted() -> None:
    assert quoted_value('a "b": \\c #d\n e') == r'"a \"b\": \\c #d e"'


def test_titles_of_all_kinds_are_read_as_they_were(tmp_path: Path) -> None:
    titles = ['A "b": c #d', "On: &e", "- f and g", "[h] {i}", "50% @ j's", "\\k\\n"]
    text = "".join(f"## {title}\n\nThe text.\n\n" for title in titles)
    found = import_into(tmp_path, "a.md", text)
    told = [re.findall(r'^title: "(.*)"$', draft, re.MULTILINE) for draft in found.drafts.values()]
    read = [one.replace('\\"', '"').replace("\\\\", "\\") for (one,) in told]
    assert read == [*titles[:2], "f and g", *titles[3:]]
    codes = set(re.findall(r"\[([a-z-]+)\]: ", faults_of(found.root)))
    assert codes == {"unconfirmed", "missing-field", "title-length"}


# The command


def run(root: Path, *arguments: str, text: str = TEXT) -> Result:
    file = root / "a.txt"
    file.write_text(text, encoding="utf-8")
    return CliRunner().invoke(main, ["import", "--project", str(root), str(file), *arguments])


def test_what_was_written_and_what_is_next_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["bulletin"])
    result = run(write_project(tmp_path))
    assert result.exit_code == SOUND
    told = result.stdout.splitlines()
    month = "month guessed from most dates of the text, as in “It was so on 3 May 2031. 1”"
    assert told[0] == f"a.txt: 2031-05 ({month})"
    assert told[1].startswith("  outline lines: 1 item, ")
    assert told[2].startswith("  runner-up paragraphs: 1 item, ")
    assert told[3:] == [
        f"  Wrote 1 draft into {tmp_path}/content/2031-05/",
        "    Legislation: 1",
        "  Not in the drafts:",
        "    the heading of Legislation:",
        "      Legislation",
        "",
        "2 decisions for 1 draft:",
        "  date to confirm in 1 draft of 2031-05",
        "  jurisdictions to add in 1 draft of 2031-05",
        "",
        "Next: 'bulletin confirm 2031-05' lists each guess with the words that it was made from.",
    ]
    assert {file.name for file in (tmp_path / "content/2031-05").iterdir()} == {
        "first-title.md",
        "issue.md",
    }


def test_check_refuses_a_guess_until_its_line_is_deleted(tmp_path: Path) -> None:
    root = write_project(tmp_path)
    (root / "content/2022-02/issue.md").unlink()
    run(root, "--issue", "2031-05")
    draft = root / "content/2031-05/first-title.md"
    check = ("check", "--project", str(root), "--today", "2031-06-01")
    before = CliRunner().invoke(main, check)
    assert before.exit_code == FAULTY
    assert "[unconfirmed]: 'date' was guessed from 'on 3 May 2031'" in before.stdout
    text = draft.read_text(encoding="utf-8").replace(
        "date: 2031-05-03\n", "date: 2031-05-03\njurisdictions: [NO]\n"
    )
    draft.write_text(re.sub(r"unconfirmed:\n(  .*\n)+", "", text), encoding="utf-8")
    after = CliRunner().invoke(main, check)
    assert after.exit_code == SOUND
    assert after.stdout.startswith("Checked 1 entry: no problems.\n")


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    root = write_project(tmp_path)
    run(root)
    files = sorted((root / "content/2031-05").iterdir())
    for file in files:
        file.write_text("mine", encoding="utf-8")
    again = run(root)
    assert again.exit_code == SOUND
    assert [file.read_text(encoding="utf-8") for file in files] == ["mine", "mine"]
    assert (
        "first-title.md was there already and was left as it is:\n      First title\n"
        in again.stdout
    )
    assert "      It was so on 3 May 2031.\n" in again.stdout


def test_the_month_may_be_named(tmp_path: Path) -> None:
    root = write_project(tmp_path)
    assert run(root, "--issue", "2031-04").exit_code == SOUND
    assert (root / "content/2031-04/first-title.md").exists()


@pytest.mark.parametrize("month", ["2031-13", "2031-05-03", "May"])
def test_a_month_that_is_none_is_refused(month: str, tmp_path: Path) -> None:
    result = run(write_project(tmp_path), "--issue", month)
    assert result.exit_code == UNUSABLE
    assert result.stderr.startswith("error: --issue")
    assert result.stderr.count("\n") == 1


def test_a_month_that_nobody_tells_is_asked_for_only_at_a_terminal(tmp_path: Path) -> None:
    result = run(write_project(tmp_path), text="A title\n\nThe text.\n")
    assert result.exit_code == UNUSABLE
    assert result.stderr == "error: a.txt does not tell its month; name it, as --issue 2022-02\n"


def test_at_a_terminal_the_month_is_asked_for(tmp_path: Path) -> None:
    root = write_project(tmp_path)
    (root / "a.txt").write_text("A title\n\nThe text.\n", encoding="utf-8")
    ours, theirs = os.openpty()
    os.write(ours, b"2031-05\n")
    command = (ROOT / "build.py", "import", "--project", root, root / "a.txt")
    done = subprocess.run(
        [sys.executable, *command], stdin=theirs, capture_output=True, check=False
    )
    assert done.returncode == SOUND
    assert b"The month of a.txt, such as 2022-02: " in done.stdout
    assert (root / "content/2031-05/a-title.md").exists()


def test_a_text_without_items_writes_nothing(tmp_path: Path) -> None:
    result = run(write_project(tmp_path), "--issue", "2031-05", text="* * *\n\nLegislation\n")
    assert result.exit_code == UNUSABLE
    assert result.stderr == "error: a.txt has no item that can be distinguished from the rest\n"
    assert not (tmp_path / "content/2031-05").exists()


def test_faults_of_the_settings_come_first(tmp_path: Path) -> None:
    root = write_project(tmp_path, {"content/bulletin.yml": "title: x\n"})
    result = run(root)
    assert result.exit_code == FAULTY
    assert "[missing-field]" in result.stdout
    assert not (root / "content/2031-05").exists()


def test_a_file_that_cannot_be_imported_ends_in_one_line(tmp_path: Path) -> None:
    result = run(write_project(tmp_path), text="%PDF-1.7")
    assert result.exit_code == UNUSABLE
    assert result.stderr.count("\n") == 1
