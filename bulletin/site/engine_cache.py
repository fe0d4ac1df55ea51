"""Cache the output of the site engine until its inputs change."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from bulletin.resources import digest_of_texts
from bulletin.site.cache_files import recall, store
from bulletin.site.engine import EngineJob, write_files
from bulletin.site.stylesheets import bundle, compact, theme_style
from bulletin.values.digests import digest_of

_FILE, _STYLE_FILE = "built.pickle", "style.pickle"
STYLE = "assets/bulletin.css"
_SCRIPTS_AND_IMAGES, _STYLE_SHEETS = ("assets/javascripts", "assets/images"), "assets/stylesheets"
_TEXTS = (".html", ".js", ".css", ".svg")


def engine_output(job: EngineJob, cache: Path | None) -> Path:
    """Return the folder of the job with the engine's output, new or from the cache.

    Its style sheets are joined, without unused rules. Raises EnvironmentFault if the engine fails.
    """
    fingerprint = job.fingerprint
    files: dict[str, bytes] = _known(cache, _FILE, fingerprint) or {}
    if files:
        write_files(files, job.built)
    else:
        job.run()
        bundle(job.built / STYLE)
        for folder in _SCRIPTS_AND_IMAGES:
            _remove_unnamed(job.built / folder, _pages_of(job))
        _keep(cache, _FILE, fingerprint, _files_in(job.built))
    _join_styles(job, cache)
    return job.built


def _join_styles(job: EngineJob, cache: Path | None) -> None:
    """Add the used rules of the theme's styles to our own style sheet."""
    key = digest_of(job.fingerprint.encode(), digest_of_texts(job.templates)).hex()
    style: str | None = _known(cache, _STYLE_FILE, key)
    if style is None:
        style = _style_of(job)
        _keep(cache, _STYLE_FILE, key, style)
    (job.built / STYLE).write_text(style, encoding="utf-8")
    _remove_unnamed(job.built / _STYLE_SHEETS, _pages_of(job))


def _style_of(job: EngineJob) -> str:
    own = (job.built / STYLE).read_text("utf-8")
    texts = [_pages_of(job), *_texts(job.templates), *_texts(job.theme)]
    return f"{theme_style(job.built, job.engine.style_sheets, texts)}{compact(own)}\n"


def _pages_of(job: EngineJob) -> str:
    return "".join(file.read_text("utf-8") for file in sorted(job.built.rglob("*.html")))


def _texts(files: Mapping[str, bytes]) -> Iterator[str]:
    for name, content in files.items():
        if name.endswith(_TEXTS):
            yield content.decode("utf-8", errors="replace")


def _remove_unnamed(folder: Path, named: str) -> None:
    for found in list(folder.rglob("*")):
        if found.is_file() and found.name not in named:
            found.unlink()
    for found in (*sorted(folder.rglob("*"), reverse=True), folder):
        with suppress(OSError):
            found.rmdir()


def _known(cache: Path | None, name: str, key: str) -> Any:
    """Return the cached object for a key; None if there is none."""
    with suppress(Exception):
        if cache:
            known, value = recall(cache / name)
            return value if known == key else None
    return None


def _keep(cache: Path | None, name: str, key: str, value: object) -> None:
    if cache:
        store(cache / name, (key, value))


def _files_in(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}
