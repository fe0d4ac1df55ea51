"""The tables of pages and files: one line makes an output part of the site."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from bulletin.assembly.content_files import is_taken
from bulletin.diagnostics.report import Report
from bulletin.pipeline import Project, build
from bulletin.rendering import outputs
from bulletin.rendering.outputs import OUTPUTS, Output, compose_files
from bulletin.views.all_pages import compose_pages
from bulletin.views.page_types import File
from bulletin.views.shared_views import Views
from tests.projects import entry, write_project
from tests.sample import sample


@dataclass(frozen=True, kw_only=True)
class Titles(File):
    titles: tuple[str, ...]


def test_one_line_adds_an_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    titles = Output(
        "titles",
        lambda views, _: Titles(
            address="titles.txt", titles=tuple(one.title for one in views.bulletin.entries)
        ),
        {Titles: lambda file, _settings, _language: "".join(f"{one}\n" for one in file.titles)},
    )
    monkeypatch.setattr(outputs, "OUTPUTS", (*OUTPUTS, titles))
    root = write_project(tmp_path, {"content/2022-02/a.md": entry(title="A nonsense title")})
    build(Project(root, root / "site"), Report())
    assert (root / "site/titles.txt").read_text() == "A nonsense title\n"


def test_every_output_has_a_name_and_types_of_its_own() -> None:
    names = [output.name for output in OUTPUTS]
    types = [kind for output in OUTPUTS for kind in output.writers]
    assert len(set(names)) == len(names)
    assert len(set(types)) == len(types)


def test_no_page_of_an_author_has_the_address_of_an_output(tmp_path: Path) -> None:
    views = Views(sample(tmp_path))
    pages = compose_pages(views)
    own = {f"{Path(page.document.path).stem}/" for page in views.bulletin.pages}
    files = {one.address for one in compose_files(views, pages)}
    addresses = files | {page.address for page in pages} - own
    firsts = {address.partition("/")[0] for address in addresses if "/" in address}
    assert len(firsts) > 9
    assert {first for first in firsts if not is_taken(first)} == set()
