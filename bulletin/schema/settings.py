"""The settings of the bulletin, `bulletin.yml`."""

from collections.abc import Iterator
from os.path import lexists
from pathlib import Path
from typing import Annotated, NamedTuple, Self
from urllib.parse import urlsplit

from pydantic import Field

from bulletin.diagnostics.report import Code, Diagnostic, Location, Report, choice_hint, quoted
from bulletin.engines.known_engines import DEFAULT, ENGINES
from bulletin.language.languages import Language
from bulletin.parsing.documents import as_mapping
from bulletin.parsing.located_nodes import Faulty, Mapping, node_at
from bulletin.parsing.text_files import read_text
from bulletin.parsing.yaml_lists import items_of, report_duplicate_ids
from bulletin.parsing.yaml_nodes import parse_yaml
from bulletin.schema.look import FooterLink, Look
from bulletin.schema.look_checks import faults_of_footer, faults_of_look
from bulletin.schema.scalars import LanguageTag, Line, Prose, Slug, Url, choice, reject, scalar
from bulletin.schema.translated_names import Names, Titled
from bulletin.schema.validation import Model, having, parse_model, what_can_be_said
from bulletin.schema.versions import Format, Requires, report_other_versions
from bulletin.values.addresses import OWN_FILES
from bulletin.values.urls import folder_fault, url_fault
from bulletin.values.versions import FORMAT

EngineName = Annotated[str, *choice(*ENGINES)]
BULLETIN_FILE = "content/bulletin.yml"


def _site_url(text: str) -> str:
    if fault := url_fault(text) or folder_fault(text):
        reject(*fault)
    return text


SiteUrl = Annotated[str, *scalar(_site_url, format="uri", pattern=r"^https?://[^?#]+$")]
"""The URL of a folder under which all pages of the site are."""


class Subsection(Titled):
    """A part of a section, in editorial order."""

    id: Slug = Field(examples=["authorities"])
    title: Line = Field(examples=["Authorities"])
    aliases: tuple[Line, ...] = ()
    """Headings that stand for it in imported bulletins."""


class Section(Titled):
    """A part of every issue, in editorial order."""

    id: Slug = Field(examples=["enforcement"])
    title: Line = Field(examples=["Enforcement"])
    short: Line | None = None
    """The label in the navigation, if the title is too long."""
    description: Line | None = None
    descriptions: Names | None = None
    """In other languages."""
    aliases: tuple[Line, ...] = ()
    """Headings that stand for it in imported bulletins."""
    subsections: tuple[Subsection, ...] = ()

    def described(self, language: Language) -> str:
        """Return the description in a language; empty if there is none."""
        other = self.descriptions and self.descriptions.called(language)
        return other or self.description or ""


class Publisher(Model):
    """The publisher, who is responsible for the bulletin."""

    name: Line = Field(examples=["Example Publishers"])
    url: Url | None = None


class Licence(Model):
    """The licence of the texts."""

    name: Line = Field(examples=["CC BY 4.0"])
    url: Url = Field(examples=["https://creativecommons.org/licenses/by/4.0/"])


class TranslatedSettings(Model):
    """The texts of the settings in another language."""

    language: LanguageTag = Field(examples=["zh"])
    title: Line | None = None
    description: Line | None = None
    disclaimer: Prose | None = None


class Alternate(NamedTuple):
    """A language edition of the bulletin."""

    language: str
    way: str
    """The relative path from the present edition's home page to this one's."""
    url: str
    """The URL of this edition's home page."""


class Settings(Model):
    """`content/bulletin.yml`."""

    format: Format = FORMAT
    """The version of the content format."""
    requires: Requires | None = None
    """The versions of the program that the bulletin works with."""
    title: Line = Field(examples=["Example Bulletin"])
    description: Line = Field(examples=["News of data protection law"])
    url: SiteUrl = Field(examples=["https://www.example.org/"])
    first_url: SiteUrl | None = None
    """The first URL of a bulletin that has moved; feed readers identify its entries by it."""
    sections: tuple[Section, ...] = Field(min_length=1)
    language: LanguageTag = "en"
    """The language of the bulletin; with several languages, that of all originals."""
    languages: tuple[LanguageTag, ...] = Field((), examples=[["en", "zh"]])
    """All languages of the bulletin, that of the originals first; each other one has its own pages,
    feeds and search under its tag, such as `/zh/`.
    """
    translations: tuple[TranslatedSettings, ...] = ()
    """The texts of the settings in the other languages."""
    engine: EngineName = DEFAULT
    """The site engine, which builds the frames of the pages."""
    repository: Url | None = None
    publisher: Publisher
    contact: Line | None = None
    licence: Licence | None = None
    disclaimer: Prose | None = None
    look: Look = Look()
    """The bulletin's own logo, colours, fonts and pictures."""
    footer: tuple[FooterLink, ...] = ()
    """Links in the footer of every page."""

    @property
    def all_languages(self) -> tuple[str, ...]:
        """Return the languages of the bulletin, that of the originals first."""
        return self.languages or (self.language,)

    @property
    def folder(self) -> str:
        """Return the folder of the edition, relative to the home page: empty, or such as `zh/`."""
        return self._folder_of(self.language)

    @property
    def alternates(self) -> tuple[Alternate, ...]:
        """Return the language editions; empty if there is only one."""
        home = self.base_url.removesuffix(self.folder)
        up = "../" if self.folder else ""
        folders = [(tag, self._folder_of(tag)) for tag in self.languages]
        return tuple(Alternate(tag, up + folder, home + folder) for tag, folder in folders)

    def _folder_of(self, language: str) -> str:
        return "" if language == self.all_languages[0] else f"{language.lower()}/"

    def in_language(self, language: str) -> Self:
        """Return the settings for the edition in another language."""
        said = next((one for one in self.translations if one.language == language), None)
        texts = said.model_dump(exclude={"language"}, exclude_none=True) if said else {}
        folder = self._folder_of(language)
        urls = {"url": self.base_url + folder, "first_url": self.identity + folder}
        return self.model_copy(update={"language": language, **urls, **texts})

    @property
    def base_url(self) -> str:
        """Return the URL of the home page, with a trailing slash."""
        return self.url.rstrip("/") + "/"

    @property
    def identity(self) -> str:
        """Return the first URL of the bulletin, the base of its permanent ids.

        It ends with a slash. These ids must not change when the bulletin moves (RFC 4287, 4.2.6).
        """
        return (self.first_url or self.url).rstrip("/") + "/"

    @property
    def icon_url(self) -> str:
        """Return the URL of the icon: the bulletin's own, or the program's."""
        own = self.look.icon
        return self.root_url + (f"{OWN_FILES}/{own}" if own else "assets/icon.svg")

    @property
    def root_url(self) -> str:
        """Return the URL of the home page in the originals' language, where all assets are."""
        return self.base_url.removesuffix(self.folder)

    @property
    def root_path(self) -> str:
        """Return the path of the home page in the language of the originals."""
        return self.base_path.removesuffix(self.folder)

    @property
    def base_path(self) -> str:
        """Return the path of the home page: `/`, or `/repository/`."""
        return urlsplit(self.base_url).path


def read_settings(root: Path, report: Report) -> Settings | None:
    """Read `bulletin.yml`; return None if unreadable, and a partial model if it has errors."""
    file = root / BULLETIN_FILE
    if not file.parent.exists():
        message = f"there is no folder {quoted(file.parent.name)} here"
        hint = "change to the bulletin's folder, or give it with --project"
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
    if report_other_versions(node, report):
        return None
    report_duplicate_ids(items_of(node.values.get("sections")), report)
    settings = parse_model(Settings, node, report)
    report.extend(what_can_be_said(_faults_of_languages(settings, node)))
    report.extend(faults_of_look(getattr(settings, "look", Look()), node, root))
    report.extend(faults_of_footer(getattr(settings, "footer", ()), node, root))
    return _in_first_language(settings)


def _in_first_language(settings: Settings) -> Settings:
    """Return the settings with the first of several languages as the bulletin's language."""
    first = next(iter(getattr(settings, "languages", ())), None)
    return settings.model_copy(update={"language": first}) if first else settings


def _faults_of_languages(settings: Settings, node: Mapping) -> Iterator[Diagnostic]:
    """Check that the language fields agree, and that translations are in a listed language."""
    given = settings.languages
    if "language" in settings.model_fields_set and given and settings.language != given[0]:
        message = f"'languages' begins with {quoted(given[0])}, but 'language' is different"
        hint = "delete the line 'language', or list its language first in 'languages'"
        location = node_at(node, ("language",)).location
        yield Diagnostic(Code.BAD_VALUE, location, message, hint)
    for index, one in having("language", settings.translations):
        if one.language not in given[1:]:
            location = node_at(node, ("translations", index, "language")).location
            message = f"the bulletin has no edition in {quoted(one.language)}"
            hint = choice_hint(one.language, given[1:]) or "add it to 'languages'"
            yield Diagnostic(Code.BAD_VALUE, location, message, hint)
