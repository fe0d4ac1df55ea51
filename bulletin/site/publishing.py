"""Publish a site: build it next to the old one, and replace that in one step or not at all."""

import ctypes
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from bulletin.diagnostics.report import EnvironmentFault

MARKER = ".bulletin"
"""A file that distinguishes our sites from a folder given by mistake."""

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@contextmanager
def publishing(target: Path, *, keep_spare: bool = False) -> Iterator[Path]:
    """Yield a folder to write a site into; it becomes `target` if the block succeeds.

    Until then the old site is unchanged. With `keep_spare`, the old site is not removed: the next
    call yields its folder, so that only changed files have to be written. Its files may be hard
    links to those of `target`, so they must not be modified in place; `write_new` replaces them.
    Without it, the folder is empty. Raises EnvironmentFault if the target cannot hold a site, if
    another build is running, or if the disk fails.
    """
    target = target.absolute()
    if target.name in ("", ".."):
        raise EnvironmentFault(f"{target} is no folder to replace; name the folder of the site")
    fresh, old, spare, lock = (
        target.with_name(f".{target.name}.{word}") for word in ("new", "old", "spare", "lock")
    )
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(lock, timeout=0):
            _repair(target, old)
            _refuse_what_is_no_site(target)
            _remove(fresh)
            _remove(old)
            if not keep_spare or not _take(spare, fresh):
                _remove(spare)
                fresh.mkdir()
            try:
                yield fresh
                (fresh / MARKER).write_text("Made by the privacy bulletin.\n", encoding="utf-8")
                replaced = _swap(fresh, target, old)
                if keep_spare and replaced:
                    _take(replaced, spare)
            finally:
                # What cannot be removed now does not harm the site, and the next build removes it.
                for leftover in (fresh, old):
                    shutil.rmtree(leftover, ignore_errors=True)
    except Timeout:
        raise EnvironmentFault(f"another build is writing {target}; wait for its end") from None
    except shutil.Error as error:
        (_, where, reason), *_ = error.args[0]
        raise EnvironmentFault(f"cannot write {where}: {_first_clause(reason)}") from error
    except OSError as error:
        where = Path(error.filename or target)
        is_below = any(where.is_relative_to(path) for path in (target, fresh, old, spare, lock))
        verb = "write" if is_below or where in target.parents else "use"
        raise EnvironmentFault(f"cannot {verb} {where}: {error.strerror or error}") from error


def refuse_within(target: Path, folders: Iterable[Path]) -> None:
    """Raise EnvironmentFault if the target is inside a source folder, where it would be read."""
    for folder in folders:
        if target.resolve().is_relative_to(folder.resolve()):
            raise EnvironmentFault(f"{target} is within {folder.name}/; name another folder")


def _first_clause(reason: str) -> str:
    """Shorten `[Errno 28] No space left on device: 'a' -> 'b'` to its message."""
    return reason.partition("] ")[2].partition(":")[0] or reason


def _refuse_what_is_no_site(target: Path) -> None:
    if target.is_symlink():
        raise EnvironmentFault(f"{target} is a symbolic link; name the folder itself")
    if target.exists() and not target.is_dir():
        raise EnvironmentFault(f"{target} is a file; a site needs a folder")
    if target.exists() and any(target.iterdir()) and not (target / MARKER).exists():
        raise EnvironmentFault(f"{target} holds something else than a bulletin; remove it first")


def _repair(target: Path, old: Path) -> None:
    """Restore the old site if a build was killed between the two renames of a swap."""
    if old.exists() and not target.exists():
        old.rename(target)


def _take(folder: Path, name: Path) -> bool:
    """Rename a folder; returns False if there is none, or if the system does not allow it."""
    with suppress(OSError):
        if folder.is_dir() and not folder.is_symlink():
            folder.rename(name)
            return True
    return False


def _swap(fresh: Path, target: Path, old: Path) -> Path | None:
    """Replace the old site with a new one; returns the new location of the old one, if any."""
    if not target.exists():
        fresh.rename(target)
        return None
    if _exchange(fresh, target):
        return fresh
    target.rename(old)
    fresh.rename(target)
    return old


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders atomically; returns False if the system cannot."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if _HAS_LIBC else None
    if rename is None:
        return False
    return not rename(_AT_FDCWD, bytes(one), _AT_FDCWD, bytes(other), _RENAME_EXCHANGE)


_HAS_LIBC = os.name == "posix"


def _remove(folder: Path) -> None:
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        try:
            shutil.rmtree(folder)
        except OSError as error:
            # The error names a file in the folder without its full path.
            raise OSError(error.errno, error.strerror or str(error), str(folder)) from error
