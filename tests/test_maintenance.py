"""`eject` and `doctor`: what a project has of its own, and whether it still fits the program."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bulletin.cli import main
from bulletin.commands.common_options import FAULTY, SOUND, UNUSABLE
from bulletin.diagnostics.report import Report
from bulletin.maintenance import environment_checks, pin_checks
from bulletin.maintenance.environment_checks import examine_environment
from bulletin.maintenance.findings import State
from bulletin.maintenance.template_ejection import ejectable
from bulletin.pipeline import Project, build
from bulletin.scaffolding.version_pins import pin_of
from bulletin.schema.versions import made_for
from bulletin.values.versions import PROGRAM
from tests.projects import ROOT, files_of

SETTINGS = "content/bulletin.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    options = ("--title", "T", "--url", "https://www.example.org/", "--publisher", "P")
    assert run("init", str(tmp_path / "new"), *options).exit_code == SOUND
    return tmp_path / "new"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def doctor(root: Path, *options: str) -> Result:
    return run("doctor", "--project", str(root), *options)


def replace(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


# eject


def test_a_copy_says_what_it_was_taken_from_and_changes_nothing(root: Path) -> None:
    before = files_of(build(Project(root, root / "site"), Report()).folder)
    for path in ("parts.html", "footer.html", "pages/entry.html", "theme/main.html"):
        assert run("eject", "--project", str(root), path).exit_code == SOUND
        text = (root / "templates" / path).read_text(encoding="utf-8")
        header, _, rest = text.partition("\n")
        assert re.search(rf"from {path} of version {PROGRAM} \(digest [0-9a-f]{{32}}\)", header)
        assert rest == (ROOT / "templates" / path).read_text(encoding="utf-8")
    assert files_of(build(Project(root, root / "site"), Report()).folder) == before


def test_every_file_can_be_copied(root: Path) -> None:
    paths = ejectable()
    assert run("eject", "--project", str(root), *paths).exit_code == SOUND
    for path in paths:
        assert f"from {path} " in (root / "templates" / path).read_text(encoding="utf-8")
    site = build(Project(root, root / "site"), Report()).folder
    assert (site / "index.html").is_file()


def test_what_can_be_copied_is_listed() -> None:
    lines = run("eject").output.splitlines()
    assert {"parts.html", "theme/main.html", "theme/assets/bulletin.css"} <= set(lines)
    assert not any(line.startswith("project/") for line in lines)


def test_a_copy_can_be_looked_at_first(root: Path) -> None:
    shown = run("eject", "--project", str(root), "--print", "templates/footer.html").output
    assert (ROOT / "templates/footer.html").read_text(encoding="utf-8") in shown + "\n"
    assert not (root / "templates").exists()


@pytest.mark.parametrize(
    ("path", "told"),
    [("part.html", "did you mean parts.html?"), ("../mkdocs.yml", "lists all of them")],
)
def test_what_there_is_not_is_told_in_one_line(root: Path, path: str, told: str) -> None:
    result = run("eject", "--project", str(root), path)
    assert result.exit_code == UNUSABLE
    assert told in result.output
    assert result.output.count("\n") == 1


def test_no_copy_takes_the_place_of_another(root: Path) -> None:
    (root / "templates").mkdir()
    (root / "templates/parts.html").write_text("theirs")
    assert run("eject", "--project", str(root), "parts.html").exit_code == UNUSABLE
    assert (root / "templates/parts.html").read_text() == "theirs"


# doctor


def test_a_new_project_is_sound(root: Path) -> None:
    result = doctor(root)
    assert result.exit_code == SOUND, result.output
    for said in ("Python 3.", f"program {PROGRAM}", "site engine", f"pins version {PROGRAM}"):
        assert f"{said}" in result.output


def test_it_says_which_copies_have_changed_since(root: Path) -> None:
    for path in ("parts.html", "footer.html"):
        run("eject", "--project", str(root), path)
    assert doctor(root).exit_code == SOUND
    header = (root / "templates/parts.html").read_text().splitlines()[0]
    (digest,) = re.findall(r"[0-9a-f]{32}", header)
    replace(
        root, "templates/parts.html", f"{PROGRAM} (digest {digest}", f"0.0.9 (digest {'0' * 32}"
    )
    result = doctor(root)
    assert result.exit_code == FAULTY
    assert (
        "mend: templates/parts.html was copied from version 0.0.9, and the original has"
        in result.output
    )
    assert "ok: templates/footer.html" in result.output


def test_it_names_a_copy_of_what_the_program_does_not_have_any_more(root: Path) -> None:
    run("eject", "--project", str(root), "parts.html")
    replace(root, "templates/parts.html", "from parts.html", "from gone.html")
    (root / "templates/parts.html").rename(root / "templates/gone.html")
    assert "has no such file" in doctor(root).output


def test_a_file_without_a_header_is_noted(root: Path) -> None:
    (root / "templates").mkdir()
    (root / "templates/footer.html").write_text("theirs")
    (root / "templates/theirs.html").write_text("theirs")
    result = doctor(root)
    assert result.exit_code == SOUND
    assert "note: templates/footer.html overrides" in result.output
    assert "theirs.html" not in result.output


def later(root: Path) -> None:
    replace(root, SETTINGS, made_for(PROGRAM), ">=0.0.1,<0.0.2")


MENDED: dict[str, tuple[Callable[[Path], object], str]] = {
    "an older range": (later, "requires '>=0.0.1,<0.0.2'"),
    "an older pin": (
        lambda root: replace(root, "program.txt", PROGRAM, "0.0.1"),
        "pins version 0.0.1",
    ),
    "an older lock": (
        lambda root: (root / "requirements.txt").write_text("jinja2==3\n"),
        "not the lock",
    ),
    "no lock": (lambda root: (root / "requirements.txt").unlink(), "requirements.txt is missing"),
    "an older schema": (
        lambda root: (root / "schema/entry.schema.json").write_text("{}"),
        "schema/entry.schema.json",
    ),
}


@pytest.mark.parametrize("name", MENDED)
def test_what_can_be_mended_without_anybody_is(root: Path, name: str) -> None:
    before = files_of(root)
    spoil, said = MENDED[name]
    spoil(root)
    result = doctor(root)
    assert result.exit_code == FAULTY, result.output
    assert said in result.output
    assert "mended: " in doctor(root, "--mend").output
    assert doctor(root).exit_code == SOUND
    assert files_of(root) == before


def test_unstated_versions_are_noted_and_mended(root: Path) -> None:
    for name in ("format", "requires"):
        text = (root / SETTINGS).read_text()
        (root / SETTINGS).write_text(re.sub(rf"^{name}:.*\n", "", text, flags=re.MULTILINE))
    result = doctor(root)
    assert result.exit_code == SOUND
    assert "no line 'format'" in result.output
    assert "no line 'requires'" in result.output
    doctor(root, "--mend")
    assert "no line" not in doctor(root).output


def test_a_newer_format_is_left_alone(root: Path) -> None:
    replace(root, SETTINGS, "format: 1", "format: 2")
    before = files_of(root)
    result = doctor(root, "--mend")
    assert result.exit_code == FAULTY
    assert "install a newer version" in result.output
    assert files_of(root) == before


def test_unknown_settings_are_told_with_what_was_meant(root: Path) -> None:
    replace(root, SETTINGS, "description:", "descripton:")
    result = doctor(root)
    assert result.exit_code == FAULTY
    assert "did you mean 'description'?" in result.output


def test_settings_of_the_engine_that_have_no_effect_are_noted(root: Path) -> None:
    (root / "mkdocs.yml").write_text(
        "docs_dir: !ENV [X, y]\nsite_name: x\ntheme: {custom_dir: x, features: []}\n"
    )
    result = doctor(root)
    assert result.exit_code == SOUND
    assert (
        "mkdocs.yml: site_name, docs_dir, theme.custom_dir are set by the program" in result.output
    )


def test_a_configuration_that_cannot_be_read_is_to_be_mended(root: Path) -> None:
    (root / "mkdocs.yml").write_text("nav: [")
    assert doctor(root).exit_code == FAULTY


def test_a_wheel_takes_the_place_of_an_older_one(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older, newer = (tmp_path / f"privacy_bulletin-{n}-py3-none-any.whl" for n in ("0.0.1", PROGRAM))
    older.write_bytes(b"older")
    newer.write_bytes(b"newer")
    (root / "vendor").mkdir()
    (root / "vendor" / older.name).write_bytes(b"older")
    (root / "program.txt").write_text(f"./vendor/{older.name} --hash=sha256:0\n")
    pin = pin_of(str(newer))
    monkeypatch.setattr(pin_checks, "pin_of", lambda: pin)
    assert "pins version 0.0.1" in doctor(root).output
    doctor(root, "--mend")
    assert [file.name for file in (root / "vendor").iterdir()] == [newer.name]
    assert newer.name in (root / "program.txt").read_text()
    assert doctor(root).exit_code == SOUND


def test_a_pin_of_another_kind_is_left_alone(root: Path) -> None:
    (root / "program.txt").write_text("privacy-bulletin @ git+https://www.example.org/x@v1\n")
    before = files_of(root)
    assert doctor(root, "--mend").exit_code == SOUND
    assert files_of(root) == before


def test_a_folder_without_a_bulletin_is_none(tmp_path: Path) -> None:
    result = doctor(tmp_path)
    assert result.exit_code == UNUSABLE
    assert "there is no content/bulletin.yml here" in result.output
    assert doctor(tmp_path, "--mend").exit_code == UNUSABLE


def test_this_repository_is_sound() -> None:
    assert doctor(ROOT).exit_code == SOUND


def test_missing_and_unfit_libraries_break_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    needed = ["nonsense-library>=1", "click>=998", "never; python_version < '3'", "x; extra == 'y'"]
    monkeypatch.setattr(environment_checks, "requires", lambda _: needed)
    broken = [one.message for one in examine_environment() if one.state is State.BROKEN]
    assert len(broken) == 2
    assert "nonsense-library is missing" in broken[0]
    assert "click has version" in broken[1]


@pytest.mark.parametrize(
    ("running", "state"), [((3, 10), State.BROKEN), ((3, 12), State.OK), ((3, 99), State.NOTE)]
)
def test_versions_of_python(
    running: tuple[int, int], state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.version_info", (*running, 0))
    (found,) = (one for one in examine_environment() if "Python" in one.message)
    assert found.state is state


def test_without_chromium_and_libyaml_it_works_all_the_same(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment_checks, "find_chromium", lambda: None)
    monkeypatch.setattr("yaml.__with_libyaml__", False)
    result = doctor(root)
    assert result.exit_code == SOUND
    assert "note: Chromium or Chrome is needed" in result.output
    assert "note: PyYAML was built without libyaml" in result.output
