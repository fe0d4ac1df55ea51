"""Work in a second process: it gives the same, stops with the first, and may be lost."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin import pipeline
from bulletin.diagnostics.report import Report
from bulletin.pipeline import Project, build
from bulletin.site import second_process
from bulletin.site.second_process import beside
from tests.projects import entry, files_of, write_buildable_project

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a safe fork"),
    # A worker of the tests may have threads of its own.
    pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning"),
]


@pytest.fixture(autouse=True)
def _two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_process, "can_fork", lambda: True)


def given(work: Callable[[], object]) -> object:
    taken: list[object] = []
    with beside(work, taken.append, is_worth_it=True):
        assert taken == []
    (thing,) = taken
    return thing


def test_what_is_given_comes_from_another_process() -> None:
    assert given(os.getpid) != os.getpid()
    assert len(str(given(lambda: "long" * 100_000))) == 400_000


def test_without_a_second_process_the_first_does_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[int] = []
    with beside(os.getpid, taken.append, is_worth_it=False):
        pass
    monkeypatch.setattr(second_process, "can_fork", lambda: False)
    assert [*taken, given(os.getpid)] == [os.getpid()] * 2


def test_what_a_killed_process_did_not_give_is_made_by_the_first() -> None:
    me = os.getpid()

    def work() -> int:
        if os.getpid() != me:
            os.kill(os.getpid(), signal.SIGKILL)
        return os.getpid()

    assert given(work) == me


def test_an_error_is_met_in_the_first_process() -> None:
    def work() -> None:
        raise OSError(28, "No space left on device", "index")

    with pytest.raises(OSError, match="No space left"):
        given(work)


def test_the_work_stops_when_the_block_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    fork, processes = os.fork, list[int]()

    def noted_fork() -> int:
        processes.append(fork())
        return processes[-1]

    monkeypatch.setattr(os, "fork", noted_fork)

    def wait_for_ever() -> None:
        os.close(writing)
        os.read(reading, 1)

    with (
        pytest.raises(ZeroDivisionError),
        beside(wait_for_ever, lambda _: None, is_worth_it=True),
    ):
        raise ZeroDivisionError
    os.close(reading)
    os.close(writing)
    with pytest.raises(ChildProcessError):
        os.waitpid(processes[0], os.WNOHANG)


def test_two_processes_build_what_one_builds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {f"content/2022-02/{name}.md": entry(title=f"Title {name}") for name in "abc"}
    root = write_buildable_project(tmp_path / "project", texts)
    build(Project(root, root / "one"), Report())
    monkeypatch.setattr(pipeline, "_MANY", 0)
    two = Project(root, root / "two", cache=tmp_path / "cache")
    for word in ("fined", "charged", "fined"):
        (root / "content/2022-02/a.md").write_text(entry(body=f"They {word}.[^press]\n"))
        build(two, Report())
    (root / "content/2022-02/a.md").write_text(texts["content/2022-02/a.md"])
    build(two, Report())
    assert files_of(root / "two") == files_of(root / "one")
