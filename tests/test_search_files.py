"""The files of the search: what a build writes of them, and what the next one makes anew."""

import json
from pathlib import Path

import pytest

from bulletin.language.languages import ENGLISH
from bulletin.search.entry_terms import Document, EntryPostings, postings_of
from bulletin.search.synonyms import Names
from bulletin.site import search_files
from bulletin.site.build_cache import BuildCache
from bulletin.site.search_files import write_search
from bulletin.views.entry_pages import compose_entries
from bulletin.views.shared_views import Views
from bulletin.views.watch_tables import numbered_entries
from tests.bulletins import bulletin_of, issue, item
from tests.projects import files_of

MONTHS = ("2021-11", "2022-02", "2022-03")
TEXTS = {
    f"{month}/{slug}.md": item(
        title=f"{slug} of {month}", date=f"{month}-{day}", body=f"The {slug}.\n"
    )
    for month in MONTHS
    for slug, day in (("alpha", "20"), ("beta", "03"))
} | {f"{month}/issue.md": issue() for month in MONTHS}
ENTRIES = 2 * len(MONTHS)


@pytest.fixture
def indexed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of the entries that are indexed, in turn."""
    found: list[str] = []

    def noted(document: Document, names: Names) -> EntryPostings:
        found.append(document.title)
        return postings_of(document, names)

    monkeypatch.setattr(search_files, "postings_of", noted)
    return found


def search_of(root: Path, texts: dict[str, str], cache: Path | None = None) -> dict[str, bytes]:
    """The files that a build writes."""
    bulletin = bulletin_of(root, texts)
    site, pages = root / "site", list(compose_entries(Views(bulletin)))
    write_search(pages, bulletin.registry, ENGLISH, BuildCache(cache, site), site, "")
    return files_of(site)


def test_entries_are_numbered_by_issue_and_date_everywhere(tmp_path: Path) -> None:
    files = search_of(tmp_path / "p", TEXTS)
    titles = [one["title"] for one in json.loads(files["search/titles/0.json"])]
    assert titles == [f"{slug} of {month}" for month in MONTHS for slug in ("beta", "alpha")]
    views = Views(bulletin_of(tmp_path / "q", TEXTS))
    assert [entry.title for entry in numbered_entries(views)] == titles


def test_results_and_titles_lie_in_files_of_as_many_as_the_index_says(tmp_path: Path) -> None:
    files = search_of(tmp_path, TEXTS)
    size = json.loads(files["search/index.json"])["chunks"]["texts"]
    texts = [json.loads(files[f"search/texts/{number}.json"]) for number in (0, 1)]
    assert [len(rows) for rows in texts] == [size, ENTRIES - size]
    assert [row["title"] for rows in texts for row in rows] == [
        row["title"] for row in json.loads(files["search/titles/0.json"])
    ]


def test_after_an_edit_only_entries_of_that_time_are_indexed(
    tmp_path: Path, indexed: list[str]
) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    search_of(tmp_path / "first", TEXTS, cache)
    assert len(indexed) == ENTRIES
    indexed.clear()
    edited = TEXTS | {"2021-11/beta.md": TEXTS["2021-11/beta.md"] + "\nMore words.\n"}
    second = search_of(tmp_path / "second", edited, cache)
    assert set(indexed) == {"alpha of 2021-11", "beta of 2021-11"}
    assert second == search_of(tmp_path / "cold", edited)


def test_a_large_month_is_indexed_in_parts(
    tmp_path: Path, indexed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_files, "_MOST_IN_SEGMENT", 2)
    texts = {
        f"2022-02/{number:02}.md": item(title=f"number {number}", date="2022-02-01")
        for number in range(20)
    }
    cache = tmp_path / "cache"
    cache.mkdir()
    search_of(tmp_path / "first", texts, cache)
    indexed.clear()
    edited = texts | {"2022-02/07.md": texts["2022-02/07.md"] + "\nMore.\n"}
    second = search_of(tmp_path / "second", edited, cache)
    assert len(indexed) == 4
    assert "number 7" in indexed
    assert second == search_of(tmp_path / "cold", edited)
