"""The page that says how to follow the bulletin: it lists all feeds and calendars, and no other."""

from pathlib import Path

import pytest

from tests.bulletins import bulletin_of, html_of
from tests.markup import attributes, text_of
from tests.sample import sample, written


@pytest.fixture
def html(tmp_path: Path) -> str:
    return html_of(sample(tmp_path), "follow/")


def test_it_lists_every_feed_and_every_calendar_once(html: str, tmp_path: Path) -> None:
    files = written(sample(tmp_path / "again"))
    known = [path for path in files if "feed." in path or path.endswith(".ics")]
    linked = [link for link in attributes(html, "a", "href") if "feed." in link or ".ics" in link]
    assert "laws/gdpr/dates.ics" in known
    assert sorted(linked) == sorted(f"../{path}" for path in known)


def test_places_stand_by_name_and_countries_have_their_parts(html: str) -> None:
    assert text_of(html, ".panel > .subjects .subjects__name") == [
        *("Legislation", "Enforcement", "Courts and litigation"),
        *("California, United States", "France", "United Kingdom", "United States"),
        "The Regulation",
    ]


def test_a_link_says_what_it_leads_to_by_itself(html: str) -> None:
    labels = attributes(html, ".panel > .subjects .subjects__ways a", "aria-label")
    assert len(set(labels)) == len(labels) == 19
    assert labels[2:5] == [
        "Enforcement: Atom feed",
        "Enforcement: JSON feed",
        "Enforcement: calendar",
    ]


def test_the_addresses_of_what_has_everything_can_be_copied(html: str) -> None:
    assert text_of(html, ".subscribe dd") == [
        "https://bulletin.example/feed.xml",
        "https://bulletin.example/feed.json",
        "https://bulletin.example/changes/feed.xml JSON",
        "https://bulletin.example/dates.ics",
    ]


def test_the_home_page_leads_to_it(tmp_path: Path) -> None:
    home = html_of(bulletin_of(tmp_path), "")
    assert {"feed.xml", "follow/", "data/"} <= set(attributes(home, ".follow__ways a", "href"))


def test_where_there_is_no_date_there_is_no_calendar(tmp_path: Path) -> None:
    html = html_of(bulletin_of(tmp_path), "follow/")
    assert "feed.xml" in html
    assert ".ics" not in html
