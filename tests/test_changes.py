"""What changed in a bulletin: each change with what was and what is, from what entries state."""

import json
from pathlib import Path

import feedparser
import pytest

from bulletin.assembly.language_editions import editions_of
from bulletin.views.change_pages import ChangesPage
from bulletin.views.changes import Change
from bulletin.views.page_types import Page
from bulletin.views.pagination import ROOM
from bulletin.views.shared_views import Views
from tests.bulletins import bulletin_of, dated, html_of, issue, item, pages_of
from tests.markup import attributes, read_html, text_of
from tests.projects import MINIMUM
from tests.sample import written

CORRECTED = """\
corrections:
  - {date: 2022-03-04, note: The amount was wrong., was: EUR 3, now: "<b>EUR 30</b>"}
  - {date: 2022-03-05, note: A name was added., now: Zu & Lo}
  - {date: 2022-04, note: A sentence was taken out., was: It was final.}
  - {date: 2022-05-01, note: So was the date.}
"""
MOVED = """\
in_force:
    date: 2023-03-01
    previously:
      - {date: 2022-06-01, changed: 2022-05-20}
      - {date: 2022-09-01, changed: 2022-08-20}"""
FOLLOWS = "kind: guidance\nstage: adopted\nfollows: [{id: 2022-02/a, relation: finalises}]"
FILES = {
    "2022-02/issue.md": issue("published: 2022-03-01\n"),
    "2022-02/a.md": item(title="The corrected one", front="kind: bill\n" + CORRECTED),
    "2022-02/b.md": item(
        title="The withdrawn one", front="withdrawn: {date: 2022-04-02, reason: It was wrong.}"
    ),
    "2022-02/c.md": dated(MOVED, title="The moved one"),
    "2022-02/d.md": dated("hearing: {date: 2022-06-01, previously: [{date: 2022-05-01}]}"),
    "2022-03/issue.md": issue(),
    "2022-03/e.md": item(title="The next one", date="2022-03-02", front=FOLLOWS),
}


def changes_of(root: Path, files: dict[str, str] | None = None) -> tuple[Change, ...]:
    return Views(bulletin_of(root, files or FILES)).log.changes


def told(html: str) -> list[str]:
    """What a page says of each change, line by line."""
    parts = ".change__about, .change__title, .change__note, .change__states > *"
    return [
        " | ".join(" ".join(text.split()) for text in text_of(one.to_html(), parts))
        for one in read_html(html).query("article.change")
    ]


def test_each_change_says_what_was_and_what_is(tmp_path: Path) -> None:
    assert told(html_of(bulletin_of(tmp_path, FILES), "changes/")) == [
        "Moved date: In force 20 August 2022 | The moved one"
        " | Before | 1 September 2022 | Now | 1 March 2023",
        "Moved date: In force 20 May 2022 | The moved one"
        " | Before | 1 June 2022 | Now | 1 September 2022",
        "Correction 1 May 2022 | The corrected one | So was the date.",
        "Correction April 2022 | The corrected one | A sentence was taken out."
        " | Before | It was final.",
        "Withdrawal 2 April 2022 | The withdrawn one | It was wrong."
        " | Before | published, 1 March 2022 | Now | withdrawn, 2 April 2022",
        "New stage March 2022 | The next one"
        " | Before | Finalises The corrected one, 24 February 2022 (Bill)"
        " | Now | Guidance, adopted, 2 March 2022",
        "Correction 5 March 2022 | The corrected one | A name was added. | Now | Zu & Lo",
        "Correction 4 March 2022 | The corrected one | The amount was wrong."
        " | Before | EUR 3 | Now | <b>EUR 30</b>",
        "Moved date: Hearing on an unstated date, in an entry of 1 March 2022"
        " | The court decides | Before | 1 May 2022 | Now | 1 June 2022",
    ]


def test_each_kind_has_a_list_of_its_own(tmp_path: Path) -> None:
    bulletin = bulletin_of(tmp_path, FILES)
    pages = {at: page for at, page in pages_of(bulletin).items() if isinstance(page, ChangesPage)}
    kinds = {
        at: {one.kind for year in page.years for one in year.items} for at, page in pages.items()
    }
    assert kinds == {
        "changes/": {"correction", "withdrawal", "date", "stage"},
        "changes/corrections/": {"correction", "withdrawal"},
        "changes/dates/": {"date"},
        "changes/stages/": {"stage"},
    }
    html = html_of(bulletin, "changes/dates/")
    assert text_of(html, "nav li") == [
        *("All changes 9", "Corrections and withdrawals 5", "Moved dates 3", "New stages 1")
    ]
    assert attributes(html, "nav [aria-current]", "href") == ["./"]


def test_a_bulletin_in_which_nothing_changed_says_so(tmp_path: Path) -> None:
    bulletin = bulletin_of(tmp_path)
    assert [at for at in pages_of(bulletin) if at.startswith("changes/")] == ["changes/"]
    assert text_of(html_of(bulletin, "changes/"), ".listing > p") == [
        "There have been no changes yet."
    ]


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("2022-02/a/", "../../changes/#change_2022-02_a_correction-4"),
        ("2022-02/b/", "../../changes/#change_2022-02_b_withdrawal"),
        ("2022-02/c/", "../../changes/#change_2022-02_c_in-force-2"),
    ],
)
def test_an_entry_leads_to_its_newest_change(address: str, target: str, tmp_path: Path) -> None:
    html = html_of(bulletin_of(tmp_path, FILES), address)
    assert attributes(html, ".entry__changes a", "href") == [target]


def test_an_entry_that_only_follows_another_one_has_no_such_link(tmp_path: Path) -> None:
    html = html_of(bulletin_of(tmp_path, FILES), "2022-03/e/")
    assert attributes(html, ".entry__changes a", "href") == []


def test_the_notice_of_an_entry_quotes_both(tmp_path: Path) -> None:
    html = html_of(bulletin_of(tmp_path, FILES), "2022-02/a/")
    assert text_of(html, ".notice") == [
        "Corrected on 4 March 2022: The amount was wrong. (Before: ‘EUR 3’; now: ‘<b>EUR 30</b>’)",
        "Corrected on 5 March 2022: A name was added. (Added: ‘Zu & Lo’)",
        "Corrected in April 2022: A sentence was taken out. (Deleted: ‘It was final.’)",
        "Corrected on 1 May 2022: So was the date.",
    ]


def test_a_change_keeps_its_id_when_its_entry_moves(tmp_path: Path) -> None:
    moved = FILES["2022-02/a.md"].replace("section:", "aliases: [2022-02/a]\nsection:")
    files = {**FILES, "2022-02/new-name.md": moved}
    del files["2022-02/a.md"]
    follows = {"2022-03/e.md": FILES["2022-03/e.md"].replace("2022-02/a", "2022-02/new-name")}
    before = {one.id for one in changes_of(tmp_path / "before")}
    assert {one.id for one in changes_of(tmp_path / "after", {**files, **follows})} == before
    assert len(before) == 9


def test_changes_in_another_language_keep_the_words_of_their_author(tmp_path: Path) -> None:
    settings = MINIMUM["content/bulletin.yml"] + "languages: [en, de]\n"
    german = editions_of(bulletin_of(tmp_path, {**FILES, "bulletin.yml": settings}))[1]
    html = html_of(german, "changes/")
    assert attributes(html, ".change__note", "lang") == ["en"] * 5
    assert text_of(html, ".change__kind")[0].split(":")[0] == "Verschobener Termin"


def anchors(page: Page) -> list[str]:
    assert isinstance(page, ChangesPage)
    return [one.anchor for year in page.years for one in year.items]


def test_a_long_list_is_cut_into_pages_that_stay(tmp_path: Path) -> None:
    """The pages of older changes do not change when a new one is added."""
    notes = "\n".join(
        f"  - {{date: 2022-{3 + number // 28:02}-{1 + number % 28:02}, note: Note {number}.}}"
        for number in range(252)
    )
    entry = item(front=f"corrections:\n{notes}")
    more = {"2022-02/z.md": item(front="withdrawn: {date: 2023-01-01, reason: It was wrong.}")}
    before = pages_of(bulletin_of(tmp_path / "a", {"2022-02/a.md": entry}))
    after = pages_of(bulletin_of(tmp_path / "b", {"2022-02/a.md": entry, **more}))
    old = [at for at in before if at.startswith("changes/page/")]
    assert len(old) >= 2
    assert [anchors(before[at]) for at in old] == [anchors(after[at]) for at in old]
    html = html_of(bulletin_of(tmp_path / "c", {"2022-02/a.md": entry}), old[0])
    assert ROOM / 2 < html.count("</") + html.count("<link") <= ROOM * 1.2


def test_its_feeds_have_the_same_for_programs_that_know_nothing_of_it(tmp_path: Path) -> None:
    files = written(bulletin_of(tmp_path, FILES))
    feed = feedparser.parse(files["changes/feed.xml"].encode(), sanitize_html=False)
    assert not feed.bozo
    assert feed.feed.title == "Test Bulletin: What changed"
    titles = [one.title for one in feed.entries]
    assert titles[0] == "Moved date: The moved one"
    assert titles[4:6] == ["Withdrawal: The withdrawn one", "New stage: The next one"]
    assert len({one.id for one in feed.entries}) == len(titles) == 9
    assert feed.entries[7].id == "https://bulletin.example/2022-02/a/#correction-1"
    assert feed.entries[7].link == "https://bulletin.example/2022-02/a/"
    assert feed.entries[7].updated == "2022-03-04T00:00:00Z"
    content = feed.entries[7].content[0].value
    assert text_of(content, "p, dt, dd")[1:] == [
        *("The amount was wrong.", "Before", "EUR 3", "Now", "<b>EUR 30</b>")
    ]
    linked = [
        link for one in feed.entries for link in attributes(one.content[0].value, "a", "href")
    ]
    assert all(link.startswith("https://bulletin.example/") for link in linked)
    items = json.loads(files["changes/feed.json"])["items"]
    assert [one["title"] for one in items] == titles
    assert items[7]["content_html"].strip() == content.strip()


def test_a_withdrawn_entry_and_one_that_nobody_sees_yet(tmp_path: Path) -> None:
    """A thread leads to what was withdrawn, and says so; an embargo holds for changes, too."""
    gone = "withdrawn: {date: 2022-03-09, reason: It was wrong.}"
    files = {
        "2022-02/a.md": item(title="The first one", front=gone),
        "2022-02/b.md": item(
            title="The next one", front="follows: [{id: 2022-02/a, relation: updates}]"
        ),
        "2022-02/c.md": item(title="The secret one", front=f"draft: true\n{gone}"),
    }
    html = html_of(bulletin_of(tmp_path, files), "changes/")
    assert "The secret one" not in html
    assert text_of(html, "dd .withdrawn") == ["Withdrawn"]
    assert text_of(html, ".change__title") == ["The first one", "The next one"]
