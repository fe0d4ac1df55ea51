"""Whole bulletins in several forms, with the complete drafts that are expected of each.

`imports/CASE/bulletin.*` is imported into a project that `imports/CASE/content/` is laid over;
`imports/CASE/expected/` holds the drafts and, in `report.txt`, what is in none of them.
"""

from pathlib import Path

import pytest

from tests.importing import Imported, import_into
from tests.projects import faults_of
from tests.word_files import word_file

IMPORTS = Path(__file__).parent / "imports"
CASES = sorted(folder for folder in IMPORTS.iterdir() if folder.is_dir())


def bulletin_of(case: Path) -> tuple[str, bytes]:
    """The name and the bytes of the file to be imported."""
    (file,) = case.glob("bulletin.*")
    if file.suffix == ".word":
        return "bulletin.docx", word_file(file.read_text(encoding="utf-8"))
    return file.name, file.read_bytes()


def files_of(case: Path) -> dict[str, bytes]:
    files = (file for file in case.glob("content/**/*.yml"))
    return {file.relative_to(case).as_posix(): file.read_bytes() for file in files}


def imported(case: Path, root: Path) -> Imported:
    return import_into(root, *bulletin_of(case), files_of(case))


def expected(case: Path) -> dict[str, str]:
    return {file.stem: file.read_text(encoding="utf-8") for file in case.glob("expected/*.md")}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_bulletin_becomes_the_expected_drafts(case: Path, tmp_path: Path) -> None:
    found = imported(case, tmp_path)
    assert {**found.drafts, "issue": found.issue} == expected(case)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_in_no_draft_is_told(case: Path, tmp_path: Path) -> None:
    told = (case / "expected/report.txt").read_text(encoding="utf-8")
    assert imported(case, tmp_path).leftovers == told.splitlines()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_check_finds_nothing_but_what_is_to_be_confirmed(case: Path, tmp_path: Path) -> None:
    told = faults_of(imported(case, tmp_path).root).splitlines()[::2]
    assert [line for line in told if not any(code in line for code in ALLOWED)] == []
    assert any("[unconfirmed]" in line for line in told)


ALLOWED = ("[unconfirmed]", "[missing-field]: the field 'sources'", "'jurisdictions' is missing")
"""What only a person can add, besides what has to be confirmed."""
