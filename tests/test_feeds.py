"""Feeds: what programs that know nothing of this one read in them."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import feedparser
import pytest

from bulletin.assembly.bulletin import Bulletin
from bulletin.diagnostics.report import Report
from bulletin.pipeline import Project, load
from bulletin.rendering.renderer import Renderer
from bulletin.views.feeds import NEWEST, FeedEntry, compose_feeds
from bulletin.views.shared_views import Views
from tests.bulletins import bulletin_of, issue, item, pages_of
from tests.markup import attributes, text_of
from tests.projects import ROOT, write_project
from tests.sample import FILES, golden, sample, written

TIME = re.compile(r"\d{4}-\d{2}-\d{2}T00:00:00Z")


def atom(text: str) -> Any:
    """A feed as feedparser reads it, its HTML untouched."""
    found = feedparser.parse(text.encode(), sanitize_html=False, resolve_relative_uris=False)
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


@pytest.fixture
def feeds(tmp_path: Path) -> dict[str, str]:
    return {path: text for path, text in written(sample(tmp_path)).items() if "feed." in path}


@pytest.mark.parametrize("name", ["feed.xml", "feed.json"])
def test_a_feed_is_as_written_by_hand(name: str, feeds: Mapping[str, str]) -> None:
    assert feeds[name] == golden(name)


def test_there_is_one_of_everything_and_of_each_section_and_jurisdiction(
    feeds: Mapping[str, str],
) -> None:
    places = {
        "": ("Test Bulletin", ["fine", "first-name", "bill"]),
        "sections/legislation/": ("Test Bulletin: Legislation", ["bill"]),
        "sections/enforcement/": ("Test Bulletin: Enforcement", ["fine"]),
        "sections/litigation/": ("Test Bulletin: Courts and litigation", ["first-name"]),
        "jurisdictions/fr/": ("Test Bulletin: France", ["fine", "first-name"]),
        "jurisdictions/gb/": ("Test Bulletin: United Kingdom", ["bill"]),
        "jurisdictions/us/": ("Test Bulletin: United States", ["fine"]),
        "jurisdictions/us-ca/": ("Test Bulletin: California, United States", ["fine"]),
        "changes/": (
            "Test Bulletin: What changed",
            [*("first-name", "first-name", "first-name"), "fine", "fine"],
        ),
    }
    assert feeds.keys() == {f"{at}feed.{end}" for at in places for end in ("xml", "json")}
    for place, (title, names) in places.items():
        found = atom(feeds[f"{place}feed.xml"])
        assert found.feed.title == title
        assert [entry.id.split("/")[-2] for entry in found.entries] == names
        assert found.feed.id == f"https://bulletin.example/{place}feed.xml"
        assert [(link.rel, link.href) for link in found.feed.links[:2]] == [
            ("self", f"https://bulletin.example/{place}feed.xml"),
            ("alternate", f"https://bulletin.example/{place}"),
        ]


def test_an_entry_tells_whose_it_is_when_it_changed_and_what_it_is_about(
    feeds: Mapping[str, str],
) -> None:
    fine, later, bill = atom(feeds["feed.xml"]).entries
    assert [one.published for one in (fine, later, bill)] == [
        *("2022-03-01T00:00:00Z", "2022-03-01T00:00:00Z", "2022-01-31T00:00:00Z")
    ]
    assert later.updated == "2022-03-03T00:00:00Z"
    assert [author.name for author in fine.authors] == ["Ada Example", "Ben Example"]
    assert [(tag.term, tag.label) for tag in fine.tags] == [
        ("enforcement", "Enforcement"),
        ("FR", "France"),
        ("US-CA", "California, United States"),
        ("location", "Location"),
    ]
    assert "CC BY 4.0" in fine.rights
    assert fine.title_detail.type == "text/plain"
    assert fine.title == "Décision & more: 100 % of {A_B} <b>fined</b>"


def test_a_feed_changed_when_its_newest_entry_did(feeds: Mapping[str, str]) -> None:
    assert atom(feeds["feed.xml"]).feed.updated == "2022-03-03T00:00:00Z"
    assert atom(feeds["sections/legislation/feed.xml"]).feed.updated == "2022-01-31T00:00:00Z"


def test_both_forms_say_the_same(feeds: Mapping[str, str]) -> None:
    for path in (path for path in feeds if path.endswith(".xml")):
        one, other = atom(feeds[path]), json.loads(feeds[path.replace(".xml", ".json")])
        assert [
            (e.id, e.title, e.link, e.published, e.updated, e.content[0].value) for e in one.entries
        ] == [
            (i["id"], i["title"], i["url"], i["date_published"], i["date_modified"], html(i))
            for i in other["items"]
        ]


def html(one: Mapping[str, Any]) -> str:
    return str(one["content_html"]).strip()


def test_a_json_feed_keeps_its_rules(feeds: Mapping[str, str]) -> None:
    """Those of jsonfeed.org/version/1.1: what has to be there, and of which type."""
    for path in (path for path in feeds if path.endswith(".json")):
        feed = json.loads(feeds[path])
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["feed_url"] == f"https://bulletin.example/{path}"
        assert all(isinstance(feed[name], str) for name in ("title", "home_page_url", "language"))
        assert all(author.keys() & {"name", "url", "avatar"} for author in feed["authors"])
        known = {"version", "title", "description", "home_page_url", "feed_url", "favicon"}
        unknown = feed.keys() - known - {"language", "authors", "items"}
        assert all(name.startswith("_") and isinstance(feed[name], dict) for name in unknown)
        ids = [one["id"] for one in feed["items"]]
        assert len(ids) == len(set(ids)) > 0
        for one in feed["items"]:
            assert one["content_html"]
            assert TIME.fullmatch(one["date_published"])
            assert TIME.fullmatch(one["date_modified"])
            assert all(isinstance(tag, str) for tag in one.get("tags", []))


def test_text_and_notes_lead_to_each_other_and_to_the_site_alone(feeds: Mapping[str, str]) -> None:
    page = "https://bulletin.example/2022-02/fine/"
    html = atom(feeds["feed.xml"]).entries[0].content[0].value
    assert attributes(html, "sup a", "href") == [
        f"{page}#note_fine_press",
        f"{page}#note_fine_cnil",
        f"{page}#note_fine_press",
    ]
    assert text_of(html, "sup a") == ["1", "2", "1"]
    assert attributes(html, "li", "value") == ["1", "2"]
    assert attributes(html, "[role=doc-backlink]", "href") == [
        f"{page}#mark_fine_press",
        f"{page}#mark_fine_press_2",
        f"{page}#mark_fine_cnil",
    ]
    links = attributes(html, "a", "href") + attributes(html, "img", "src")
    assert len(links) == 15
    assert [link for link in links if not link.startswith("https://")] == []


def test_where_the_links_of_a_feed_lead_is_on_the_page(tmp_path: Path) -> None:
    bulletin = sample(tmp_path)
    renderer = Renderer(ROOT / "templates", bulletin.settings)
    shown = renderer.holes(pages_of(bulletin)["2022-02/fine/"])["content"]
    (feed, *_) = compose_feeds(Views(bulletin))
    text = renderer.file(feed)
    fragments = set(re.findall(r"2022-02/fine/#(\w+)", text))
    assert len(fragments) == 5
    assert fragments <= set(attributes(shown, "[id]", "id"))


def test_a_correction_and_a_withdrawal_are_seen(feeds: Mapping[str, str]) -> None:
    entry = atom(feeds["feed.xml"]).entries[1]
    html = entry.content[0].value
    assert entry.title == "Withdrawn: The fine is taken back"
    assert text_of(html, "p")[0] == "Withdrawn on 3 March 2022: The source was withdrawn."
    assert text_of(html, "dd")[0] == "The date was wrong."


def test_an_authors_words_stay_text(feeds: Mapping[str, str]) -> None:
    html = atom(feeds["feed.xml"]).entries[1].content[0].value
    assert text_of(html, "dd a") == ["Décision & more: 100 % of {A_B} <b>fined</b>"]


def test_an_id_survives_a_new_name_and_a_new_address(tmp_path: Path) -> None:
    renamed = atom(written(sample(tmp_path / "a"))["feed.xml"]).entries[1]
    assert renamed.id == "https://bulletin.example/2022-02/first-name/"
    assert renamed.link == "https://bulletin.example/2022-02/later/"
    settings = FILES["content/bulletin.yml"].replace(
        "url: https://bulletin.example/",
        "url: https://new.example/b\nfirst_url: https://bulletin.example",
    )
    root = write_project(tmp_path / "b", {**FILES, "content/bulletin.yml": settings})
    for moved in (
        load(Project(root, root / "site"), Report()),
        load(Project(root, root / "site", "https://preview.example/"), Report()),
    ):
        feed = atom(written(moved)["feed.xml"])
        assert feed.feed.id == "https://bulletin.example/feed.xml"
        assert feed.entries[1].id == renamed.id
        assert feed.entries[1].link == f"{moved.settings.base_url}2022-02/later/"


def test_an_address_given_for_one_build_changes_no_id(tmp_path: Path) -> None:
    root = write_project(tmp_path, FILES)
    preview = load(Project(root, root / "site", "https://preview.example/"), Report())
    feed = atom(written(preview)["feed.xml"])
    assert feed.feed.links[0].href == "https://preview.example/feed.xml"
    assert feed.entries[0].id == "https://bulletin.example/2022-02/fine/"


def test_a_feed_has_the_newest_entries_and_no_more(tmp_path: Path) -> None:
    files = {"2022-01/issue.md": issue(), "2022-01/old.md": item(date="2022-01-02")}
    files |= {
        f"2022-02/e{number}.md": item(title=f"Entry number {number}", date="2022-02-10")
        for number in range(NEWEST)
    }
    found = atom(written(bulletin_of(tmp_path, files))["feed.xml"])
    assert len(found.entries) == NEWEST
    assert {entry.published for entry in found.entries} == {"2022-02-28T00:00:00Z"}


def test_an_entry_is_composed_and_rendered_once_for_all_feeds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bulletin = sample(tmp_path)
    entries: dict[str, set[int]] = {}
    for feed in compose_feeds(Views(bulletin)):
        for entry in feed.entries:
            entries.setdefault(entry.id, set()).add(id(entry))
    assert {len(objects) for objects in entries.values()} == {1}
    rendered: list[str] = []
    render = Renderer._render

    def noted(self: Renderer, template: str, **values: object) -> str:
        if isinstance(one := values.get("one"), FeedEntry):
            rendered.append(one.id)
        return render(self, template, **values)

    monkeypatch.setattr(Renderer, "_render", noted)
    written(bulletin)
    assert sorted(rendered) == ["2022-01/bill/", "2022-02/fine/", "2022-02/first-name/"]


def test_a_bulletin_without_entries_has_a_feed_to_follow(tmp_path: Path) -> None:
    bulletin = bulletin_of(tmp_path)
    found = atom(written(bulletin)["feed.xml"])
    assert found.entries == []
    assert found.feed.updated == "1970-01-01T00:00:00Z"
    assert "sections/litigation/feed.json" in written(bulletin)


def test_every_page_names_its_feed(tmp_path: Path) -> None:
    bulletin: Bulletin = sample(tmp_path)
    renderer = Renderer(ROOT / "templates", bulletin.settings)
    link = "link[rel=alternate][type='application/atom+xml']"
    named = {
        address: attributes(renderer.holes(page)["head"], link, "href")
        for address, page in pages_of(bulletin).items()
    }
    assert all(named.values())
    assert named[""] == ["feed.xml"]
    assert named["2022-02/fine/"] == ["../../feed.xml"]
    assert named["sections/litigation/"] == ["feed.xml", "../../feed.xml"]
    assert named["jurisdictions/us-ca/"] == ["feed.xml", "../../feed.xml"]
    assert named["laws/gdpr/"] == ["../../feed.xml"]
    assert named["404.html"] == ["/feed.xml"]
