"""The thread of an entry on its page: what came before it and after it, over however many."""

from pathlib import Path

import pytest

from bulletin.assembly.bulletin import Bulletin
from tests.bulletins import bulletin_of, entry_page, html_of, issue, item
from tests.markup import attributes, read_html, text_of


def follows(*others: str) -> str:
    given = (other.split(" ") for other in others)
    return f"follows: [{', '.join(f'{{id: {one}, relation: {name}}}' for name, one in given)}]"


FILES = {
    "2022-01/issue.md": issue(),
    "2022-01/draft.md": item(
        title="The draft",
        date="2022-01",
        front="kind: law\nstage: consultation\ndeadline_unknown: true",
    ),
    "2022-01/comment.md": item(
        title="The comment", date="2022-01-20", front=follows("explains 2022-01/draft")
    ),
    "2022-02/law.md": item(
        title="The law",
        date="2022-02-10",
        front=f"kind: law\nstage: in-force\n{follows('finalises 2022-01/draft')}",
    ),
    "2022-02/withdrawn.md": item(
        title="The guide",
        date="2022-02-12",
        front=follows("explains 2022-02/law")
        + "\nwithdrawn: {date: 2022-02-20, reason: It was not official.}",
    ),
    "2022-02/repeal.md": item(
        title="The repeal",
        date="2022-02-24",
        front=follows("repeals 2022-02/law", "corrects 2022-02/withdrawn"),
    ),
    "2022-02/alone.md": item(title="Alone"),
}
ORDER = ["The draft", "The comment", "The law", "The guide", "The repeal"]
"""The draft is of January, which ends after the comment; but the comment follows it."""


@pytest.fixture
def bulletin(tmp_path: Path) -> Bulletin:
    return bulletin_of(tmp_path, FILES)


@pytest.mark.parametrize("slug", ["2022-01/draft", "2022-01/comment", "2022-02/repeal"])
def test_every_entry_shows_its_whole_thread_in_order(bulletin: Bulletin, slug: str) -> None:
    page = entry_page(bulletin, f"{slug}/")
    assert [step.title for step in page.timeline] == ORDER
    shown = html_of(bulletin, f"{slug}/")
    titles = [title.removesuffix(" Withdrawn") for title in text_of(shown, ".timeline__title")]
    assert titles == ORDER
    assert text_of(shown, '[aria-current="true"] .timeline__title') == [page.title]
    assert f"../../{slug}/" not in attributes(shown, ".timeline__title a", "href")


def test_relations_are_told_in_words(bulletin: Bulletin) -> None:
    shown = html_of(bulletin, "2022-02/law/")
    about = [
        " · ".join(text_of(step.to_html(), "span"))
        for step in read_html(shown).query(".timeline__about")
    ]
    assert about == [
        "Law, consultation",
        "Explains the entry of January 2022",
        "This entry · Law, in force · Finalises the entry of January 2022",
        "Explains this entry",
        "Repeals this entry · Corrects the entry of 12 February 2022",
    ]
    assert attributes(shown, ".timeline__about a", "href") == [
        "../../2022-01/draft/",
        "../../2022-01/draft/",
        "../withdrawn/",
    ]


def test_a_withdrawn_entry_stays_in_its_thread_and_is_marked(bulletin: Bulletin) -> None:
    shown = html_of(bulletin, "2022-02/repeal/")
    assert text_of(shown, ".timeline .withdrawn") == ["Withdrawn"]
    assert text_of(shown, ".timeline__title")[3] == "The guide Withdrawn"


def test_a_withdrawn_entry_is_marked_where_others_follow_it(bulletin: Bulletin) -> None:
    threads = text_of(html_of(bulletin, "jurisdictions/gb/"), ".teaser__thread")
    assert "Corrects The guide Withdrawn, 12 February 2022" in threads


def test_an_entry_that_stands_alone_has_no_timeline(bulletin: Bulletin) -> None:
    assert entry_page(bulletin, "2022-02/alone/").timeline == ()
    assert "timeline" not in html_of(bulletin, "2022-02/alone/")


def test_what_the_timeline_links_is_not_linked_again(bulletin: Bulletin) -> None:
    for slug in ("2022-01/draft", "2022-01/comment"):
        related = entry_page(bulletin, f"{slug}/").related
        assert [one.title for group in related for one in group.entries] == ["Alone"]
