"""What one run leaves to the next, in the user's own cache: used whole, or not at all.

It is pickled, and whoever may write a pickle may run a program. It therefore lies outside of the
project, where no pull request can put anything, and is read only if it is the user's and still
what was written, by this very program.
"""

import os
import pickle
import re
import sys
from contextlib import suppress
from functools import cache
from importlib.metadata import requires, version
from pathlib import Path
from typing import Any

from bulletin.values.digests import SIZE, digest_of, digest_of_files


def store(file: Path, thing: object) -> None:
    """Put something in the place of what lay there; a disk that does not want it is no error."""
    content = pickle.dumps(thing, protocol=5)
    unfinished = file.with_suffix(".new")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            with unfinished.open("wb") as opened:
                opened.write(digest_of(program_digest(), content))
                opened.write(content)
            unfinished.replace(file)
        except OSError:
            unfinished.unlink(missing_ok=True)


def recall(file: Path) -> Any:
    """What was stored; any exception where it is not there, damaged, or another's."""
    with file.open("rb") as opened:
        if os.name == "posix" and os.fstat(opened.fileno()).st_uid != os.geteuid():
            raise PermissionError
        digest, content = opened.read(SIZE), opened.read()
    if digest_of(program_digest(), content) != digest:
        raise ValueError
    return pickle.loads(content)


@cache
def program_digest() -> bytes:
    """A digest of this program, of the libraries that it is made of, and of what runs it."""
    names = (re.split(r"[^\w.-]", given)[0] for given in requires("privacy-bulletin") or ())
    versions = [f"{name} {version(name)}".encode() for name in names]
    own = digest_of_files(Path(__file__).parents[1], "**/*.py")
    return digest_of(own, sys.version.encode(), *versions)
