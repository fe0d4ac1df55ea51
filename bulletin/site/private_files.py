"""Files that only the user of this machine can have written, and a key that nobody else has."""

import os
import stat
from functools import cache
from pathlib import Path
from secrets import token_bytes

from platformdirs import user_data_path

_OPENING = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
"""Neither through a link, nor waiting for the other end of a pipe."""
_KEY_SIZE = 32


def read_private_file(file: Path, most: int) -> bytes:
    """The content of a regular file of the user's own, of `most` bytes.

    Raises OSError for a link, a device, a pipe, a file of somebody else, and a larger one.
    """
    with open(os.open(file, os.O_RDONLY | _OPENING), "rb") as opened:
        found = os.fstat(opened.fileno())
        if not stat.S_ISREG(found.st_mode) or found.st_size > most:
            raise OSError(f"{file} is no file of this program")
        if os.name == "posix" and found.st_uid != os.geteuid():
            raise PermissionError(f"{file} belongs to somebody else")
        return opened.read(most)


@cache
def private_key() -> bytes:
    """The user's key, made when it is asked for first; raises OSError if it cannot be kept.

    It lies apart from the caches that it protects: who copies or restores one has no key to it.
    """
    file = user_data_path("privacy-bulletin") / "cache.key"
    if not file.is_absolute():
        raise OSError("a user without a home has no key")
    if not file.exists():
        _write_key(file)
    key = read_private_file(file, _KEY_SIZE)
    if len(key) != _KEY_SIZE:
        raise OSError(f"{file} is damaged; remove it")
    return key


def _write_key(file: Path) -> None:
    """Write a new key in one step, so that two builds at once agree on one."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    unfinished = file.with_suffix(f".{os.getpid()}")
    with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
        opened.write(token_bytes(_KEY_SIZE))
    unfinished.replace(file)
