"""What is the same for the whole bulletin: `bulletin.yml` and the registries."""

from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field

from bulletin.codes import jurisdiction_name
from bulletin.diagnostics import Code, Location, Report
from bulletin.documents import as_mapping
from bulletin.scalars import Jurisdiction, Language, Line, Prose, Slug, Url
from bulletin.schema import Model, parse_model
from bulletin.text_files import read_text
from bulletin.yaml_nodes import Faulty, Mapping, Scalar, Sequence, parse_yaml

BULLETIN_FILE = "content/bulletin.yml"
JURISDICTIONS_FILE = "content/registry/jurisdictions.yml"


class Subsection(Model):
    """A part of a section, in editorial order."""

    id: Slug
    title: Line


class Section(Model):
    """A part of every issue, in editorial order."""

    id: Slug
    title: Line
    description: Line | None = None
    subsections: tuple[Subsection, ...] = ()


class Publisher(Model):
    """Who answers for the bulletin."""

    name: Line
    url: Url | None = None


class Licence(Model):
    """On what terms the texts may be used."""

    name: Line
    url: Url


class Settings(Model):
    """`content/bulletin.yml`."""

    title: Line
    description: Line
    url: Url
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

    def section(self, section_id: str) -> Section:
        return next(section for section in self.sections if section.id == section_id)


class NamedJurisdiction(Model):
    """A jurisdiction that the ISO list names in another language or too long."""

    id: Jurisdiction
    name: Line


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
    if not file.exists():
        report.add(
            Code.MISSING_FILE,
            Location(BULLETIN_FILE),
            "the bulletin has no settings",
            "give at least title, description, url, publisher and sections",
        )
        return None
    text = read_text(root, file, report)
    node = as_mapping(parse_yaml(text or "", BULLETIN_FILE, report), report)
    if text is None or isinstance(node, Faulty):
        return None
    settings = parse_model(Settings, node, report)
    _report_duplicate_ids(node.values.get("sections"), report)
    return settings


def read_registry(root: Path, report: Report) -> Registry:
    """Read the registries; one that does not exist is empty."""
    file = root / JURISDICTIONS_FILE
    if not file.exists() or (text := read_text(root, file, report)) is None:
        return Registry()
    node = parse_yaml(text, JURISDICTIONS_FILE, report)
    if not isinstance(node, Sequence):
        if not isinstance(node, Faulty):
            message = "a list of jurisdictions is expected"
            report.add(Code.WRONG_TYPE, node.location, message, "begin each with '- id: '")
        return Registry()
    _report_duplicate_ids(node, report)
    named = [
        parse_model(NamedJurisdiction, item, report)
        for item in node.items
        if isinstance(as_mapping(item, report), Mapping) and isinstance(item, Mapping)
    ]
    complete = (one for one in named if one.model_fields_set >= {"id", "name"})
    return Registry({one.id: one.name for one in complete})


def _report_duplicate_ids(items: object, report: Report) -> None:
    """Ids are unique in a list, and in the lists within its items."""
    if not isinstance(items, Sequence):
        return
    seen: dict[str, int] = {}
    for item in items.items:
        if not isinstance(item, Mapping):
            continue
        _report_duplicate_ids(item.values.get("subsections"), report)
        match item.values.get("id"):
            case Scalar(text, location):
                if text in seen:
                    message = f"the id '{text}' stands already on line {seen[text]}"
                    report.add(Code.DUPLICATE_ID, location, message, "choose another one")
                seen.setdefault(text, location.line)
