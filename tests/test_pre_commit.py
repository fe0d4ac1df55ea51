"""What pre-commit checks before a commit: the same as CI after it."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.projects import ROOT

FILE = ROOT / ".pre-commit-config.yaml"
(REPOSITORY,) = yaml.safe_load(FILE.read_text(encoding="utf-8"))["repos"]
HOOKS: dict[str, Any] = {hook["id"]: hook for hook in REPOSITORY["hooks"]}
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
CI = (ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8")


def prerequisites(target: str) -> set[str]:
    (line,) = re.findall(rf"^{target}: ([^#\n]*)", MAKEFILE, re.MULTILINE)
    return set(line.split())


def test_pre_commit_can_read_the_file() -> None:
    tool = Path(sys.executable).with_name("pre-commit")
    subprocess.run([tool, "validate-config", FILE], check=True)


def test_hooks_come_from_nowhere_else() -> None:
    assert REPOSITORY["repo"] == "local"
    assert {hook["language"] for hook in HOOKS.values()} == {"system"}


def test_hooks_run_what_ci_runs() -> None:
    """Except the tests, which take minutes. In CI they find what `generate` would change."""
    commands = {hook["entry"] for hook in HOOKS.values()}
    of_tests = {f"make {target}" for target in prerequisites("test") - {"tests"}}
    of_ci = set(re.findall(r"run: (make [a-z-]+)$", CI, re.MULTILINE))
    assert commands == of_tests | (of_ci - {"make test"}) | {"make generate"}


@pytest.mark.parametrize(
    ("hook", "path"),
    [
        ("content", "content/2022-02/a.md"),
        ("generate", "bulletin/schema/entries.py"),
        ("generate", "templates/pages/home.html"),
        ("generate", "tests/invalid/documents/a.txt"),
    ],
)
def test_a_hook_runs_when_its_files_change(hook: str, path: str) -> None:
    assert re.search(HOOKS[hook]["files"], path)


def test_content_is_not_checked_for_other_files() -> None:
    assert not re.search(HOOKS["content"]["files"], "docs/content/x")
