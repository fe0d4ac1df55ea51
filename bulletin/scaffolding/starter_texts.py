"""The texts of a new project in the languages of its readers, each in a file of its own."""

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
    """What a new project says to readers and authors in one language."""

    description: str
    introduction: str
    """Of the first issue."""
    sections: Mapping[str, tuple[str, str]]
    """Titles and descriptions of sections that are ready to be taken, by their ids."""
    about: str
    readme: str


def languages() -> list[str]:
    """The languages that there are texts in."""
    return sorted(file.stem for file in (program_files() / LANGUAGES).glob("*.yml"))


def texts_in(language: str) -> Texts:
    """The texts in a language (BCP 47): in English where readers have the words of English."""
    return _read(language_of(language).catalogue)


@cache
def _read(language: str) -> Texts:
    file = program_files() / LANGUAGES / f"{language}.yml"
    given: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    sections = {name: (title, about) for name, (title, about) in given.pop("sections").items()}
    return Texts(**given, sections=sections)
