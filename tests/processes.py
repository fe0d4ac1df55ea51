"""Processes that tests begin."""

import os
import signal


def heed_interrupts() -> None:
    """Let a new process end at SIGINT, which a shell tells its jobs in the background to ignore."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def unmeasured() -> dict[str, str]:
    """The environment for a process that coverage must not measure.

    Coverage writes files, which a process does not expect whose file operations are limited,
    counted or made to fail.
    """
    return {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
