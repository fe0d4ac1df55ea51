"""A bulletin in one call, for tests: files by their paths, over a sound minimum."""

import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from textwrap import dedent

from bulletin.diagnostics.report import BulletinError, Report
from bulletin.diagnostics.report_formats import format_report
from bulletin.pipeline import Project, load

ROOT = Path(__file__).parent.parent

ENTRY = """\
---
title: The authority fines a company
section: litigation
date: 2022-02-24
jurisdictions: [GB]
sources:
  - id: press
    url: https://www.example.org/press/1
---
The authority fined a company.[^press]
"""

MINIMUM: Mapping[str, str] = {
    "content/bulletin.yml": dedent(
        """\
        title: Test Bulletin
        description: A bulletin for tests
        url: https://bulletin.example/
        publisher:
          name: Testers
        sections:
          - id: legislation
            title: Legislation
          - id: enforcement
            title: Enforcement
            subsections:
              - id: authorities
                title: Authorities
              - id: cases
                title: Cases
          - id: litigation
            title: Courts and litigation
        """
    ),
    "content/2022-02/issue.md": "---\ntitle: A test\n---\nAn introduction.\n",
    "content/pages/about.md": "---\ntitle: About\n---\nA page.\n",
}


def write_project(root: Path, files: Mapping[str, str | bytes] | None = None) -> Path:
    """Write the minimum and, over it, some files; the folder can be checked, but not built."""
    for path, content in {**MINIMUM, **(files or {})}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def write_buildable_project(root: Path, files: Mapping[str, str | bytes] | None = None) -> Path:
    """The same with templates of its own: those of the program, until a test changes them."""
    shutil.copytree(ROOT / "templates", root / "templates")
    return write_project(root, files)


def faults_of(root: Path) -> str:
    """What `check` prints about a project, without the closing line."""
    report = Report()
    with suppress(BulletinError):
        load(Project(root, root / "site"), report)
    return format_report(report, "text")


def entry(**changes: str) -> str:
    """The sample entry with other values of its fields; `body` changes the text."""
    lines = ENTRY.splitlines(keepends=True)
    for name, value in changes.items():
        if name == "body":
            lines = [*lines[:9], value]
        else:
            place = next(i for i, line in enumerate(lines) if line.startswith(f"{name}:"))
            lines[place] = f"{name}: {value}\n"
    return "".join(lines)


def files_of(folder: Path) -> dict[str, bytes]:
    """All files below a folder by their paths in it."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}
