"""Pickle files in the user's own cache, which are used whole or not at all.

Entries and their texts are many small objects of many types, which a format such as JSON would have
to validate and build anew, one by one. Whoever may write a pickle may run a program. Each file is
therefore authenticated with a private key of the user (BLAKE2b, RFC 7693): a file that came from
another user, another machine, a pull request or a restored archive is never unpickled.
"""

import os
import pickle
import re
import stat
import sys
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from hmac import compare_digest
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from secrets import token_bytes
from typing import Any

from platformdirs import user_data_path

from bulletin.values.digests import digest_of, digest_of_files

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


MOST = 1024**3
"""Bytes that are read of a file; 20,000 entries leave less than a tenth of that."""
_SIZE = 32


def store(file: Path, thing: object) -> None:
    """Put something in the place of what lay there; a disk that does not want it is no error."""
    content = pickle.dumps(thing, protocol=5)
    unfinished = file.with_suffix(".new")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            with unfinished.open("wb") as opened:
                opened.write(signature(content))
                opened.write(content)
            unfinished.replace(file)
        except OSError:
            unfinished.unlink(missing_ok=True)


def recall(file: Path) -> Any:
    """What was stored; any exception where it is not there, damaged, or another's."""
    content = memoryview(read_private_file(file, MOST))
    if not compare_digest(signature(content[_SIZE:]), content[:_SIZE]):
        raise ValueError(f"{file} is not what this program wrote for this user")
    return pickle.loads(content[_SIZE:])


def signature(content: bytes | memoryview) -> bytes:
    """What nobody without the user's key can say of a content; another program says another."""
    signed = blake2b(program_digest(), digest_size=_SIZE, key=private_key())
    signed.update(content)
    return signed.digest()


@cache
def program_digest() -> bytes:
    """A digest of this program, of the libraries that it is made of, and of what runs it."""
    names = (re.split(r"[^\w.-]", given)[0] for given in requires("privacy-bulletin") or ())
    versions = [f"{name} {_version_of(name)}".encode() for name in names]
    own = digest_of_files(Path(__file__).parents[1], "**/*.py")
    return digest_of(own, sys.version.encode(), *versions)


def _version_of(name: str) -> str:
    """The version of a library; empty for one of an extra that is not installed."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
