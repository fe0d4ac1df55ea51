"""Builds the bulletin with the newest versions of all site engines, and says what has changed.

python -m tests.newest_engines REPORT.md

Each engine is installed from its lock file and builds; then its newest versions are installed,
whatever `pyproject.toml` allows, and build again. A report without headings has nothing to tell.
It needs the internet, and so no test runs it.
"""

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from difflib import unified_diff
from pathlib import Path
from tempfile import TemporaryDirectory

from bulletin.engines.engine_type import Engine
from bulletin.engines.known_engines import DEFAULT, ENGINES
from tests.projects import ROOT, files_of

LISTED = 10
"""Changed files that a report names before it only counts the rest."""
_DIGEST = re.compile(r"\.[0-9a-f]{8}(?=\.min\.|\.)")
_UV = Path(sys.executable).with_name("uv")


def names_of(engine: Engine) -> list[str]:
    """The packages of an engine, without the versions that are allowed."""
    return [re.split(r"[<>=]", one)[0] for one in engine.requirements]


def plain(files: Mapping[str, bytes]) -> dict[str, str]:
    """Files that can be compared: names of assets without the digest of their contents."""
    return {
        _DIGEST.sub("", path): _DIGEST.sub("", content.decode("utf-8", errors="replace"))
        for path, content in files.items()
    }


def report_on(
    name: str, versions: tuple[str, str], before: Mapping[str, str], after: Mapping[str, str] | str
) -> str:
    """What has changed with an engine, as Markdown; `after` may be what the build complains of.

    Empty where nothing has changed.
    """
    heading = f"## {name}: {versions[0]} → {versions[1]}\n\n"
    if isinstance(after, str):
        return f"{heading}The newest versions build nothing:\n\n{_code(after)}\n"
    changed = sorted(
        path for path in before.keys() | after.keys() if before.get(path) != after.get(path)
    )
    if not changed:
        return ""
    lines = [f"- `{path}`" for path in changed[:LISTED]]
    lines += [f"- and {len(changed) - LISTED} more"] if len(changed) > LISTED else []
    page = next((path for path in changed if path.endswith("index.html")), "")
    difference = "\n".join(_differences(before.get(page, ""), after.get(page, ""))) if page else ""
    shown = f"\n{_code(difference)}\n" if difference else ""
    return f"{heading}{len(changed)} files are not what they were:\n\n" + "\n".join(lines) + shown


def _differences(before: str, after: str) -> Iterator[str]:
    """The first lines that differ, without those around them."""
    found = unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    yield from (line[:200] for line, _ in zip(found, range(40), strict=False))


def _code(text: str) -> str:
    """A text as code of Markdown, whatever it has in it."""
    fence = "`" * max(3, *(len(one) + 1 for one in re.findall("`+", text)), 3)
    return f"{fence}\n{text.strip()}\n{fence}\n"


def _look_at(engine: Engine, folder: Path) -> str:
    python = folder / "venv/bin/python"
    lock = [] if engine.name == DEFAULT else ["-r", f"requirements-{engine.name}.txt"]
    _uv("venv", "--python", sys.executable, str(folder / "venv"))
    _install(python, "--require-hashes", "-r", "requirements.txt", *lock)
    _install(python, "--no-deps", "--no-build-isolation", "-e", ".")
    pinned = _versions(python, engine)
    before = _build(python, engine, folder / "before")
    _install(python, "--upgrade", *names_of(engine))
    after = _build(python, engine, folder / "after")
    if isinstance(before, str):
        raise SystemExit(f"the locked versions of {engine.name} build nothing: {before}")
    return report_on(engine.name, (pinned, _versions(python, engine)), before, after)


def _uv(*arguments: str) -> None:
    subprocess.run([_UV, "--quiet", *arguments], cwd=ROOT, check=True)


def _install(python: Path, *arguments: str) -> None:
    _uv("pip", "install", "--python", str(python), *arguments)


def _versions(python: Path, engine: Engine) -> str:
    code = "import sys; from importlib.metadata import version; "
    code += "print(', '.join(f'{one} {version(one)}' for one in sys.argv[1:]))"
    command = [str(python), "-c", code, *names_of(engine)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def _build(python: Path, engine: Engine, site: Path) -> dict[str, str] | str:
    """The files of the site, or what the build complains of."""
    command = [str(python), "build.py", "build", "--fresh", "--quiet", "--engine", engine.name]
    command += ["--site-dir", str(site)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return run.stderr or run.stdout if run.returncode else plain(files_of(site))


def main() -> None:
    """Look at all engines, and write the report."""
    parts = []
    for engine in ENGINES.values():
        with TemporaryDirectory() as folder:
            parts.append(_look_at(engine, Path(folder)))
    intro = "What the newest versions of the site engines change; see docs/developers.md.\n\n"
    report = intro + "\n".join(filter(None, parts))
    Path(sys.argv[1]).write_text(report, encoding="utf-8")
    print(report)


if __name__ == "__main__":
    main()
