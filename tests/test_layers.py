"""A project without templates is complete; what it has of its own lies over the program's."""

from pathlib import Path

import pytest

from bulletin.diagnostics.report import Report
from bulletin.pipeline import Project, build
from bulletin.resources import layered_files, layers, program_files
from tests.projects import ROOT, entry, files_of, write_buildable_project, write_project


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_project(tmp_path / "project", {"content/2022-02/a.md": entry()})


def built(root: Path) -> Path:
    return build(Project(root, root / "site"), Report()).folder


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def test_a_project_without_templates_is_as_one_with_all_of_them(root: Path, tmp_path: Path) -> None:
    other = write_buildable_project(tmp_path / "other", {"content/2022-02/a.md": entry()})
    assert files_of(built(root)) == files_of(built(other))


def test_one_template_lies_over_that_of_the_program(root: Path) -> None:
    before = files_of(built(root))
    write(root, "templates/footer.html", "<p>A footer of their own</p>")
    after = files_of(built(root))
    assert b"A footer of their own" in after["index.html"]
    assert after.keys() == before.keys()
    assert after["assets/bulletin.css"] == before["assets/bulletin.css"]


def test_a_template_may_build_on_the_one_that_it_covers(root: Path) -> None:
    """The program's own has a name that says so."""
    write(root, "templates/footer.html", '{% include "program/footer.html" %}<p>And more</p>')
    assert b"Published by Testers.\n" in (built(root) / "index.html").read_bytes()
    assert b"And more" in (built(root) / "index.html").read_bytes()


def test_one_file_of_the_theme_lies_over_that_of_the_program(root: Path) -> None:
    write(root, "templates/theme/assets/icon.svg", "<svg/>")
    write(root, "templates/theme/assets/more.css", "p { color: red }")
    write(root, "mkdocs.yml", "extra_css: [assets/more.css]\n")
    site = built(root)
    assert (site / "assets/icon.svg").read_text() == "<svg/>"
    html = (site / "index.html").read_text()
    assert html.index("assets/bulletin.css") < html.index("assets/more.css")


def test_one_part_of_the_style_sheet_lies_over_that_of_the_program(root: Path) -> None:
    write(root, "templates/theme/assets/styles/print.css", "@media print { .sheet { color: red } }")
    site = built(root)
    css = (site / "assets/bulletin.css").read_text()
    assert ".sheet{color: red}" in css
    assert "--paper: #fdfcf9" in css
    assert not (site / "assets/styles").exists()


def test_a_whole_style_sheet_may_take_the_place_of_all_parts(root: Path) -> None:
    write(root, "templates/theme/assets/bulletin.css", "p { color: red }")
    css = (built(root) / "assets/bulletin.css").read_text()
    assert css.endswith("p{color: red}\n")
    assert "--paper" not in css


def test_the_navigation_follows_from_sections_and_pages(root: Path) -> None:
    write(root, "content/pages/imprint.md", "---\ntitle: An imprint\nshort: Imprint\n---\nWords.\n")
    html = (built(root) / "index.html").read_text()
    tabs = html[html.index("md-tabs__list") :]
    labels = ("Latest issue", "Legislation", "Courts and litigation", "Archive", "About", "Imprint")
    assert sorted(labels, key=tabs.index) == list(labels)


def test_a_navigation_of_their_own_takes_its_place(root: Path) -> None:
    write(root, "mkdocs.yml", "nav:\n- Newest: index.md\n- Old ones: archive.md\n")
    html = (built(root) / "index.html").read_text()
    tabs = html[html.index("md-tabs__list") :].partition("</ul>")[0]
    assert tabs.count("<li") == 2


def test_in_the_repository_both_layers_are_one() -> None:
    assert program_files() == ROOT
    assert layers(ROOT / "templates", "templates") == (ROOT / "templates",)


def test_of_two_files_with_one_path_the_upper_is_taken(tmp_path: Path) -> None:
    write(tmp_path, "upper/a.html", "upper")
    write(tmp_path, "lower/a.html", "lower")
    write(tmp_path, "lower/b/c.html", "lower")
    found = layered_files(tmp_path / "upper", tmp_path / "lower", tmp_path / "nowhere")
    assert found == {"a.html": b"upper", "b/c.html": b"lower"}
