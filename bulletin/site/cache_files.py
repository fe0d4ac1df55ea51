"""Authenticated pickle files in the user's cache folder, used as a whole or not at all.

Entries and their texts are many small objects of many types, which a format such as JSON would have
to validate and rebuild one by one. But whoever can write a pickle can run code. Each file is
therefore authenticated with a private key of the user (BLAKE2b, RFC 7693): a file from another
user, another machine, a pull request or a restored archive is never unpickled.
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
"""Do not follow links, and do not wait for the other end of a pipe."""
_KEY_SIZE = 32


def read_private_file(file: Path, most: int) -> bytes:
    """Return the content of a regular file of the user's own, of at most `most` bytes.

    Raises OSError for a link, a device, a pipe, another user's file, or a larger one.
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
    """Return the user's key, created on first use; raises OSError if it cannot be stored.

    It is stored apart from the caches that it protects: whoever copies or restores one has no key.
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
    """Write a new key atomically, so that two concurrent builds agree on one."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    unfinished = file.with_suffix(f".{os.getpid()}")
    with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
        opened.write(token_bytes(_KEY_SIZE))
    unfinished.replace(file)


MOST = 1024**3
"""The maximum size of a file in bytes; 20,000 entries need less than a tenth of that."""
_SIZE = 32


def store(file: Path, thing: object) -> None:
    """Store an object, replacing the file; write errors are ignored."""
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
    """Load a stored object; raises any exception if it is missing, damaged or not ours."""
    content = memoryview(read_private_file(file, MOST))
    if not compare_digest(signature(content[_SIZE:]), content[:_SIZE]):
        raise ValueError(f"{file} is not what this program wrote for this user")
    return pickle.loads(content[_SIZE:])


def signature(content: bytes | memoryview) -> bytes:
    """Return a signature that only the user's key can produce, for this version of the program."""
    signed = blake2b(program_digest(), digest_size=_SIZE, key=private_key())
    signed.update(content)
    return signed.digest()


@cache
def program_digest() -> bytes:
    """Return a digest of this program, its libraries and Python."""
    names = (re.split(r"[^\w.-]", given)[0] for given in requires("privacy-bulletin") or ())
    versions = [f"{name} {_version_of(name)}".encode() for name in names]
    own = digest_of_files(Path(__file__).parents[1], "**/*.py")
    return digest_of(own, sys.version.encode(), *versions)


def _version_of(name: str) -> str:
    """Return the version of a library; empty if it is optional and not installed."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
