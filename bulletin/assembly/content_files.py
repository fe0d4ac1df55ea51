"""Find the files in `content/`, and report all others, so that no file is lost silently.

content/bulletin.yml            settings
content/links.yml               known links
content/registry/*.yml          names used throughout
content/2022-02/issue.md        an issue
content/2022-02/<slug>.md       its entries, with their images next to them
content/2022-02/<slug>.zh.md    a translation, next to its original
content/pages/<slug>.md         hand-written pages
content/look/*                  logo, pictures and fonts that the settings name

Files and folders whose names begin with a dot are ignored.
"""

import os
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import splitext
from typing import NamedTuple

from bulletin.diagnostics.report import Code, Location, Report, quoted, visible
from bulletin.parsing.media_files import ENDINGS as IMAGE_ENDINGS
from bulletin.parsing.media_files import check_image, check_look_files
from bulletin.parsing.text_files import report_symlink, report_unreadable
from bulletin.schema.known_links import KNOWN_LINKS_FILE
from bulletin.schema.registries import REGISTRY_FILES
from bulletin.schema.settings import BULLETIN_FILE
from bulletin.schema.translations import translated_file
from bulletin.values.addresses import RESERVED
from bulletin.values.dates import dates_meant
from bulletin.values.slugs import MAX_SLUG, SLUG, slugify

CONTENT = "content"
PAGES = "pages"
REGISTRY = "registry"
LOOK = "look"
SETTINGS_FILES = (BULLETIN_FILE, KNOWN_LINKS_FILE, *REGISTRY_FILES.values())
PERIOD = re.compile(r"(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])")

_DEVICE = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")
_TAKEN = RESERVED | set("404 index issue pagefind pages registry".split())
"""First parts of addresses that the site uses, or may use in future: addresses never change."""

_STRAYS: tuple[tuple[Collection[str], str], ...] = (
    ((".markdown", ".mdown", ".mkd", ".md"), "name it {stem}.md"),
    (
        (".txt", ".doc", ".docx", ".odt", ".rtf", ".html", ".htm", ".pdf"),
        "save it as {slug}.md if it is a text of the bulletin",
    ),
    (IMAGE_ENDINGS, "put images next to the text that shows them"),
    (
        (".svg", ".tif", ".tiff", ".bmp", ".heic", ".avif"),
        f"save it as one of {', '.join(IMAGE_ENDINGS)}",
    ),
    ((".yaml",), "name it {stem}.yml"),
)
"""What to do with an unused file, by its lower-case extension."""


@dataclass(frozen=True, slots=True)
class ContentFiles:
    """The files to read, by their paths in the project, sorted by name."""

    texts: list[str] = field(default_factory=list)
    translations: list[str] = field(default_factory=list)
    images: list[str] = field(default_factory=list)


class _Item(NamedTuple):
    """A file or folder, with its path in the project."""

    folder: str
    name: str
    is_dir: bool
    is_symlink: bool

    @property
    def path(self) -> str:
        return f"{self.folder}/{self.name}"

    @property
    def stem(self) -> str:
        return splitext(self.name)[0]

    @property
    def suffix(self) -> str:
        return splitext(self.name)[1]


def find_files(root: Path, report: Report) -> ContentFiles:
    """Find all texts and images in their places; report everything else."""
    found = ContentFiles()
    if (root / CONTENT).is_symlink():
        report_symlink(CONTENT, report)
        return found
    for item in _visible_items(root, CONTENT, report):
        if item.is_dir and (item.name == PAGES or PERIOD.fullmatch(item.name)):
            _find_in(root, item.path, found, report)
        elif item.is_dir and item.name == LOOK:
            check_look_files(root, _paths(_visible_items(root, item.path, report)), report)
        elif item.is_dir and item.name == REGISTRY:
            _report_strays(_visible_items(root, item.path, report), report)
        elif item.is_dir:
            _report_folder(item, report)
        else:
            _report_strays([item], report)
    return found


def is_text(path: str) -> bool:
    """Return whether a file at this path is a text with an address."""
    top, _, rest = path.partition("/")
    folder, _, name = rest.partition("/")
    in_place = folder == PAGES or PERIOD.fullmatch(folder)
    is_named = name.endswith(".md") and "/" not in name and not translated_file(path)
    return bool(top == CONTENT and in_place and is_named)


def is_issue(path: str) -> bool:
    """Return whether a text is the `issue.md` of a month."""
    *_, folder, name = path.split("/")
    return folder != PAGES and name.lower() == "issue.md"


def is_entry(path: str) -> bool:
    return not is_issue(path) and not path.startswith(f"{CONTENT}/{PAGES}/")


def _visible_items(root: Path, folder: str, report: Report) -> Iterator[_Item]:
    """Yield the contents of a folder, without symbolic links and hidden files."""
    for item in _items(root, folder, report):
        if item.is_symlink:
            if item.path not in SETTINGS_FILES:
                report_symlink(item.path, report)
        elif not item.name.startswith("."):
            yield item


def _paths(items: Iterable[_Item]) -> list[str]:
    return [item.path for item in items if not item.is_dir]


def _items(root: Path, folder: str, report: Report) -> list[_Item]:
    try:
        with os.scandir(root / folder) as found:
            return sorted(_Item(folder, one.name, one.is_dir(), one.is_symlink()) for one in found)
    except FileNotFoundError:
        return []
    except OSError as error:
        report_unreadable(folder, error, report, "folder")
        return []


def _find_in(root: Path, folder: str, found: ContentFiles, report: Report) -> None:
    """Find the texts and images of a month, or of the pages."""
    for item in _visible_items(root, folder, report):
        if item.is_dir:
            message = (
                f"the folder {quoted(item.name)} is inside another one, where no folders are read"
            )
            hint = f"move its files to {folder}/"
            report.add(Code.BAD_FOLDER, Location(item.path), message, hint)
        elif translated_file(item.path):
            found.translations.append(item.path)
        elif item.suffix == ".md":
            _check_name(root, item, report)
            found.texts.append(item.path)
        elif item.suffix.lower() in IMAGE_ENDINGS:
            _check_name(root, item, report)
            check_image(root, item.path, report)
            found.images.append(item.path)
        else:
            _report_strays([item], report)


def _check_name(root: Path, item: _Item, report: Report) -> None:
    stem, suffix = item.stem, item.suffix
    if not SLUG.fullmatch(stem) or len(stem) > MAX_SLUG or suffix != suffix.lower():
        message = f"{quoted(item.name)} cannot be part of an address"
        report.add(Code.BAD_SLUG, Location(item.path), message, _name_hint(root, item))
    elif _DEVICE.fullmatch(stem):
        message = f"{quoted(item.name)} cannot be a file on Windows, where it names a device"
        report.add(Code.BAD_SLUG, Location(item.path), message, "rename the file")
    elif item.folder == f"{CONTENT}/{PAGES}" and suffix == ".md" and is_taken(stem):
        message = f"the site uses the address '/{stem}/' itself"
        report.add(Code.ADDRESS_TAKEN, Location(item.path), message, "rename the file")


def is_taken(stem: str) -> bool:
    """Return whether the site uses the address `stem/` itself."""
    return stem in _TAKEN or bool(PERIOD.fullmatch(stem))


def _name_hint(root: Path, item: _Item) -> str:
    meant = f"{slugify(item.stem)}{item.suffix.lower()}"
    if meant.startswith(".") or meant == item.name:
        return "name it with the letters a-z, digits and single hyphens"
    if (root / item.folder / meant).exists():
        return f"rename it; {meant} already exists"
    return f"name it {meant}"


def _report_folder(folder: _Item, report: Report) -> None:
    message = f"the folder {quoted(folder.name)} is not a month"
    months = [date for date in dates_meant(folder.name) if PERIOD.fullmatch(date)]
    hint = f"name it {months[0]}" if months else "name the folder of a month like 2022-02"
    if slugify(folder.name) in ("page", "pages", "registry", "registries"):
        message = f"a bulletin has no folder {quoted(folder.name)}"
        hint = f"name it {PAGES if slugify(folder.name).startswith('page') else REGISTRY}"
    report.add(Code.BAD_FOLDER, Location(folder.path), message, hint)


def _report_strays(items: Iterable[_Item], report: Report) -> None:
    """Report files that are neither text, image nor settings, which would be lost silently."""
    for item in items:
        if item.path not in SETTINGS_FILES:
            what = "folder" if item.is_dir else "file"
            message = f"the program does not read this {what}"
            report.add(Code.STRAY_FILE, Location(item.path), message, _stray_hint(item))


def _stray_hint(item: _Item) -> str:
    if item.stem.startswith("~$"):
        return "delete it; it is a temporary file of Word"
    if item.path.lower() in SETTINGS_FILES:
        return f"name it {item.name.lower()}"
    if item.suffix == ".md":
        return (
            "put an entry into the folder of its month, such as content/2022-02/, a page into "
            "pages/"
        )
    hints = (hint for endings, hint in _STRAYS if item.suffix.lower() in endings)
    slug = slugify(item.stem.removesuffix(".md")) or "some-entry"
    return next(hints, "keep it outside content/").format(stem=visible(item.stem), slug=slug)
