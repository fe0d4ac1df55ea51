"""Files of the program copied into a project, with a header that says where they came from."""

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
"""What begins and ends a comment, by the ending of a file's name."""
_HEADER = re.compile(
    r"Taken by 'bulletin eject' from (?P<path>\S+) of version (?P<version>\S+) "
    r"\(digest (?P<digest>[0-9a-f]{32})\)"
)
_NOT_OFFERED = ("project/",)
"""Templates of new projects, which no project uses later."""
_BEGINNING = 400


@dataclass(frozen=True, slots=True)
class Origin:
    """What a file of a project was taken from."""

    path: str
    version: str
    digest: str


def ejectable() -> list[str]:
    """The paths, below `templates/`, of the files that can be copied into a project."""
    folder = program_files() / TEMPLATES
    paths = (file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
    return sorted(
        path
        for path in paths
        if Path(path).suffix in _COMMENTS and not path.startswith(_NOT_OFFERED)
    )


def with_header(path: str) -> str:
    """The text of a file of the program below a header; raises EnvironmentFault if there is none.

    `path` may be given with or without `templates/`.
    """
    name = path.removeprefix(f"{TEMPLATES}/")
    known = ejectable()
    if name not in known:
        near = nearest(name, known)
        hint = f"did you mean {near}?" if near else "'bulletin eject' lists what there is"
        raise EnvironmentFault(f"the program has no template {quoted(name)}; {hint}")
    content = (program_files() / TEMPLATES / name).read_bytes()
    begin, end = _COMMENTS[Path(name).suffix]
    said = f"Taken by 'bulletin eject' from {name} of version {PROGRAM} (digest {_digest(content)})"
    return f"{begin}{said}{end}\n{content.decode()}"


def eject(root: Path, path: str) -> str:
    """Copy a file of the program into a project; gives its path there.

    Raises EnvironmentFault if the project has one already, or cannot be written.
    """
    text, target = with_header(path), f"{TEMPLATES}/{path.removeprefix(f'{TEMPLATES}/')}"
    file = root / target
    if file.exists() and file.samefile(program_files() / target):
        raise EnvironmentFault(f"{target} is the program's own; change it here")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
    except FileExistsError:
        raise EnvironmentFault(f"{target} is there already and stays as it is") from None
    except OSError as error:
        raise EnvironmentFault(f"cannot write {target}: {error.strerror}") from error
    return target


def origin_of(file: Path) -> Origin | None:
    """What a file of a project was taken from; None if it does not say so."""
    with file.open("rb") as opened:
        beginning = opened.read(_BEGINNING).decode(errors="replace")
    match = _HEADER.search(beginning)
    return Origin(match["path"], match["version"], match["digest"]) if match else None


def examine_templates(root: Path) -> Iterator[Finding]:
    """Which files of the project lie over the program's, and which of those have changed since."""
    folder, program = root / TEMPLATES, program_files() / TEMPLATES
    if not folder.is_dir() or folder.samefile(program):
        return
    for file in sorted(file for file in folder.rglob("*") if file.is_file()):
        path = file.relative_to(folder).as_posix()
        yield from _examined(path, origin_of(file), program / path)


def _examined(path: str, origin: Origin | None, ours: Path) -> Iterator[Finding]:
    place = f"{TEMPLATES}/{path}"
    if origin and not ours.is_file():
        message = f"{place} was taken from version {origin.version}; {PROGRAM} has no such file"
        yield Finding(State.MEND, message, "see in CHANGELOG.md what took its place, and delete it")
    elif origin and _digest(ours.read_bytes()) != origin.digest:
        message = f"{place} was taken from version {origin.version}, and has changed in {PROGRAM}"
        cure = f"compare it with 'bulletin eject --print {path}', or delete it to use the program's"
        yield Finding(State.MEND, message, cure)
    elif origin:
        yield Finding(State.OK, f"{place} is based on what this version has")
    elif ours.is_file():
        message = f"{place} lies over the program's and does not say which version it is based on"
        yield Finding(
            State.NOTE, message, "begin it anew with 'bulletin eject' to be told of changes"
        )


def _digest(content: bytes) -> str:
    return digest_of(content).hex()
