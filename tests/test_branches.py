"""A branch against its base: what git tells, which warnings count, and how it ends."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from bulletin.branch_changes.git import changed_since, read_blobs
from bulletin.commands.common_options import FAULTY, SOUND, UNUSABLE
from bulletin.diagnostics.report import EnvironmentFault
from tests.projects import ENTRY, entry, write_project
from tests.repositories import commit, git
from tests.test_cli import BROKEN, HTTP, check

HOSTILE_NAMES = ("-rf", "--help", "a\nb", "a\tb", '"quoted".md', "a b", "é", "$(touch x)", ":raw")


def published(root: Path, files: dict[str, str] | None = None) -> Path:
    """A project whose first commit is the branch main, with a branch of its own checked out."""
    write_project(root, {"content/2022-02/sound.md": ENTRY, **(files or {})})
    commit(root)
    git(root, "switch", "--quiet", "--create", "branch")
    return root


def changes(root: Path) -> list[tuple[str, str]]:
    return [(file.before, file.after) for file in changed_since(root, "main")]


# What git tells


def test_nothing_was_changed(tmp_path: Path) -> None:
    assert changed_since(published(tmp_path), "main") == ()


def test_files_are_new_changed_moved_and_gone(tmp_path: Path) -> None:
    long = "Some words that are moved as they are.\n" * 9
    root = published(tmp_path, {"moved": long, "gone": "x", "changed": "x", "kept": "x"})
    (root / "moved").rename(root / "elsewhere")
    (root / "gone").unlink()
    write_project(root, {"changed": "y", "new": "z"})
    commit(root)
    expected = [("changed", "changed"), ("moved", "elsewhere"), ("gone", ""), ("", "new")]
    assert changes(root) == expected


def test_what_is_not_committed_counts_as_it_lies_there(tmp_path: Path) -> None:
    root = published(tmp_path, {"gone": "x", "changed": "x", ".gitignore": "ignored\n"})
    (root / "gone").unlink()
    write_project(root, {"changed": "y", "new": "z", "ignored": "z"})
    assert changes(root) == [("changed", "changed"), ("gone", ""), ("", "new")]


def test_what_others_changed_in_the_meantime_is_not_the_branch_s(tmp_path: Path) -> None:
    root = published(tmp_path)
    commit(write_project(root, {"ours": "x"}))
    git(root, "switch", "--quiet", "main")
    commit(write_project(root, {"theirs": "x"}))
    git(root, "switch", "--quiet", "branch")
    assert changes(root) == [("", "ours")]


def test_a_project_may_be_a_folder_of_its_repository(tmp_path: Path) -> None:
    commit(write_project(tmp_path / "bulletin"))
    shutil.move(tmp_path / "bulletin/.git", tmp_path / ".git")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message", "Moved")
    git(tmp_path, "branch", "base")
    for name in ("beside", "bulletin/within"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    commit(tmp_path)
    for name in ("beside-as-well", "bulletin/within-as-well"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    found = [one.after for one in changed_since(tmp_path / "bulletin", "base")]
    assert found == ["within", "within-as-well"]


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_no_name_of_a_file_is_more_than_a_name(tmp_path: Path, name: str) -> None:
    root = published(tmp_path, {f"gone/{name}": "old words\n" * 9})
    (root / "gone").rename(root / "moved")
    commit(write_project(root, {name: "x"}))
    assert set(changes(root)) == {("", name), (f"gone/{name}", f"moved/{name}")}


def test_a_name_that_is_no_text_is_told_in_escapes(tmp_path: Path) -> None:
    root = published(tmp_path)
    Path(os.fsdecode(os.fsencode(root) + b"/\xff")).write_text("x", encoding="utf-8")
    result = check(root, "--changed", "main")
    assert result.exit_code == SOUND
    assert "- changes one file outside content/: \\udcff" in result.stdout


def test_a_name_is_no_command_of_github(tmp_path: Path) -> None:
    root = published(tmp_path)
    write_project(root, {"a\n::error::b ##[add-mask]c": "x"})
    lines = check(root, "--changed", "main", "--format", "github").stdout.splitlines()
    begin = next(i for i, line in enumerate(lines) if line.startswith("::stop-commands::"))
    word = lines[begin].removeprefix("::stop-commands::")
    assert lines[begin + 1 :] == [
        "This branch",
        "- changes one file outside content/: a\\n::error::b ##[add-mask]c",
        f"::{word}::",
    ]


def test_contents_are_read_by_their_ids(tmp_path: Path) -> None:
    texts = {"a": "x\ny\n", "b": "", "c": "blob 7\n\nabc", "d": "no end"}
    root = published(tmp_path, texts)
    for name in texts:
        (root / name).write_text("changed", encoding="utf-8")
    files = changed_since(root, "main")
    found = read_blobs(root, (*(file.blob for file in files), "0" * 40))
    assert {file.before: found[file.blob].decode() for file in files} == texts
    assert len(found) == len(texts)
    assert read_blobs(root, ()) == {}


def test_a_base_may_be_any_name_of_a_commit(tmp_path: Path) -> None:
    root = published(tmp_path)
    commit(write_project(root, {"new": "x"}))
    head = git(root, "rev-parse", "HEAD^").strip()
    for base in ("main", "HEAD^", "refs/heads/main", head, head[:10]):
        assert [file.after for file in changed_since(root, base)] == ["new"]


@pytest.mark.parametrize(
    "base", ["nowhere", "", "--help", "--output=x", "-", "a b", "main\n", "main:"]
)
def test_a_base_that_git_does_not_know_is_told(tmp_path: Path, base: str) -> None:
    root = published(tmp_path)
    before = sorted(root.rglob("*"))
    result = check(root, "--changed", base)
    assert result.exit_code == UNUSABLE
    assert result.stdout == ""
    assert result.stderr.startswith("error: git does not know '")
    assert result.stderr.endswith("or fetch it first: git fetch origin\n")
    assert sorted(root.rglob("*")) == before


def test_a_shallow_clone_is_told_what_to_do(tmp_path: Path) -> None:
    root = published(tmp_path / "whole")
    commit(write_project(root, {"new": "x"}))
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{root}", "shallow")
    result = check(tmp_path / "shallow", "--changed", "HEAD")
    assert result.exit_code == UNUSABLE
    assert result.stderr == (
        "error: --changed needs the full history; run 'git fetch --unshallow', "
        "or set 'fetch-depth: 0' in the workflow\n"
    )


def test_branches_without_a_common_past_are_told(tmp_path: Path) -> None:
    root = published(tmp_path)
    git(root, "switch", "--quiet", "--orphan", "other")
    commit(write_project(root))
    with pytest.raises(
        EnvironmentFault, match="have no common commit; name the commit where it began"
    ):
        changed_since(root, "main")


def test_a_folder_outside_of_git_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(EnvironmentFault, match=r"^git rev-parse: .*not a git repository[^\n]*$"):
        changed_since(write_project(tmp_path), "main")


def test_a_machine_without_git_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = published(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    with pytest.raises(EnvironmentFault, match="git is not installed"):
        changed_since(root, "main")


def test_a_conflict_is_a_change(tmp_path: Path) -> None:
    root = published(tmp_path, {"both": "x\n"})
    commit(write_project(root, {"both": "ours\n"}))
    git(root, "switch", "--quiet", "main")
    commit(write_project(root, {"both": "theirs\n"}))
    git(root, "switch", "--quiet", "branch")
    with pytest.raises(subprocess.CalledProcessError):
        git(root, "merge", "--quiet", "main")
    assert [(one.before, one.after) for one in changed_since(root, "main")] == [("both", "both")]


# What counts, and how it ends


def test_warnings_are_those_of_changed_files(tmp_path: Path) -> None:
    root = published(tmp_path, {"content/2022-02/old.md": HTTP})
    commit(write_project(root, {"content/2022-02/new.md": HTTP}))
    result = check(root, "--changed", "main")
    assert result.exit_code == SOUND
    assert result.stdout.count("warning[") == 1
    assert result.stdout.startswith("content/2022-02/new.md:8:10: warning[insecure-url]")
    assert check(root).stdout.count("warning[") == 2


def test_strictness_is_about_changed_files(tmp_path: Path) -> None:
    root = published(tmp_path, {"content/2022-02/old.md": HTTP})
    assert check(root, "--strict").exit_code == FAULTY
    assert check(root, "--strict", "--changed", "main").exit_code == SOUND
    write_project(root, {"content/2022-02/new.md": HTTP})
    assert check(root, "--strict", "--changed", "main").exit_code == FAULTY


def test_errors_are_those_of_all_files(tmp_path: Path) -> None:
    root = published(tmp_path, {"content/2022-02/old.md": BROKEN})
    result = check(root, "--changed", "main")
    assert result.exit_code == FAULTY
    assert "content/2022-02/old.md:3:10: error[unknown-section]" in result.stdout


def test_a_base_with_errors_is_one_to_compare_with(tmp_path: Path) -> None:
    files = {"content/2022-02/a.md": BROKEN, "content/2022-02/b.md": "---\nnothing", "x": "x"}
    root = published(tmp_path, files)
    write_project(root, {"content/2022-02/a.md": ENTRY, "content/2022-02/b.md": ENTRY})
    result = check(root, "--changed", "main")
    assert result.exit_code == SOUND
    assert result.stdout.endswith(
        "- changes 2022-02/a: its section\n- changes content/2022-02/b.md\n"
    )


@pytest.mark.parametrize(
    "now", ["no front matter\n", entry().replace("date:", "aliases: [x]\ndate:")]
)
def test_of_a_faulty_file_its_own_fault_is_told_and_no_other(tmp_path: Path, now: str) -> None:
    past = entry().replace("date:", "aliases: [2022-02/past]\ndate:")
    root = published(tmp_path, {"content/2022-02/a.md": past})
    write_project(root, {"content/2022-02/a.md": now})
    result = check(root, "--changed", "main")
    assert result.exit_code == FAULTY
    assert result.stderr == "1 error\n"
    assert "lost-address" not in result.stdout


def test_an_address_that_was_never_one_cannot_be_lost(tmp_path: Path) -> None:
    root = published(tmp_path, {"content/2022-02/No Slug.md": ENTRY, "content/README.md": "x"})
    (root / "content/2022-02/No Slug.md").unlink()
    (root / "content/README.md").unlink()
    assert check(root, "--changed", "main").exit_code == SOUND


def test_an_entry_may_take_over_the_address_of_another(tmp_path: Path) -> None:
    root = published(tmp_path, {"content/2022-02/a.md": ENTRY})
    (root / "content/2022-02/a.md").unlink()
    aliased = entry().replace("date:", "aliases: [2022-02/a]\ndate:")
    write_project(root, {"content/2022-02/sound.md": aliased})
    result = check(root, "--changed", "main")
    assert result.exit_code == SOUND
    assert "- removes 2022-02/a\n" in result.stdout


def test_changes_are_told_behind_the_closing_line(tmp_path: Path) -> None:
    root = published(tmp_path)
    assert check(root, "--changed", "main").stdout == (
        "Checked 1 entry: no problems.\nThis branch\n- changes nothing\n"
    )
    write_project(root, {"content/2022-02/a.md": ENTRY})
    assert check(root, "--changed", "main").stdout == (
        "Checked 2 entries: no problems.\nThis branch\n- adds one entry to 2022-02\n"
    )
    assert check(root, "--changed", "main", "--format", "json").stdout == "[]\n"


def test_the_summary_of_a_step_tells_changes_and_faults(tmp_path: Path) -> None:
    root = published(tmp_path / "p")
    write_project(root, {"<b>*x*</b>\n\n# y": "x"})
    file = tmp_path / "summary.md"
    check(root, "--changed", "main", "--format", "github", env={"GITHUB_STEP_SUMMARY": str(file)})
    assert file.read_text(encoding="utf-8") == (
        "### This branch\n\n<ul>\n<li>changes one file outside content/: "
        "&lt;b&gt;*x*&lt;/b&gt;\\n\\n# y</li>\n</ul>\n\n"
        "### No problems\n\n<pre></pre>\n"
    )
