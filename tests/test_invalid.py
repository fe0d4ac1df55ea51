"""Every fault with its complete output, which was written by hand before the program's.

`invalid/documents/CASE.md` is put into a sound project as `content/2022-02/CASE.md`;
`invalid/projects/CASE/` is laid over one. The text beside it is everything that is said.
"""

import shutil
from pathlib import Path

import pytest

from bulletin.diagnostics import Code
from tests.projects import ENTRY, faults_of, write_project

INVALID = Path(__file__).parent / "invalid"
DOCUMENTS = sorted(INVALID.glob("documents/*.md"))
PROJECTS = sorted(folder for folder in INVALID.glob("projects/*") if folder.is_dir())

WITHOUT_FIXTURE = {
    Code.MISSING_FILE: "test_files",
    Code.UNREADABLE_FILE: "test_files",
    Code.SYMLINK: "test_files",
    Code.NOT_UTF8: "test_files",
    Code.FILE_TOO_LARGE: "test_files",
    Code.FRONT_MATTER_TOO_LARGE: "test_files",
    Code.OUTPUT_TOO_LARGE: "test_bodies",
    Code.UNSAFE_OUTPUT: "test_bodies",
}
"""Faults of bytes, sizes and the file system, which no text file can show, and who tests them."""


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


def test_every_code_has_a_fixture() -> None:
    shown = "".join(file.read_text(encoding="utf-8") for file in INVALID.rglob("*.txt"))
    unseen = {code for code in Code if f"[{code}]" not in shown}
    assert unseen == WITHOUT_FIXTURE.keys()


def test_the_sample_entry_is_sound(tmp_path: Path) -> None:
    assert faults_of(write_project(tmp_path, {"content/2022-02/sound.md": ENTRY})) == ""
