"""What may lie where below `content/`, and everything else reported: no file is lost silently.

content/bulletin.yml            settings
content/registry/*.yml          names used throughout
content/2022-02/issue.md        an issue
content/2022-02/<slug>.md       its entries, with their images beside them
content/pages/<slug>.md         hand-written pages

Files and folders whose names begin with a dot are not ours.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bulletin.addresses import ARCHIVE, SEARCH, SEARCH_INDEX, SECTIONS
from bulletin.date_slips import dates_meant
from bulletin.diagnostics import Code, Location, Report, quoted
from bulletin.link_checks import IMAGE_ENDINGS
from bulletin.scalars import MAX_SLUG, SLUG, slugify
from bulletin.settings import SETTINGS_FILES
from bulletin.text_files import report_symlink

CONTENT = "content"
PAGES = "pages"
REGISTRY = "registry"
PERIOD = re.compile(r"(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])")

_USED = {address.strip("/") for address in (ARCHIVE, SEARCH, SECTIONS, SEARCH_INDEX)}
_TAKEN = _USED | {
    *("404", "assets", "index", "issue", "pages", "registry"),
    *("authorities", "data", "dates", "jurisdictions", "laws", "sanctions", "topics"),
}
"""First parts of addresses that the site uses, or may come to use: addresses never change."""

_AS_MARKDOWN = {".markdown", ".mdown", ".mkd", ".md"}
_TEXTS = {".txt", ".doc", ".docx", ".odt", ".rtf", ".html", ".htm", ".pdf"}
_DRAWINGS = {".svg", ".tif", ".tiff", ".bmp", ".heic", ".avif"}


@dataclass(frozen=True, slots=True)
class ContentFiles:
    """The files that are read, in the order of their names."""

    texts: list[Path] = field(default_factory=list)
    images: list[Path] = field(default_factory=list)


def find_files(root: Path, report: Report) -> ContentFiles:
    """All texts and images that lie where they belong; the rest goes to the report."""
    found = ContentFiles()
    if (root / CONTENT).is_symlink():
        report_symlink(CONTENT, report)
        return found
    for item in _visible_items(root, root / CONTENT, report):
        name = item.name
        if item.is_dir() and (name == PAGES or PERIOD.fullmatch(name)):
            _find_in(root, item, found, report)
        elif item.is_dir() and name == REGISTRY:
            _report_strays(root, _visible_items(root, item, report), report)
        elif item.is_dir():
            _report_folder(root, item, report)
        else:
            _report_strays(root, [item], report)
    return found


def is_issue(path: str) -> bool:
    """Whether a text is what an issue says of itself."""
    *_, folder, name = path.split("/")
    return folder != PAGES and name.lower() == "issue.md"


def is_entry(path: str) -> bool:
    return not is_issue(path) and not path.startswith(f"{CONTENT}/{PAGES}/")


def _visible_items(root: Path, folder: Path, report: Report) -> Iterator[Path]:
    """What lies in a folder, without symbolic links and what is hidden."""
    try:
        items = sorted(folder.iterdir()) if folder.exists() else []
    except OSError as error:
        reason = f"the folder cannot be read: {error.strerror or error}"
        hint = "check the permissions of the folder"
        report.add(Code.UNREADABLE_FILE, Location(_path(root, folder)), reason, hint)
        return
    for item in items:
        if item.is_symlink():
            if _path(root, item) not in SETTINGS_FILES:
                report_symlink(_path(root, item), report)
        elif not item.name.startswith("."):
            yield item


def _find_in(root: Path, folder: Path, found: ContentFiles, report: Report) -> None:
    """The texts and images of a month, or of the pages."""
    for item in _visible_items(root, folder, report):
        if item.is_dir():
            message = f"the folder {quoted(item.name)} lies within another one, where none is read"
            hint = f"move its files to {_path(root, folder)}/"
            report.add(Code.BAD_FOLDER, Location(_path(root, item)), message, hint)
        elif item.suffix == ".md":
            _check_name(root, item, report)
            found.texts.append(item)
        elif item.suffix.lower() in IMAGE_ENDINGS:
            _check_name(root, item, report)
            found.images.append(item)
        else:
            _report_strays(root, [item], report)


def _check_name(root: Path, file: Path, report: Report) -> None:
    location = Location(_path(root, file))
    is_slug = SLUG.fullmatch(file.stem) and len(file.stem) <= MAX_SLUG
    if not is_slug or file.suffix != file.suffix.lower():
        message = f"{quoted(file.name)} cannot be part of an address"
        report.add(Code.BAD_SLUG, location, message, _name_hint(file))
    elif file.parent.name == PAGES and file.suffix == ".md" and _is_taken(file.stem):
        message = f"the site uses the address '/{file.stem}/' itself"
        report.add(Code.ADDRESS_TAKEN, location, message, "give the file another name")


def _is_taken(stem: str) -> bool:
    return stem in _TAKEN or bool(PERIOD.fullmatch(stem))


def _name_hint(file: Path) -> str:
    meant = f"{slugify(file.stem)}{file.suffix.lower()}"
    if meant.startswith(".") or meant == file.name:
        return "name it with the letters a-z, digits and single hyphens"
    if (file.parent / meant).exists():
        return f"give it another name; {meant} is there already"
    return f"name it {meant}"


def _report_folder(root: Path, folder: Path, report: Report) -> None:
    message = f"the folder {quoted(folder.name)} is not a month"
    months = [date for date in dates_meant(folder.name) if PERIOD.fullmatch(date)]
    hint = f"name it {months[0]}" if months else "name the folder of a month as 2022-02"
    if slugify(folder.name) in ("page", "pages", "registry", "registries"):
        message = f"there is no use for a folder {quoted(folder.name)}"
        hint = f"name it {PAGES if slugify(folder.name).startswith('page') else REGISTRY}"
    report.add(Code.BAD_FOLDER, Location(_path(root, folder)), message, hint)


def _report_strays(root: Path, items: Iterable[Path], report: Report) -> None:
    """A file that is neither text, image nor settings would be lost without a word."""
    for item in items:
        path = _path(root, item)
        if path not in SETTINGS_FILES:
            what = "folder" if item.is_dir() else "file"
            message = f"nothing reads this {what}"
            report.add(Code.STRAY_FILE, Location(path), message, _stray_hint(item))


def _stray_hint(item: Path) -> str:
    ending = item.suffix.lower()
    if item.suffix == ".md":
        return "put an entry into the folder of its month, as content/2022-02/, a page into pages/"
    if ending in _AS_MARKDOWN:
        return f"name it {item.stem}.md"
    if ending in _TEXTS:
        return f"save it as {slugify(item.stem) or 'some-entry'}.md if it is a text of the bulletin"
    if ending in IMAGE_ENDINGS:
        return "put an image beside the text that shows it"
    if ending in _DRAWINGS:
        return f"save it as one of {', '.join(IMAGE_ENDINGS)}"
    if ending == ".yaml":
        return f"name it {item.stem}.yml"
    return "keep it outside of content/"


def _path(root: Path, file: Path) -> str:
    return file.relative_to(root).as_posix()
