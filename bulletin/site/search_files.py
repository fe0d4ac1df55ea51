"""The files of the search: an index of all entries, and what is shown of them, a few in each file.

What a month adds to the index is kept from one build to the next, so that after an edit one month
is indexed and all are merged.
"""

import json
import os
import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from bulletin.language.languages import Language
from bulletin.schema.registries import Registry
from bulletin.search.documents import document_of, heading_of, result_of
from bulletin.search.entry_terms import postings_of
from bulletin.search.index import TEXTS_A_FILE, make_index
from bulletin.search.related_terms import Stemmer
from bulletin.search.synonyms import Names
from bulletin.site.build_cache import Kept
from bulletin.site.cache_files import recall, store
from bulletin.site.site_files import write_new
from bulletin.site.verification import NO_OUTLINE
from bulletin.values.addresses import SEARCH_TEXTS, SEARCH_TITLES, TITLES_A_FILE
from bulletin.values.digests import digest_of
from bulletin.views.entry_pages import EntryPage
from bulletin.views.page_types import Page


class _Entry(NamedTuple):
    page: EntryPage
    fingerprint: bytes
    """Of all that is searched for and shown of it."""


class _Chunks(NamedTuple):
    """Files that have rows of entries, `size` in each, in the order of their numbers."""

    folder: str
    size: int
    row_of: Callable[[EntryPage, Language], object]


_TEXTS = _Chunks(SEARCH_TEXTS, TEXTS_A_FILE, result_of)
_TITLES = _Chunks(SEARCH_TITLES, TITLES_A_FILE, heading_of)


class _Known(NamedTuple):
    """What an earlier build left: months, pickled, by their fingerprints; and stems of words."""

    months: dict[bytes, bytes]
    stems: dict[str, str]


def write_search(
    pages: Iterable[Page],
    registry: Registry,
    language: Language,
    kept: Kept,
    site: Path,
    folder: str,
) -> None:
    """Write what the search page asks for, into the folder of its language.

    Entries are numbered from the oldest issue on, so that a new one leaves the others as they are.
    """
    names = Names.of(registry)
    entries = [_entry(page, names, language) for page in pages if isinstance(page, EntryPage)][::-1]
    known = _known(kept.folder, language)
    months = list(_months(entries, names, language, known))
    postings = (entry for _, month in months for entry in pickle.loads(month))
    stem = Stemmer(language.tag, known.stems)
    teasers = [page.entry.teaser for page, _ in entries]
    index = make_index(postings, teasers, names, language, stem)
    for address, content in index.files.items():
        write_new(os.path.join(site, folder + address), content)
    for chunks in (_TEXTS, _TITLES):
        _write_chunks(chunks, entries, language, kept, site, folder)
    if kept.folder:
        store(_file(kept.folder, language), (dict(months), stem.used))


def _entry(page: EntryPage, names: Names, language: Language) -> _Entry:
    made_of = repr((page.entry, page.record, page.subsection, page.issue))
    return _Entry(page, digest_of(names.digest, language.digest, made_of.encode()))


def _file(folder: Path, language: Language) -> Path:
    return folder / f"search-{language.tag}.pickle"


def _known(folder: Path | None, language: Language) -> _Known:
    with suppress(Exception):
        if folder:
            return _Known(*recall(_file(folder, language)))
    return _Known({}, {})


def _months(
    entries: Sequence[_Entry], names: Names, language: Language, known: _Known
) -> Iterator[tuple[bytes, bytes]]:
    """What each month has for the index, by the fingerprint of the month."""
    for _, grouped in groupby(entries, key=lambda entry: entry.page.issue.address):
        month = list(grouped)
        fingerprint = digest_of(*(entry.fingerprint for entry in month))
        yield fingerprint, known.months.get(fingerprint) or _month(month, names, language)


def _month(month: Iterable[_Entry], names: Names, language: Language) -> bytes:
    postings = [postings_of(document_of(page, language), names) for page, _ in month]
    return pickle.dumps(postings, protocol=5)


def _write_chunks(
    chunks: _Chunks,
    entries: Sequence[_Entry],
    language: Language,
    kept: Kept,
    site: Path,
    folder: str,
) -> None:
    for number, start in enumerate(range(0, len(entries), chunks.size)):
        some = entries[start : start + chunks.size]
        address = f"{folder}{chunks.folder}{number}.json"
        fingerprint = digest_of(*(entry.fingerprint for entry in some))
        if not kept.take_over(address, fingerprint, site):
            rows = [chunks.row_of(entry.page, language) for entry in some]
            text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
            write_new(os.path.join(site, address), f"{text}\n".encode())
            kept.add(address, fingerprint, site, NO_OUTLINE)
