"""Which entries stand beside an entry on its page."""

from pathlib import Path

from bulletin.assembly.bulletin import Bulletin
from bulletin.views.entry_pages import EntryPage
from tests.bulletins import authorities, bulletin_of, issue, item, pages_of


def months(count: int, **options: str) -> dict[str, str]:
    """One issue and one entry for each month of 2021."""
    files = {}
    for month in range(1, count + 1):
        period = f"2021-{month:02}"
        files[f"{period}/issue.md"] = issue()
        files[f"{period}/of-{month}.md"] = item(date=f"{period}-15", **options)
    return files


def beside(bulletin: Bulletin, address: str) -> dict[str, list[str]]:
    """The slugs of an entry's neighbours by what they have in common with it."""
    page = pages_of(bulletin)[address]
    assert isinstance(page, EntryPage)
    return {
        group.common.name: [one.address.split("/")[1] for one in group.entries]
        for group in page.related
    }


def test_neighbours_are_those_nearest_in_time_the_newest_first(tmp_path: Path) -> None:
    bulletin = bulletin_of(tmp_path, months(9))
    assert beside(bulletin, "2021-05/of-5/") == {"United Kingdom": ["of-6", "of-4", "of-3"]}
    assert beside(bulletin, "2021-09/of-9/") == {"United Kingdom": ["of-8", "of-7", "of-6"]}
    assert beside(bulletin, "2021-01/of-1/") == {"United Kingdom": ["of-4", "of-3", "of-2"]}


def test_an_authority_comes_before_its_country_and_nothing_twice(tmp_path: Path) -> None:
    files = months(5) | {
        **authorities(ico="ICO", nobody="Nobody else"),
        "2021-03/of-3.md": item(date="2021-03-15", authorities="ico"),
        "2021-05/of-5.md": item(date="2021-05-15", authorities="nobody, ico"),
    }
    assert beside(bulletin_of(tmp_path, files), "2021-05/of-5/") == {
        "ICO": ["of-3"],
        "United Kingdom": ["of-4", "of-2", "of-1"],
    }


def test_a_part_of_a_country_counts_as_the_country(tmp_path: Path) -> None:
    files = months(2) | {"2021-02/of-2.md": item(date="2021-02-15", jurisdiction="GB-SCT")}
    assert beside(bulletin_of(tmp_path, files), "2021-02/of-2/") == {"United Kingdom": ["of-1"]}


def test_what_is_linked_as_previous_or_next_is_not_repeated(tmp_path: Path) -> None:
    files = months(2) | {
        "2021-02/before.md": item(date="2021-02-16"),
        "2021-02/after.md": item(date="2021-02-14"),
    }
    assert beside(bulletin_of(tmp_path, files), "2021-02/of-2/") == {"United Kingdom": ["of-1"]}


def test_an_entry_alone_in_its_country_has_no_neighbours(tmp_path: Path) -> None:
    files = months(2) | {"2021-02/of-2.md": item(date="2021-02-15", jurisdiction="FR")}
    assert beside(bulletin_of(tmp_path, files), "2021-02/of-2/") == {}
