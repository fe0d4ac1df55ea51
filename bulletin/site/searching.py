"""The files of the search: an index of all entries, and a small text of each."""

import json
import os
from collections.abc import Iterable
from pathlib import Path

from bulletin.language.languages import Language
from bulletin.schema.registries import Registry
from bulletin.search.documents import document_of, shown_of
from bulletin.search.entries import postings_of
from bulletin.search.index import make_index
from bulletin.search.names import Names
from bulletin.site.keeping import Kept
from bulletin.site.verification import NO_OUTLINE
from bulletin.values.addresses import SEARCH_TEXTS
from bulletin.values.digests import digest_of
from bulletin.views.entries import EntryPage
from bulletin.views.types import Page


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
    entries = [page for page in pages if isinstance(page, EntryPage)][::-1]
    names = Names.of(registry)
    postings = [postings_of(document_of(page, language), names) for page in entries]
    index = make_index(postings, [page.entry.teaser for page in entries], names, language)
    for address, content in index.files.items():
        file = os.path.join(site, folder + address)
        os.makedirs(os.path.dirname(file), exist_ok=True)
        Path(file).write_bytes(content)
    texts = folder + SEARCH_TEXTS
    os.makedirs(site / texts, exist_ok=True)
    for number, page in enumerate(entries):
        _write_text(f"{texts}{number}.json", shown_of(page, language), kept, site)


def _write_text(address: str, shown: dict[str, object], kept: Kept, site: Path) -> None:
    text = json.dumps(shown, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    file, fingerprint = os.path.join(site, address), digest_of(text)
    if not kept.take_over(address, fingerprint, file, address):
        Path(file).write_bytes(text)
        kept.add(address, fingerprint, file, NO_OUTLINE)
