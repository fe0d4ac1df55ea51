"""Digests of bytes and folders (16 bytes of BLAKE2b, RFC 7693)."""

from hashlib import blake2b
from pathlib import Path

SIZE = 16


def digest_of(*parts: bytes) -> bytes:
    """Return the digest of several byte strings, whose boundaries count."""
    digest = blake2b(digest_size=SIZE)
    for part in parts:
        digest.update(b"%d:" % len(part) + part)
    return digest.digest()


def digest_of_files(folder: Path, pattern: str = "**/*") -> bytes:
    """Return the digest of the names and contents of files in a folder."""
    files = sorted(file for file in folder.glob(pattern) if file.is_file())
    names = (file.relative_to(folder).as_posix().encode() for file in files)
    return digest_of(*names, *(file.read_bytes() for file in files))
