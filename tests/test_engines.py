"""The site engines: each builds the same bulletin, and is told what it needs to be told."""

import re
import tomllib
from importlib.metadata import requires
from importlib.util import find_spec
from pathlib import Path

import pytest

from bulletin.diagnostics.report import EnvironmentFault, Report
from bulletin.engines import mkdocs, zensical
from bulletin.engines.engine_type import Engine
from bulletin.engines.known_engines import DEFAULT, ENGINES
from bulletin.pipeline import Project, build
from bulletin.site import engine as running
from tests.newest_engines import LISTED, names_of, plain, report_on
from tests.projects import ENTRY, ROOT, files_of, write_buildable_project

FILES = {"content/2022-02/a.md": ENTRY}
OTHERS = [name for name in ENGINES if name != DEFAULT]


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Engine:
    chosen = ENGINES[request.param]
    if not find_spec(chosen.module):
        pytest.skip(f"{chosen.name} is not installed; make test-engines installs it")
    return chosen


def built_with(engine: Engine, folder: Path) -> dict[str, bytes]:
    """The files of a site, by their paths."""
    root = write_buildable_project(folder, FILES)
    build(Project(root, root / "site", engine=engine.name), Report())
    return files_of(root / "site")


def test_every_engine_builds_the_same_site(engine: Engine, tmp_path: Path) -> None:
    found = built_with(engine, tmp_path / "one")
    usual = built_with(mkdocs.ENGINE, tmp_path / "other")
    pages = {path for path in found if path.endswith(".html")}
    assert pages == {path for path in usual if path.endswith(".html")}
    others = found.keys() - pages
    outside = {path for path in others if not path.startswith("assets/")}
    assert all(found[path] == usual[path] for path in outside)
    for path in pages:
        assert content_of(found[path]) == content_of(usual[path]), path


def content_of(page: bytes) -> str:
    """What the program made: the text between heading and footer, or a page without a frame."""
    text = re.sub(r"\s+", " ", page.decode())
    is_framed = "</article>" in text and "<h1" in text
    return text[text.index("<h1") : text.rindex("</article>")] if is_framed else text


def test_no_engine_brings_a_search_or_an_icon_of_its_own(engine: Engine, tmp_path: Path) -> None:
    site = built_with(engine, tmp_path)
    page = site["index.html"].decode()
    assert "md-search" not in page
    assert 'for="__search"' not in page
    assert page.count('class="find"') == 1
    assert page.count("md-skip") == 1
    assert not re.findall(r"<script(?![^>]*(?: src=|ld\+json))", page)
    assert not [path for path in site if path.startswith(("assets/javascripts", "assets/images"))]
    assert not [path for path in site if "worker" in path or path == "search.json"]
    assert 'href="././' not in page


def test_properdocs_builds_byte_for_byte_what_mkdocs_builds(tmp_path: Path) -> None:
    engine = ENGINES["properdocs"]
    if not find_spec(engine.module):
        pytest.skip("properdocs is not installed; make test-engines installs it")
    assert built_with(engine, tmp_path / "a") == built_with(mkdocs.ENGINE, tmp_path / "b")


@pytest.mark.parametrize("name", ENGINES)
def test_what_is_missing_is_said_in_one_line(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "find_spec", lambda _: None)
    root = write_buildable_project(tmp_path, FILES)
    with pytest.raises(EnvironmentFault) as fault:
        build(Project(root, root / "site", engine=name), Report())
    assert str(fault.value).startswith(f"the site engine {name} is not installed; run: ")
    assert f'-m pip install "{ENGINES[name].requirements[0]}"' in str(fault.value)
    assert "\n" not in str(fault.value)


@pytest.mark.parametrize("name", ENGINES)
def test_an_extra_of_the_package_installs_what_is_said(name: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert tuple(project["project"]["optional-dependencies"][name]) == ENGINES[name].requirements
    if name != DEFAULT:
        assert tuple(project["dependency-groups"][name]) == ENGINES[name].requirements


@pytest.mark.parametrize("name", OTHERS)
def test_a_lock_file_has_hashes_and_no_address(name: str) -> None:
    lines = (ROOT / f"requirements-{name}.txt").read_text(encoding="utf-8").splitlines()
    pinned = [line for line in lines if "==" in line and not line.startswith("#")]
    assert any(line.startswith(f"{name}==") for line in pinned)
    assert "--hash=sha256:" in "".join(lines)
    assert "://" not in "".join(lines)


def test_the_package_needs_only_the_usual_engine() -> None:
    needed = [one for one in requires("privacy-bulletin") or () if "extra ==" not in one]
    assert not [one for one in needed if one.startswith(tuple(OTHERS))]


def test_links_are_written_in_one_way() -> None:
    html = '<a href="././">a</a><a href="./..">b</a><a href="../x/">c</a><a href="./y">d</a>'
    assert zensical.ENGINE.in_common_form(html) == (
        '<a href="./">a</a><a href="..">b</a><a href="../x/">c</a><a href="./y">d</a>'
    )


# What the newest versions change


PAGES = {"index.html": "a\nb\n", "assets/main.css": "c"}


def test_what_is_as_it_was_is_not_told() -> None:
    assert report_on("an-engine", ("1", "2"), PAGES, dict(PAGES)) == ""


def test_changed_files_are_told_with_the_lines_of_a_page() -> None:
    report = report_on("an-engine", ("1", "2"), PAGES, {**PAGES, "index.html": "a\n```\n"})
    assert report.startswith("## an-engine: 1 → 2\n\n1 files are not what they were:")
    assert "- `index.html`" in report
    assert "\n-b\n+```\n````\n" in report


def test_a_build_that_fails_is_told() -> None:
    report = report_on("an-engine", ("1", "2"), PAGES, "error: it has no frames\n")
    assert "```\nerror: it has no frames\n```" in report


def test_many_files_are_counted() -> None:
    after = {f"{number}.html": "" for number in range(30)}
    report = report_on("an-engine", ("1", "2"), {}, after)
    assert report.count("- `") == LISTED
    assert "- and 20 more" in report


def test_names_of_assets_are_compared_without_their_digests() -> None:
    one = {"a/main.94dd801d.min.css": b"x", "index.html": b'href="a/main.94dd801d.min.css"'}
    other = {"a/main.01234567.min.css": b"x", "index.html": b'href="a/main.01234567.min.css"'}
    assert plain(one) == plain(other)


def test_the_newest_versions_are_any() -> None:
    assert names_of(ENGINES["properdocs"]) == ["properdocs", "mkdocs-material"]
