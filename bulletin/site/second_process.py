"""Run work in a second process, in parallel with the first.

The second process is a fork of the first, so nothing has to be sent to it; its result comes back
through a pipe. If forking is impossible, not worthwhile or fails, the first process does the work
itself, and encounters the same errors.
"""

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")


@contextmanager
def beside(
    work: Callable[[], T], take: Callable[[T], object], *, is_worth_it: bool
) -> Iterator[None]:
    """Do some work while the block runs, and pass its result to `take` at the end of the block.

    The result is pickled; changes in memory are lost. If the block fails, the work is stopped.
    """
    child = _start(work) if is_worth_it and can_fork() else None
    if child is None:
        yield
        take(work())
        return
    process, pipe = child
    try:
        yield
        with open(pipe, "rb", closefd=False) as opened:
            given = opened.read()
    except BaseException:
        os.kill(process, signal.SIGKILL)
        raise
    finally:
        os.close(pipe)
        os.waitpid(process, 0)
    take(pickle.loads(given) if given else work())


def can_fork() -> bool:
    """Return whether forking is safe and another processor is available.

    Outside Linux, system libraries and locks of other threads may not survive it.
    """
    return (
        sys.platform == "linux"
        and threading.active_count() == 1
        and len(os.sched_getaffinity(0)) > 1
    )


def _start(work: Callable[[], object]) -> tuple[int, int] | None:
    """Return the id of a process that does the work, and the pipe that it writes to."""
    reading, writing = os.pipe()
    try:
        process = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        return None
    if process:
        os.close(writing)
        return process, reading
    try:
        os.close(reading)
        given = pickle.dumps(work(), protocol=5)
        with open(writing, "wb") as opened:
            opened.write(given)
    finally:
        os._exit(0)  # Nothing of the first process may be finalised or written here.
