"""Processes that tests begin."""

import signal


def heed_interrupts() -> None:
    """Let a new process end at SIGINT, which a shell tells its jobs in the background to ignore."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
