"""Git, known by its command line: which files are not what they were where a branch began."""

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from bulletin.diagnostics.report import EnvironmentFault, quoted

_UNSHALLOW = "run 'git fetch --unshallow', or set 'fetch-depth: 0' in the workflow"
_FETCH = "name a branch or a commit that is here, or fetch it first: git fetch origin"


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """A file that is not what it was; paths are relative to the project, with slashes."""

    before: str
    """Where it was; empty if it is new."""
    after: str
    """Where it is; empty if it is gone."""
    blob: str = ""
    """The id under which git has what it was; empty if it is new."""


def changed_since(root: Path, base: str) -> tuple[ChangedFile, ...]:
    """Every file of a project that is not what it was where its branch left `base`.

    `base` is any name of a commit that git understands. Files that are not committed yet count
    as they lie there. Raises EnvironmentFault where git cannot tell: without git or a
    repository, in a shallow clone, and if there is no such commit.
    """
    beginning = _beginning(root, base)
    arguments = ("--raw", "--no-abbrev", "--find-renames", "-z", "--relative")
    changed = _words(_git(root, "diff", *arguments, beginning, "--"))
    new = _words(_git(root, "ls-files", "-z", "--others", "--exclude-standard"))
    found = [*_changed_files(changed), *(ChangedFile("", path) for path in new)]
    return tuple(sorted(found, key=lambda file: (file.after or file.before, file.before)))


def read_blobs(root: Path, blobs: tuple[str, ...]) -> dict[str, bytes]:
    """The contents that git has under some ids; what it does not have is left out."""
    answer = _git(root, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in blobs))
    contents: dict[str, bytes] = {}
    while answer:
        head, _, answer = answer.partition(b"\n")
        blob, kind, *size = head.decode("ascii").split(" ")
        if kind == "blob":
            contents[blob] = answer[: int(size[0])]
        if size:
            answer = answer[int(size[0]) + 1 :]
    return contents


def _beginning(root: Path, base: str) -> str:
    """The commit at which the branch left `base`."""
    shallow = _git(root, "rev-parse", "--is-shallow-repository").strip()
    if shallow == b"true":
        raise EnvironmentFault(f"--changed needs the whole history; {_UNSHALLOW}")
    name = ("--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}")
    commit = _git(root, "rev-parse", *name, otherwise=f"git knows no {quoted(base)}; {_FETCH}")
    apart = f"this branch and {quoted(base)} have no commit in common; name where it began"
    found = _git(root, "merge-base", commit.decode("ascii").strip(), "HEAD", otherwise=apart)
    return found.decode("ascii").strip()


def _changed_files(words: Iterator[str]) -> Iterator[ChangedFile]:
    """From git's raw format: `:mode mode id id status`, then one path, or two of a rename."""
    for line in words:
        _, _, blob, _, status = line.split(" ")
        before, after = islice(words, 2) if status[0] == "R" else (next(words),) * 2
        if status[0] == "A":
            yield ChangedFile("", after)
        else:
            yield ChangedFile(before, "" if status[0] == "D" else after, blob)


def _words(output: bytes) -> Iterator[str]:
    return iter(os.fsdecode(output).split("\0")[:-1])


def _git(root: Path, *arguments: str, given: str = "", otherwise: str = "") -> bytes:
    """What git prints; raises EnvironmentFault with its complaint, or with `otherwise`."""
    environment = os.environ | {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        run = subprocess.run(
            ["git", *arguments],
            cwd=root,
            env=environment,
            input=given.encode("ascii"),
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise EnvironmentFault("git is not installed; --changed needs it") from error
    if run.returncode:
        complaint = run.stderr.decode("utf-8", errors="replace").partition("\n")[0]
        raise EnvironmentFault(otherwise or f"git {arguments[0]}: {complaint}")
    return run.stdout
