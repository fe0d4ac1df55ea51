"""Key dates: which of them readers act on, in what order and words, and on which pages."""

from pathlib import Path

import pytest

from bulletin.assembly.bulletin import Bulletin
from bulletin.schema.key_dates import DEADLINES, HAPPENED, KeyDates
from bulletin.values.dates import PartialDate
from bulletin.views.home_page import HomePage
from bulletin.views.issue_pages import IssuePage
from bulletin.views.key_date_pages import DatesPage
from bulletin.views.key_dates import WORDINGS, DatesBlock, KeyDateLine
from tests.bulletins import bulletin_of, dated, html_of, issue, item, loaded, pages_of
from tests.markup import attributes, text_of
from tests.projects import ROOT
from tests.test_archive import TO_COME

FILES = {
    "2022-01/issue.md": issue(),
    "2022-01/hearing.md": dated("hearing: 2022-03-07", date="2022-01-20", title="A hearing"),
    "2022-02/issue.md": issue("published: 2022-03-01\n"),
    "2022-02/draft.md": dated(
        "consultation_opens: 2022-02-10\n  consultation_closes: 2022-03-01",
        "action: Comment.",
        title="A draft",
    ),
    "2022-02/law.md": dated(
        "adopted: 2022-02-01\n  in_force: 2022-02\n  compliance_by: 2022-04",
        jurisdiction="US-CA",
        section="legislation",
        title="A law",
    ),
    "2022-02/moved.md": dated(
        "in_force: {date: 2022-03-02, previously: [{date: 2022-02}, {date: 2022-02-24}]}",
        "action: Prepare.",
        title="A date that moved",
    ),
    "2022-02/old.md": dated("in_force: 2021-12-31", title="An old one"),
}
"""As of 1 March 2022, when February's issue appeared."""


@pytest.fixture
def bulletin(tmp_path: Path) -> Bulletin:
    return bulletin_of(tmp_path, FILES)


def dates_page(bulletin: Bulletin, address: str = "dates/") -> DatesPage:
    page = pages_of(bulletin)[address]
    assert isinstance(page, DatesPage)
    return page


def block_of(bulletin: Bulletin, address: str) -> DatesBlock:
    page = pages_of(bulletin)[address]
    assert isinstance(page, IssuePage | HomePage)
    assert page.dates
    return page.dates


def words_of(html: str, selector: str) -> list[str]:
    """The texts of elements with single spaces."""
    return [" ".join(text.split()) for text in text_of(html, selector)]


def said(lines: tuple[KeyDateLine, ...]) -> list[tuple[str, str]]:
    return [(str(line.date), f"{line.title}: {line.entry.title}") for line in lines]


# Which dates there are


def test_every_date_of_the_schema_is_acted_on_or_history() -> None:
    assert {*WORDINGS, *HAPPENED} == set(KeyDates.model_fields)
    assert not WORDINGS.keys() & set(HAPPENED)
    assert set(DEADLINES) <= WORDINGS.keys()


def test_what_is_to_come_stands_first_and_the_last_day_is_still_open(bulletin: Bulletin) -> None:
    page = dates_page(bulletin)
    assert page.as_of == PartialDate(2022, 3, 1)
    assert said(page.coming) == [
        ("2022-03-01", "Consultation closes: A draft"),
        ("2022-03-02", "Takes effect: A date that moved"),
        ("2022-03-07", "Hearing: A hearing"),
        ("2022-04", "Comply by: A law"),
    ]


def test_what_has_passed_stands_by_year_the_last_first(bulletin: Bulletin) -> None:
    page = dates_page(bulletin)
    assert [(year.year, said(year.items)) for year in page.years] == [
        (
            2022,
            [
                ("2022-02", "Takes effect: A law"),
                ("2022-02-10", "Consultation opens: A draft"),
            ],
        ),
        (2021, [("2021-12-31", "Takes effect: An old one")]),
    ]


def test_an_issue_without_a_day_speaks_as_of_the_end_of_its_month(tmp_path: Path) -> None:
    files = {
        "2022-02/issue.md": issue("published: 2022-03\n"),
        "2022-02/a.md": dated("in_force: 2022-03-30"),
        "2022-02/b.md": dated("in_force: 2022-03-31"),
    }
    page = dates_page(bulletin_of(tmp_path, files))
    assert page.as_of == PartialDate(2022, 3, 31)
    assert [line.entry.address for line in page.coming] == ["2022-02/b/"]


@pytest.mark.archive
def test_every_date_of_the_real_archive_is_on_the_page_once() -> None:
    page = dates_page(loaded(ROOT))
    lines = (*page.coming, *(line for year in page.years for line in year.items))
    found = [(line.entry.address.split("/")[1], line.field, str(line.date)) for line in lines]
    opened = ("miit-data-security-measures-second-draft", "consultation_opens", "2022-02-10")
    assert len(found) == len(TO_COME) + 1
    assert set(found) == TO_COME | {opened}


def test_dates_without_room_are_on_pages_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bulletin.views.key_date_pages.WEIGHT", 500)
    monkeypatch.setattr("bulletin.views.key_date_pages.NEXT", 1)
    files = {
        "2022-02/a.md": dated("in_force: 2022-02-01\n  applies_from: 2022-12-01"),
        "2022-02/b.md": dated("in_force: 2021-02-01\n  applies_from: 2021-03-01"),
        "2022-02/c.md": dated("in_force: 2020-02-01\n  applies_from: 2023-01-01"),
    }
    bulletin = bulletin_of(tmp_path, files)
    page = dates_page(bulletin)
    assert [str(line.date) for line in page.coming] == ["2022-12-01"]
    assert [year.year for year in page.years] == [2022, 2021]
    assert [year.is_whole for year in page.years] == [True, False]
    links = attributes(html_of(bulletin, "dates/"), "a", "href")
    assert {"later/", "page/1/", "page/2/"} <= {*links}
    assert [str(one.date) for one in dates_page(bulletin, "dates/later/").coming] == ["2023-01-01"]
    older = [dates_page(bulletin, f"dates/page/{number}/") for number in (1, 2)]
    shown = [[str(line.date) for year in own.years for line in year.items] for own in older]
    assert shown == [["2020-02-01"], ["2021-02-01"]]


def test_a_consultation_whose_end_nobody_knows_is_listed_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bulletin.views.key_date_pages.UNKNOWN", 2)
    unknown = "stage: consultation\nkind: guidance\ndeadline_unknown: true"
    gone = f"{unknown}\nwithdrawn: {{date: 2022-03-02, reason: It was an error.}}"
    files = {
        "2022-02/a.md": dated("in_force: 2022-02-01"),
        "2022-02/b.md": item(front=unknown, title="Without an end", date="2022-02-01"),
        "2022-02/c.md": item(front=unknown, title="A newer one", date="2022-02-02"),
        "2022-02/d.md": item(front=gone, title="Withdrawn"),
        "2021-02/issue.md": issue(),
        "2021-02/b.md": item(front=unknown, title="An old one", date="2021-02-01"),
    }
    bulletin = bulletin_of(tmp_path, files)
    heading = "Consultations with no known closing date"
    assert heading in text_of(html_of(bulletin, "dates/"), "h2")
    titles = ["A newer one", "Without an end", "An old one"]
    assert [one.title for one in dates_page(bulletin).unknown] == titles[:2]
    assert [one.title for one in dates_page(bulletin, "dates/unknown/").unknown] == titles


def test_a_bulletin_without_a_date_says_so(tmp_path: Path) -> None:
    bulletin = bulletin_of(tmp_path, {"2022-02/a.md": dated("decided: 2022-02-01")})
    assert text_of(html_of(bulletin, "dates/"), "p") == [
        "Consultations, hearings, effective dates and compliance deadlines, "
        "as of 28 February 2022.",
        "There are no key dates yet.",
    ]
    assert text_of(html_of(bulletin, "2022-02/"), ".dates") == []


def test_a_bulletin_without_an_issue_has_the_page(tmp_path: Path) -> None:
    bulletin = bulletin_of(tmp_path)
    (tmp_path / "content/2022-02/issue.md").unlink()
    page = dates_page(loaded(tmp_path))
    assert (page.as_of, page.coming, page.years) == (None, (), ())
    assert dates_page(bulletin).as_of == PartialDate(2022, 2, 28)


# In what words


@pytest.mark.parametrize(
    ("field", "date", "states"),
    [
        (
            "consultation_closes",
            "2022-03-01",
            {
                "2022-02-19": ("upcoming", "coming"),
                "2022-02-28": ("upcoming", "coming"),
                "2022-03-01": ("on that day", "today"),
                "2022-03-02": ("closed", "over"),
            },
        ),
        (
            "in_force",
            "2022-03-01",
            {
                "2022-02-01": ("upcoming", "coming"),
                "2022-03-01": ("on that day", "today"),
                "2023-01-01": ("in force", "over"),
            },
        ),
        (
            "in_force",
            "2022-03",
            {
                "2022-02-28": ("upcoming", "coming"),
                "2022-03-31": ("upcoming", "coming"),
                "2022-04-01": ("in force", "over"),
            },
        ),
        (
            "hearing",
            "2022-03-01",
            {
                "2022-02-27": ("upcoming", "coming"),
                "2022-03-01": ("on that day", "today"),
                "2022-03-02": ("past", "over"),
            },
        ),
        ("reading", "2022-03", {"2022-02-01": ("upcoming", "coming")}),
        ("compliance_by", "2022-03-01", {"2022-03-02": ("required", "over")}),
    ],
)
def test_a_date_says_how_it_stands(
    tmp_path: Path, field: str, date: str, states: dict[str, tuple[str, str]]
) -> None:
    bulletin = bulletin_of(tmp_path, {"2022-02/a.md": dated(f"{field}: {date}")})
    page = dates_page(bulletin)
    [line] = (*page.coming, *(line for year in page.years for line in year.items))
    found = {day: line.state(PartialDate.parse(day)) for day in states}
    assert {day: (state.text, state.kind) for day, state in found.items()} == states


def test_a_date_stands_with_all_that_a_reader_needs(bulletin: Bulletin) -> None:
    moved = words_of(html_of(bulletin, "dates/"), ".key-date")[1]
    assert moved == (
        "2 March 2022 upcoming Takes effect A date that moved Prepare. "
        "United Kingdom Moved from February 2022, then from 24 February 2022"
    )
    assert "../2022-02/moved/" in attributes(html_of(bulletin, "dates/"), ".key-date a", "href")


def test_what_is_to_be_done_stands_with_the_deadline(bulletin: Bulletin) -> None:
    page = dates_page(bulletin)
    lines = (*page.coming, *page.years[0].items)
    assert [(line.field, line.action) for line in lines if line.action] == [
        ("consultation_closes", "Comment."),
        ("in_force", "Prepare."),
    ]


def test_nothing_is_to_be_done_about_what_is_over(tmp_path: Path) -> None:
    files = {
        "2022-02/issue.md": issue("published: 2022-03-01\n"),
        "2022-02/a.md": dated("consultation_closes: 2022-02-10", "action: Comment."),
        "2022-02/b.md": dated("consultation_closes: 2022-03-01", "action: Object."),
    }
    assert words_of(html_of(bulletin_of(tmp_path, files), "dates/"), ".key-date__action") == [
        "Object."
    ]


@pytest.mark.parametrize(("date", "is_told"), [("2022-01-31", True), ("2022-03-01", False)])
def test_a_page_with_nothing_ahead_says_so(tmp_path: Path, date: str, is_told: bool) -> None:
    html = html_of(bulletin_of(tmp_path, {"2022-02/a.md": dated(f"in_force: {date}")}), "dates/")
    assert text_of(html, ".key-dates__none") == ["There are no upcoming dates."]
    assert (attributes(html, ".key-dates__none", "hidden") == []) is is_told


def test_nothing_is_to_be_done_about_what_was_withdrawn(tmp_path: Path) -> None:
    gone = "action: Prepare.\nwithdrawn: {date: 2022-03-02, reason: It was an error.}"
    bulletin = bulletin_of(tmp_path, {"2022-02/a.md": dated("in_force: 2022-03-05", gone)})
    [line] = dates_page(bulletin).coming
    assert (line.action, line.state(PartialDate(2022, 3, 1)).text) == ("", "withdrawn")


def test_a_browser_learns_the_words_that_it_needs(tmp_path: Path) -> None:
    files = {
        "2022-02/a.md": dated("hearing: 2022-03-05"),
        "2022-02/b.md": dated("in_force: 2022-04"),
        "2022-02/c.md": dated(
            "in_force: 2022-05-01", "withdrawn: {date: 2022-03-02, reason: It was an error.}"
        ),
    }
    html = html_of(bulletin_of(tmp_path, files), "dates/")
    assert attributes(html, ".state", "data-day") == ["2022-03-05", "2022-04-30"]
    assert attributes(html, ".state", "data-coming") == ["%(when)s"]
    assert attributes(html, ".state", "data-over") == ["past", "in force"]
    assert text_of(html, ".state--withdrawn") == ["withdrawn"]


def test_words_of_authors_are_words(tmp_path: Path) -> None:
    hostile = dated(
        "in_force: 2022-03-01",
        'action: "<script>1</script>\\" onclick=x"',
        title='"<b>@@content@@</b>"',
    )
    bulletin = bulletin_of(tmp_path, {"2022-02/a.md": hostile})
    for address in ("dates/", "2022-02/", ""):
        html = html_of(bulletin, address)
        assert "<b>" not in html
        assert "<script>1" not in html
        assert "<b>@@content@@</b>" in " ".join(text_of(html, "a"))


# On which other pages


def test_an_issue_shows_the_dates_of_its_entries_as_of_its_day(bulletin: Bulletin) -> None:
    block = block_of(bulletin, "2022-02/")
    assert block.as_of == PartialDate(2022, 3, 1)
    assert [str(line.date) for line in block.lines] == [
        "2021-12-31",
        "2022-02-10",
        "2022-02",
        "2022-03-01",
        "2022-03-02",
        "2022-04",
    ]
    january = block_of(bulletin, "2022-01/")
    assert january.as_of == PartialDate(2022, 1, 31)
    assert words_of(html_of(bulletin, "2022-01/"), ".dates__date") == [
        "7 March 2022 Hearing: A hearing upcoming"
    ]
    assert text_of(html_of(bulletin, "2022-01/"), ".as-of") == ["as of 31 January 2022"]


def test_an_issue_leads_to_all_dates_and_to_the_calendar(bulletin: Bulletin) -> None:
    links = attributes(html_of(bulletin, "2022-01/"), ".dates__more a", "href")
    assert links == ["../dates/", "../dates.ics"]


def test_the_home_page_shows_what_comes_next(
    bulletin: Bulletin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bulletin.views.key_date_index.NEXT", 3)
    block = block_of(bulletin, "")
    assert text_of(html_of(bulletin, ""), ".dates__heading") == ["Key dates"]
    assert [line.entry.title for line in block.lines] == [
        "A draft",
        "A date that moved",
        "A hearing",
    ]


def test_the_home_page_leaves_out_what_was_withdrawn(tmp_path: Path) -> None:
    gone = "withdrawn: {date: 2022-03-02, reason: It was an error.}"
    files = {
        "2022-02/a.md": dated("in_force: 2022-03-05", gone),
        "2022-02/b.md": dated("in_force: 2022-03-06"),
    }
    bulletin = bulletin_of(tmp_path, files)
    assert [line.entry.address for line in block_of(bulletin, "").lines] == ["2022-02/b/"]
    assert len(block_of(bulletin, "2022-02/").lines) == 2


def test_the_home_page_shows_the_latest_issue_where_nothing_is_to_come(tmp_path: Path) -> None:
    bulletin = bulletin_of(tmp_path, {"2022-02/a.md": dated("in_force: 2022-02-01")})
    assert block_of(bulletin, "") == block_of(bulletin, "2022-02/")
    assert len(block_of(bulletin, "").lines) == 1
