"""What is the same for the whole bulletin: `bulletin.yml`."""

from collections.abc import Iterator
from os.path import lexists
from pathlib import Path
from typing import Annotated, NamedTuple, Self
from urllib.parse import urlsplit

from pydantic import Field

from bulletin.diagnostics.report import Code, Diagnostic, Location, Report, choice_hint, quoted
from bulletin.engines.choice import DEFAULT, ENGINES
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
"""The address of a folder, below which all pages of the site lie."""


class Subsection(Titled):
    """A part of a section, in editorial order."""

    id: Slug = Field(examples=["authorities"])
    title: Line = Field(examples=["Authorities"])
    aliases: tuple[Line, ...] = ()
    """Other headings that bulletins to be imported have for it."""


class Section(Titled):
    """A part of every issue, in editorial order."""

    id: Slug = Field(examples=["enforcement"])
    title: Line = Field(examples=["Enforcement"])
    short: Line | None = None
    """What the navigation calls it, where the title is too long for that."""
    description: Line | None = None
    descriptions: Names | None = None
    """In other languages."""
    aliases: tuple[Line, ...] = ()
    """Other headings that bulletins to be imported have for it."""
    subsections: tuple[Subsection, ...] = ()

    def described(self, language: Language) -> str:
        """Its description in a language; empty where there is none."""
        other = self.descriptions and self.descriptions.called(language)
        return other or self.description or ""


class Publisher(Model):
    """Who answers for the bulletin."""

    name: Line = Field(examples=["Example Publishers"])
    url: Url | None = None


class Licence(Model):
    """On what terms the texts may be used."""

    name: Line = Field(examples=["CC BY 4.0"])
    url: Url = Field(examples=["https://creativecommons.org/licenses/by/4.0/"])


class TranslatedSettings(Model):
    """What the settings say in another language."""

    language: LanguageTag = Field(examples=["zh"])
    title: Line | None = None
    description: Line | None = None
    disclaimer: Prose | None = None


class Alternate(NamedTuple):
    """A language in which the bulletin appears."""

    language: str
    way: str
    """From the home page in the present language to the one in this language."""
    url: str
    """The address of the home page in this language."""


class Settings(Model):
    """`content/bulletin.yml`."""

    format: Format = FORMAT
    """The version of the format."""
    requires: Requires | None = None
    """The versions of the program that it was made for."""
    title: Line = Field(examples=["Example Bulletin"])
    description: Line = Field(examples=["News of data protection law"])
    url: SiteUrl = Field(examples=["https://www.example.org/"])
    first_url: SiteUrl | None = None
    """Where it was published first, if it has moved: feed readers know its entries by that."""
    sections: tuple[Section, ...] = Field(min_length=1)
    language: LanguageTag = "en"
    """The language of the bulletin, and of all originals where it appears in several."""
    languages: tuple[LanguageTag, ...] = Field((), examples=[["en", "zh"]])
    """All languages in which it appears, that of the originals first; each other one has its
    own pages, feeds and search below its tag, such as `/zh/`."""
    translations: tuple[TranslatedSettings, ...] = ()
    """What the settings say in the other languages."""
    engine: EngineName = DEFAULT
    """What builds the frames of the pages."""
    repository: Url | None = None
    publisher: Publisher
    contact: Line | None = None
    licence: Licence | None = None
    disclaimer: Prose | None = None
    look: Look = Look()
    """Logo, colours, fonts and pictures of its own."""
    footer: tuple[FooterLink, ...] = ()
    """Links at the foot of every page."""

    @property
    def all_languages(self) -> tuple[str, ...]:
        """The languages in which the bulletin appears, that of the originals first."""
        return self.languages or (self.language,)

    @property
    def folder(self) -> str:
        """Where the pages in its language are, below the home page: empty, or such as `zh/`."""
        return self._folder_of(self.language)

    @property
    def alternates(self) -> tuple[Alternate, ...]:
        """The languages in which it appears; none where it appears in one only."""
        home = self.base_url.removesuffix(self.folder)
        up = "../" if self.folder else ""
        folders = [(tag, self._folder_of(tag)) for tag in self.languages]
        return tuple(Alternate(tag, up + folder, home + folder) for tag, folder in folders)

    def _folder_of(self, language: str) -> str:
        return "" if language == self.all_languages[0] else f"{language.lower()}/"

    def in_language(self, language: str) -> Self:
        """The settings of the pages in one of its other languages."""
        said = next((one for one in self.translations if one.language == language), None)
        texts = said.model_dump(exclude={"language"}, exclude_none=True) if said else {}
        folder = self._folder_of(language)
        urls = {"url": self.base_url + folder, "first_url": self.identity + folder}
        return self.model_copy(update={"language": language, **urls, **texts})

    @property
    def base_url(self) -> str:
        """The address of the home page, with a slash at its end."""
        return self.url.rstrip("/") + "/"

    @property
    def identity(self) -> str:
        """What the ids of its entries begin with elsewhere: its first address, ending in a slash.

        Such an id has to stay what it was when the bulletin moves (RFC 4287, 4.2.6).
        """
        return (self.first_url or self.url).rstrip("/") + "/"

    @property
    def icon_url(self) -> str:
        """The address of the icon: the bulletin's own, or the program's."""
        own = self.look.icon
        return self.root_url + (f"{OWN_FILES}/{own}" if own else "assets/icon.svg")

    @property
    def root_url(self) -> str:
        """The address of the home page in the language of the originals, where all assets lie."""
        return self.base_url.removesuffix(self.folder)

    @property
    def root_path(self) -> str:
        """The path of the home page in the language of the originals."""
        return self.base_path.removesuffix(self.folder)

    @property
    def base_path(self) -> str:
        """The path of the home page: `/`, or `/repository/`."""
        return urlsplit(self.base_url).path


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
    if report_other_versions(node, report):
        return None
    report_duplicate_ids(items_of(node.values.get("sections")), report)
    settings = parse_model(Settings, node, report)
    report.extend(what_can_be_said(_faults_of_languages(settings, node)))
    report.extend(faults_of_look(getattr(settings, "look", Look()), node, root))
    report.extend(faults_of_footer(getattr(settings, "footer", ()), node, root))
    return _in_first_language(settings)


def _in_first_language(settings: Settings) -> Settings:
    """The settings with the first of several languages as that of the bulletin."""
    first = next(iter(getattr(settings, "languages", ())), None)
    return settings.model_copy(update={"language": first}) if first else settings


def _faults_of_languages(settings: Settings, node: Mapping) -> Iterator[Diagnostic]:
    """The languages agree with each other, and translations are in one of them."""
    given = settings.languages
    if "language" in settings.model_fields_set and given and settings.language != given[0]:
        message = f"'languages' begins with {quoted(given[0])}, but 'language' is another one"
        hint = "delete the line 'language', or let 'languages' begin with it"
        location = node_at(node, ("language",)).location
        yield Diagnostic(Code.BAD_VALUE, location, message, hint)
    for index, one in having("language", settings.translations):
        if one.language not in given[1:]:
            location = node_at(node, ("translations", index, "language")).location
            message = f"the bulletin is not translated into {quoted(one.language)}"
            hint = choice_hint(one.language, given[1:]) or "list it under 'languages'"
            yield Diagnostic(Code.BAD_VALUE, location, message, hint)
