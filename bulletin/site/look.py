"""The look of a site: the engine's configuration and theme."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bulletin.assembly.bulletin import Bulletin
from bulletin.diagnostics.report import EnvironmentFault
from bulletin.engines.engine_type import Engine
from bulletin.engines.known_engines import ENGINES
from bulletin.language.languages import Language
from bulletin.resources import TEMPLATES, THEME, layered_files, layers
from bulletin.schema.look import LOOK_FOLDER
from bulletin.schema.look import Look as LookSettings
from bulletin.site.engine_configuration import engine_configuration
from bulletin.site.frames import stage_name
from bulletin.site.look_style import OWN_STYLE, compose_style
from bulletin.values.addresses import OWN_FILES
from bulletin.views.navigation import compose_navigation


@dataclass(frozen=True)
class Look:
    """The inputs of the frames' look; equal ones give the same output of the engine."""

    configuration: str
    """The text of a `mkdocs.yml`."""
    theme: Mapping[str, bytes]
    """The files of the theme by path."""
    templates: Mapping[str, bytes]
    """All templates by path."""
    engine: Engine


def look_of(root: Path, bulletin: Bulletin, language: Language) -> Look:
    """Return the look of a project: the program's, with the project's own files as overrides.

    Raises EnvironmentFault if the project's configuration of the engine cannot be read.
    """
    links = compose_navigation(bulletin.settings, bulletin.pages, language)
    navigation = tuple((link.title, stage_name(link.address)) for link in links)
    theme = layered_files(*layers(root / THEME, THEME))
    return Look(
        engine_configuration(root, bulletin.settings, navigation, language),
        theme | _own_files(root, bulletin.settings.look),
        layered_files(*layers(root / TEMPLATES, TEMPLATES)),
        ENGINES[bulletin.settings.engine],
    )


def _own_files(root: Path, look: LookSettings) -> dict[str, bytes]:
    """Return the files that the settings name, and the generated style sheet, by path.

    Raises EnvironmentFault if one cannot be read.
    """
    files = {}
    for name in look.files:
        try:
            files[f"{OWN_FILES}/{name}"] = (root / LOOK_FOLDER / name).read_bytes()
        except OSError as error:
            raise EnvironmentFault(f"cannot read {LOOK_FOLDER}/{name}: {error.strerror}") from error
    if style := compose_style(look):
        files[OWN_STYLE] = style.encode()
    return files
