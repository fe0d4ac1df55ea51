"""Calendars: what a second implementation of RFC 5545 reads in them, and that they stay."""

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from ical.calendar import Calendar as ReadCalendar
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event

from bulletin.assembly.bulletin import Bulletin
from bulletin.language.languages import ENGLISH
from bulletin.rendering.outputs import compose_files, render_file
from bulletin.schema.key_dates import KeyDates
from bulletin.views.calendars import Calendar
from bulletin.views.key_dates import WORDINGS
from bulletin.views.section_pages import SectionPage
from bulletin.views.shared_views import Views
from tests.bulletins import bulletin_of, dated, html_of, issue, item, loaded, pages_of
from tests.markup import attributes
from tests.projects import MINIMUM, ROOT

LAWS = (
    "- {id: gdpr, name: General Data Protection Regulation, kind: regulation, jurisdiction: EU}\n"
)

COURTS = r"Courts; \New, \north"

SAMPLE = {
    "registry/laws.yml": LAWS,
    "2022-02/issue.md": issue("published: 2022-03-01\n"),
    "2022-02/moved.md": dated(
        "consultation_closes:\n"
        "    date: 2022-04-21\n"
        "    previously: [{date: 2022-03-21, changed: 2022-03-10}]",
        'summary: "Comma, semicolon; backslash \\\\ and \\"quotes\\"."\naction: Comment by then.',
        title="国家互联网信息办公室关于《个人信息出境标准合同办法》公开征求意见的通知",
        jurisdiction="US-CA, CN",
        section="legislation",
    ),
    "2022-02/month.md": dated("in_force: 2022-05", title="A month is no event"),
    "2022-02/withdrawn.md": dated(
        "in_force: 2022-06-01\n  compliance_by: 2022-12-31",
        "withdrawn: {date: 2022-03-20, reason: The source was an error.}\nlaws: [gdpr#art-5]",
        title="Withdrawn",
        date="2022-02-01",
    ),
}


@pytest.fixture
def bulletin(tmp_path: Path) -> Bulletin:
    return bulletin_of(tmp_path, SAMPLE)


def calendars_of(bulletin: Bulletin) -> dict[str, str]:
    """The texts of all calendars by their addresses."""
    views = Views(bulletin)
    files = (one for one in compose_files(views, ()) if isinstance(one, Calendar))
    return {one.address: render_file(one, bulletin.settings, ENGLISH).decode() for one in files}


def read(text: str) -> ReadCalendar:
    return IcsCalendarStream.calendar_from_ics(text)


def events_of(bulletin: Bulletin, address: str = "dates.ics") -> list[Event]:
    """The events of a calendar as another program reads them."""
    return read(calendars_of(bulletin)[address]).events


def uids(bulletin: Bulletin, address: str) -> list[str]:
    ids = [event.uid or "" for event in events_of(bulletin, address)]
    assert all(uid.endswith("@bulletin.example") for uid in ids)
    return [uid.removesuffix("@bulletin.example") for uid in ids]


def test_an_id_has_no_sign_that_breaks_a_program(bulletin: Bulletin) -> None:
    """Nextcloud and SOGo make an address of it."""
    ids = [event.uid or "" for one in calendars_of(bulletin) for event in events_of(bulletin, one)]
    assert ids
    assert [one for one in ids if not re.fullmatch(r"[A-Za-z0-9._@-]+", one)] == []


# Which there are


def test_there_is_a_calendar_where_there_is_an_event(bulletin: Bulletin) -> None:
    moved = "2022-02.moved.consultation_closes"
    gone = ["2022-02.withdrawn.in_force", "2022-02.withdrawn.compliance_by"]
    assert {one: uids(bulletin, one) for one in calendars_of(bulletin)} == {
        "dates.ics": [moved, *gone],
        "jurisdictions/cn/dates.ics": [moved],
        "jurisdictions/gb/dates.ics": gone,
        "jurisdictions/gb/litigation/dates.ics": gone,
        "jurisdictions/us-ca/dates.ics": [moved],
        "jurisdictions/us/dates.ics": [moved],
        "laws/gdpr/dates.ics": gone,
        "sections/legislation/dates.ics": [moved],
        "sections/litigation/dates.ics": gone,
    }


def test_pages_lead_to_their_calendars(bulletin: Bulletin) -> None:
    pages = pages_of(bulletin)
    found = {address: page.calendar for address, page in pages.items() if page.calendar}
    assert found == {
        "": "dates.ics",
        "2022-02/": "dates.ics",
        "dates/": "dates.ics",
        "watch/": "dates.ics",
        "sections/legislation/": "sections/legislation/dates.ics",
        "sections/litigation/": "sections/litigation/dates.ics",
        "jurisdictions/cn/": "jurisdictions/cn/dates.ics",
        "jurisdictions/gb/": "jurisdictions/gb/dates.ics",
        "jurisdictions/us/": "jurisdictions/us/dates.ics",
        "jurisdictions/us-ca/": "jurisdictions/us-ca/dates.ics",
        "laws/gdpr/": "laws/gdpr/dates.ics",
    }
    for address in found.keys() - {"watch/"}:  # whose script makes the link
        kinds = attributes(html_of(bulletin, address), "a[href$='dates.ics']", "type")
        assert kinds == ["text/calendar"], address
    enforcement = pages["sections/enforcement/"]
    assert isinstance(enforcement, SectionPage)
    assert attributes(html_of(bulletin, enforcement.address), "a[href$='.ics']", "href") == []


def test_a_bulletin_without_days_has_no_calendar(tmp_path: Path) -> None:
    files = {"2022-02/a.md": dated("in_force: 2022-03"), "2022-02/b.md": item()}
    assert calendars_of(bulletin_of(tmp_path, files)) == {}


@pytest.mark.parametrize(
    ("published", "first"), [("2022-03-01", "2020-03-01"), ("2024-02-29", "2022-03-01")]
)
def test_a_calendar_goes_two_years_back(tmp_path: Path, published: str, first: str) -> None:
    begin = date.fromisoformat(first)
    files = {
        f"{published[:7]}/issue.md": issue(f"published: {published}\n"),
        f"{published[:7]}/a.md": dated(f"in_force: {begin}", date=published),
        f"{published[:7]}/b.md": dated(f"in_force: {begin - timedelta(days=2)}", date=published),
    }
    assert [str(event.dtstart) for event in events_of(bulletin_of(tmp_path, files))] == [first]


def test_the_last_event_of_a_calendar_stays(tmp_path: Path) -> None:
    files = {
        "2022-02/a.md": dated("in_force: 2002-02-01"),
        "2022-02/b.md": dated("in_force: 2001-02-01"),
    }
    assert uids(bulletin_of(tmp_path, files), "dates.ics") == ["2022-02.a.in_force"]


def test_history_is_no_event(tmp_path: Path) -> None:
    names = [name for name in KeyDates.model_fields if name not in WORDINGS]
    dates = "\n  ".join(f"{name}: 2022-02-01" for name in (*names, "in_force"))
    bulletin = bulletin_of(tmp_path, {"2022-02/a.md": dated(dates)})
    assert uids(bulletin, "dates.ics") == ["2022-02.a.in_force"]
    assert len(names) == 3


# What they say


def test_another_program_reads_what_the_entry_says(bulletin: Bulletin) -> None:
    event, *_ = events_of(bulletin)
    address = "https://bulletin.example/2022-02/moved/"
    title = "国家互联网信息办公室关于《个人信息出境标准合同办法》公开征求意见的通知"
    assert (event.dtstart, event.dtend) == (date(2022, 4, 21), date(2022, 4, 22))
    assert event.summary == f"Consultation closes: {title}"
    assert event.description == (
        'Comment by then.\n\nComma, semicolon; backslash \\ and "quotes".\n\n'
        f"Moved from 21 March 2022.\n\n{address}"
    )
    assert event.url == address
    # The reader takes an escaped comma for the end of a category, which RFC 5545 does not.
    assert r"CATEGORIES:Legislation,California\, United States,China" in text_lines(bulletin)
    assert events_of(bulletin)[1].categories == ["Courts and litigation", "United Kingdom"]
    assert (event.transparency, event.status, event.alarm) == ("TRANSPARENT", None, [])


def test_an_event_is_the_same_wherever_its_entry_and_its_bulletin_move(tmp_path: Path) -> None:
    settings = MINIMUM["content/bulletin.yml"].replace("url: https://bulletin.example/", "{}")
    there = "url: https://elsewhere.example/\nfirst_url: https://bulletin.example/"
    moved = dated("in_force: 2022-03-21", "aliases: [2022-02/before]")
    before = bulletin_of(tmp_path / "one", {"2022-02/before.md": dated("in_force: 2022-03-21")})
    after = bulletin_of(
        tmp_path / "two", {"bulletin.yml": settings.format(there), "2022-02/after.md": moved}
    )
    (first,), (second,) = events_of(before), events_of(after)
    assert first.uid == second.uid == "2022-02.before.in_force@bulletin.example"
    assert second.url == "https://elsewhere.example/2022-02/after/"


def test_a_date_that_moved_moves_its_event(bulletin: Bulletin, tmp_path: Path) -> None:
    before = {**SAMPLE, "2022-02/moved.md": dated("consultation_closes: 2022-03-21")}
    first, *_ = events_of(bulletin_of(tmp_path / "before", before))
    moved, *_ = events_of(bulletin)
    assert first.uid == moved.uid
    assert (first.sequence, moved.sequence) == (0, 1)
    assert first.last_modified == datetime(2022, 3, 1, tzinfo=UTC)
    assert moved.last_modified == datetime(2022, 3, 10, tzinfo=UTC)
    assert moved.dtstamp == moved.last_modified


def test_a_correction_changes_the_events_of_its_entry(tmp_path: Path) -> None:
    corrected = "corrections:\n  - {date: 2022-04-02, note: The date was wrong.}"
    bulletin = bulletin_of(tmp_path, {"2022-02/a.md": dated("in_force: 2022-05-01", corrected)})
    [event] = events_of(bulletin)
    assert event.last_modified == datetime(2022, 4, 2, tzinfo=UTC)


def test_a_withdrawn_entry_cancels_its_events(bulletin: Bulletin) -> None:
    _, *gone = events_of(bulletin)
    assert [(event.status, event.sequence) for event in gone] == [("CANCELLED", 1)] * 2
    assert {event.last_modified for event in gone} == {datetime(2022, 3, 20, tzinfo=UTC)}


def test_a_calendar_has_a_name_and_is_looked_at_daily(bulletin: Bulletin) -> None:
    calendars = calendars_of(bulletin)
    names = {address: " ".join(read(text).name) for address, text in calendars.items()}
    assert names["dates.ics"] == "Test Bulletin: Key dates"
    assert names["sections/litigation/dates.ics"] == "Test Bulletin: Courts and litigation"
    assert names["jurisdictions/us-ca/dates.ics"] == "Test Bulletin: California, United States"
    assert names["laws/gdpr/dates.ics"] == "Test Bulletin: General Data Protection Regulation"
    assert read(calendars["dates.ics"]).refresh_interval == timedelta(days=1)
    urls = {address: str(read(text).url) for address, text in calendars.items()}
    assert urls["dates.ics"] == "https://bulletin.example/dates/"
    assert urls["laws/gdpr/dates.ics"] == "https://bulletin.example/laws/gdpr/"


def test_signs_that_mean_something_in_a_calendar_are_text(tmp_path: Path) -> None:
    settings = MINIMUM["content/bulletin.yml"].replace("Courts and litigation", COURTS)
    files = {
        "bulletin.yml": settings.replace("Test Bulletin", r"Rights; law, and \Notices\n"),
        "2022-02/a.md": dated("in_force: 2022-05-01", title=r"'\New, \\; END:VEVENT'"),
    }
    calendar = calendars_of(bulletin_of(tmp_path, files))["sections/litigation/dates.ics"]
    lines = calendar.replace("\r\n ", "").split("\r\n")
    name = r"Rights\; law\, and \\Notices\\n"
    assert f"PRODID:-//Testers//{name}//en" in lines
    assert rf"NAME:{name}: Courts\; \\New\, \\north" in lines
    assert rf"X-WR-CALNAME:{name}: Courts\; \\New\, \\north" in lines
    assert r"SUMMARY:Takes effect: \\New\, \\\\\; END:VEVENT" in lines
    assert r"CATEGORIES:Courts\; \\New\, \\north,United Kingdom" in lines
    [event] = read(calendar).events
    assert event.summary == r"Takes effect: \New, \\; END:VEVENT"


def test_lines_are_folded_between_letters(bulletin: Bulletin) -> None:
    for text in calendars_of(bulletin).values():
        assert text.endswith("\r\n")
        lines = text.removesuffix("\r\n").split("\r\n")
        assert not any("\n" in line for line in lines)
        assert max(len(line.encode()) for line in lines) <= 75
    assert " 信息出境标准合同办法》公开征求意见的通知" in text_lines(bulletin)


def text_lines(bulletin: Bulletin) -> list[str]:
    return calendars_of(bulletin)["dates.ics"].split("\r\n")


def test_the_same_content_gives_the_same_calendar(bulletin: Bulletin, tmp_path: Path) -> None:
    golden = (ROOT / "tests/golden/dates.ics").read_text(encoding="utf-8")
    assert "\n".join(text_lines(bulletin)) == golden
    again = bulletin_of(tmp_path / "again", dict(reversed(SAMPLE.items())))
    assert calendars_of(again) == calendars_of(bulletin)


@pytest.mark.archive
def test_every_day_of_the_real_archive_is_an_event_once() -> None:
    bulletin = loaded(ROOT)
    host = urlsplit(bulletin.settings.base_url).hostname
    days = {
        f"{entry.period}.{entry.slug}.{name}@{host}": (
            given.date.first_day,
            len(given.previously),
            entry.title,
        )
        for entry in bulletin.entries
        for name, given in (entry.dates.given() if entry.dates else ())
        if name in WORDINGS and given.date.day
    }
    events = events_of(bulletin)
    found = {
        event.uid: (event.dtstart, event.sequence, (event.summary or "").partition(": ")[2])
        for event in events
    }
    assert len(events) == len(found) == 10
    assert found == days
