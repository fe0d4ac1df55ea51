"""What the engine makes of staged files, kept for as long as it would make the same again."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from bulletin.site.cache import recall, store
from bulletin.site.engine import EngineJob

_FILE = "built.pickle"


@contextmanager
def engine_output(job: EngineJob, cache: Path | None) -> Iterator[Path]:
    """A folder as the engine fills it now, or has filled it in an earlier run.

    Raises EnvironmentFault if the engine fails.
    """
    kept = cache / _FILE if cache else None
    with TemporaryDirectory(prefix="bulletin-") as folder:
        output, fingerprint = Path(folder), job.fingerprint
        if kept and (files := _kept_files(kept, fingerprint)):
            _write_files(files, output)
            yield output
        else:
            job.run(output)
            yield output
            if kept:
                store(kept, (fingerprint, _files_in(output)))


def _kept_files(kept: Path, fingerprint: str) -> dict[str, bytes]:
    """The files of the same run by their paths; none where they were not kept."""
    with suppress(Exception):
        known, files = recall(kept)
        if known == fingerprint:
            return dict(files)
    return {}


def _files_in(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def _write_files(files: Mapping[str, bytes], folder: Path) -> None:
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
