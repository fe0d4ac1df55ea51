"""Run git to find which files have changed since a branch began."""

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from bulletin.diagnostics.report import EnvironmentFault, quoted

_UNSHALLOW = "run 'git fetch --unshallow', or set 'fetch-depth: 0' in the workflow"
_FETCH = "name a local branch or commit, or fetch it first: git fetch origin"


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """A changed file; paths are relative to the project, with slashes."""

    before: str
    """Its earlier path; empty if it is new."""
    after: str
    """Its present path; empty if it was deleted."""
    blob: str = ""
    """The blob id of its earlier content; empty if it is new."""


def changed_since(root: Path, base: str) -> tuple[ChangedFile, ...]:
    """Return every file of a project that has changed since its branch left `base`.

    `base` is any name of a commit that git understands. Uncommitted files count as they are. Raises
    EnvironmentFault if git cannot tell: without git or a repository, in a shallow clone, or if
    there is no such commit.
    """
    beginning = _beginning(root, base)
    arguments = ("--raw", "--no-abbrev", "--find-renames", "-z", "--relative")
    changed = _words(_git(root, "diff", *arguments, beginning, "--"))
    new = _words(_git(root, "ls-files", "-z", "--others", "--exclude-standard"))
    found = [*_changed_files(changed), *(ChangedFile("", path) for path in new)]
    return tuple(sorted(found, key=lambda file: (file.after or file.before, file.before)))


def read_blobs(root: Path, blobs: tuple[str, ...]) -> dict[str, bytes]:
    """Return the contents of blobs by id; unknown blobs are omitted."""
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
    """Return the commit at which the branch left `base`."""
    shallow = _git(root, "rev-parse", "--is-shallow-repository").strip()
    if shallow == b"true":
        raise EnvironmentFault(f"--changed needs the full history; {_UNSHALLOW}")
    name = ("--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}")
    commit = _git(root, "rev-parse", *name, otherwise=f"git does not know {quoted(base)}; {_FETCH}")
    apart = f"this branch and {quoted(base)} have no common commit; name the commit where it began"
    found = _git(root, "merge-base", commit.decode("ascii").strip(), "HEAD", otherwise=apart)
    return found.decode("ascii").strip()


def _changed_files(words: Iterator[str]) -> Iterator[ChangedFile]:
    """Parse git's raw format: `:mode mode id id status`, then one path, or two for a rename."""
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
    """Return the output of git; raises EnvironmentFault with its error, or with `otherwise`."""
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
