"""The look of a site: what the engine is told, and the theme that it is given."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bulletin.assembly.bulletin import Bulletin
from bulletin.language.languages import Language
from bulletin.resources import THEME, layered_files, layers
from bulletin.site.configuration import engine_configuration
from bulletin.site.frames import stage_name
from bulletin.views.navigation import compose_navigation


@dataclass(frozen=True)
class Look:
    """What decides how the frames look; of two equal ones the engine makes the same."""

    configuration: str
    """The text of a `mkdocs.yml`."""
    theme: Mapping[str, bytes]
    """The files of the theme by their paths."""


def look_of(root: Path, bulletin: Bulletin, language: Language) -> Look:
    """The look of the bulletin in a folder: the program's, with the project's own files over it.

    Raises EnvironmentFault if the project's configuration of the engine cannot be read.
    """
    links = compose_navigation(bulletin.settings, bulletin.pages, language)
    navigation = tuple((link.title, stage_name(link.address)) for link in links)
    return Look(
        engine_configuration(root, bulletin.settings, navigation, language),
        layered_files(*layers(root / THEME, THEME)),
    )
