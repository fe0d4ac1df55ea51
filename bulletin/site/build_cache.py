"""The build cache: valid texts, compiled templates and pages of the last build, for the next one.

The cache cannot change the result of a build. Texts are keyed by the digest of their bytes, pages
by that of all their inputs, and both by that of the program. A page is reused only if it is still
in the old site as it was written.
"""

import os
import pickle
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from bulletin.assembly.bulletin import Bulletin
from bulletin.diagnostics.report import Report
from bulletin.rules.rule_context import NO_CACHED_TEXTS, CachedTexts, rule_context_of
from bulletin.schema.entries import IssueNotes
from bulletin.schema.text_model import Written
from bulletin.site.cache_files import recall, store
from bulletin.site.site_files import files_below, write_new
from bulletin.site.verification import Outline
from bulletin.values.addresses import file_of

_FILE = "kept.pickle"


class CachedPage(NamedTuple):
    """A written page: the digest of its inputs, and the state of its file."""

    fingerprint: bytes
    size: int
    changed: int
    """In nanoseconds, as the file system has them."""
    outline: Outline

    def lies_there(self, found: os.stat_result) -> bool:
        """Return whether a file is the one that was written."""
        return (found.st_size, found.st_mtime_ns) == (self.size, self.changed)


class CachedMonth(NamedTuple):
    """The valid texts of a folder, pickled together; only changed folders are pickled again."""

    size: int
    texts: bytes


class Progress(NamedTuple):
    """The progress on a new site that the next build needs to know."""

    pages: Mapping[str, CachedPage]
    asked_for: frozenset[str] | set[str]
    left: frozenset[str] | set[str]


@dataclass(slots=True)
class BuildCache:
    """The results of the last build, and those of this one."""

    folder: Path | None
    """None for no cache."""
    site: Path
    """The folder of the last build's pages."""
    known: CachedTexts = NO_CACHED_TEXTS
    """Its texts have no positions of fields."""
    templates: dict[str, bytes] = field(default_factory=dict)
    """Compiled templates, by Jinja2's keys."""
    _months: Mapping[str, CachedMonth] = field(default_factory=dict)
    _known_pages: Mapping[str, CachedPage] = field(default_factory=dict)
    _pages: dict[str, CachedPage] = field(default_factory=dict)
    _in_place: set[str] = field(default_factory=set)
    """Files that are already in the new site's folder and unchanged."""
    _asked_for: set[str] = field(default_factory=set)
    """Those of them that were reused or replaced."""
    _left: set[str] = field(default_factory=set)
    """Folders from which something was removed."""

    def reuse(self, site: Path) -> None:
        """Prepare the folder of a new site, which may contain the site before the last one.

        Only files that are as the last build left them stay; `write` finds them there.
        """
        expected = {file_of(address): page for address, page in self._known_pages.items()}
        for place, found in files_below(site):
            page = expected.get(place)
            if page and S_ISREG(found.st_mode) and page.lies_there(found):
                self._in_place.add(place)
            else:
                self._remove(site, place)

    def finish(self, site: Path) -> None:
        """Remove everything in the folder that is not part of the new site."""
        for place in self._in_place - self._asked_for:
            self._remove(site, place)
        for folder in sorted(self._left, key=len, reverse=True):
            _remove_empty(folder, str(site))

    def _remove(self, site: Path, place: str) -> None:
        file = os.path.join(site, place)
        os.unlink(file)
        self._left.add(os.path.dirname(file))

    def write(
        self,
        address: str,
        fingerprint: bytes,
        site: Path,
        make: Callable[[], tuple[bytes, Outline]],
    ) -> Outline:
        """Write the file at an address into a new site, and return its outline.

        If the last build wrote a file with this fingerprint there, it is reused, and `make` is not
        called.
        """
        found = self._take_over(address, fingerprint, site)
        if found is None:
            content, found = make()
            write_new(os.path.join(site, file_of(address)), content)
            self._add(address, fingerprint, site, found)
        return found

    def _take_over(self, address: str, fingerprint: bytes, site: Path) -> Outline | None:
        """Reuse what the last build wrote at an address, if it would be the same."""
        page, place = self._known_pages.get(address), file_of(address)
        is_there = place in self._in_place and place not in self._asked_for
        if is_there:
            self._asked_for.add(place)
        if page and page.fingerprint == fingerprint and (is_there or self._link(place, page, site)):
            self._pages[address] = page
            return page.outline
        if is_there:
            self._remove(site, place)
        return None

    def _link(self, place: str, page: CachedPage, site: Path) -> bool:
        old, new = os.path.join(self.site, place), os.path.join(site, place)
        try:
            if not page.lies_there(os.stat(old, follow_symlinks=False)):
                return False
            os.makedirs(os.path.dirname(new), exist_ok=True)
            os.link(old, new)
        except OSError:
            return False
        return True

    def _add(self, address: str, fingerprint: bytes, site: Path, outline: Outline) -> None:
        """Record a file that was written."""
        if self.folder:
            found = os.stat(os.path.join(site, file_of(address)))
            page = CachedPage(fingerprint, found.st_size, found.st_mtime_ns, outline)
            self._pages[address] = page

    @property
    def progress(self) -> Progress:
        """Return what has been written and reused so far, for `join`."""
        return Progress(self._pages, self._asked_for, self._left)

    def join(self, progress: Progress) -> None:
        """Merge the progress of another process."""
        self._pages |= progress.pages
        self._asked_for |= progress.asked_for
        self._left |= progress.left

    def save(self, bulletin: Bulletin, report: Report) -> None:
        """Save everything for the next build.

        Texts with diagnostics are not saved, since the next build must report them again.
        """
        if self.folder:
            left_out = bulletin.left_out.texts
            notes = [issue.notes for issue in bulletin.issues]
            notes += [text for text in left_out if isinstance(text, IssueNotes)]
            context = rule_context_of(bulletin.settings, bulletin.registry, notes)
            months = dict(self._months_of(bulletin, report))
            kept = (str(self.site), context, self.templates, months, self._pages)
            store(self.folder / _FILE, kept)

    def _months_of(self, bulletin: Bulletin, report: Report) -> Iterator[tuple[str, CachedMonth]]:
        spoken_of = report.paths
        texts = (*bulletin.texts, *bulletin.left_out.texts)
        sound = (text for text in texts if text.document.path not in spoken_of)
        by_folder = sorted(sound, key=lambda text: text.document.folder)
        for folder, grouped in groupby(by_folder, key=lambda text: text.document.folder):
            yield folder, self._pickled(folder, list(grouped))

    def _pickled(self, folder: str, texts: list[Written]) -> CachedMonth:
        known = self._months.get(folder)
        is_same = all(self.known.texts.get(text.document.path) is text for text in texts)
        if known and known.size == len(texts) and is_same:
            return known
        return CachedMonth(len(texts), pickle.dumps(texts, protocol=5))


def open_build_cache(folder: Path | None, site: Path) -> BuildCache:
    """Load the cache of an earlier build; empty if it is another program's, or damaged."""
    with suppress(Exception):
        if folder:
            known_site, context, templates, months, pages = recall(folder / _FILE)
            written = (text for month in months.values() for text in pickle.loads(month.texts))
            known = CachedTexts({text.document.path: text for text in written}, context)
            pages = pages if known_site == str(site) else {}
            return BuildCache(folder, site, known, templates, months, pages)
    return BuildCache(folder, site)


def _remove_empty(folder: str, site: str) -> None:
    """Remove a folder of a site and its parents, as far as they are empty."""
    with suppress(OSError):
        while folder != site:
            os.rmdir(folder)
            folder = os.path.dirname(folder)
