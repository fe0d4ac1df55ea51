"""Builds a project again and again, each time interrupted some calls to the file system later.

    python -m tests.interruptions WAY STEP PROJECT SPARE

SPARE is a copy of the folder around PROJECT, which has a site and what was kept of its build, and
an edited entry. `kill` ends the process before a call, `refuse` lets the call fail as on a full
disk. Prints a line of JSON for each build that was interrupted: before which call, how it ended,
what it said, and whether the site is the old or the new one.
"""

import errno
import json
import os
import shutil
import sys
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from bulletin.cli import main
from bulletin.commands import build  # noqa: F401 - else each process would load it
from tests.projects import files_of

KILLED, CRASHED, UNINTERRUPTED = 9, 10, 11
CALLS = ("os.", "fcntl.", "open", "ctypes.call_function")
"""How the names of the events begin that are such calls."""


@dataclass
class Interruption:
    """Counts the calls on files below a folder, and breaks in on one of them."""

    folder: str
    way: str
    left: int

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        where = str(arguments[0]) if arguments else ""
        is_ours = where.startswith(self.folder) or event == "ctypes.call_function"
        if is_ours and event.startswith(CALLS):
            self.left -= 1
            if self.left == -1:
                self._break_in(where)

    def _break_in(self, where: str) -> None:
        if self.way == "kill":
            os._exit(KILLED)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), where)


def run_build(root: Path, interruption: Interruption, said: Path) -> int:
    """Build in a process of its own; gives how it ended, and writes what it says into a file."""
    if child := os.fork():
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    with said.open("wb") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    sys.addaudithook(interruption)
    try:
        main(["--project", str(root)])
    except SystemExit as end:
        code = int(str(end.code))
    except BaseException:
        traceback.print_exc()
        code = CRASHED
    sys.stdout.flush()
    os._exit(code if interruption.left < 0 else UNINTERRUPTED)


def outcomes(way: str, step: int, root: Path, spare: Path) -> Iterator[dict[str, object]]:
    sites = [files_of(root / "site")]
    said = spare.with_name("said")
    for at in chain([sys.maxsize], count(0, step)):
        shutil.rmtree(root.parent)
        shutil.copytree(spare, root.parent)
        code = run_build(root, Interruption(str(root.parent), way, at), said)
        if at == sys.maxsize:
            sites.append(files_of(root / "site"))
            continue
        if code == UNINTERRUPTED:
            return
        site = files_of(root / "site")
        became = ("old", "new")[sites.index(site)] if site in sites else "broken"
        yield {"call": at, "code": code, "said": said.read_text(), "site": became}


def print_outcomes() -> None:
    way, step, root, spare = sys.argv[1:]
    for outcome in outcomes(way, int(step), Path(root), Path(spare)):
        print(json.dumps(outcome))


if __name__ == "__main__":
    print_outcomes()
