"""The parameters of a new bulletin, and the validation of answers."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pydantic import BaseModel, ValidationError

from bulletin.assembly.content_files import PERIOD
from bulletin.diagnostics.report import EnvironmentFault, quoted
from bulletin.scaffolding.starter_texts import texts_in
from bulletin.schema.registries import Authority
from bulletin.schema.settings import Publisher, Section, Settings
from bulletin.schema.validation_messages import adapter_of
from bulletin.values.slugs import SLUG, slugify

READY = {
    "standard": ("legislation", "enforcement", "litigation"),
    "regulator": ("guidance", "enforcement", "international"),
    "practice": ("legislation", "guidance", "litigation", "practice"),
    "news": ("news",),
}
"""Predefined sets of sections by name."""
_DIVIDING = "[,/，、]"


@dataclass(frozen=True, slots=True)
class Plan:
    """The parameters of a bulletin to be created."""

    title: str
    url: str
    publisher: str
    language: str
    sections: tuple[Section, ...]
    first_month: str
    jurisdictions: tuple[str, ...] = ()
    description: str = ""


def checked_title(text: str) -> str:
    return _judged(Settings, "title", text)


def checked_url(text: str) -> str:
    return _judged(Settings, "url", text)


def checked_publisher(text: str) -> str:
    return _judged(Publisher, "name", text)


def checked_language(text: str) -> str:
    return _judged(Settings, "language", text)


def checked_description(text: str) -> str:
    return _judged(Settings, "description", text) if text else ""


def checked_month(text: str) -> str:
    if not PERIOD.fullmatch(text.strip()):
        raise EnvironmentFault(f"{quoted(text)} is not a month; write it like 2022-02")
    return text.strip()


def checked_jurisdictions(texts: Iterable[str]) -> tuple[str, ...]:
    """Return validated codes, given one by one or several in one text."""
    codes = (code for text in texts for code in re.split(r"[\s,;]+", text) if code)
    return tuple(dict.fromkeys(_judged(Authority, "jurisdiction", code) for code in codes))


def sections_named(texts: Iterable[str], language: str) -> tuple[Section, ...]:
    """Return the sections named by sets, predefined ids, and `id=Title`.

    Raises EnvironmentFault for an unknown name, and for an id that is given twice.
    """
    parts = (
        part for text in texts for part in re.split("[,，]" if "=" in text else _DIVIDING, text)
    )
    wanted = [part.strip() for part in parts if part.strip()]
    names = [name for one in wanted for name in READY.get(one, (one,))]
    sections = tuple(_section(name, language) for name in names)
    if not sections:
        raise EnvironmentFault("a bulletin needs at least one section")
    ids = [section.id for section in sections]
    for one in ids:
        if ids.count(one) > 1:
            raise EnvironmentFault(f"two sections have the id {quoted(one)}")
    return sections


def ready_sections(language: str) -> Iterator[tuple[str, str]]:
    """Yield the predefined names, each with its meaning."""
    titles = texts_in(language).sections
    for name, ids in READY.items():
        yield name, ", ".join(titles[one][0] for one in ids)
    for one, (title, _) in titles.items():
        if one not in READY:
            yield one, title


def _section(name: str, language: str) -> Section:
    given_id, mark, given_title = (part.strip() for part in name.partition("="))
    ready = texts_in(language).sections
    if not mark and given_id in ready:
        title, about = ready[given_id]
        return Section(id=given_id, title=title, description=about)
    title = given_title if mark else given_id
    section_id = given_id if mark else slugify(given_id)
    if not title or not SLUG.fullmatch(section_id):
        raise EnvironmentFault(
            f"{quoted(name)} is not a section; write id=Title with an id of a-z, digits and "
            "hyphens, "
            f"or choose from: {', '.join((*READY, *(one for one in ready if one not in READY)))}"
        )
    return Section(id=_judged(Section, "id", section_id), title=_judged(Section, "title", title))


def _judged(model: type[BaseModel], name: str, text: str) -> str:
    """Return the value of a field; raises EnvironmentFault with the message of `check`."""
    try:
        return str(adapter_of(model, name).validate_python(text.strip()))
    except ValidationError as error:
        context = error.errors()[0]["ctx"]
        said = filter(None, (context["message"], context["hint"]))
        raise EnvironmentFault("; ".join(said)) from None
