"""Write the files of the search: the index of all entries, and the texts shown for results.

A build caches the segments of the index, each of a few hundred entries, so that an edit rebuilds
only one of them.
"""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property, partial
from itertools import groupby
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import NamedTuple

from bulletin.language.languages import Language
from bulletin.schema.registries import Registry
from bulletin.search.documents import document_of, heading_of, result_of
from bulletin.search.entry_terms import Document, postings_of
from bulletin.search.index import TEXTS_A_FILE, make_index
from bulletin.search.segments import Segment, segment_of
from bulletin.search.stemming import Stemmer
from bulletin.search.synonyms import Names
from bulletin.site.build_cache import BuildCache
from bulletin.site.cache_files import recall, store
from bulletin.site.site_files import write_new
from bulletin.site.verification import NO_OUTLINE, Outline
from bulletin.values.addresses import SEARCH_TEXTS, SEARCH_TITLES, TITLES_A_FILE
from bulletin.values.digests import digest_of
from bulletin.views.entry_numbers import numbered
from bulletin.views.entry_pages import EntryPage
from bulletin.views.page_types import Page

_MOST_IN_SEGMENT = 250
"""In entries. Small segments take longer to join, large ones to rebuild after an edit."""


class _Entry:
    """An entry with the fingerprint of everything that is searched and shown of it."""

    def __init__(self, page: EntryPage, names: Names, language: Language) -> None:
        self.page = page
        self.language = language
        made_of = repr((page.entry, page.record, page.subsection, page.issue))
        self.fingerprint = digest_of(names.digest, language.digest, made_of.encode())

    @cached_property
    def document(self) -> Document:
        return document_of(self.page, self.language)

    @property
    def heading(self) -> dict[str, str]:
        return heading_of(self.page, self.language)

    @property
    def result(self) -> dict[str, object]:
        return result_of(self.page, self.document, self.language)


class _Chunks(NamedTuple):
    """Files with rows of entries, `size` in each, in the order of their numbers."""

    folder: str
    size: int
    row_of: Callable[[_Entry], object]


_TEXTS = _Chunks(SEARCH_TEXTS, TEXTS_A_FILE, attrgetter("result"))
_TITLES = _Chunks(SEARCH_TITLES, TITLES_A_FILE, attrgetter("heading"))


class _Known(NamedTuple):
    """The cached results of an earlier build."""

    segments: dict[bytes, Segment]
    """By the fingerprints of their entries."""
    stems: dict[str, str]


def write_search(
    pages: Iterable[Page],
    registry: Registry,
    language: Language,
    cache: BuildCache,
    site: Path,
    folder: str,
) -> None:
    """Write the files of the search page into the folder of its language.

    The order of the entries is that of their numbers (`bulletin/views/entry_numbers.py`).
    """
    names = Names.of(registry)
    entries = list(_entries(pages, names, language))
    known = _known(cache.folder, language)
    segments = dict(_segments(entries, names, known.segments))
    for chunks in (_TEXTS, _TITLES):
        _write_chunks(chunks, entries, cache, site, folder)
    stem = Stemmer(language.tag, known.stems)
    teasers = [entry.page.entry.teaser for entry in entries]
    index = make_index(segments.values(), teasers, names, language, stem)
    for address, content in index.files.items():
        write_new(os.path.join(site, folder + address), content)
    if cache.folder:
        store(_file(cache.folder, language), (segments, stem.used))


def _entries(pages: Iterable[Page], names: Names, language: Language) -> Iterator[_Entry]:
    found = [page for page in pages if isinstance(page, EntryPage)]
    for page in numbered(found, lambda page: (page.issue.address, page.entry.teaser.date.last_day)):
        yield _Entry(page, names, language)


def _file(folder: Path, language: Language) -> Path:
    return folder / f"search-{language.tag}.pickle"


def _known(folder: Path | None, language: Language) -> _Known:
    with suppress(Exception):
        if folder:
            return _Known(*recall(_file(folder, language)))
    return _Known({}, {})


def _segments(
    entries: Iterable[_Entry], names: Names, known: Mapping[bytes, Segment]
) -> Iterator[tuple[bytes, Segment]]:
    for run in _runs(entries):
        fingerprint = _fingerprint(run)
        postings = (postings_of(entry.document, names) for entry in run)
        yield fingerprint, known.get(fingerprint) or segment_of(postings)


def _runs(entries: Iterable[_Entry]) -> Iterator[Sequence[_Entry]]:
    """Split entries into runs, so that an edit changes one and a new entry few of them.

    A run is a year, or as many months of it as fit; only a larger month is divided.
    """
    for _, in_year in groupby(entries, key=lambda entry: entry.page.issue.address[:4]):
        year = list(in_year)
        parts = next((n for n in (1, 2, 3, 4, 6) if len(year) <= n * _MOST_IN_SEGMENT), 12)
        in_parts = ((_month_of(entry) * parts // 12, entry) for entry in year)
        for _, part in groupby(in_parts, key=itemgetter(0)):
            run = [entry for _, entry in part]
            for start in range(0, len(run), 2 * _MOST_IN_SEGMENT):
                yield run[start : start + 2 * _MOST_IN_SEGMENT]


def _month_of(entry: _Entry) -> int:
    """Return the number of the month of its issue, counted from 0."""
    return int(entry.page.issue.address[5:7]) - 1


def _fingerprint(entries: Iterable[_Entry]) -> bytes:
    return digest_of(*(entry.fingerprint for entry in entries))


def _write_chunks(
    chunks: _Chunks,
    entries: Sequence[_Entry],
    cache: BuildCache,
    site: Path,
    folder: str,
) -> None:
    for number, start in enumerate(range(0, len(entries), chunks.size)):
        some = entries[start : start + chunks.size]
        address = f"{folder}{chunks.folder}{number}.json"
        cache.write(address, _fingerprint(some), site, partial(_rows, chunks, some))


def _rows(chunks: _Chunks, entries: Iterable[_Entry]) -> tuple[bytes, Outline]:
    rows = [chunks.row_of(entry) for entry in entries]
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return f"{text}\n".encode(), NO_OUTLINE
