"""`init`: a bulletin of one's own, which has no word of the one in this repository."""

import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from prompt_toolkit import PromptSession
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from bulletin.cli import main
from bulletin.commands.common_options import SOUND, UNUSABLE
from bulletin.commands.init import ask_open_questions
from bulletin.diagnostics.report import EnvironmentFault, Report
from bulletin.pipeline import Project, build, load
from bulletin.scaffolding.answers import sections_named
from bulletin.scaffolding.starter_texts import languages, texts_in
from bulletin.scaffolding.version_pins import LOCK_FILE, NAME, PIN_FILE, pin_of
from bulletin.schema.registries import REGISTRY_FILES
from bulletin.values.versions import PROGRAM
from tests.projects import ROOT, files_of

LANGUAGES = ("de", "en", "fr", "zh")
OPTIONS = {
    "--title": "Some Title",
    "--url": "https://www.example.org/news/",
    "--publisher": "Some Publisher",
    "--first-month": "2031-05",
}
WORDS = 5
"""So many words in a row are a sentence taken over, not a phrase of the trade."""


def init(folder: Path, **changes: str | None) -> Result:
    options = OPTIONS | {f"--{name.replace('_', '-')}": value for name, value in changes.items()}
    given = [part for name, value in options.items() if value is not None for part in (name, value)]
    return CliRunner().invoke(main, ["init", str(folder), *given])


@pytest.fixture(params=LANGUAGES)
def project(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    result = init(tmp_path / "new", language=request.param)
    assert result.exit_code == SOUND, result.output
    return tmp_path / "new"


def test_every_language_has_its_texts() -> None:
    assert tuple(languages()) == LANGUAGES
    ready = texts_in("en").sections.keys()
    assert all(texts_in(one).sections.keys() == ready for one in LANGUAGES)


def test_a_new_project_can_be_built_at_once(project: Path) -> None:
    report = Report()
    site = build(Project(project, project / "site"), report)
    assert report.errors == []
    html = (site.folder / "index.html").read_text(encoding="utf-8")
    assert "Some Title" in html
    assert 'class="contents"' not in html
    language = yaml.safe_load((project / "content/bulletin.yml").read_text("utf-8"))["language"]
    for title, _ in list(texts_in(language).sections.values())[:1]:
        assert title in html


def test_what_only_the_publisher_knows_is_told_by_check(project: Path) -> None:
    report = Report()
    load(Project(project, project / "site"), report)
    assert report.errors == []
    open_places = [one for one in report.warnings if one.code == "unfinished"]
    marks = (project / "content/pages/about.md").read_text(encoding="utf-8").count("[[")
    assert len([one for one in open_places if "about.md" in one.location.path]) == marks >= 5
    assert {one.code for one in report.warnings} == {"unfinished", "empty-issue"}


def test_no_word_of_this_bulletin_is_in_it(project: Path) -> None:
    ours = {phrase for text in texts_of_this_bulletin() for phrase in phrases_of(text)}
    assert ours
    for path, content in files_of(project).items():
        if not path.startswith("schema/"):
            assert ours & set(phrases_of(content.decode())) == set(), path


def test_no_name_of_this_bulletin_is_in_it(project: Path) -> None:
    settings = yaml.safe_load((ROOT / "content/bulletin.yml").read_text(encoding="utf-8"))
    for path, content in files_of(project).items():
        assert settings["title"] not in content.decode(), path
        assert settings["url"] not in content.decode(), path
        assert settings["disclaimer"] not in content.decode(), path


def texts_of_this_bulletin() -> Iterator[str]:
    for file in (ROOT / "content").rglob("*"):
        if file.suffix in (".md", ".yml"):
            yield file.read_text(encoding="utf-8")


def phrases_of(text: str) -> Iterator[tuple[str, ...]]:
    for sentence in re.split(r"[.:;!?#\n]\s|https?:\S*", text):
        words = re.findall(r"[^\W\d_]{2,}", sentence.casefold())
        yield from zip(*(words[place:] for place in range(WORDS)), strict=False)


def test_registries_begin_empty_or_with_chosen_jurisdictions(tmp_path: Path) -> None:
    init(tmp_path / "empty")
    init(tmp_path / "seeded", jurisdictions="FR, EU")
    for name, path in REGISTRY_FILES.items():
        assert yaml.safe_load((tmp_path / "empty" / path).read_text("utf-8")) is None
        ours = yaml.safe_load((ROOT / path).read_text("utf-8")) if (ROOT / path).exists() else []
        seeds = yaml.safe_load((tmp_path / "seeded" / path).read_text("utf-8")) or []
        wanted = [one for one in ours or [] if one.get("jurisdiction", "") in ("FR", "EU")]
        assert seeds == (wanted if name in ("authorities", "laws") else [])
    report = Report()
    load(Project(tmp_path / "seeded", tmp_path), report)
    assert report.errors == []


def test_what_belongs_to_a_part_comes_with_its_country(tmp_path: Path) -> None:
    init(tmp_path / "whole", jurisdictions="US")
    init(tmp_path / "part", jurisdictions="US-CA")
    laws = "content/registry/laws.yml"
    assert "us-ca-ccpa" in (tmp_path / "whole" / laws).read_text()
    assert "us-ca-ccpa" in (tmp_path / "part" / laws).read_text()
    assert "us-ftc-act" not in (tmp_path / "part" / laws).read_text()


def test_it_names_jurisdictions_for_which_there_is_nothing(tmp_path: Path) -> None:
    assert "no authorities and laws of NZ to add" in init(tmp_path, jurisdictions="FR,NZ").output


@pytest.mark.parametrize(
    ("given", "ids"),
    [
        ("standard", ["legislation", "enforcement", "litigation"]),
        ("legislation/enforcement/litigation", ["legislation", "enforcement", "litigation"]),
        ("news", ["news"]),
        ("recht=Recht, Neues", ["recht", "neues"]),
        ("guidance，cases=案件", ["guidance", "cases"]),
        ("案件", ["an-jian"]),
        ("a=Either/Or", ["a"]),
    ],
)
def test_sections_are_ready_ones_or_their_own(given: str, ids: list[str]) -> None:
    assert [section.id for section in sections_named([given], "en")] == ids


@pytest.mark.parametrize("given", ["", "§", "a b=", "Big=One", "a=One,a=Two", "news,news"])
def test_sections_that_can_be_none_are_refused(given: str) -> None:
    with pytest.raises(EnvironmentFault):
        sections_named([given], "en")


def test_ready_sections_speak_the_language(tmp_path: Path) -> None:
    init(tmp_path, language="zh-Hans")
    assert 'title: "立法"' in (tmp_path / "content/bulletin.yml").read_text(encoding="utf-8")


def test_titles_of_any_signs_are_kept(tmp_path: Path) -> None:
    title = """ "A": 'b' #1 \\ [c] <d> *e* – 隐私 """.strip()
    init(tmp_path, title=title, publisher=title)
    bulletin = load(Project(tmp_path, tmp_path / "site"), Report())
    assert bulletin.settings.title == bulletin.settings.publisher.name == title


BAD = {
    "title": (" ", "--title"),
    "url": ("example", "--url"),
    "publisher": ("a\nb", "--publisher"),
    "language": ("german", "did you mean de"),
    "sections": ("a b=c=", "--sections"),
    "first_month": ("May 2031", "--first-month"),
    "jurisdictions": ("Europe", "--jurisdictions"),
    "description": ("a\nb", "--description"),
    "program": ("nowhere.whl", "nowhere.whl"),
}


@pytest.mark.parametrize("name", BAD)
def test_an_option_that_is_wrong_is_told_in_one_line(tmp_path: Path, name: str) -> None:
    value, told = BAD[name]
    result = init(tmp_path / "new", **{name: value})
    assert result.exit_code == UNUSABLE
    assert result.output.startswith("error: ")
    assert result.output.count("\n") == 1
    assert told in result.output
    assert not (tmp_path / "new").exists()


def test_without_a_terminal_it_says_which_options_it_needs(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["init", str(tmp_path / "new"), "--title", "A title"])
    assert result.exit_code == UNUSABLE
    assert "give --url, --publisher" in result.output
    assert not (tmp_path / "new").exists()


def asked(typed: str, **answers: str) -> dict[str, object]:
    """What is answered by typing; `\\r` is the Enter key, `\\x15` empties a line."""
    with create_pipe_input() as keys, ThreadPoolExecutor(max_workers=1) as apart:
        keys.send_text(typed)
        session: PromptSession[str] = PromptSession(input=keys, output=DummyOutput())
        return dict(apart.submit(ask_open_questions, dict(answers), session).result())


def test_what_no_option_says_is_asked_for() -> None:
    typed = (
        "A title\r\x15de\rwww.example.org\rA publisher\r\x15recht=Recht\r\x152031-05\r\x15FR, EU\r"
    )
    assert asked(typed) == {
        "title": "A title",
        "language": "de",
        "url": "https://www.example.org",
        "publisher": "A publisher",
        "sections": "recht=Recht",
        "first_month": "2031-05",
        "jurisdictions": "FR, EU",
    }


def test_a_wrong_answer_is_asked_for_again(capsys: pytest.CaptureFixture[str]) -> None:
    given = {"language": "en", "publisher": "P", "sections": "news", "first_month": "2031-05"}
    answers = asked("A title\r\x15nonsense\r\x15https://www.example.org/\r\r", **given)
    assert answers == {"title": "A title", "url": "https://www.example.org/", **given}
    assert "nonsense" in capsys.readouterr().out


def test_no_file_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("theirs")
    result = init(tmp_path)
    assert result.exit_code == SOUND
    assert "README.md already existed" in result.output
    assert (tmp_path / "README.md").read_text() == "theirs"
    before = files_of(tmp_path)
    again = init(tmp_path, title="Another")
    assert again.exit_code == UNUSABLE
    assert "already holds a bulletin" in again.output
    assert files_of(tmp_path) == before


def test_a_file_in_the_way_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("theirs")
    result = init(tmp_path / "file")
    assert result.exit_code == UNUSABLE
    assert (tmp_path / "file").read_text() == "theirs"


def test_it_says_the_next_two_commands(tmp_path: Path) -> None:
    lines = init(tmp_path / "new").output.splitlines()
    assert lines[-3].strip().startswith("cd ")
    assert lines[-2].endswith(" serve")
    assert lines[-1].endswith(" new")


@pytest.mark.parametrize("language", ["es", "zh-TW"])
def test_texts_in_a_language_that_there_is_none_of_are_english(
    tmp_path: Path, language: str
) -> None:
    assert f"There are no texts in '{language}' yet" in init(tmp_path, language=language).output
    assert "Subject" in (tmp_path / "content/pages/about.md").read_text()


# The program that the workflows install


def test_libraries_are_locked_by_their_hashes(tmp_path: Path) -> None:
    init(tmp_path)
    lock = (tmp_path / LOCK_FILE).read_text(encoding="utf-8")
    assert lock.endswith((ROOT / "requirements.txt").read_text(encoding="utf-8"))
    assert (tmp_path / PIN_FILE).read_text().splitlines()[-1] == f"{NAME}=={PROGRAM}"


def test_a_wheel_is_copied_and_pinned_by_its_hash(tmp_path: Path) -> None:
    wheel = tmp_path / "privacy_bulletin-7-py3-none-any.whl"
    wheel.write_bytes(b"a wheel")
    init(tmp_path / "new", program=str(wheel))
    assert (tmp_path / "new/vendor" / wheel.name).read_bytes() == b"a wheel"
    pinned = (tmp_path / "new" / PIN_FILE).read_text().splitlines()[-1]
    assert pinned.startswith(f"./vendor/{wheel.name} --hash=sha256:")


def test_any_other_requirement_is_taken_as_it_is() -> None:
    assert pin_of("privacy-bulletin @ git+https://example.org/x@v1").requirement.endswith("@v1")


# Workflows


def tool(name: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name(name)), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_workflows_are_sound(tmp_path: Path) -> None:
    init(tmp_path)
    github = tmp_path / ".github"
    workflows = sorted((github / "workflows").glob("*.yml"))
    assert [file.stem for file in workflows] == ["check", "links", "pages"]
    audit = tool("zizmor", "--offline", "--persona=auditor", "--no-progress", github)
    assert audit.returncode == 0, audit.stdout
    for schema, files in {
        "vendor.github-workflows": workflows,
        "vendor.dependabot": [github / "dependabot.yml"],
        "vendor.github-issue-forms": [github / "ISSUE_TEMPLATE/suggest-an-entry.yml"],
    }.items():
        judged = tool("check-jsonschema", "--builtin-schema", schema, *files)
        assert judged.returncode == 0, judged.stdout


def test_workflows_use_the_actions_of_this_repository(tmp_path: Path) -> None:
    """Each version of an action stands once, where it is brought up to date."""
    init(tmp_path)
    ours = "".join(file.read_text() for file in (ROOT / ".github/workflows").glob("*.yml"))
    for file in (tmp_path / ".github/workflows").glob("*.yml"):
        used = re.findall(r"uses: (.*)", file.read_text())
        assert used
        assert all(f"uses: {one}\n" in ours for one in used)


def test_every_command_of_the_workflows_is_there(tmp_path: Path) -> None:
    init(tmp_path)
    texts = [file.read_text() for file in (tmp_path / ".github/workflows").glob("*.yml")]
    for command in {one for text in texts for one in re.findall(r"run: bulletin (.*)", text)}:
        name, *options = command.split()
        told = CliRunner().invoke(main, [name, "--help"]).output
        assert all(one in told for one in options if one.startswith("--")), command
