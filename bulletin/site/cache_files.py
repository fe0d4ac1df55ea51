"""What one run leaves to the next, in the user's own cache: used whole, or not at all.

It is pickled, because entries and their texts are many small things of many types, which a form
such as JSON would have to check and make anew, one by one. Whoever may write a pickle may run a
program. It is therefore authenticated with a key of the user's (BLAKE2b, RFC 7693): what another
user, another machine, a pull request or a restored archive brought is not taken out of its pickle.
"""

import pickle
import re
import sys
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from hmac import compare_digest
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Any

from bulletin.site.private_files import private_key, read_private_file
from bulletin.values.digests import digest_of, digest_of_files

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
