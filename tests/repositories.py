"""Repositories of git for tests: projects with a past."""

import os
import subprocess
from contextlib import suppress
from pathlib import Path

from bulletin.diagnostics.report import BulletinError, Report
from bulletin.diagnostics.report_formats import format_report
from bulletin.pipeline import Project, check_branch

_SETTINGS = {
    "init.defaultBranch": "main",
    "user.name": "Tester",
    "user.email": "tester@example.org",
    "commit.gpgSign": "false",
    "core.autocrlf": "false",
    "protocol.file.allow": "always",
}


def git(root: Path, *arguments: str) -> str:
    """What git prints, with settings that do not depend on the machine."""
    settings = [word for name, value in _SETTINGS.items() for word in ("-c", f"{name}={value}")]
    environment = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    command = ["git", *settings, *arguments]
    run = subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, check=True
    )
    return run.stdout


def commit(root: Path) -> None:
    """Commit everything that lies in a folder, as the first time may be."""
    if not (root / ".git").exists():
        git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message", "A change")


def faults_of_branch(root: Path, base: str) -> str:
    """What `check --changed` prints about a project, without the closing lines."""
    report = Report()
    with suppress(BulletinError):
        check_branch(Project(root, root / "site"), base, report)
    return format_report(report, "text")
