"""What a build keeps: it spares the next one work, and changes nothing of what is built."""

import os
import pickle
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment

from bulletin import pipeline
from bulletin.diagnostics.report import BulletinError, Diagnostic, Report
from bulletin.diagnostics.report_formats import format_report
from bulletin.pipeline import Project, build
from bulletin.rules import all_rules
from bulletin.rules.rule_context import RuleContext
from bulletin.schema.entries import Entry
from bulletin.site import cache_files
from bulletin.site.cache_files import private_key
from tests.parsing import watch_parsing
from tests.profiles import THOROUGH
from tests.projects import entry, files_of, write_buildable_project

LINKING = entry(title="The other entry of the month", body="See [the other](a.md).[^press]\n")
FILES = {
    "content/2022-01/issue.md": "---\ntitle: Before\n---\nAn introduction.\n",
    "content/2022-01/before.md": entry(date="2022-01-20"),
    "content/2022-02/a.md": entry(),
    "content/2022-02/b.md": LINKING,
}
A = "content/2022-02/a.md"
KEPT = ("kept.pickle", "built.pickle")
LAST = "last.pickle"
ALL = {*KEPT, LAST, "style.pickle"}


@dataclass
class Trap:
    """A pickle of it writes a file when it is read."""

    root: Path

    def __reduce__(self) -> tuple[Callable[..., object], tuple[str, ...]]:
        return os.mkdir, (str(self.root / "trapped"),)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine_runs: list[Path]) -> Path:
    """A project of three entries that has been built; the search index is left out."""
    monkeypatch.setattr(pipeline, "write_search", lambda *_: None)
    root = write_buildable_project(tmp_path / "project", FILES)
    built(root)
    return root


def built(root: Path, *, fresh: bool = False) -> str:
    """Build with what was kept, or without; gives what is said."""
    report = Report()
    site, kept = ("fresh", None) if fresh else ("site", root.parent / "cache")
    with suppress(BulletinError):
        build(Project(root, root / site, None, kept), report)
    return format_report(report, "text")


def built_anew(root: Path) -> str:
    """Build although nothing may have changed since the last build."""
    (root.parent / "cache" / LAST).unlink(missing_ok=True)
    return built(root)


def page(root: Path, address: str) -> Path:
    return root / "site" / address / "index.html"


def replace(path: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        text = (root / path).read_text(encoding="utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, new), encoding="utf-8")

    return edit


def write(path: str, text: str) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")

    return edit


EDITS: Mapping[str, Callable[[Path], object]] = {
    "nothing": lambda _: None,
    "the words of an entry": replace(A, "fined a company.", "fined two companies."),
    "its title": replace(A, "fines a company", "fines two companies"),
    "its date, and so its place": replace(A, "2022-02-24", "2022-02-01"),
    "its section": replace(A, "litigation", "legislation"),
    "its sources, and so the numbers of notes": replace(
        A, "---\nThe", "  - id: more\n    url: https://www.example.org/more\n---\nMore.[^more] The"
    ),
    "an introduction": replace("content/2022-02/issue.md", "introduction", "editorial"),
    "a page": replace("content/pages/about.md", "A page", "The page"),
    "a new entry": write("content/2022-02/c.md", entry(title="A third one of the month")),
    "an entry of another month": lambda root: (root / "content/2022-01/before.md").rename(
        root / "content/2022-02/before.md"
    ),
    "the settings": replace("content/bulletin.yml", "Test Bulletin", "Another Bulletin"),
    "the names of places": write(
        "content/registry/jurisdictions.yml", "- id: GB\n  name: Great Britain\n"
    ),
    "a template": replace("templates/pages/entry.html", "Previous entry", "The one before"),
    "the theme": replace("templates/theme/partials/find.html", "200", "201"),
    "the navigation": write("mkdocs.yml", "nav:\n- Newest issue: index.md\n"),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_the_next_build_is_as_one_from_nothing(root: Path, edit: Callable[[Path], object]) -> None:
    before = files_of(root / "site")
    edit(root)
    said = built(root)
    assert said == built(root, fresh=True)
    assert files_of(root / "site") == files_of(root / "fresh")
    assert (files_of(root / "site") == before) == (edit is EDITS["nothing"])


@pytest.mark.parametrize("edit", list(EDITS.values())[:: 1 if THOROUGH else 4])
def test_a_build_in_the_folder_of_the_site_before_the_last_is_as_one_from_nothing(
    root: Path, edit: Callable[[Path], object]
) -> None:
    edit(root)
    built(root)
    (root / "content/2022-02/b.md").unlink()
    built(root)
    replace(A, "fined", "charged")(root)
    assert built(root) == built(root, fresh=True)
    assert files_of(root / "site") == files_of(root / "fresh")


def test_what_somebody_left_in_the_folder_of_the_next_site_is_not_published(root: Path) -> None:
    built_anew(root)
    spare = root / ".site.spare"
    (spare / "secret.txt").write_text("secret")
    (spare / "about/index.html").unlink()
    (spare / "about/index.html").symlink_to(root / A)
    shutil.rmtree(spare / "2022-01")
    (spare / "2022-01").symlink_to(root / "content/2022-01")
    built_anew(root)
    built(root, fresh=True)
    assert files_of(root / "site") == files_of(root / "fresh")
    assert (root / "content/2022-01/before.md").exists()


def test_a_page_that_is_written_anew_leaves_the_published_site_as_it_was(root: Path) -> None:
    """Both sites have the same files, as long as those are the same."""
    built_anew(root)
    published = page(root, "2022-02/a")
    before = published.read_bytes()
    with published.open("rb") as opened:
        replace(A, "fined", "charged")(root)
        built(root)
        assert opened.read() == before
    assert published.read_bytes() != before


def test_only_what_an_edit_touches_is_made_anew(root: Path) -> None:
    addresses = ("2022-01", "2022-01/before", "2022-02", "2022-02/a", "2022-02/b", "about")
    before = {address: page(root, address).stat().st_ino for address in addresses}
    replace(A, "fined a company.", "fined two companies.")(root)
    built(root)
    changed = {
        address for address in addresses if page(root, address).stat().st_ino != before[address]
    }
    assert changed == {"2022-02", "2022-02/a"}


def test_texts_are_not_parsed_twice(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = watch_parsing(monkeypatch)
    replace(A, "fined a company.", "fined two companies.")(root)
    built(root)
    built_anew(root)
    assert parsed == [A]


def test_templates_are_not_compiled_twice(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compile_one = Environment.compile

    def watch(environment: Environment, source: str, name: str, *given: Any) -> Any:
        compiled.append(name)
        return compile_one(environment, source, name, *given)

    monkeypatch.setattr(Environment, "compile", watch)
    replace(A, "fined a company.", "fined two companies.")(root)
    built(root)
    assert compiled == []
    replace("templates/footer.html", "footer__imprint", "footer__publisher")(root)
    built(root)
    assert compiled == ["footer.html"]


def test_sound_entries_are_judged_by_the_same_standards_once(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged: list[str] = []

    def watch(one: Entry, _: RuleContext) -> Iterator[Diagnostic]:
        judged.append(one.document.path)
        return iter(())

    monkeypatch.setattr(all_rules, "RULES_OF_AN_ENTRY", (watch,))
    built_anew(root)
    assert judged == []
    replace(A, "fined a company.", "fined two companies.")(root)
    built(root)
    assert judged == [A]
    replace("content/bulletin.yml", "id: enforcement", "id: enforcement\n    description: New")(
        root
    )
    built(root)
    assert judged[1:] == [path for path in FILES if not path.endswith("issue.md")]


def test_a_page_that_somebody_changed_in_the_old_site_is_made_anew(root: Path) -> None:
    sound = page(root, "2022-01/before").read_bytes()
    page(root, "2022-01/before").write_bytes(sound.replace(b"company", b"COMPANY"))
    built(root)
    assert page(root, "2022-01/before").read_bytes() == sound


def test_a_warning_is_told_every_time(root: Path) -> None:
    replace(A, "fined a", "fined [a](http://www.example.org)")(root)
    first = built(root)
    assert first.startswith(f"{A}:10:21: warning[insecure-url]")
    assert built(root) == first


def test_a_fault_of_a_text_that_did_not_change_is_told_with_its_place(root: Path) -> None:
    replace("content/bulletin.yml", "litigation", "courts")(root)
    assert built(root).startswith("content/2022-01/before.md:3:10: error[unknown-section]")


def signed(content: bytes) -> bytes:
    return cache_files.signature(content) + content


@pytest.mark.parametrize(
    "kept",
    [
        b"",
        b"no pickle",
        signed(b""),
        signed(pickle.dumps(("another", {}))),
    ],
)
@pytest.mark.parametrize("name", KEPT)
def test_what_is_broken_or_another_program_kept_is_not_used(
    root: Path, name: str, kept: bytes
) -> None:
    (root.parent / "cache" / name).write_bytes(kept)
    replace(A, "fined a company.", "fined two companies.")(root)
    assert built(root) == ""
    assert b"two companies" in page(root, "2022-02/a").read_bytes()


@pytest.mark.parametrize(
    ("name", "word"), [("kept.pickle", b"A page"), ("built.pickle", b"<!doctype html>")]
)
def test_what_was_damaged_is_not_used(root: Path, name: str, word: bytes) -> None:
    sound, file = files_of(root / "site"), root.parent / "cache" / name
    content = file.read_bytes()
    assert word in content
    file.write_bytes(content.replace(word, word.swapcase()))
    shutil.rmtree(root / "site")
    assert built(root) == ""
    assert files_of(root / "site") == sound


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="only POSIX says whose a file is")
@pytest.mark.parametrize("name", KEPT)
def test_what_another_user_kept_is_not_even_looked_at(
    root: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = signed(pickle.dumps(Trap(root)))
    (root.parent / "cache" / name).write_bytes(kept)
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    assert built(root) == ""
    assert not (root / "trapped").exists()


def test_what_was_written_without_the_key_is_not_taken_out_of_its_pickle(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a cache that somebody restored on this machine, digest and all."""
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(cache_files, "private_key", lambda: b"another key" * 2)
        kept = signed(pickle.dumps(Trap(root)))
    for name in KEPT:
        (root.parent / "cache" / name).write_bytes(kept)
    assert built(root) == ""
    assert not (root / "trapped").exists()


def a_pipe(file: Path) -> None:
    os.mkfifo(file)


def an_endless_device(file: Path) -> None:
    file.symlink_to("/dev/zero")


def a_link_to_what_was_kept(file: Path) -> None:
    file.with_name("elsewhere").mkdir()
    file.symlink_to(file.with_name("elsewhere") / file.name)
    file.resolve().write_bytes(signed(pickle.dumps(Trap(file.parents[1] / "project"))))


def a_hole_of_a_terabyte(file: Path) -> None:
    file.touch()
    os.truncate(file, 1024**4)


@pytest.mark.skipif(os.name != "posix", reason="there are no such files")
@pytest.mark.parametrize(
    "put", [a_pipe, an_endless_device, a_link_to_what_was_kept, a_hole_of_a_terabyte]
)
@pytest.mark.parametrize("name", KEPT)
def test_only_files_of_a_sensible_size_are_read(
    root: Path, name: str, put: Callable[[Path], None]
) -> None:
    (root.parent / "cache" / name).unlink()
    put(root.parent / "cache" / name)
    replace(A, "fined a company.", "fined two companies.")(root)
    assert built(root) == ""
    assert b"two companies" in page(root, "2022-02/a").read_bytes()
    assert not (root / "trapped").exists()
    assert (root.parent / "cache" / name).lstat().st_size < 1024**3


def test_the_key_is_made_once_and_for_the_user_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    key = private_key.__wrapped__
    assert key() == key()
    (file,) = (file for file in tmp_path.rglob("*") if file.is_file())
    assert len(key()) == file.stat().st_size == 32
    assert os.name != "posix" or file.stat().st_mode & 0o777 == 0o600
    file.write_bytes(b"short")
    with pytest.raises(OSError, match="damaged"):
        key()


def test_nothing_unfinished_stays_in_the_cache(root: Path) -> None:
    for name in KEPT:
        (root.parent / "cache" / name).with_suffix(".new").write_bytes(b"half a file")
    built(root)
    write("mkdocs.yml", "nav:\n- Newest issue: index.md\n")(root)
    built(root)
    assert {file.name for file in (root.parent / "cache").iterdir()} == ALL


@pytest.mark.parametrize("name", KEPT)
def test_what_could_not_be_kept_takes_no_room(root: Path, name: str) -> None:
    (root.parent / "cache" / name).unlink()
    (root.parent / "cache" / name / "in-the-way").mkdir(parents=True)
    built_anew(root)
    assert {file.name for file in (root.parent / "cache").iterdir()} == ALL


def test_what_the_engine_built_is_taken_over(root: Path, engine_runs: list[Path]) -> None:
    times = len(engine_runs)
    built_anew(root)
    assert len(engine_runs) == times


@pytest.mark.parametrize("changed", ["jinja2", "mkdocs-material", "Python"])
def test_another_version_of_what_it_is_made_of_is_another_program(
    root: Path, changed: str, monkeypatch: pytest.MonkeyPatch, engine_runs: list[Path]
) -> None:
    def versions(name: str) -> str:
        return "1000.0" if name == changed else version(name)

    monkeypatch.setattr(cache_files, "program_digest", cache_files.program_digest.__wrapped__)
    before, times = page(root, "about").stat().st_ino, len(engine_runs)
    built(root)
    assert (page(root, "about").stat().st_ino, len(engine_runs)) == (before, times)
    monkeypatch.setattr(cache_files, "version", versions)
    if changed == "Python":
        monkeypatch.setattr(sys, "version", "1000.0")
    built(root)
    assert page(root, "about").stat().st_ino != before
    assert len(engine_runs) == times + 1
    built(root)
    assert len(engine_runs) == times + 1


def test_libraries_of_extras_need_not_be_there(
    root: Path, monkeypatch: pytest.MonkeyPatch, engine_runs: list[Path]
) -> None:
    def versions(name: str) -> str:
        if name in ("justhtml", "urllib3"):
            raise PackageNotFoundError(name)
        return version(name)

    monkeypatch.setattr(cache_files, "program_digest", cache_files.program_digest.__wrapped__)
    monkeypatch.setattr(cache_files, "version", versions)
    built(root)
    times = len(engine_runs)
    built(root)
    assert len(engine_runs) == times


def test_a_cache_that_cannot_be_written_is_done_without(root: Path) -> None:
    shutil.rmtree(root.parent / "cache")
    (root.parent / "cache").write_text("a file where the folder would be")
    assert built(root) == ""
    assert page(root, "2022-02/a").exists()


def test_a_file_system_without_hard_links_is_done_with(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    before = files_of(root / "site")
    monkeypatch.setattr(os, "link", refuse)
    built_anew(root)
    assert files_of(root / "site") == before


# Where nothing has changed


def test_nothing_is_built_where_nothing_has_changed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("there is nothing to build")

    before = root.joinpath("site").stat()
    monkeypatch.setattr(pipeline, "_make", refuse)
    assert built(root) == ""
    assert root.joinpath("site").stat() == before


def test_what_is_told_of_a_build_is_told_when_nothing_is_built(root: Path) -> None:
    where = Project(root, root / "site", None, root.parent / "cache")
    replace(A, "fined a", "fined [a](http://www.example.org)")(root)
    first, second = Report(), Report()
    assert build(where, first) == build(where, second)
    assert first.diagnostics == second.diagnostics != []
    with pytest.raises(BulletinError):
        build(where, Report(), strict=True)


SITES: Mapping[str, Callable[[Path], object]] = {
    "no site": lambda root: shutil.rmtree(root / "site"),
    "a page that is gone": lambda root: page(root, "2022-02/a").unlink(),
    "a file that is gone": lambda root: (root / "site/feed.xml").unlink(),
    "a file that was added": lambda root: (root / "site/more.txt").write_text("more"),
    "a file that was changed": lambda root: (root / "site/robots.txt").write_text("changed"),
}


@pytest.mark.parametrize("damage", SITES.values(), ids=SITES)
def test_a_site_that_somebody_changed_is_built(
    root: Path, damage: Callable[[Path], object]
) -> None:
    sound = files_of(root / "site")
    damage(root)
    built(root)
    assert files_of(root / "site") == sound


def test_a_build_of_another_address_is_another_build(root: Path) -> None:
    url = "https://another.example/"
    build(Project(root, root / "site", url, root.parent / "cache"), Report())
    assert url in page(root, "2022-02/a").read_text(encoding="utf-8")
