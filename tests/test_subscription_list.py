"""Feeds and calendars in the budget: who gets one, what is in it, and the list of them all."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

import feedparser
import pytest

from bulletin.assembly.bulletin import Bulletin
from bulletin.rendering.renderer import Renderer
from bulletin.views import subscriptions
from bulletin.views.all_pages import compose_pages
from bulletin.views.feeds import FEW, compose_feeds
from bulletin.views.shared_views import Views
from tests.bulletins import authorities, bulletin_of, html_of, issue, item
from tests.markup import attributes
from tests.projects import ROOT
from tests.sample import written

REGISTRIES = {
    **authorities(first="First Office", second="Second Office", third="Third Office"),
    "registry/laws.yml": "- {id: act, name: The Act of Zub, kind: law, jurisdiction: GB}\n"
    "- {id: code, name: The Code, kind: law, jurisdiction: GB}\n",
    "registry/topics.yml": "- {id: thing, name: Thing}\n",
}
DATED = "dates:\n  in_force: 2030-01-01\n"


def entries(period: str, count: int, prefix: str, **fields: str) -> dict[str, str]:
    """Entries of a month, with its issue."""
    own = {
        f"{period}/{prefix}{number}.md": item(
            title=f"{prefix} number {number}", date=f"{period}-{number % 28 + 1:02}", **fields
        )
        for number in range(count)
    }
    return {f"{period}/issue.md": issue(), **own}


def short_feeds(bulletin: Bulletin) -> dict[str, str]:
    """The feeds in the budget by their addresses."""
    always = ("feed.", "sections/", "changes/")
    return {
        path: text
        for path, text in written(bulletin).items()
        if (path.endswith("feed.xml") and not path.startswith(always) and path.count("/") != 2)
        or (path.startswith(("laws/", "authorities/", "topics/")) and path.endswith("feed.xml"))
    }


def test_a_second_entry_earns_a_feed(tmp_path: Path) -> None:
    files = REGISTRIES | entries("2022-01", 2, "a", authorities="first", front="laws: [act]")
    files |= entries("2022-02", 1, "b", authorities="second", front="laws: [code]\ntopics: [thing]")
    assert short_feeds(bulletin_of(tmp_path, files)).keys() == {
        "authorities/first/feed.xml",
        "laws/act/feed.xml",
        "jurisdictions/gb/litigation/feed.xml",
    }


def test_the_first_to_earn_a_feed_keep_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many entries others have later: whoever subscribed is never left without a feed."""
    monkeypatch.setattr(subscriptions, "LEAST", 2)
    early = REGISTRIES | entries("2022-01", 2, "a", authorities="second")
    both = {"jurisdictions/gb/litigation/feed.xml", "authorities/second/feed.xml"}
    assert short_feeds(bulletin_of(tmp_path / "early", early)).keys() == both
    later = early | entries("2022-02", 9, "b", authorities="first", front="topics: [thing]")
    assert short_feeds(bulletin_of(tmp_path / "later", later)).keys() == both


def test_in_an_issue_those_with_more_entries_get_a_feed_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subscriptions, "LEAST", 2)
    files = REGISTRIES | entries("2022-01", 2, "a", authorities="first")
    files |= entries("2022-01", 3, "b", authorities="second")
    assert short_feeds(bulletin_of(tmp_path, files)).keys() == {
        "jurisdictions/gb/litigation/feed.xml",
        "authorities/second/feed.xml",
    }


def test_the_budget_grows_with_the_bulletin() -> None:
    many = [
        subscriptions.Subscription((("law", str(n)),), "", f"laws/{n:04}/", None, (None,))  # type: ignore[arg-type]
        for n in range(600)
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(subscriptions, "EARNED_WITH", 1)
        patch.setattr(subscriptions, "_earned", lambda one: one.address)
        assert len(subscriptions.within_budget(many, 45)) == 200
        assert len(subscriptions.within_budget(many, 5000)) == 500
        assert subscriptions.within_budget(many, 5000)[-1].address == "laws/0499/"


def test_a_short_feed_has_all_of_the_newest_issue_and_some_more(tmp_path: Path) -> None:
    files = REGISTRIES | entries("2022-01", 15, "old", authorities="first")
    files |= entries("2022-02", 3, "new", authorities="first, second")
    files |= entries("2022-03", 14, "last", authorities="second", jurisdiction="FR")
    feeds = short_feeds(bulletin_of(tmp_path, files))
    few = feedparser.parse(feeds["authorities/first/feed.xml"]).entries
    assert len(few) == FEW
    assert {one.link.split("/")[3] for one in few[:3]} == {"2022-02"}
    assert len(feedparser.parse(feeds["authorities/second/feed.xml"]).entries) == 14


def test_a_short_feed_has_summaries_and_no_texts(tmp_path: Path) -> None:
    files = REGISTRIES | entries("2022-01", 1, "a", authorities="first", body="Zub & vrig.\n")
    files |= entries("2022-01", 1, "b", authorities="first", front="summary: Gnarl & zub.")
    found = feedparser.parse(
        short_feeds(bulletin_of(tmp_path, files))["authorities/first/feed.xml"]
    )
    assert found.feed.title == "Test Bulletin: First Office"
    assert found.feed.links[1].href == "https://bulletin.example/authorities/first/"
    assert sorted(one.summary for one in found.entries) == ["Gnarl & zub.", "Zub & vrig."]
    assert [one.get("content") for one in found.entries] == [None, None]


def test_a_section_of_a_jurisdiction_leads_to_the_search(tmp_path: Path) -> None:
    files = entries("2022-01", 2, "a", front=DATED)
    feeds = written(bulletin_of(tmp_path, files))
    found = feedparser.parse(feeds["jurisdictions/gb/litigation/feed.xml"])
    address = "https://bulletin.example/search/?jurisdiction=GB&section=litigation"
    assert found.feed.title == "Test Bulletin: United Kingdom: Courts and litigation"
    assert found.feed.links[1].href == address
    assert f"URL:{address}".encode() in feeds["jurisdictions/gb/litigation/dates.ics"].encode()


def listed(files: Mapping[str, str]) -> dict[str, list[list[object]]]:
    kinds = json.loads(files["follow/list.json"])["kinds"]
    return {" ".join(kind["filters"]): kind["rows"] for kind in kinds}


def test_the_list_has_every_feed_and_every_calendar(tmp_path: Path) -> None:
    """Built from the list alone, as a script does, and compared with the files that there are."""
    files = REGISTRIES | entries(
        "2022-01", 2, "a", authorities="first", front=f"{DATED}laws: [act]\ntopics: [thing]"
    )
    files |= {"2022-01/c.md": item(title="Alone", front=f"{DATED}laws: [code]", date="2022-01-30")}
    made = written(bulletin_of(tmp_path, files))
    names = {1: "feed.xml", 2: "feed.json", 4: "dates.ics"}
    found = set()
    for kind in json.loads(made["follow/list.json"])["kinds"]:
        for row in kind["rows"]:
            ids, ways = row[: len(kind["filters"])], row[len(kind["filters"])]
            place = kind["below"] + "".join(f"{one.lower()}/" for one in ids)
            found |= {place + name for bit, name in names.items() if ways & bit}
    known = {path for path in made if "feed." in path or path.endswith(".ics")}
    assert found == known
    rows = listed(made)
    assert rows["law"] == [["act", 5, "The Act of Zub"], ["code", 4, "The Code"]]
    assert rows["jurisdiction section"] == [["GB", "litigation", 5]]


def test_the_pages_of_what_has_a_feed_name_it(tmp_path: Path) -> None:
    files = REGISTRIES | entries("2022-01", 2, "a", authorities="first")
    bulletin = bulletin_of(tmp_path, files)
    views = Views(bulletin)
    renderer = Renderer(ROOT / "templates", bulletin.settings)
    pages = {page.address: page for page in compose_pages(views)}
    link = "link[rel=alternate][type='application/atom+xml']"

    def named(address: str) -> list[str]:
        return attributes(renderer.holes(pages[address])["head"], link, "href")

    assert named("authorities/first/") == ["feed.xml", "../../feed.xml"]
    assert named("jurisdictions/gb/") == ["feed.xml", "litigation/feed.xml", "../../feed.xml"]


def test_the_page_has_the_sections_of_a_jurisdiction(tmp_path: Path) -> None:
    files = REGISTRIES | entries("2022-01", 2, "a", front=DATED)
    html = html_of(bulletin_of(tmp_path, files), "follow/")
    assert attributes(html, ".subjects__part a", "href") == [
        "../jurisdictions/gb/litigation/feed.xml",
        "../jurisdictions/gb/litigation/dates.ics",
    ]


def test_an_entry_is_made_once_for_all_short_feeds(tmp_path: Path) -> None:
    files = REGISTRIES | entries("2022-01", 2, "a", authorities="first", front="laws: [act]")
    made: dict[str, set[int]] = {}
    for feed in compose_feeds(Views(bulletin_of(tmp_path, files))):
        if feed.address.startswith(("laws/", "authorities/")):
            for entry in feed.entries:
                made.setdefault(entry.id, set()).add(id(entry))
    assert [len(objects) for objects in made.values()] == [1, 1]


def test_the_calendars_in_the_budget_go_back_three_months(tmp_path: Path) -> None:
    """And never lose their last event, whose address somebody may have subscribed to."""
    dates = ("2021-11-30", "2021-12-01", "2022-03-01", "2022-09-01")
    files = dict(REGISTRIES)
    files["2022-03/issue.md"] = issue("published: 2022-03-01\n")
    for number, date in enumerate(dates):
        front = f"dates: {{hearing: {date}}}\n" + ("topics: [thing]" if number < 2 else "")
        name = f"2022-03/entry-{number}.md"
        files[name] = item(title=name, date="2022-03-01", authorities="first", front=front)
    made = written(bulletin_of(tmp_path, files))

    def days(address: str) -> list[str]:
        return re.findall(r"DTSTART;VALUE=DATE:(\d+)", made[address])

    assert days("authorities/first/dates.ics") == ["20211201", "20220301", "20220901"]
    assert days("topics/thing/dates.ics") == ["20211201"]
    assert days("jurisdictions/gb/dates.ics") == ["20211130", "20211201", "20220301", "20220901"]
