"""Find the program's own files: templates, theme, engine configuration, files of projects.

In the repository they are in the top-level folders; in the wheel, `pyproject.toml` puts them into
the package. A project's files override the program's one by one.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from bulletin.values.digests import digest_of

TEMPLATES = "templates"
THEME = "templates/theme"
CONFIGURATION = "mkdocs.yml"
INSTALLED = "program_files"
"""The folder in the installed package, as named in `pyproject.toml`."""


@cache
def program_files() -> Path:
    """Return the folder with `templates/` and `mkdocs.yml`: in the package, or in a checkout."""
    package = Path(__file__).parent
    installed = package / INSTALLED
    return installed if installed.is_dir() else package.parent


def layers(folder: Path, name: str) -> tuple[Path, ...]:
    """Return a project's folder and the program's folder of the same name, in override order.

    The project's folder need not exist. In the program's own repository both are the same.
    """
    program = program_files() / name
    is_same = folder.exists() and folder.samefile(program)
    return (program,) if is_same else (folder, program)


def layered_files(*folders: Path) -> dict[str, bytes]:
    """Return the files of several folders by path; of equal paths, the first folder's file."""
    found: dict[str, bytes] = {}
    for folder in reversed(folders):
        files = (file for file in folder.rglob("*") if file.is_file())
        found |= {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}
    return found


def digest_of_texts(files: Mapping[str, bytes]) -> bytes:
    """Return the digest of files by paths and contents, in any order."""
    paths = sorted(files)
    return digest_of(*(path.encode() for path in paths), *(files[path] for path in paths))
