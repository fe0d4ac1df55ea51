"""What one build keeps for the next: texts that were sound, pages, and what the engine built.

Nothing that is kept can change what is built. A text is known by the digest of its bytes, a page
by that of all it is made of, and everything by that of the program itself; a page is taken over
only if it still lies in the old site as it was written.

What is kept is pickled, and whoever may write a pickle may run a program. It is therefore kept in
the user's own cache, outside of the project, where no pull request can put anything, and is read
only if it is the user's and still what was written.
"""

import os
import pickle
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from importlib.metadata import requires, version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from bulletin.diagnostics.report import Report
from bulletin.schema.entries import Written
from bulletin.site.verification import Outline
from bulletin.values.digests import SIZE, digest_of, digest_of_files

_FILE = "kept.pickle"
_BUILT = "built.pickle"


class KeptPage(NamedTuple):
    """A page as it was written: what it was made of, and how its file looked then."""

    fingerprint: bytes
    size: int
    changed: int
    """Nanoseconds, as the file system has them."""
    outline: Outline


class KeptMonth(NamedTuple):
    """The sound texts of a folder, pickled together: only those of a changed one are so anew."""

    size: int
    texts: bytes


@dataclass(slots=True)
class Kept:
    """What is known from the build before, and what this one leaves."""

    folder: Path | None
    """None to keep nothing."""
    site: Path
    """Where the pages of the build before lie."""
    texts: dict[str, Written] = field(default_factory=dict)
    """Sound texts by their paths; they do not know the places of their fields any more."""
    _months: Mapping[str, KeptMonth] = field(default_factory=dict)
    _known: Mapping[str, KeptPage] = field(default_factory=dict)
    _pages: dict[str, KeptPage] = field(default_factory=dict)

    def take_over(self, address: str, fingerprint: bytes, file: str, place: str) -> Outline | None:
        """Put the page at this place of the old site into a new file, if it would be the same."""
        page, old = self._known.get(address), os.path.join(self.site, place)
        if not page or page.fingerprint != fingerprint:
            return None
        try:
            found = os.stat(old, follow_symlinks=False)
            if (found.st_size, found.st_mtime_ns) != (page.size, page.changed):
                return None
            os.link(old, file)
        except OSError:
            return None
        self._pages[address] = page
        return page.outline

    def add(self, address: str, fingerprint: bytes, file: str, outline: Outline) -> None:
        """Remember a page that was written."""
        if self.folder:
            found = os.stat(file)
            page = KeptPage(fingerprint, found.st_size, found.st_mtime_ns, outline)
            self._pages[address] = page

    @contextmanager
    def built_once(self, fingerprint: str, make: Callable[[Path], None]) -> Iterator[Path]:
        """A folder as `make` fills it, or has filled it in a build before."""
        kept = self.folder / _BUILT if self.folder else None
        with TemporaryDirectory(prefix="bulletin-") as folder:
            made = Path(folder, "made")
            if kept and _unpack(kept, fingerprint, made):
                yield made
                return
            shutil.rmtree(made, ignore_errors=True)
            made.mkdir()
            make(made)
            yield made
            if kept:
                _pack(kept, fingerprint, made)

    def save(self, texts: Iterable[Written], report: Report) -> None:
        """Leave everything to the next build; a disk that does not want it is not an error.

        A text that something was said about is read again, because that is to be said again.
        """
        if not self.folder:
            return
        months: dict[str, list[Written]] = {}
        spoken_of = report.paths
        for text in texts:
            if text.document.path not in spoken_of:
                months.setdefault(text.document.folder, []).append(text)
        kept = {folder: self._pickled(folder, texts) for folder, texts in months.items()}
        with suppress(OSError):
            content = pickle.dumps((_program(), str(self.site), kept, self._pages), protocol=5)
            _write(self.folder / _FILE, content)

    def _pickled(self, folder: str, texts: list[Written]) -> KeptMonth:
        known = self._months.get(folder)
        is_same = all(self.texts.get(text.document.path) is text for text in texts)
        if known and known.size == len(texts) and is_same:
            return known
        return KeptMonth(len(texts), pickle.dumps(texts, protocol=5))


def kept_in(folder: Path | None, site: Path) -> Kept:
    """What an earlier build kept in a folder; nothing if it was another program's, or is broken."""
    with suppress(Exception):
        if folder:
            program, known_site, months, pages = pickle.loads(_read(folder / _FILE))
            if program == _program():
                written = (text for month in months.values() for text in pickle.loads(month.texts))
                texts = {text.document.path: text for text in written}
                return Kept(folder, site, texts, months, pages if known_site == str(site) else {})
    return Kept(folder, site)


def _program() -> bytes:
    """A digest of this program and of the libraries that it is made of."""
    names = (re.split(r"[^\w.-]", given)[0] for given in requires("privacy-bulletin") or ())
    versions = [f"{name} {version(name)}".encode() for name in names]
    return digest_of(digest_of_files(Path(__file__).parents[1], "**/*.py"), *versions)


def _write(file: Path, content: bytes) -> None:
    """Put a file in the place of an older one in one step, with its digest before the content."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    unfinished = file.with_suffix(".new")
    try:
        unfinished.write_bytes(digest_of(content) + content)
        unfinished.replace(file)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise


def _read(file: Path) -> bytes:
    """The content of such a file; raises an error if it is damaged, or another user's."""
    with file.open("rb") as opened:
        if os.name == "posix" and os.fstat(opened.fileno()).st_uid != os.geteuid():
            raise PermissionError
        digest, content = opened.read(SIZE), opened.read()
    if digest_of(content) != digest:
        raise ValueError
    return content


def _pack(kept: Path, fingerprint: str, made: Path) -> None:
    """Keep what is in a folder, and that it is the output of a certain run."""
    with suppress(OSError):
        files = {
            file.relative_to(made).as_posix(): file.read_bytes()
            for file in made.rglob("*")
            if file.is_file()
        }
        _write(kept, pickle.dumps((fingerprint, files), protocol=5))


def _unpack(kept: Path, fingerprint: str, made: Path) -> bool:
    """Fill a folder with what was kept, if that is the output of this run."""
    with suppress(Exception):
        known, files = pickle.loads(_read(kept))
        if known == fingerprint:
            for path, content in files.items():
                file = made / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
            return True
    return False
