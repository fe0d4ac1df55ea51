"""Lists on pages: nothing lost, addresses that stay, and no page that grows with the archive."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.archives import write_bulletin
from bulletin.rendering.renderer import Renderer
from bulletin.values.dates import PartialDate
from bulletin.views.issue_pages import IssuePage
from bulletin.views.page_types import Page
from bulletin.views.pagination import LINKED, Sheet, in_turn, sheets_of
from tests.bulletins import loaded, pages_of
from tests.projects import ROOT

DAY = PartialDate(2022, 2, 1)


def newest_first(count: int) -> list[int]:
    return list(range(count, 0, -1))


def cut(count: int, room: int = 3) -> list[Sheet[int]]:
    return list(sheets_of(newest_first(count), "list/", lambda _: 1, lambda _: DAY, room))


def items(sheets: list[Sheet[int]]) -> dict[str, tuple[int, ...]]:
    return {sheet.address: sheet.items for sheet in sheets}


@pytest.mark.parametrize("count", range(20))
def test_every_item_is_on_one_page_the_newest_first(count: int) -> None:
    assert [one for sheet in cut(count) for one in sheet.items] == newest_first(count)


def test_older_pages_stay_as_they_are_when_something_new_comes() -> None:
    before, after = items(cut(11)), items(cut(14))
    assert before == {
        "list/": (11, 10, 9, 8, 7),
        "list/page/2/": (6, 5, 4),
        "list/page/1/": (3, 2, 1),
    }
    assert after["list/page/3/"] == (9, 8, 7)
    assert after | {key: before[key] for key in before if key != "list/"} == after


def test_pages_lead_to_their_neighbours() -> None:
    first, second, third = (sheet.paging for sheet in cut(11))
    assert [one.link.address for one in first.links] == ["list/page/2/", "list/page/1/"]
    assert (first.newer, first.older) == ("", "list/page/2/")
    assert (second.newer, second.older) == ("list/", "list/page/1/")
    assert (third.newer, third.older) == ("list/page/2/", "")
    assert cut(5)[0].paging.is_one


def test_a_first_page_names_the_first_and_the_last_of_very_many() -> None:
    links = cut(3000)[0].paging.links
    assert len(links) == LINKED
    assert [links[0].link.title, links[-1].link.title] == ["998", "1"]


def test_a_thing_that_is_too_large_has_a_page_of_its_own() -> None:
    sheets = in_turn("abc", "list/", {"a": 1, "b": 9_999, "c": 1}.__getitem__, str)
    assert [sheet.items for sheet in sheets] == [("a",), ("b",), ("c",)]


ROOM = 150
ENTRIES = 240


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with four entries in five in one month, of one authority and one law."""
    root = tmp_path_factory.mktemp("uneven")
    write_bulletin(root, ENTRIES, uneven=True)
    return root


def rendered(root: Path) -> Iterator[tuple[Page, str]]:
    bulletin = loaded(root)
    renderer = Renderer(ROOT / "templates", bulletin.settings)
    for page in pages_of(bulletin).values():
        yield page, renderer.holes(page)["content"]


def test_no_page_grows_with_the_archive(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bulletin.views.pagination.ROOM", ROOM)
    monkeypatch.setattr("bulletin.views.pagination.LINKED", 10)
    monkeypatch.setattr("bulletin.views.sanction_pages.ROOM", ROOM)
    monkeypatch.setattr("bulletin.views.key_date_pages.ROOM", ROOM)
    monkeypatch.setattr("bulletin.views.key_date_pages.NEXT", 10)
    monkeypatch.setattr("bulletin.views.threads.FOLLOWERS", 3)
    monkeypatch.setattr("bulletin.views.threads.STEPS", 12)
    monkeypatch.setattr("bulletin.views.subscription_page.LISTED", 10)
    monkeypatch.setattr("bulletin.views.sanction_charts.LARGEST", 2)
    monkeypatch.setattr("bulletin.views.subject_pages.NAMED", 10)
    sizes = {page.address: html.count("</") for page, html in rendered(root)}
    of_the_form = {"data/", "search/"}
    large = {one: size for one, size in sizes.items() if size > 4 * ROOM and one not in of_the_form}
    assert large == {}


def test_every_entry_is_on_a_page_of_its_issue_with_its_own_notes(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bulletin.views.pagination.ROOM", ROOM)
    bulletin = loaded(root)
    pages = [page for page in pages_of(bulletin).values() if isinstance(page, IssuePage)]
    for issue in bulletin.issues:
        own = [page.issue for page in pages if page.issue.month == issue.month]
        groups = [group for one in own for section in one.sections for group in section.groups]
        shown = [entry.teaser.address for group in groups for entry in group.entries]
        assert shown == [entry.address for entry in issue.entries]
        notes = [note.number for one in own for note in one.notes]
        assert notes == list(range(1, len(notes) + 1))
