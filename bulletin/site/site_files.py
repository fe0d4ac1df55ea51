"""Find and write the files of a site."""

import os
from collections.abc import Iterator
from pathlib import Path


def write_new(file: str, content: bytes) -> None:
    """Write a file and its parent folders.

    An existing file is replaced, never modified: it may be part of another site.
    """
    try:
        _write(file, content)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(file), exist_ok=True)
        _write(file, content)
    except FileExistsError:
        os.unlink(file)
        _write(file, content)


def _write(file: str, content: bytes) -> None:
    with open(file, "xb") as opened:
        opened.write(content)


def files_below(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Yield the files below a folder with their relative paths; or the folder, if it is a file."""
    waiting = [""]
    while waiting:
        within = waiting.pop()
        try:
            items = sorted(os.scandir(folder / within), key=lambda item: item.name)
        except FileNotFoundError:
            continue
        except NotADirectoryError:
            yield within, os.lstat(folder / within)
            continue
        for item in items:
            path = f"{within}/{item.name}" if within else item.name
            if item.is_dir(follow_symlinks=False):
                waiting.append(path)
            else:
                yield path, item.stat(follow_symlinks=False)
