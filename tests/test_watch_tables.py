"""The tables of the watch: what a browser reads says what the entries say, and is small."""

import gzip
import json
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest

from bench.archives import write_bulletin
from bulletin.assembly.bulletin import Bulletin
from bulletin.diagnostics.report import Report
from bulletin.pipeline import Project, build
from bulletin.rendering.renderer import Renderer
from bulletin.site.scripts import bundled
from bulletin.views.entry_pages import EntryPage
from bulletin.views.sanction_register import compose_register
from bulletin.views.shared_views import Views
from bulletin.views.watch_tables import compose_watch_tables
from tests.bulletins import bulletin_of, item, loaded, pages_of
from tests.projects import ROOT
from tests.search_columns import unpacked_days

SOME, ENTRIES = 400, 800
BUDGET = 40_000
"""Bytes that the page takes at `MANY` entries, compressed, besides the tables of other pages."""
MANY = 5000

EDGES = {
    "2022-02/issue.md": "---\npublished: 2022-03-03\n---\nA month.\n",
    "2022-02/first.md": item(date="2022-02-01", front="laws: [act#art-5-1-c]"),
    "2022-02/second.md": item(
        date="2022-02-24",
        front="follows: [{id: 2022-02/first, relation: appeals}]\nlaws: [act#art-5]",
    ),
    "registry/laws.yml": "- {id: act, name: An Act, kind: law, jurisdiction: GB}\n",
}


def archive_of(root: Path, entries: int) -> Bulletin:
    write_bulletin(root, entries, uneven=True)
    return loaded(root)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Bulletin:
    return archive_of(tmp_path_factory.mktemp("watch"), ENTRIES)


def files_of(bulletin: Bulletin) -> dict[str, str]:
    """The files of the watch by their addresses."""
    renderer = Renderer(ROOT / "templates", bulletin.settings)
    return {one.address: renderer.file(one) for one in compose_watch_tables(Views(bulletin))}


def tables_of(bulletin: Bulletin) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(files_of(bulletin)["watch/tables.json"])
    return read


def numbered(bulletin: Bulletin) -> list[EntryPage]:
    """The pages of entries in the order of the numbers that the files of the months give them."""
    pages = pages_of(bulletin)
    numbers = {
        number: f"{address.removeprefix('watch/entries-').removesuffix('.json')}/{slug}/"
        for address, text in files_of(bulletin).items()
        if "/entries-" in address
        for slug, number in json.loads(text).items()
    }
    found = [pages[numbers[number]] for number in range(len(numbers))]
    return [page for page in found if isinstance(page, EntryPage)]


def test_entries_have_the_numbers_that_the_search_gives_them(tmp_path: Path) -> None:
    write_bulletin(tmp_path, 40, uneven=True)
    site = build(Project(tmp_path, tmp_path / "site"), Report()).folder
    titles = json.loads((site / "search/titles/0.json").read_text(encoding="utf-8"))
    facets = json.loads((site / "search/facets.json").read_text(encoding="utf-8"))
    tables = json.loads((site / "watch/tables.json").read_text(encoding="utf-8"))
    bulletin = loaded(tmp_path)
    pages = numbered(bulletin)
    assert [page.address for page in pages] == [title["address"] for title in titles]
    days = unpacked_days(facets["days"])
    total = sum(place * day for place, day in enumerate(days, 1)) % 1_000_000_007
    assert tables["checksum"] == total
    months = [month for month, count in tables["months"] for _ in range(count)]
    assert [page.address.split("/")[0] for page in pages] == months


def test_dates_and_sanctions_name_their_entries(archive: Bulletin) -> None:
    tables, pages = tables_of(archive), numbered(archive)
    views = Views(archive)
    dates = tables["dates"]
    assert [pages[one].address for one in dates["lines"]] == [
        line.entry.address for line in views.agenda.lines[::-1]
    ]
    renderer = Renderer(ROOT / "templates", archive.settings)
    rows = [
        row
        for file in compose_register(views)
        if "rows-" in file.address
        for row in json.loads(renderer.file(file))
    ]
    named = [pages[number].address for number in accumulate(tables["sanctions"])]
    assert named == [row[1] for row in rows]
    assert len(named) > ENTRIES / 5


def test_provisions_threads_and_days(tmp_path: Path) -> None:
    bulletin = bulletin_of(tmp_path, EDGES)
    tables = tables_of(bulletin)
    numbers = json.loads(files_of(bulletin)["watch/entries-2022-02.json"])
    column = tables["entries"]["columns"][0]
    ids = [[column["values"][one][0] for one in column["sets"][of]] for of in column["of"]]
    assert set(ids[numbers["first"]]) == {"act#art-5", "act#art-5-1-c"}
    assert ids[numbers["second"]] == ["act#art-5"]
    (thread,) = tables["threads"]
    assert list(accumulate(thread)) == [numbers["first"], numbers["second"]]
    days = tables["entries"]["dates"]
    appeared = [days["values"][place] for place in accumulate(days["of"])]
    assert appeared[numbers["first"]] == "2022-03-03"


def test_a_bulletin_without_entries_has_no_tables(tmp_path: Path) -> None:
    assert files_of(bulletin_of(tmp_path)) == {}


def size_of(bulletin: Bulletin) -> int:
    return len(gzip.compress(files_of(bulletin)["watch/tables.json"].encode()))


def test_the_page_takes_forty_kilobytes_at_five_thousand_entries(
    archive: Bulletin, tmp_path: Path
) -> None:
    """What every reader loads: tables, script and styles of the page."""
    folder = ROOT / "templates/theme/assets/watch"
    script = len(gzip.compress(bundled(folder / "page.js").encode()))
    styles = len(gzip.compress((folder / "page.css").read_bytes()))
    some, more = size_of(archive_of(tmp_path, SOME)), size_of(archive)
    tables = more + (more - some) / (ENTRIES - SOME) * (MANY - ENTRIES)
    assert tables + script + styles <= BUDGET
