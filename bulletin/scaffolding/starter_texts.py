"""The texts of a new project, one file per language."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from bulletin.language.languages import language_of
from bulletin.resources import TEMPLATES, program_files

LANGUAGES = f"{TEMPLATES}/project/languages"


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a new project in one language."""

    description: str
    introduction: str
    """The introduction of the first issue."""
    sections: Mapping[str, tuple[str, str]]
    """Titles and descriptions of predefined sections, by id."""
    about: str
    readme: str


def languages() -> list[str]:
    """Return the languages that have starter texts."""
    return sorted(file.stem for file in (program_files() / LANGUAGES).glob("*.yml"))


def texts_in(language: str) -> Texts:
    """Return the texts in a language (BCP 47); English if it has none."""
    return _read(language_of(language).catalogue)


@cache
def _read(language: str) -> Texts:
    file = program_files() / LANGUAGES / f"{language}.yml"
    given: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    sections = {name: (title, about) for name, (title, about) in given.pop("sections").items()}
    return Texts(**given, sections=sections)
