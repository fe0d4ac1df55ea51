"""The command line: which words it takes, what it prints, and how it ends."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bulletin.cli import COMMANDS, main
from bulletin.commands import common_options
from bulletin.commands.common_options import FAULTY, SOUND, UNUSABLE
from bulletin.diagnostics.report import Report
from tests.projects import ROOT, entry, write_buildable_project, write_project

HTTP = entry().replace("https://www.example.org", "http://www.example.org")
BROKEN = entry(section="ligitation")


def run(*arguments: str, env: dict[str, str] | None = None) -> Result:
    quiet = {"GITHUB_ACTIONS": "", "GITHUB_STEP_SUMMARY": "", "SITE_URL": ""}
    return CliRunner().invoke(main, arguments, env={**quiet, **(env or {})})


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("chek", "did you mean 'check'?"),
        ("Build", "did you mean 'build'?"),
        ("xyzzy", f"the commands are {', '.join(COMMANDS)}"),
    ],
)
def test_a_command_that_there_is_not_is_told(word: str, meant: str) -> None:
    result = run(word)
    assert result.exit_code == UNUSABLE
    assert result.stderr.endswith(f"Error: there is no command '{word}'; {meant}\n")


def test_a_python_without_the_libraries_says_what_to_start_instead() -> None:
    command = [sys.executable, "-S", str(ROOT / "build.py"), "check"]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert found.returncode == UNUSABLE
    cure = "'make' installs all for .venv/bin/bulletin, which is the same program"
    assert found.stderr == f"error: this Python has no click; {cure}\n"


def check(root: Path, *options: str, env: dict[str, str] | None = None) -> Result:
    return run("check", "--project", str(root), *options, env=env)


def test_sound_content_ends_well(tmp_path: Path) -> None:
    result = check(write_project(tmp_path, {"content/2022-02/a.md": entry()}))
    assert result.exit_code == SOUND
    assert result.stdout == (
        "Checked 1 entry: no problems.\n"
        "1 source has neither a publication date nor an access date.\n"
    )


def test_a_fault_is_told_with_its_place(tmp_path: Path) -> None:
    result = check(write_project(tmp_path, {"content/2022-02/a.md": BROKEN}))
    assert result.exit_code == FAULTY
    assert result.stdout.startswith("content/2022-02/a.md:3:10: error[unknown-section]: ")
    assert "  hint: did you mean 'litigation'?\n" in result.stdout
    assert result.stderr == "1 error\n"


def test_warnings_fail_only_if_asked_to(tmp_path: Path) -> None:
    root = write_project(tmp_path, {"content/2022-02/a.md": HTTP})
    lenient, strict = check(root), check(root, "--strict")
    assert lenient.exit_code == SOUND
    assert strict.exit_code == FAULTY
    assert "warning[insecure-url]" in lenient.stdout
    assert "warning[insecure-url]" in strict.stdout


def test_json_is_all_that_is_printed(tmp_path: Path) -> None:
    root = write_project(tmp_path, {"content/2022-02/a.md": BROKEN})
    (found,) = json.loads(check(root, "--format", "json").stdout)
    assert found["path"] == "content/2022-02/a.md"
    assert (found["line"], found["column"]) == (3, 10)
    assert (found["severity"], found["code"]) == ("error", "unknown-section")
    sound = write_project(tmp_path / "sound", {"content/2022-02/a.md": entry()})
    assert json.loads(check(sound, "--format", "json").stdout) == []


def test_github_gets_annotations_by_itself(tmp_path: Path) -> None:
    root = write_project(tmp_path, {"content/2022-02/a.md": BROKEN})
    result = check(root, env={"GITHUB_ACTIONS": "true"})
    assert result.stdout.startswith("::error file=content/2022-02/a.md,")


def test_github_gets_a_summary_of_the_step(tmp_path: Path) -> None:
    hostile = BROKEN.replace("ligitation", "'<img src=x>'")
    root = write_project(tmp_path / "p", {"content/2022-02/a.md": hostile})
    file = tmp_path / "summary.md"
    check(root, "--format", "github", env={"GITHUB_STEP_SUMMARY": str(file)})
    written = file.read_text(encoding="utf-8")
    assert written.startswith("### 1 error\n")
    assert "content/2022-02/a.md:3:10" in written
    assert "<img" not in written


def test_a_date_to_come_is_a_fault_of_check(tmp_path: Path) -> None:
    root = write_project(tmp_path, {"content/2022-02/a.md": entry()})
    assert check(root, "--today", "2022-02-24").exit_code == SOUND
    early = check(root, "--today", "2022-02-20")
    assert "content/2022-02/a.md:4:7" in early.stdout
    assert "[future-date]" in early.stdout


def test_wrong_usage_is_told_apart_from_faults(tmp_path: Path) -> None:
    assert run("chekc").exit_code == UNUSABLE
    assert run("check", "--project", str(tmp_path / "nowhere")).exit_code == UNUSABLE
    assert run("check", "--format", "xml").exit_code == UNUSABLE


def test_building_is_what_happens_if_nothing_is_said(tmp_path: Path) -> None:
    root = write_buildable_project(tmp_path / "p", {"content/2022-02/a.md": entry()})
    result = run("--project", str(root))
    assert result.exit_code == SOUND
    assert result.stdout.startswith("Built 1 issue, 1 entry, 1 source, ")
    assert (root / "site/2022-02/a/index.html").exists()


def test_a_quiet_build_tells_only_what_stops_it(tmp_path: Path) -> None:
    root = write_buildable_project(tmp_path / "p", {"content/2022-02/a.md": HTTP})
    file = tmp_path / "summary.md"
    github = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(file)}
    result = run("--project", str(root), "--quiet", env=github)
    assert result.exit_code == SOUND
    assert result.stdout.startswith("Built 1 issue, 1 entry, ")
    assert not file.exists()
    strict = run("--project", str(root), "--quiet", "--strict", env=github)
    assert strict.exit_code == FAULTY
    assert "::warning file=content/2022-02/a.md," in strict.stdout
    assert "[insecure-url]" in file.read_text(encoding="utf-8")


def test_a_quiet_build_tells_no_warnings_when_the_world_stops_it(tmp_path: Path) -> None:
    root = write_buildable_project(tmp_path / "p", {"content/2022-02/a.md": HTTP})
    result = run("--project", str(root), "--quiet", "--site-dir", str(tmp_path))
    assert result.exit_code == UNUSABLE
    assert result.output.startswith("error: ")
    assert result.output.count("\n") == 1


@pytest.mark.parametrize("folder", ["content", "templates"])
def test_a_site_among_what_is_read_is_refused(folder: str, tmp_path: Path) -> None:
    root = write_buildable_project(tmp_path / "p", {"content/2022-02/a.md": entry()})
    (tmp_path / "link").symlink_to(root / folder)
    result = run("--project", str(root), "--site-dir", str(tmp_path / "link" / "site"))
    assert result.exit_code == UNUSABLE
    where = tmp_path / "link" / "site"
    assert result.output == f"error: {where} is within {folder}/; name another folder\n"
    assert not where.exists()


@pytest.mark.parametrize("name", [b"\xff.md", b"\x1b[31m\n.md", "\u202e.md".encode()])
@pytest.mark.parametrize("style", ["text", "github", "json"])
def test_a_name_that_is_no_text_can_be_told(name: bytes, style: str, tmp_path: Path) -> None:
    write_project(tmp_path, {"content/2022-02/a.md": entry()})
    Path(os.fsdecode(os.fsencode(tmp_path / "content/2022-02") + b"/" + name)).write_text(entry())
    summary = {"GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")}
    result = check(tmp_path, "--format", style, env=summary)
    assert result.exit_code == FAULTY
    assert "bad-slug" in result.stdout
    if style == "text":
        assert {sign for sign in result.stdout if not sign.isprintable()} == {"\n"}
        assert len(result.stdout.splitlines()) == 2


def test_a_folder_that_is_gone_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    result = run("check")
    assert result.exit_code == UNUSABLE
    assert result.output == "error: the current folder no longer exists\n"


def test_a_user_without_a_home_keeps_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_buildable_project(tmp_path / "p", {"content/2022-02/a.md": entry()})
    monkeypatch.chdir(root)
    monkeypatch.setattr(
        common_options, "user_cache_path", lambda _: Path("~/.cache/privacy-bulletin")
    )
    assert run().exit_code == SOUND
    assert not (root / "~").exists()


def test_an_output_that_is_full_is_told_in_one_line(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("only Linux has an output that is always full")
    root = write_project(tmp_path, {"content/2022-02/a.md": HTTP})
    command = [sys.executable, str(ROOT / "build.py"), "check", "--project", str(root)]
    with Path("/dev/full").open("w") as full:
        found = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert found.returncode == UNUSABLE
    assert found.stderr == "error: cannot write the output: No space left on device\n"


def test_too_little_memory_is_told_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    def work(report: Report) -> str:
        raise MemoryError

    with pytest.raises(SystemExit) as end:
        common_options.run(work, "text")
    assert end.value.code == UNUSABLE
    assert capsys.readouterr().err == "error: out of memory\n"


def test_the_address_comes_from_the_environment(tmp_path: Path) -> None:
    root = write_buildable_project(tmp_path / "p", {"content/2022-02/a.md": entry()})
    result = run("--project", str(root), env={"SITE_URL": "https://firm.example/news"})
    assert result.exit_code == SOUND
    canonical = '<link rel="canonical" href="https://firm.example/news/2022-02/a/">'
    assert canonical in (root / "site/2022-02/a/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("address", ["firm.example", "ftp://firm.example/", "https://"])
def test_an_address_that_is_none_is_refused(tmp_path: Path, address: str) -> None:
    root = write_buildable_project(tmp_path / "p")
    result = run("--project", str(root), "--site-url", address)
    assert result.exit_code == UNUSABLE
    assert address in result.stderr


def test_a_fault_publishes_nothing(tmp_path: Path) -> None:
    root = write_buildable_project(tmp_path / "p", {"content/2022-02/a.md": entry()})
    assert run("--project", str(root)).exit_code == SOUND
    page = root / "site/2022-02/a/index.html"
    before = page.read_bytes()
    (root / "content/2022-02/a.md").write_text(entry(title="Another title"), encoding="utf-8")
    (root / "content/2022-02/b.md").write_text(BROKEN, encoding="utf-8")
    result = run("--project", str(root))
    assert result.exit_code == FAULTY
    assert "the site was not changed" in result.stderr
    assert page.read_bytes() == before


def test_printing_says_where_the_file_is_or_why_there_is_none(tmp_path: Path) -> None:
    root = write_buildable_project(tmp_path / "p", {"content/2022-02/a.md": entry()})
    target = tmp_path / "issue.pdf"
    arguments = ("--project", str(root), "--output", str(target))
    wrong = run("pdf", "2022-03", *arguments)
    assert wrong.exit_code == UNUSABLE
    assert wrong.stderr == "error: there is no issue '2022-03'; there are: 2022-02\n"
    alone = run("pdf", "2022-02", *arguments, env={"CHROMIUM": "/nowhere/chromium"})
    assert alone.exit_code == UNUSABLE
    assert "Install it" in alone.stderr
    assert not target.exists()


def test_what_the_disk_refuses_is_told_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    def work(report: Report) -> str:
        raise PermissionError(13, "Permission denied", "templates/head.html")

    with pytest.raises(SystemExit) as end:
        common_options.run(work, "text")
    assert end.value.code == UNUSABLE
    assert capsys.readouterr().err == "error: cannot use templates/head.html: Permission denied\n"
