"""Find the program's own files: templates, theme, engine configuration, files of projects.

They lie in the top-level folders of the repository. The wheel has them within the package, where
`pyproject.toml` puts them. Files of a project lie over those of the program, one by one.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from bulletin.values.digests import digest_of

TEMPLATES = "templates"
THEME = "templates/theme"
CONFIGURATION = "mkdocs.yml"
INSTALLED = "program_files"
"""The folder within the installed package; the same name stands in `pyproject.toml`."""


@cache
def program_files() -> Path:
    """The folder that holds `templates/` and `mkdocs.yml`: within the package, or a checkout."""
    package = Path(__file__).parent
    installed = package / INSTALLED
    return installed if installed.is_dir() else package.parent


def layers(folder: Path, name: str) -> tuple[Path, ...]:
    """A folder of a project and the program's folder of this name, the upper one first.

    The project's folder need not exist. In the program's own repository both are the same.
    """
    program = program_files() / name
    is_same = folder.exists() and folder.samefile(program)
    return (program,) if is_same else (folder, program)


def layered_files(*folders: Path) -> dict[str, bytes]:
    """The files of several folders by their paths; of two with one path, the first folder's."""
    found: dict[str, bytes] = {}
    for folder in reversed(folders):
        files = (file for file in folder.rglob("*") if file.is_file())
        found |= {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}
    return found


def digest_of_texts(files: Mapping[str, bytes]) -> bytes:
    """The digest of files by their paths and contents, in whatever order they come."""
    paths = sorted(files)
    return digest_of(*(path.encode() for path in paths), *(files[path] for path in paths))
