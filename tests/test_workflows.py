"""What GitHub runs: judged by the tools made for it, and by rules of our own."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.projects import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = GITHUB / "ISSUE_TEMPLATE"
SCRIPT = GITHUB / "update-issue.sh"
NEWS = GITHUB / "check-embargoes.sh"

TARGETS = set(
    re.findall(r"^([a-z-]+):(?!=)", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
)
PINNED = re.compile(r"- uses: actions/[\w-]+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+|uses: \./.*")

SCHEMAS = {
    "vendor.github-workflows": WORKFLOWS,
    "vendor.dependabot": [GITHUB / "dependabot.yml"],
    "vendor.github-issue-forms": [FORMS / "suggest-an-entry.yml"],
    "vendor.github-issue-config": [FORMS / "config.yml"],
}


def tool(name: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name(name)), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def parsed(file: Path) -> Any:
    # YAML 1.1 takes the key `on` for a truth value.
    return yaml.safe_load(file.read_text(encoding="utf-8").replace("\non:\n", "\n'on':\n"))


JOBS = {
    f"{file.stem}-{name}": job for file in WORKFLOWS for name, job in parsed(file)["jobs"].items()
}
STEPS = [step for job in JOBS.values() for step in job["steps"]]


def test_an_audit_finds_nothing() -> None:
    audit = tool("zizmor", "--offline", "--persona=auditor", "--no-progress", GITHUB)
    assert audit.returncode == 0, audit.stdout
    assert audit.stderr.count("completed") == len(WORKFLOWS) + 1


@pytest.mark.parametrize(("schema", "files"), SCHEMAS.items(), ids=list(SCHEMAS))
def test_files_have_their_form(schema: str, files: list[Path]) -> None:
    judged = tool("check-jsonschema", "--builtin-schema", schema, *files)
    assert judged.returncode == 0, judged.stdout


def test_every_file_is_judged() -> None:
    judged = {file for files in SCHEMAS.values() for file in files}
    assert judged == {*GITHUB.glob("*.yml"), *GITHUB.glob("*/*.yml")}


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_nothing_is_allowed_that_no_job_asks_for(file: Path) -> None:
    workflow = parsed(file)
    assert workflow["permissions"] == {}
    assert workflow["concurrency"]["group"].startswith(file.stem)


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_no_workflow_runs_others_code_with_our_rights(file: Path) -> None:
    workflow = parsed(file)
    assert set(workflow["on"]) <= {"push", "pull_request", "schedule", "workflow_dispatch"}
    if "pull_request" in workflow["on"]:
        assert "secrets." not in file.read_text(encoding="utf-8")
        allowed = [job["permissions"] for job in workflow["jobs"].values()]
        assert all(one == {"contents": "read"} for one in allowed)


@pytest.mark.parametrize("job", JOBS.values(), ids=list(JOBS))
def test_a_job_ends_and_says_what_it_may(job: Any) -> None:
    assert 0 < job["timeout-minutes"] <= 120
    assert job["permissions"]
    writes = {name for name, right in job["permissions"].items() if right == "write"}
    assert writes in (set(), {"issues"}, {"pages", "id-token"})


@pytest.mark.parametrize("job", JOBS.values(), ids=list(JOBS))
def test_what_may_write_installs_nothing(job: Any) -> None:
    """It runs our script without a library at most, and actions that bring nothing along."""
    if "write" in job["permissions"].values():
        runs = {step["run"].split()[0] for step in job["steps"] if "run" in step}
        assert runs <= {SCRIPT.relative_to(ROOT).as_posix()}
        used = {step["uses"].partition("@")[0] for step in job["steps"] if "uses" in step}
        assert used <= {
            f"actions/{name}" for name in ("checkout", "download-artifact", "deploy-pages")
        }


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_actions_are_pinned_by_their_commits(file: Path) -> None:
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert lines
    for line in lines:
        pinned = PINNED.fullmatch(f"- {line.strip().removeprefix('- ')}")
        assert pinned, line


def test_an_action_has_the_same_commit_everywhere() -> None:
    text = "".join(file.read_text(encoding="utf-8") for file in WORKFLOWS)
    pins = set(re.findall(r"(actions/[\w-]+)@(\S+ # \S+)", text))
    assert len(pins) == len({action for action, _ in pins})


@pytest.mark.parametrize("step", STEPS)
def test_a_step_runs_what_everybody_can_run(step: Any) -> None:
    if "run" in step:
        words = step["run"].split()
        assert "${{" not in step["run"]
        assert step["run"].count("\n") == 0
        if words[0] == "make":
            assert {word for word in words[1:] if "=" not in word} <= TARGETS
        else:
            assert ROOT / words[0] in (SCRIPT, NEWS)


@pytest.mark.parametrize("step", STEPS)
def test_no_checkout_leaves_its_token_behind(step: Any) -> None:
    if "checkout" in step.get("uses", ""):
        assert step["with"]["persist-credentials"] is False


def test_a_pull_request_is_compared_with_its_whole_past() -> None:
    content = parsed(GITHUB / "workflows/check.yml")["jobs"]["content"]["steps"]
    assert content[0]["with"]["fetch-depth"] == 0
    assert {"BASE": "HEAD^1"} in [step.get("env") for step in content]


def test_new_versions_of_everything_are_told() -> None:
    updates = parsed(GITHUB / "dependabot.yml")["updates"]
    assert [one["package-ecosystem"] for one in updates] == ["pip", "github-actions"]
    for one in updates:
        assert one["cooldown"] == {"default-days": 7}
        assert [group["patterns"] for group in one["groups"].values()] == [["*"]]
        assert one["directory"] == "/"
    assert (ROOT / "requirements.txt").exists()


def test_the_guide_names_every_workflow_and_the_checks_that_are_required() -> None:
    guide = (ROOT / "docs/github.md").read_text(encoding="utf-8")
    for file in WORKFLOWS:
        assert f"[{file.name}](../.github/workflows/{file.name})" in guide
    (required,) = re.findall(r"status checks ([^;]*);", guide)
    jobs = parsed(GITHUB / "workflows/check.yml")["jobs"].values()
    assert re.findall(r"\*\*(.+?)\*\*", required) == [job["name"] for job in jobs]


# What make makes of it


def made(folder: Path, *arguments: str, **environment: str) -> list[str]:
    """What the program is called with, by the Makefile in a folder of its own."""
    (folder / ".venv/bin").mkdir(parents=True)
    shutil.copy(ROOT / "Makefile", folder)
    for name in ("requirements.txt", "pyproject.toml", ".venv/run"):
        (folder / name).touch()
    python = folder / ".venv/bin/python"
    python.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    command = ["make", "--silent", *arguments]
    run = subprocess.run(
        command,
        cwd=folder,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout.splitlines()


def test_make_builds_and_says_less_if_asked_to(tmp_path: Path) -> None:
    assert made(tmp_path / "plain") == ["build.py"]
    assert made(tmp_path / "quiet", "QUIET=1") == ["build.py", "--quiet"]


def test_make_checks_all_or_what_was_changed(tmp_path: Path) -> None:
    assert made(tmp_path / "all", "check") == ["build.py", "check"]
    changed = ["build.py", "check", "--changed", "HEAD^1"]
    assert made(tmp_path / "given", "check", "BASE=HEAD^1") == changed
    assert made(tmp_path / "set", "check", BASE="HEAD^1") == changed


def test_a_base_is_one_word_whatever_it_is(tmp_path: Path) -> None:
    hostile = "a'b\"; touch x; $(touch y) `touch z` $HOME"
    assert made(tmp_path, "check", BASE=hostile)[-1] == hostile
    assert not {"x", "y", "z"} & {file.name for file in tmp_path.iterdir()}


def test_make_builds_for_a_time(tmp_path: Path) -> None:
    time = "2022-03-01T09:00+01:00"
    assert made(tmp_path, AS_OF=time) == ["build.py", "--as-of", time]


# Whether there is something to publish


def has_news(folder: Path, event: str, publish: str = "") -> bool:
    """Whether a workflow goes on that began in this way on 1 March 2022."""
    (folder / "content/2022-02").mkdir(parents=True, exist_ok=True)
    (folder / "content/2022-02/a.md").write_text(f"---\n{publish}\n---\n", encoding="utf-8")
    output = folder / "output"
    output.write_text("", encoding="utf-8")
    told = {"GITHUB_EVENT_NAME": event, "GITHUB_OUTPUT": str(output), "PATH": fake_date(folder)}
    subprocess.run([NEWS], cwd=folder, env=told, check=True)
    return output.read_text(encoding="utf-8") == "any=true\n"


def fake_date(folder: Path) -> str:
    """A path on which it is 1 March 2022."""
    days = "yesterday) echo 2022-02-28;; today) echo 2022-03-01;; tomorrow) echo 2022-03-02;;"
    script = folder / "date"
    script.write_text(f'#!/bin/sh\ncase "${{2#--date=}}" in {days} esac\n', encoding="utf-8")
    script.chmod(0o755)
    return f"{folder}:{os.environ['PATH']}"


@pytest.mark.parametrize(
    ("event", "publish", "expected"),
    [
        ("push", "", True),
        ("workflow_dispatch", "", True),
        ("schedule", "", False),
        ("schedule", "publish: 2022-03-01T09:00+01:00", True),
        ("schedule", "publish: '2022-03-02T00:30+14:00'", True),
        ("schedule", "publish: 2022-02-28T23:30-10:00", True),
        ("schedule", "publish: 2022-04-01T09:00+01:00", False),
        ("schedule", "publish: 2021-03-01T09:00+01:00", False),
        ("schedule", "published: 2022-03-01", False),
    ],
)
def test_the_clock_publishes_only_at_the_end_of_an_embargo(
    event: str, publish: str, expected: bool, tmp_path: Path
) -> None:
    assert has_news(tmp_path, event, publish) == expected


# The issue of the links


def gh(folder: Path, number: str = "") -> dict[str, str]:
    """An environment whose gh says the number of the open issue and writes down all else."""
    fake = folder / "gh"
    script = f'#!/bin/sh\n[ "$2" = list ] && {{ echo "{number}"; exit; }}\n'
    script += f'printf "%s\\n" "$@" >> "{folder}/said"\n'
    script += f'for one; do [ -f "$one" ] && cp "$one" "{folder}/body"; done; true\n'
    fake.write_text(script, encoding="utf-8")
    fake.chmod(0o755)
    return {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}"}


def tell(folder: Path, report: str, number: str = "") -> list[str]:
    """What is said to GitHub of a report."""
    file = folder / "links.md"
    file.write_text(report, encoding="utf-8")
    subprocess.run([SCRIPT, file], env=gh(folder, number), check=True)
    said = folder / "said"
    return said.read_text(encoding="utf-8").splitlines() if said.exists() else []


FOUND = "Of 9 pages, 1 does not answer.\n\n## Gone (1)\n\n- $(touch x) `y`\n"


def test_a_report_opens_an_issue(tmp_path: Path) -> None:
    said = tell(tmp_path, FOUND)
    assert said[:4] == ["issue", "create", "--title", "Sources that need attention"]
    assert (tmp_path / "body").read_text(encoding="utf-8") == FOUND


def test_a_report_updates_the_issue_that_is_open(tmp_path: Path) -> None:
    assert tell(tmp_path, FOUND, "7")[:3] == ["issue", "edit", "7"]
    assert (tmp_path / "body").read_text(encoding="utf-8") == FOUND


def test_a_report_is_no_longer_than_an_issue_may_be(tmp_path: Path) -> None:
    tell(tmp_path, FOUND + "x" * 100_000)
    assert len((tmp_path / "body").read_bytes()) == 60_000


def test_nothing_to_tell_closes_the_issue(tmp_path: Path) -> None:
    assert tell(tmp_path, "Of 9 pages, 0 do not answer.\n", "7")[:3] == ["issue", "close", "7"]


def test_nothing_to_tell_opens_none(tmp_path: Path) -> None:
    assert tell(tmp_path, "Of 9 pages, 0 do not answer.\n") == []
