"""The README's promises: its example is sound, its message exact, its files exist."""

import re
from pathlib import Path

from markdown_it import MarkdownIt

from tests.projects import ENTRY, ROOT, faults_of, write_project

README = (ROOT / "README.md").read_text(encoding="utf-8")


FENCES = [token for token in MarkdownIt().parse(README) if token.type == "fence"]


def block(language: str, containing: str) -> str:
    (found,) = (
        fence.content for fence in FENCES if fence.info == language and containing in fence.content
    )
    return found


def test_the_example_entry_is_sound(tmp_path: Path) -> None:
    example = block("markdown", "jurisdictions")
    assert faults_of(write_project(tmp_path, {"content/2022-02/example.md": example})) == ""


def test_the_example_message_is_what_the_program_says(tmp_path: Path) -> None:
    wrong = ENTRY.replace("litigation", "enforcment")
    root = write_project(tmp_path, {"content/2022-02/a.md": wrong})
    assert faults_of(root) == block("", "unknown-section").strip()


def test_everything_it_points_to_exists() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    folders = re.findall(r"^(\S+/|\S+\.yml)  ", block("", "pipeline.py"), re.MULTILINE)
    assert len(links) > 4
    assert len(folders) > 4
    assert [path for path in (*links, *folders) if not (ROOT / path).exists()] == []
