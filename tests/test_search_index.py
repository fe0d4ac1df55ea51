"""The search index: made of documents in their order, and refused where it is not."""

import gzip
import re
from pathlib import Path

import pytest

from bulletin.diagnostics.report import EnvironmentFault
from bulletin.site import search_index
from bulletin.site.search_index import write_search_index

DOCUMENTS = [
    (f"2022-02/{name}/", f"<html><body data-pagefind-body><p>Words of {name}.</p></body></html>")
    for name in ("zebra", "ant", "möwe", "cat")
]


def addresses_in(folder: Path, listed: str) -> list[str]:
    """The addresses of the pages that a list names, in its order."""
    content = gzip.decompress((folder / listed).read_bytes())
    ids = re.findall(rb"en_[0-9a-f]{7,}", content)[: len(DOCUMENTS)]
    fragments = (folder / f"fragment/{ident.decode()}.pf_fragment" for ident in ids)
    found = (re.search(rb'"url":"/([^"]*)"', gzip.decompress(f.read_bytes())) for f in fragments)
    return [match[1].decode() for match in found if match]


def test_pages_are_listed_in_the_order_of_the_documents(tmp_path: Path) -> None:
    listed = write_search_index(DOCUMENTS, tmp_path, "en")
    assert addresses_in(tmp_path, listed) == [address for address, _ in DOCUMENTS]


def test_the_same_documents_make_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for name in ("one", "other"):
        write_search_index(DOCUMENTS, tmp_path / name, "en")
        files = sorted(file for file in (tmp_path / name).rglob("*") if file.is_file())
        made.append([(f.relative_to(tmp_path / name), f.read_bytes()) for f in files])
    assert made[0] == made[1]
    assert len(made[0]) > len(DOCUMENTS)


def test_another_order_in_the_index_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    list_of_pages = search_index._list_of_pages
    monkeypatch.setattr(
        search_index, "_list_of_pages", lambda files, given: list_of_pages(files, given[::-1])
    )
    with pytest.raises(EnvironmentFault, match="does not list the pages as they were given"):
        write_search_index(DOCUMENTS, tmp_path, "en")


def test_the_folder_that_one_is_in_does_not_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    listed = write_search_index(DOCUMENTS, tmp_path / "made", "en")
    assert len(addresses_in(tmp_path / "made", listed)) == len(DOCUMENTS)
    assert capfd.readouterr().err == ""


def test_no_documents_make_no_list(tmp_path: Path) -> None:
    assert write_search_index([], tmp_path, "en") == ""
