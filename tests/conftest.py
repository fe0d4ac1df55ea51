"""What all tests share."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bulletin.site.engine import EngineJob
from tests.misbehaving import Server, misbehaving
from tests.projects import ROOT

ARCHIVE = ROOT / "content/2022-02/resume-crawling-210-million.md"
"""An entry of the bulletin that comes with the program."""


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave out what knows the entries of a bulletin that has given way to another one."""
    if item.get_closest_marker("archive") and not ARCHIVE.exists():
        pytest.skip("this repository publishes another bulletin")


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache of the tests' own, so that they neither use nor leave anything on the machine."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("cache")
        patch.setenv("XDG_CACHE_HOME", str(folder))
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        yield folder


@pytest.fixture(scope="session")
def engine_results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("engine")


@pytest.fixture
def engine_runs(monkeypatch: pytest.MonkeyPatch, engine_results: Path) -> list[Path]:
    """The site engine really runs only once for what is the same; gives where it was asked to."""
    runs: list[Path] = []
    run = EngineJob.run

    def run_once(job: EngineJob) -> None:
        runs.append(job.folder)
        result = engine_results / job.fingerprint
        if not result.exists():
            run(job)
            shutil.copytree(job.built, result)
        else:
            shutil.copytree(result, job.built)

    monkeypatch.setattr(EngineJob, "run", run_once)
    return runs


@pytest.fixture
def server() -> Iterator[Server]:
    with misbehaving() as server:
        yield server
