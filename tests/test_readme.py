"""The README's promises: its example is sound, its message exact, its files exist."""

import json
import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from bulletin.schema.entries import Entry, HandWritten, IssueNotes, Source
from bulletin.schema.identifiers import Identifiers
from bulletin.schema.key_dates import KeyDates
from bulletin.schema.registries import Law, Organisation
from bulletin.schema.sanctions import Party, Sanction
from bulletin.schema.settings import Section, Settings
from bulletin.schema.validation import Model
from bulletin.schema.vocabulary import STAGES
from tests.projects import ENTRY, ROOT, faults_of, write_project

README = (ROOT / "README.md").read_text(encoding="utf-8")


GUIDES = (ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md")))


def fences_of(text: str) -> list[Token]:
    return [token for token in MarkdownIt().parse(text) if token.type == "fence"]


FENCES = fences_of(README)
GUIDE = (ROOT / "docs/writing.md").read_text(encoding="utf-8")
FIELDS = (ROOT / "docs/front-matter.md").read_text(encoding="utf-8")


def block(language: str, containing: str, fences: list[Token] = FENCES) -> str:
    (found,) = (
        fence.content for fence in fences if fence.info == language and containing in fence.content
    )
    return found


REGISTRIES = {
    f"content/registry/{name}": (ROOT / "content/registry" / name).read_text(encoding="utf-8")
    for name in ("authorities.yml", "laws.yml", "topics.yml", "sectors.yml", "infringements.yml")
}


@pytest.mark.archive
def test_the_example_entry_is_sound(tmp_path: Path) -> None:
    example = block("markdown", "jurisdictions")
    files = {**REGISTRIES, "content/2022-02/example.md": example}
    assert faults_of(write_project(tmp_path, files)) == ""


@pytest.mark.archive
def test_the_example_of_all_fields_is_sound(tmp_path: Path) -> None:
    example = block("markdown", "jurisdictions", fences_of(FIELDS))
    files = {**REGISTRIES, "content/2022-02/example.md": example}
    assert faults_of(write_project(tmp_path, files)) == ""


@pytest.mark.archive
def test_the_example_of_the_guide_is_sound(tmp_path: Path) -> None:
    example = block("markdown", "newsletter", fences_of(GUIDE))
    files = {**REGISTRIES, "content/2022-02/example.md": example}
    assert faults_of(write_project(tmp_path, files)) == ""


def described(name: str) -> bool:
    return re.search(rf"`{re.escape(name)}[`:]|: {re.escape(name)}`", FIELDS) is not None


@pytest.mark.parametrize(
    "model",
    [
        *(Entry, Source, Sanction, Party, Organisation, KeyDates, Identifiers, Law),
        *(IssueNotes, HandWritten, Settings, Section),
    ],
)
def test_every_field_is_described(model: type[Model]) -> None:
    assert [name for name in model.model_fields if not described(name)] == []


def test_every_word_of_a_vocabulary_is_described() -> None:
    """But for what is so if nothing is said."""
    schema = (ROOT / "schema/entry.schema.json").read_text(encoding="utf-8")
    enums = re.findall(r'"enum": (\[[^]]*\])', schema)
    words = {word for enum in enums for word in json.loads(enum) if isinstance(word, str)}
    untold = {"exact", "total"}
    assert len(words) > 60
    assert [word for word in sorted(words - untold) if not described(word)] == []


@pytest.mark.parametrize("field", ["kind", "stage"])
def test_kinds_and_their_stages_are_told_by_groups(field: str) -> None:
    groups = STAGES.keys() if field == "kind" else STAGES.values()
    names = ("Rules", "Acts of authorities", "Courts")
    (row,) = (line for line in FIELDS.splitlines() if line.startswith(f"| `{field}` |"))
    for name, words in zip(names, groups, strict=True):
        assert f" {name}: {', '.join(f'`{word}`' for word in words)}." in row


def test_the_example_message_is_what_the_program_says(tmp_path: Path) -> None:
    wrong = ENTRY.replace("litigation", "enforcment")
    root = write_project(tmp_path, {"content/2022-02/a.md": wrong})
    assert faults_of(root) == block("", "unknown-section").strip()


@pytest.mark.parametrize("guide", GUIDES, ids=lambda file: file.stem)
def test_links_of_the_guides_lead_to_files(guide: Path) -> None:
    inline = (token.children or () for token in MarkdownIt().parse(guide.read_text("utf-8")))
    links = [str(one.attrs["href"]) for part in inline for one in part if one.type == "link_open"]
    files = [link.partition("#")[0] for link in links if "://" not in link]
    assert [file for file in files if not (guide.parent / file).exists()] == []


def test_every_target_of_make_that_the_guides_name_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):(?!=)", makefile, re.MULTILINE))
    texts = [README, *(guide.read_text(encoding="utf-8") for guide in GUIDES)]
    named = {name for text in texts for name in re.findall(r"(?:^|`)make ([a-z-]+)", text, re.M)}
    assert len(named) > 9
    assert named <= targets


def test_everything_it_points_to_exists() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    folders = re.findall(r"^(\S+/|\S+\.yml)  ", block("", "pipeline.py"), re.MULTILINE)
    assert len(links) > 4
    assert len(folders) > 4
    assert [path for path in (*links, *folders) if not (ROOT / path).exists()] == []
