"""What all tests share."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2.bccache import Bucket

from bulletin.rendering.template_compiler import CompiledTemplates
from bulletin.resources import TEMPLATES, program_files
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


@pytest.fixture(scope="session", autouse=True)
def _templates_compiled_once() -> Iterator[None]:
    """Compile equal templates once for all projects of the tests, wherever they are."""
    known: dict[tuple[str, str], bytes] = {}
    program = program_files() / TEMPLATES
    load, dump = CompiledTemplates.load_bytecode, CompiledTemplates.dump_bytecode

    def key_of(self: CompiledTemplates, name: str, filename: str | None = None) -> str:
        is_own = Path(filename or "").is_relative_to(program)
        return f"{name} {is_own} {self.language_digest}"

    def load_known(self: CompiledTemplates, bucket: Bucket) -> None:
        load(self, bucket)
        code = known.get((bucket.key, bucket.checksum))
        if bucket.code is None and code:
            bucket.bytecode_from_string(code)
            dump(self, bucket)

    def dump_and_note(self: CompiledTemplates, bucket: Bucket) -> None:
        dump(self, bucket)
        known[bucket.key, bucket.checksum] = bucket.bytecode_to_string()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(CompiledTemplates, "get_cache_key", key_of)
        patch.setattr(CompiledTemplates, "load_bytecode", load_known)
        patch.setattr(CompiledTemplates, "dump_bytecode", dump_and_note)
        yield


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
