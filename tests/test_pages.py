"""Which pages there are, and what each of them says."""

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from bulletin.assembly.bulletin import Bulletin
from bulletin.rendering.outputs import compose_files
from bulletin.rendering.renderer import Renderer
from bulletin.views.archive_page import ArchivePage
from bulletin.views.entry_pages import EntryPage
from bulletin.views.home_page import HomePage
from bulletin.views.issue_pages import IssuePage
from bulletin.views.page_types import IssueView, Page
from bulletin.views.section_pages import SectionPage, SectionsPage
from bulletin.views.shared_views import Views
from tests.bulletins import bulletin_of, entry_page, issue, item, loaded, pages_of
from tests.markup import attributes, read_html, text_of
from tests.projects import ROOT, write_project

BASE = "https://bulletin.example/"

FILES: Mapping[str, str] = {
    "2021-12/issue.md": issue(),
    "2021-12/old.md": item(section="legislation", date="2021-12-24", title="Old"),
    "2022-02/issue.md": issue("title: A month\norder: [two]\npublished: 2022-03-01\n"),
    "2022-02/one.md": item(
        sources="ab",
        body="One.[^b] Two.[^a] Three.[^b]\n\n[Two](two.md) [December](../2021-12/issue.md)",
    ),
    "2022-02/two.md": item(sources="cd", body="### Heading\n\n- no marks\n- at all"),
    "2022-02/three.md": item(
        section="enforcement", subsection="cases", sources="ef", body="One.[^f]\n\n> Two.[^e]"
    ),
    "2022-02/four.md": item(
        section="legislation", date="2022-03", body="[About](../pages/about.md)[^press]"
    ),
    "2022-03/issue.md": issue("editors: [A, B]\n", "See [a law](../2022-02/four.md).\n"),
    "2022-03/five.md": item(section="legislation", date="2022-03-03", title="Five"),
}
"""Three issues; in reading order, February holds four, three, two and one."""


@pytest.fixture
def bulletin(tmp_path: Path) -> Bulletin:
    return bulletin_of(tmp_path, FILES)


def page_of_issue(bulletin: Bulletin, period: str = "2022-02") -> IssuePage:
    page = pages_of(bulletin)[f"{period}/"]
    assert isinstance(page, IssuePage)
    return page


def section_page(bulletin: Bulletin, address: str) -> SectionPage:
    page = pages_of(bulletin)[address]
    assert isinstance(page, SectionPage)
    return page


def home(bulletin: Bulletin) -> HomePage:
    page = pages_of(bulletin)[""]
    assert isinstance(page, HomePage)
    return page


def archive(bulletin: Bulletin) -> ArchivePage:
    page = pages_of(bulletin)["archive/"]
    assert isinstance(page, ArchivePage)
    return page


def rendered(bulletin: Bulletin) -> dict[str, str]:
    """What the templates make of every page, by its address."""
    renderer = Renderer(ROOT / "templates", bulletin.settings)
    return {
        address: renderer.holes(page)["content"] for address, page in pages_of(bulletin).items()
    }


def titles(view: IssueView) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    return [
        (
            section.link.title,
            [
                (group.title, [one.teaser.address for one in group.entries])
                for group in section.groups
            ],
        )
        for section in view.sections
    ]


# Which pages there are


def test_everything_has_its_address(bulletin: Bulletin) -> None:
    sections = ("legislation", "enforcement", "litigation")
    assert pages_of(bulletin).keys() == {
        "",
        "2021-12/",
        "2021-12/old/",
        "2022-02/",
        "2022-02/one/",
        "2022-02/two/",
        "2022-02/three/",
        "2022-02/four/",
        "2022-03/",
        "2022-03/five/",
        "about/",
        "archive/",
        "compare/",
        "changes/",
        "data/",
        "follow/",
        "sanctions/",
        "dates/",
        "search/",
        "watch/",
        "404.html",
        "sections/",
        *(f"sections/{section}/" for section in sections),
        *("indexes/", "jurisdictions/", "authorities/", "laws/", "topics/"),
        "jurisdictions/gb/",
    }


def test_every_page_says_what_it_is(bulletin: Bulletin) -> None:
    for address, page in pages_of(bulletin).items():
        assert page.title, address
        assert page.description.strip(" …") or address.startswith("sections/"), address


def test_ids_are_unique_on_every_page(bulletin: Bulletin) -> None:
    for address, html in rendered(bulletin).items():
        ids = attributes(html, "[id]", "id")
        assert len(set(ids)) == len(ids), address
        assert "content" in ids, address


def test_every_link_leads_to_a_page_and_to_a_place_on_it(bulletin: Bulletin) -> None:
    html = rendered(bulletin)
    ids = {address: set(attributes(content, "[id]", "id")) for address, content in html.items()}
    files = compose_files(Views(bulletin), tuple(pages_of(bulletin).values()))
    ids |= {file.address: set() for file in files}
    followed = 0
    for address, content in html.items():
        for link in attributes(content, "a", "href"):
            target = urlsplit(urljoin(BASE + address, link))
            if f"{target.scheme}://{target.netloc}/" == BASE:
                followed += 1
                assert target.path[1:] in ids, f"{address}: {link}"
                place = "" if "=" in target.fragment else target.fragment
                assert place in {"", *ids[target.path[1:]]}, f"{address}: {link}"
    assert followed > 100


def test_every_page_has_one_title_of_its_own(bulletin: Bulletin) -> None:
    for address, html in rendered(bulletin).items():
        assert len(read_html(html).query("h1")) == 1, address


def test_no_heading_skips_a_level(bulletin: Bulletin) -> None:
    for address, html in rendered(bulletin).items():
        headings = read_html(html).query("h1, h2, h3, h4, h5, h6")
        levels = [int(heading.name[1]) for heading in headings]
        assert all(b <= a + 1 for a, b in pairwise(levels)), address


# An issue


def test_an_issue_shows_its_sections_in_editorial_order(bulletin: Bulletin) -> None:
    assert titles(page_of_issue(bulletin).issue) == [
        ("Legislation", [("", ["2022-02/four/"])]),
        ("Enforcement", [("Cases", ["2022-02/three/"])]),
        ("Courts and litigation", [("", ["2022-02/two/", "2022-02/one/"])]),
    ]


def test_notes_run_through_an_issue(bulletin: Bulletin) -> None:
    notes = page_of_issue(bulletin).issue.notes
    assert [(note.number, note.source.id) for note in notes] == [
        (1, "press"),
        (2, "f"),
        (3, "e"),
        (4, "c"),
        (5, "d"),
        (6, "b"),
        (7, "a"),
    ]


@pytest.mark.parametrize("address", ["2022-02/", "2022-02/one/", "2022-02/two/", "2022-03/", ""])
def test_marks_stand_in_the_order_of_the_notes(bulletin: Bulletin, address: str) -> None:
    html = rendered(bulletin)[address]
    marks = [int(text) for text in text_of(html, "a.footnote-ref")]
    notes = [int(value) for value in attributes(html, "li.note", "value")]
    assert notes == list(range(1, len(notes) + 1))
    assert list(dict.fromkeys(marks)) == notes


def test_a_note_leads_back_to_each_of_its_marks(bulletin: Bulletin) -> None:
    html = rendered(bulletin)["2022-02/one/"]
    marks = attributes(html, "a.footnote-ref", "id")
    first, second = (item.to_html() for item in read_html(html).query("li.note"))
    assert attributes(first, "a.footnote-backref", "href") == [f"#{marks[0]}", f"#{marks[2]}"]
    assert attributes(second, "a.footnote-backref", "href") == [f"#{marks[1]}"]
    labels = attributes(html, "a.footnote-backref", "aria-label")
    assert len(set(labels)) == 3


def test_a_mark_leads_to_its_note(bulletin: Bulletin) -> None:
    html = rendered(bulletin)["2022-02/"]
    by_number = dict(
        zip(
            attributes(html, "li.note", "value"),
            attributes(html, "li.note", "id"),
            strict=True,
        )
    )
    numbers = text_of(html, "a.footnote-ref")
    targets = attributes(html, "a.footnote-ref", "href")
    assert targets == ["#" + by_number[number] for number in numbers]


def test_an_issue_knows_its_neighbours(bulletin: Bulletin) -> None:
    neighbours = {
        period: (page.older and page.older.address, page.newer and page.newer.address)
        for period in ("2021-12", "2022-02", "2022-03")
        if (page := page_of_issue(bulletin, period))
    }
    assert neighbours == {
        "2021-12": (None, "2022-02/"),
        "2022-02": ("2021-12/", "2022-03/"),
        "2022-03": ("2022-02/", None),
    }


def test_an_issue_says_when_it_appeared_and_who_made_it(bulletin: Bulletin) -> None:
    february, march = (page_of_issue(bulletin, period).issue for period in ("2022-02", "2022-03"))
    assert (str(february.published), february.number) == ("2022-03-01", "2022/02")
    assert (march.published, march.editors) == (None, ("A", "B"))
    assert (february.title, february.entry_count) == ("A month", 4)


def test_one_entry_is_not_spoken_of_as_several(bulletin: Bulletin) -> None:
    pages = rendered(bulletin)
    assert text_of(pages["2022-03/"], ".masthead__line span")[-1] == "1 entry"
    assert text_of(pages["2022-02/"], ".masthead__line span")[-1] == "4 entries"
    assert text_of(pages["2022-02/"], ".contents .count") == ["1 entry", "1 entry", "2 entries"]
    assert text_of(pages["archive/"], "h2 .count") == ["5 entries", "1 entry"]
    assert text_of(pages["sections/legislation/"], "h2 .count") == ["2 entries", "1 entry"]


def test_an_introduction_may_link_to_entries(bulletin: Bulletin) -> None:
    pages = rendered(bulletin)
    assert attributes(pages["2022-03/"], ".masthead p > a", "href") == ["../2022-02/four/"]
    assert "2022-02/four/" in attributes(pages[""], ".masthead p > a", "href")


def test_an_issue_without_entries_is_a_page(tmp_path: Path) -> None:
    bulletin = bulletin_of(tmp_path)
    page = page_of_issue(bulletin)
    assert (page.issue.sections, page.issue.notes, page.issue.entry_count) == ((), (), 0)
    assert text_of(rendered(bulletin)["2022-02/"], "h1") == ["February 2022"]


# An entry


def test_notes_of_an_entry_begin_at_one(bulletin: Bulletin) -> None:
    for page in pages_of(bulletin).values():
        if isinstance(page, EntryPage):
            numbers = [note.number for note in page.entry.notes]
            assert numbers == list(range(1, len(numbers) + 1))
            assert numbers


def test_an_entry_knows_its_neighbours_in_its_issue(bulletin: Bulletin) -> None:
    order = ["four", "three", "two", "one"]
    for before, slug, after in zip([None, *order], order, [*order[1:], None], strict=False):
        page = entry_page(bulletin, f"2022-02/{slug}/")
        assert (page.previous and page.previous.address) == (before and f"2022-02/{before}/")
        assert (page.next and page.next.address) == (after and f"2022-02/{after}/")


def test_an_entry_says_where_it_belongs(bulletin: Bulletin) -> None:
    page = entry_page(bulletin, "2022-02/three/")
    assert (page.issue.address, page.issue.title) == ("2022-02/", "February 2022")
    assert page.entry.teaser.section.address == "sections/enforcement/"
    assert page.subsection == "Cases"
    assert [(one.id, one.name) for one in page.entry.teaser.jurisdictions] == [
        ("GB", "United Kingdom")
    ]


def test_a_text_has_links_and_headings_that_fit_each_page(bulletin: Bulletin) -> None:
    pages = rendered(bulletin)
    link = ".entry__text > p > a:not([rel])"
    assert attributes(pages["2022-02/one/"], link, "href") == ["../two/", "../../2021-12/"]
    assert attributes(pages["2022-02/"], "#entry_one p > a:not([rel])", "href") == [
        "two/",
        "../2021-12/",
    ]
    assert text_of(pages["2022-02/two/"], "h2")[0] == "Heading"
    assert text_of(pages["2022-02/"], "#entry_two h4") == ["Heading"]


@pytest.mark.parametrize(
    ("body", "description"),
    [
        ("Short  *words*.[^press]", "Short words."),
        ("a" * 79 + " " + "b" * 79 + "\n\nc", "a" * 79 + " " + "b" * 79 + " …"),
        ("word " * 32, ("word " * 32).strip()),
        ("word " * 33, "word " * 32 + "…"),
    ],
)
def test_a_description_ends_with_a_word(tmp_path: Path, body: str, description: str) -> None:
    bulletin = bulletin_of(tmp_path, {"2022-02/a.md": item(body=body)})
    assert entry_page(bulletin, "2022-02/a/").description == description


def test_a_description_of_a_text_without_blanks_is_short(tmp_path: Path) -> None:
    bulletin = bulletin_of(tmp_path, {"2022-02/a.md": item(body="数据出境" * 100)})
    description = entry_page(bulletin, "2022-02/a/").description
    assert 100 < len(description) <= 162
    assert description.startswith("数据出境数据出境")


# Listings


def test_a_section_lists_its_entries_by_year(bulletin: Bulletin) -> None:
    page = section_page(bulletin, "sections/legislation/")
    assert [(year.year, [one.address for one in year.items]) for year in page.years] == [
        (2022, ["2022-02/four/", "2022-03/five/"]),
        (2021, ["2021-12/old/"]),
    ]
    assert page.paging.is_one
    assert page.count == 3


def test_a_section_is_listed_by_date_whatever_leads_an_issue(bulletin: Bulletin) -> None:
    [year] = section_page(bulletin, "sections/litigation/").years
    assert [one.address for one in year.items] == ["2022-02/one/", "2022-02/two/"]


def test_a_section_without_entries_has_a_page(tmp_path: Path) -> None:
    bulletin = bulletin_of(tmp_path)
    page = section_page(bulletin, "sections/legislation/")
    assert (page.years, page.paging.is_one, page.count) == ((), True, 0)


def test_all_sections_are_listed_in_editorial_order(bulletin: Bulletin) -> None:
    page = pages_of(bulletin)["sections/"]
    assert isinstance(page, SectionsPage)
    assert [(one.id, one.tone, one.count) for one in page.sections] == [
        ("legislation", 1, 3),
        ("enforcement", 2, 1),
        ("litigation", 3, 2),
    ]


def test_the_archive_lists_all_issues_by_year(bulletin: Bulletin) -> None:
    years = archive(bulletin).years
    assert [(year.year, [line.address for line in year.items]) for year in years] == [
        (2022, ["2022-03/", "2022-02/"]),
        (2021, ["2021-12/"]),
    ]
    assert [line.entry_count for year in years for line in year.items] == [1, 4, 1]


def test_the_home_page_is_the_latest_issue_and_the_way_to_the_others(bulletin: Bulletin) -> None:
    page = home(bulletin)
    assert page.issue
    assert page.issue.address == "2022-03/"
    assert [line.address for line in page.earlier] == ["2022-02/", "2021-12/"]
    assert [(one.number, one.source.id) for one in page.issue.notes] == [(1, "press")]


def test_the_archive_counts_the_entries_of_each_section(bulletin: Bulletin) -> None:
    page = archive(bulletin)
    assert [year.count for year in page.years] == [5, 1]
    february = page.years[0].items[1]
    assert [february.count(section) for section in page.sections] == [1, 1, 2]
    cells = text_of(rendered(bulletin)["archive/"], "tbody td")
    assert " ".join(cells) == "1 – – 1 1 1 2 4 1 – – 1"


def test_the_archive_says_that_months_are_left_out(bulletin: Bulletin, tmp_path: Path) -> None:
    said = "Not every month has an issue."
    assert said in rendered(bulletin)["archive/"]
    months = {f"{period}/issue.md": issue() for period in ("2021-11", "2021-12", "2022-01")}
    assert said not in rendered(bulletin_of(tmp_path / "whole", months))["archive/"]


def test_the_archive_has_a_way_to_each_year(bulletin: Bulletin) -> None:
    html = rendered(bulletin)["archive/"]
    assert attributes(html, ".years a", "href") == ["#year_2022", "#year_2021"]


def test_the_home_page_does_not_grow_with_the_archive(tmp_path: Path) -> None:
    periods = [f"{year}-{month:02}" for year in (2020, 2021) for month in range(1, 13)]
    bulletin = bulletin_of(tmp_path, {f"{period}/issue.md": issue() for period in periods})
    page = home(bulletin)
    assert page.issue
    assert page.issue.address == "2022-02/"
    assert [line.address for line in page.earlier] == [f"2021-{m:02}/" for m in range(12, 0, -1)]
    assert "archive/" in attributes(rendered(bulletin)[""], "a", "href")


def test_a_bulletin_without_issues_has_its_pages(tmp_path: Path) -> None:
    write_project(tmp_path)
    (tmp_path / "content/2022-02/issue.md").unlink()
    bulletin = loaded(tmp_path)
    page = home(bulletin)
    assert (page.issue, page.earlier) == (None, ())
    assert archive(bulletin).years == ()
    assert text_of(rendered(bulletin)[""], "h1") == ["Test Bulletin"]


# Pages by themselves


def test_a_page_written_by_hand_stands_beside_the_issues(bulletin: Bulletin) -> None:
    assert text_of(rendered(bulletin)["about/"], "h1") == ["About"]


def test_the_page_for_missing_pages_works_at_any_depth(bulletin: Bulletin) -> None:
    page = pages_of(bulletin)["404.html"]
    assert page.href("archive/") == "/archive/"
    under = bulletin.settings.model_copy(update={"url": "https://example.org/repository"})
    moved = Bulletin(under, bulletin.registry, bulletin.issues, bulletin.pages, bulletin.images)
    assert pages_of(moved)["404.html"].href("archive/") == "/repository/archive/"


@pytest.mark.parametrize(
    ("address", "updated"),
    [
        ("2022-02/", "2022-03-01"),
        ("2022-02/one/", "2022-03-01"),
        ("2022-02/four/", "2022-03"),
        ("2022-03/five/", "2022-03"),
        ("", "2022-03"),
        ("archive/", "2022-03"),
        ("sections/", "None"),
        ("sections/legislation/", "2022-03"),
        ("jurisdictions/gb/", "2022-03"),
        ("sections/litigation/", "2022-03-01"),
        ("about/", "None"),
    ],
)
def test_a_page_knows_when_it_changed_last(bulletin: Bulletin, address: str, updated: str) -> None:
    page: Page = pages_of(bulletin)[address]
    assert str(page.updated) == updated
