"""When an entry changed: one answer, which everything that is published of it has."""

import json
from pathlib import Path

from bulletin.assembly.bulletin import Bulletin
from bulletin.views.shared_views import Views
from tests.bulletins import bulletin_of, dated, issue, item
from tests.sample import written

ISSUE = {"2022-02/issue.md": issue("published: 2022-03-01\n")}
MOVED = dated("in_force: {date: 2022-06-01, previously: [{date: 2022-05-01, changed: 2022-04-07}]}")


def bulletin_with(root: Path, text: str) -> Bulletin:
    return bulletin_of(root, {**ISSUE, "2022-02/a.md": text})


def changed_on(root: Path, text: str) -> str:
    bulletin = bulletin_with(root, text)
    return str(Views(bulletin).changed_on(bulletin.entries[0]))


def test_it_is_the_newest_of_all_changes(tmp_path: Path) -> None:
    correction = "corrections: [{date: 2022-03-02, note: A note.}]"
    gone = "withdrawn: {date: 2022-03-05, reason: A reason.}"
    assert changed_on(tmp_path / "1", item()) == "2022-03-01"
    assert changed_on(tmp_path / "2", item(front=correction)) == "2022-03-02"
    assert changed_on(tmp_path / "3", item(front=f"{correction}\n{gone}")) == "2022-03-05"
    assert changed_on(tmp_path / "4", MOVED) == "2022-04-07"


def test_a_moved_date_is_news_everywhere(tmp_path: Path) -> None:
    files = written(bulletin_with(tmp_path, MOVED))
    (row,) = json.loads(files["data/entries.json"])["rows"]
    assert row["updated"] == "2022-04-07"
    (one,) = json.loads(files["feed.json"])["items"]
    assert one["date_modified"].startswith("2022-04-07")
    assert "<updated>2022-04-07" in files["feed.xml"]
    assert "LAST-MODIFIED:20220407" in files["dates.ics"]
    assert "2022-04-07" in files["sitemap.xml"]


def test_a_year_alone_is_a_date_of_older_facts(tmp_path: Path) -> None:
    old = item(date="2022-02", front="dates: {decided: 2019}", body="Words.[^press]\n")
    bulletin = bulletin_with(tmp_path, old.replace("/press\n", "/press\n    published: 2018\n"))
    files = written(bulletin)
    (row,) = json.loads(files["data/dates.json"])["rows"]
    assert (row["name"], row["date"]) == ("decided", "2019")
    (source,) = json.loads(files["data/sources.json"])["rows"]
    assert source["published"] == "2018"
    assert "DA  - 2018///" in files["2022-02/citations.ris"]
    assert "(2018)" in files["2022-02/citations.txt"]
