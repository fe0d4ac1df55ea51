"""What is the same for the whole bulletin: `bulletin.yml` and the registries."""

from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field
from os.path import lexists
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field

from bulletin.codes import jurisdiction_name
from bulletin.diagnostics import Code, Location, Report, quoted
from bulletin.documents import as_mapping
from bulletin.nodes import Faulty, Mapping, Node, Scalar, Sequence
from bulletin.scalars import Jurisdiction, Language, Line, Prose, Slug, Url
from bulletin.schema import Model, parse_model
from bulletin.text_files import read_text
from bulletin.yaml_nodes import parse_yaml

BULLETIN_FILE = "content/bulletin.yml"
JURISDICTIONS_FILE = "content/registry/jurisdictions.yml"
SETTINGS_FILES = (BULLETIN_FILE, JURISDICTIONS_FILE)


class Subsection(Model):
    """A part of a section, in editorial order."""

    id: Slug = Field(examples=["authorities"])
    title: Line = Field(examples=["Authorities"])


class Section(Model):
    """A part of every issue, in editorial order."""

    id: Slug = Field(examples=["enforcement"])
    title: Line = Field(examples=["Enforcement"])
    description: Line | None = None
    subsections: tuple[Subsection, ...] = ()


class Publisher(Model):
    """Who answers for the bulletin."""

    name: Line = Field(examples=["Example Publishers"])
    url: Url | None = None


class Licence(Model):
    """On what terms the texts may be used."""

    name: Line = Field(examples=["CC BY 4.0"])
    url: Url = Field(examples=["https://creativecommons.org/licenses/by/4.0/"])


class Settings(Model):
    """`content/bulletin.yml`."""

    title: Line = Field(examples=["Privacy Bulletin"])
    description: Line = Field(examples=["A monthly bulletin of data protection law"])
    url: Url = Field(examples=["https://www.example.org/"])
    sections: tuple[Section, ...] = Field(min_length=1)
    language: Language = "en"
    repository: Url | None = None
    publisher: Publisher
    contact: Line | None = None
    licence: Licence | None = None
    disclaimer: Prose | None = None

    @property
    def base_url(self) -> str:
        """The address of the home page, with a slash at its end."""
        return self.url.rstrip("/") + "/"

    @property
    def base_path(self) -> str:
        """The path of the home page: `/`, or `/repository/`."""
        return urlsplit(self.base_url).path


class NamedJurisdiction(Model):
    """A jurisdiction that the ISO list names in another language or too long."""

    id: Jurisdiction = Field(examples=["CN-ZJ"])
    name: Line = Field(examples=["Zhejiang"])


@dataclass(frozen=True, slots=True)
class Registry:
    """Names that the bulletin uses throughout."""

    jurisdictions: MappingType[str, str] = field(default_factory=dict)

    def jurisdiction(self, code: str) -> str:
        """A jurisdiction's name in English; a subdivision with its country behind it."""
        name = self.jurisdictions.get(code) or jurisdiction_name(code) or code
        country, _, subdivision = code.partition("-")
        return f"{name}, {self.jurisdiction(country)}" if subdivision else name


def read_settings(root: Path, report: Report) -> Settings | None:
    """Read `bulletin.yml`; None where it cannot be read, partial where it has faults."""
    file = root / BULLETIN_FILE
    if not file.parent.exists():
        message = f"there is no folder {quoted(file.parent.name)} here"
        hint = "go to the folder of the bulletin, or name it with --project"
        report.add(Code.MISSING_FILE, Location(file.parent.name), message, hint)
        return None
    if not lexists(file):
        message = "the bulletin has no settings"
        hint = "write at least title, description, url, publisher and sections into this file"
        report.add(Code.MISSING_FILE, Location(BULLETIN_FILE), message, hint)
        return None
    if (text := read_text(root, BULLETIN_FILE, report)) is None:
        return None
    node = as_mapping(parse_yaml(text, BULLETIN_FILE, report), report, text)
    if isinstance(node, Faulty):
        return None
    _report_duplicate_ids(node.values.get("sections"), report)
    return parse_model(Settings, node, report)


def read_registry(root: Path, report: Report) -> Registry:
    """Read the registries; one that does not exist is empty."""
    file = root / JURISDICTIONS_FILE
    if not lexists(file) or (text := read_text(root, JURISDICTIONS_FILE, report)) is None:
        return Registry()
    named = [
        parse_model(NamedJurisdiction, node, report)
        for item in _items(parse_yaml(text, JURISDICTIONS_FILE, report), report)
        if isinstance(node := as_mapping(item, report), Mapping)
    ]
    complete = (one for one in named if one.model_fields_set >= {"id", "name"})
    return Registry({one.id: one.name for one in complete})


def _items(node: Node, report: Report) -> tuple[Node, ...]:
    if isinstance(node, Sequence):
        _report_duplicate_ids(node, report)
        return node.items
    is_empty = isinstance(node, Mapping) and not node.values
    if not isinstance(node, Faulty) and not is_empty:
        message = "this is not a list of jurisdictions"
        hint = "begin each one with '- id: ' and its code, and write 'name: ' below the id"
        report.add(Code.WRONG_TYPE, node.location, message, hint)
    return ()


def _report_duplicate_ids(items: object, report: Report) -> None:
    """Ids are unique in a list, and in the lists within its items."""
    seen: dict[str, int] = {}
    for item in items.items if isinstance(items, Sequence) else ():
        if not isinstance(item, Mapping):
            continue
        _report_duplicate_ids(item.values.get("subsections"), report)
        match item.values.get("id"):
            case Scalar(text, location):
                if text in seen:
                    message = f"the id {quoted(text)} stands already on line {seen[text]}"
                    report.add(Code.DUPLICATE_ID, location, message, "choose another one")
                seen.setdefault(text, location.line)
