"""Work in a second process, beside the first: what one processor would do after the other.

The second process is a copy of the first (`fork`), so nothing has to be sent to it; what it gives
comes back through a pipe. Where it cannot be made, is not worth it, or does not end well, the first
process does the work itself, and meets the error that the second one may have met.
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
    """Do some work while the block runs, and hand what it gives to `take` at the block's end.

    What the work gives is pickled, and what it changes in memory is lost. If the block fails, the
    work is stopped.
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
    """Whether a copy of this process is safe and finds a processor that is not ours.

    Elsewhere than on Linux, system libraries may not survive it, nor do locks of other threads.
    """
    return (
        sys.platform == "linux"
        and threading.active_count() == 1
        and len(os.sched_getaffinity(0)) > 1
    )


def _start(work: Callable[[], object]) -> tuple[int, int] | None:
    """The number of a process that does the work, and the pipe that it writes to."""
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
        os._exit(0)  # Nothing of the first process is to be ended or written here.
