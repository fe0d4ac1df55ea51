"""The versions of program and format: what a bulletin states of them, and what is refused."""

from pathlib import Path

import pytest
from packaging.specifiers import SpecifierSet

from bulletin.schema.versions import made_for
from bulletin.values.versions import FORMAT, PROGRAM, next_breaking
from tests.projects import MINIMUM, faults_of, write_project

SETTINGS = MINIMUM["content/bulletin.yml"]


def stating(root: Path, lines: str, **files: str) -> str:
    return faults_of(write_project(root, {"content/bulletin.yml": lines + SETTINGS, **files}))


@pytest.mark.parametrize(
    "lines",
    [f"format: {FORMAT}\n", f"requires: '{made_for(PROGRAM)}'\n", "requires: '>=0.0.1'\n", ""],
)
def test_a_bulletin_of_this_program_is_read(tmp_path: Path, lines: str) -> None:
    assert "error" not in stating(tmp_path, lines)


def test_a_bulletin_for_other_versions_is_refused_with_a_cure(tmp_path: Path) -> None:
    said = stating(tmp_path, "requires: '>=998,<999'\n")
    assert f"requires '>=998,<999', but this is version {PROGRAM}" in said
    assert "install a version in that range" in said
    assert said.count("[other-version]") == said.count("error") == 1


def test_a_newer_format_is_all_that_is_told(tmp_path: Path) -> None:
    """Whatever else is new to this program is not called a fault."""
    new = {"content/2022-02/a.md": "---\nwhatever: new\n---\n"}
    said = stating(tmp_path, f"format: {FORMAT + 1}\nnovelty: true\n", **new)
    assert "newer-format" in said
    assert said.count("error") == 1


@pytest.mark.parametrize(
    ("version", "following"),
    [("0.2.1", "0.3"), ("0.9", "0.10"), ("1.4.2", "2"), ("3", "4"), ("0.2.0rc1", "0.3")],
)
def test_what_may_break_comes_with_a_new_first_number_that_is_not_null(
    version: str, following: str
) -> None:
    assert next_breaking(version) == following


def test_the_range_of_a_version_holds_it() -> None:
    assert SpecifierSet(made_for("0.2.1")).contains("0.2.9")
    assert not SpecifierSet(made_for("0.2.1")).contains("0.3.0")
