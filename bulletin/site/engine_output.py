"""What the engine makes of staged files, kept for as long as it would make the same again."""

from contextlib import suppress
from pathlib import Path

from bulletin.site.cache import recall, store
from bulletin.site.engine import EngineJob, write_files

_FILE = "built.pickle"


def engine_output(job: EngineJob, cache: Path | None) -> Path:
    """The folder of the job as the engine fills it now, or has filled it in an earlier run.

    Raises EnvironmentFault if the engine fails.
    """
    kept = cache / _FILE if cache else None
    fingerprint = job.fingerprint
    if kept and (files := _kept_files(kept, fingerprint)):
        write_files(files, job.built)
    else:
        job.run()
        if kept:
            store(kept, (fingerprint, _files_in(job.built)))
    return job.built


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
