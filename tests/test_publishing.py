"""Publishing: whatever happens, a visitor finds the old site or the new one, whole."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from shutil import which
from textwrap import dedent

import pytest
from filelock import FileLock

from bulletin.diagnostics.report import EnvironmentFault
from bulletin.site import publishing as module
from bulletin.site.publishing import MARKER, publishing
from bulletin.site.site_files import write_new

KILLED = 9


def write(folder: Path, word: str) -> None:
    (folder / "pages").mkdir()
    for name in ("index.html", "pages/a.html", "pages/b.html"):
        (folder / name).write_text(word, encoding="utf-8")


def publish(target: Path, word: str) -> None:
    with publishing(target) as folder:
        write(folder, word)


def publish_and_fail(target: Path, word: str) -> None:
    with publishing(target) as folder:
        write(folder, word)
        raise ZeroDivisionError


def words(folder: Path) -> set[str]:
    """What the pages of a site say; a set of one word if they are all of one build."""
    pages = list(folder.rglob("*.html"))
    assert len(pages) == 3
    return {file.read_text(encoding="utf-8") for file in pages}


def leftovers(target: Path) -> set[str]:
    return {item.name for item in target.parent.iterdir()} - {target.name, ".site.lock"}


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "site"


@pytest.fixture(params=["exchange", "two renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways of a swap, the one that every system has, and the one in a single step."""
    if request.param == "two renames":
        monkeypatch.setattr(module, "_exchange", lambda *_: False)
    elif sys.platform != "linux":
        pytest.skip("only Linux exchanges folders in one step")
    return str(request.param)


@pytest.mark.usefixtures("way")
def test_a_new_site_takes_the_place_of_the_old(target: Path) -> None:
    publish(target, "old")
    publish(target, "new")
    assert words(target) == {"new"}
    assert leftovers(target) == set()


@pytest.mark.usefixtures("way")
def test_a_failure_leaves_the_old_site(target: Path) -> None:
    publish(target, "old")
    with pytest.raises(ZeroDivisionError):
        publish_and_fail(target, "new")
    assert words(target) == {"old"}
    assert leftovers(target) == set()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a quarter of a megabyte, where the superuser runs the tests."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)]
    if not which("mount") or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only the superuser of a Linux system can mount a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_gets_full_is_told_in_one_line(small_disk: Path, way: str) -> None:
    target = small_disk / "site"
    publish(target, "old")
    with (
        pytest.raises(EnvironmentFault, match=r"^cannot write [^\n]*No space left on device$"),
        publishing(target) as folder,
    ):
        (folder / "index.html").write_text("new" * 200_000, encoding="utf-8")
    assert words(target) == {"old"}
    assert leftovers(target) == set()


def test_a_disk_that_cannot_be_written_to_is_told_in_one_line(small_disk: Path) -> None:
    target = small_disk / "site"
    publish(target, "old")
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(EnvironmentFault, match=r"^cannot write [^\n]*: Read-only file system$"):
        publish(target, "new")
    assert words(target) == {"old"}
    assert leftovers(target) == set()


def test_a_file_that_cannot_be_read_is_not_told_as_one_to_write(target: Path) -> None:
    with (
        pytest.raises(EnvironmentFault, match=r"^cannot use /templates/a.html: Permission denied$"),
        publishing(target),
    ):
        raise PermissionError(13, "Permission denied", "/templates/a.html")


def test_a_copy_that_fails_is_told_in_one_line(target: Path, tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/lost.css").symlink_to("nowhere")
    with (
        pytest.raises(EnvironmentFault, match=r"^cannot write [^\n]*: No such file or directory$"),
        publishing(target) as folder,
    ):
        shutil.copytree(tmp_path / "assets", folder / "assets")


def test_a_full_disk_is_told_in_one_line(target: Path) -> None:
    publish(target, "old")
    with (
        pytest.raises(EnvironmentFault, match=r"cannot write .*No space left on device"),
        publishing(target) as folder,
    ):
        raise OSError(28, "No space left on device", str(folder / "index.html"))
    assert words(target) == {"old"}


def test_a_second_build_says_that_one_is_at_work(target: Path) -> None:
    publish(target, "old")
    with (
        FileLock(target.with_name(".site.lock")),
        pytest.raises(EnvironmentFault, match="another build"),
    ):
        publish(target, "new")
    assert words(target) == {"old"}


def test_a_folder_of_somebody_else_is_not_replaced(target: Path) -> None:
    target.mkdir()
    (target / "thesis.docx").write_text("years of work", encoding="utf-8")
    with pytest.raises(EnvironmentFault, match="holds something else"):
        publish(target, "new")
    assert (target / "thesis.docx").read_text(encoding="utf-8") == "years of work"


@pytest.mark.parametrize("name", ["/", "site/below/.."])
def test_what_has_no_name_is_no_target(
    name: str, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(target, "old")
    monkeypatch.chdir(target.parent)
    with pytest.raises(EnvironmentFault, match="is no folder to replace"):
        publish(Path(name), "new")
    assert words(target) == {"old"}
    assert {item.name for item in target.iterdir()} == {"index.html", "pages", MARKER}


def test_a_leftover_that_cannot_be_removed_is_told_with_its_place(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", "index.html")

    publish(target, "old")
    target.with_name(".site.new").mkdir()
    monkeypatch.setattr(shutil, "rmtree", refuse)
    place = re.escape(f"cannot write {target.with_name('.site.new')}: Permission denied")
    with pytest.raises(EnvironmentFault, match=f"^{place}$"):
        publish(target, "new")


def test_an_empty_folder_is_replaced(target: Path) -> None:
    target.mkdir()
    publish(target, "new")
    assert words(target) == {"new"}


def test_a_file_is_no_target(target: Path) -> None:
    target.write_text("a file", encoding="utf-8")
    with pytest.raises(EnvironmentFault, match="is a file"):
        publish(target, "new")
    assert target.read_text(encoding="utf-8") == "a file"


def test_a_link_is_no_target(target: Path, tmp_path: Path) -> None:
    publish(tmp_path / "elsewhere" / "site", "old")
    target.symlink_to(tmp_path / "elsewhere" / "site")
    with pytest.raises(EnvironmentFault, match="symbolic link"):
        publish(target, "new")
    assert words(tmp_path / "elsewhere" / "site") == {"old"}


def test_a_target_that_cannot_be_made_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file", encoding="utf-8")
    with pytest.raises(EnvironmentFault, match="cannot write"):
        publish(tmp_path / "file" / "site", "new")


CHILD = dedent(
    """
    import os, sys
    from pathlib import Path
    from bulletin.site import publishing as module
    target, last_call, way = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    if way == "two renames":
        module._exchange = lambda *_: False
    calls = 0

    def kill_before_call(event, arguments):
        global calls
        if event in WATCHED or event == "open" and str(target.parent) in str(arguments[0]):
            if calls == last_call:
                os._exit(KILLED)
            calls += 1

    with_audit = sys.addaudithook(kill_before_call)
    with module.publishing(target) as folder:
        (folder / "pages").mkdir()
        for name in ("index.html", "pages/a.html", "pages/b.html"):
            (folder / name).write_text("new", encoding="utf-8")
    """
).replace("KILLED", str(KILLED))
WATCHED = (
    "('os.rename', 'os.mkdir', 'os.remove', 'os.rmdir', 'shutil.rmtree', 'ctypes.call_function')"
)


def test_a_build_killed_at_any_call_leaves_a_whole_site(target: Path, way: str) -> None:
    """The child is killed before its first call to the file system, its second, and so on."""
    publish(target, "old")
    for last_call in count():
        arguments = [str(target), str(last_call), way]
        code = CHILD.replace("WATCHED", WATCHED)
        child = subprocess.run([sys.executable, "-c", code, *arguments], check=False)
        if child.returncode == 0:
            break
        assert child.returncode == KILLED
        if target.exists() or way == "exchange":
            assert words(target) in ({"old"}, {"new"})
        publish(target, "old")
        assert words(target) == {"old"}
        assert leftovers(target) == set()
    assert last_call > 10
    assert words(target) == {"new"}


def test_a_site_lost_between_two_renames_is_put_back(target: Path) -> None:
    publish(target, "old")
    target.rename(target.with_name(".site.old"))
    with pytest.raises(ZeroDivisionError), publishing(target):
        raise ZeroDivisionError
    assert words(target) == {"old"}


@pytest.mark.usefixtures("way")
def test_the_old_site_is_the_folder_of_the_next_one(target: Path) -> None:
    for word in ("first", "second", "third"):
        with publishing(target, keep_spare=True) as folder:
            there = {name.name for name in folder.rglob("*.html")}
            for name in ("index.html", "pages/a.html", "pages/b.html"):
                write_new(str(folder / name), word.encode())
        assert words(target) == {word}
        assert there == ({"index.html", "a.html", "b.html"} if word == "third" else set())
    assert leftovers(target) == {".site.spare"}
    publish(target, "fourth")
    assert leftovers(target) == set()


def test_a_link_is_not_the_folder_of_the_next_site(target: Path, tmp_path: Path) -> None:
    publish(target, "old")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/thesis.docx").touch()
    target.with_name(".site.spare").symlink_to(tmp_path / "elsewhere")
    with publishing(target, keep_spare=True) as folder:
        assert list(folder.iterdir()) == []
        write(folder, "new")
    assert words(target) == {"new"}
    assert (tmp_path / "elsewhere/thesis.docx").exists()


def test_what_is_replaced_is_not_written_into(tmp_path: Path) -> None:
    write_new(str(tmp_path / "a/b"), b"old")
    os.link(tmp_path / "a/b", tmp_path / "other")
    write_new(str(tmp_path / "a/b"), b"new")
    assert ((tmp_path / "a/b").read_bytes(), (tmp_path / "other").read_bytes()) == (b"new", b"old")


def test_the_marker_is_hidden_from_visitors(target: Path) -> None:
    publish(target, "new")
    assert MARKER.startswith(".")
    assert os.listdir(target).count(MARKER) == 1
