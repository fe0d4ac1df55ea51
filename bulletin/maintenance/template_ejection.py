"""Copy files of the program into a project, with a header that records their origin."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bulletin.diagnostics.report import EnvironmentFault, nearest, quoted
from bulletin.maintenance.findings import Finding, State
from bulletin.resources import TEMPLATES, program_files
from bulletin.values.digests import digest_of
from bulletin.values.versions import PROGRAM

_COMMENTS = {
    ".html": ("{#- ", " -#}"),
    ".css": ("/* ", " */"),
    ".js": ("/* ", " */"),
    ".svg": ("<!-- ", " -->"),
}
"""The start and end of a comment, by file extension."""
_HEADER = re.compile(
    r"(?:Copied|Taken) by 'bulletin eject' from (?P<path>\S+) of version (?P<version>\S+) "
    r"\(digest (?P<digest>[0-9a-f]{32})\)"
)
_NOT_OFFERED = ("project/",)
"""Templates for new projects, which a project cannot override."""
_BEGINNING = 400


@dataclass(frozen=True, slots=True)
class Origin:
    """The origin of a file in a project."""

    path: str
    version: str
    digest: str


def ejectable() -> list[str]:
    """Return the paths, relative to `templates/`, of the files that can be copied."""
    folder = program_files() / TEMPLATES
    paths = (file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
    return sorted(
        path
        for path in paths
        if Path(path).suffix in _COMMENTS and not path.startswith(_NOT_OFFERED)
    )


def with_header(path: str) -> str:
    """Return the text of a program file with a header; raises EnvironmentFault if unknown.

    `path` may be given with or without `templates/`.
    """
    name = path.removeprefix(f"{TEMPLATES}/")
    known = ejectable()
    if name not in known:
        near = nearest(name, known)
        hint = f"did you mean {near}?" if near else "'bulletin eject' lists all of them"
        raise EnvironmentFault(f"the program has no template {quoted(name)}; {hint}")
    content = (program_files() / TEMPLATES / name).read_bytes()
    begin, end = _COMMENTS[Path(name).suffix]
    said = (
        f"Copied by 'bulletin eject' from {name} of version {PROGRAM} (digest {_digest(content)})"
    )
    return f"{begin}{said}{end}\n{content.decode()}"


def eject(root: Path, path: str) -> str:
    """Copy a file of the program into a project; returns its path there.

    Raises EnvironmentFault if the project already has it, or if it cannot be written.
    """
    text, target = with_header(path), f"{TEMPLATES}/{path.removeprefix(f'{TEMPLATES}/')}"
    file = root / target
    if file.exists() and file.samefile(program_files() / target):
        raise EnvironmentFault(f"{target} is the program's own file; edit it here")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
    except FileExistsError:
        raise EnvironmentFault(f"{target} already exists; it was not changed") from None
    except OSError as error:
        raise EnvironmentFault(f"cannot write {target}: {error.strerror}") from error
    return target


def origin_of(file: Path) -> Origin | None:
    """Return the origin of a file in a project; None if it has no header."""
    with file.open("rb") as opened:
        beginning = opened.read(_BEGINNING).decode(errors="replace")
    match = _HEADER.search(beginning)
    return Origin(match["path"], match["version"], match["digest"]) if match else None


def examine_templates(root: Path) -> Iterator[Finding]:
    """Yield findings about overridden templates, and which originals have changed since."""
    folder, program = root / TEMPLATES, program_files() / TEMPLATES
    if not folder.is_dir() or folder.samefile(program):
        return
    for file in sorted(file for file in folder.rglob("*") if file.is_file()):
        path = file.relative_to(folder).as_posix()
        yield from _examined(path, origin_of(file), program / path)


def _examined(path: str, origin: Origin | None, ours: Path) -> Iterator[Finding]:
    place = f"{TEMPLATES}/{path}"
    if origin and not ours.is_file():
        message = (
            f"{place} was copied from version {origin.version}, but {PROGRAM} has no such file"
        )
        yield Finding(State.MEND, message, "see CHANGELOG.md for its replacement, and delete it")
    elif origin and _digest(ours.read_bytes()) != origin.digest:
        message = (
            f"{place} was copied from version {origin.version}, and the original has changed "
            f"in {PROGRAM}"
        )
        cure = f"compare it with 'bulletin eject --print {path}', or delete it to use the program's"
        yield Finding(State.MEND, message, cure)
    elif origin:
        yield Finding(State.OK, f"{place} is based on the present original")
    elif ours.is_file():
        message = (
            f"{place} overrides the program's file and does not say which version it is based on"
        )
        yield Finding(
            State.NOTE, message, "copy it again with 'bulletin eject' to be notified of changes"
        )


def _digest(content: bytes) -> str:
    return digest_of(content).hex()
