"""The page of comparisons as a reader uses it; its figures have to agree with all other pages."""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from statistics import median

import pytest
from playwright.sync_api import Locator, Page, expect

from bulletin.diagnostics.report import Report
from bulletin.language.languages import ENGLISH
from bulletin.pipeline import Project, build, load
from bulletin.views.fine_statistics import penalties_of, summed
from bulletin.views.sanction_rows import SanctionLine, sanction_lines
from bulletin.views.shared_views import Views
from tests.browser.server import serving
from tests.browser.visits import Visit, Windows, barriers
from tests.fines import fine_files
from tests.projects import write_project

pytestmark = pytest.mark.browser

JOINT = """\
---
title: "Two authorities decide together"
section: enforcement
subsection: cases
kind: decision
date: 2023-11-02
dates: {{appeal_by: 2023-12-{day:02}, hearing: 2099-05-{day:02}}}
jurisdictions: [AT, BE]
authorities: [authority-0, authority-1]
laws: [gdpr]
parties: [{{id: zub, name: Zub Vrig, role: respondent}}]
sanctions:
  - {{type: administrative-fine, amount: "{amount}", currency: EUR, on: zub, status: imposed}}
  - {{type: administrative-fine, amount: 900, currency: EUR, per: person, persons: 3}}
  - {{type: administrative-fine, amount: 77, currency: CHF, status: proposed}}
  - {{type: damages, amount: 5, currency: EUR}}
sources: [{{id: one, url: "https://www.example.org/{day}"}}]
{more}---
It fined a firm.[^one]
"""
WITHDRAWN = "withdrawn: {date: 2023-11-20, reason: It was a mistake.}\n"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register of fines with some of two authorities in several currencies."""
    files = dict(fine_files(240))
    for day, (amount, more) in enumerate((("100.50", ""), ("3000", ""), ("7", WITHDRAWN)), 1):
        files[f"content/2023-11/joint-{day}.md"] = JOINT.format(day=day, amount=amount, more=more)
    files["content/2023-11/issue.md"] = "---\n---\nA month.\n"
    folder = write_project(tmp_path_factory.mktemp("compared"), files)
    build(Project(folder, folder / "site"), Report())
    return folder


@pytest.fixture(scope="module")
def compared_home(root: Path) -> Iterator[str]:
    with serving(root / "site", "/") as address:
        yield address


@pytest.fixture
def reader(windows: Windows, compared_home: str, scheme: str, width: int) -> Iterator[Visit]:
    with windows.visiting(compared_home, scheme, width) as visit:
        yield visit


@pytest.fixture(scope="module")
def rows(root: Path) -> list[SanctionLine]:
    return list(sanction_lines(Views(load(Project(root, root / "site"), Report()))))


def opened(visit: Visit, address: str) -> Page:
    """The page with its tables."""
    page = visit.open(f"compare/{address}")
    expect(page.locator("#compare_status")).to_have_text(re.compile("Side by side|Choose"))
    return page


def table(page: Page, name: str) -> dict[str, list[str]]:
    """What the cells of a table say, by the names of its rows."""
    found: Locator = page.get_by_role("table", name=name, exact=True).locator("tbody tr")
    return {
        row.locator("th").inner_text(): row.locator("td .compare__figure").all_inner_texts()
        for row in found.all()
    }


def test_counts_are_those_of_the_lists_and_of_the_register(reader: Visit) -> None:
    """Of a country with parts, of one whose authority decided together with another, of any."""
    for kind, ids in (("jurisdiction", "DE AT"), ("authority", "authority-0 authority-1")):
        one, other = ids.split()
        page = opened(reader, f"?of={kind}&a={one}&b={other}")
        entries, sanctions = table(page, "Entries by year"), table(page, "Sanctions by kind")
        years = {row: cells for row, cells in entries.items() if row.isdigit()}
        for number, item in enumerate((one, other)):
            assert sum(int(cells[number]) for cells in years.values()) == int(
                entries["All entries"][number]
            )
            index = {"jurisdiction": "jurisdictions", "authority": "authorities"}[kind]
            listing = reader.open(f"{index}/{item.lower()}/").locator(".listing__tools")
            expect(listing).to_contain_text(f"{entries['All entries'][number]} entries")
            register = reader.open(f"sanctions/?{kind}={item}")
            status = register.locator("#sanctions_status")
            expect(status).to_contain_text(f"{sanctions['All sanctions'][number]} of ")


def test_the_latest_entries_are_those_of_the_lists(reader: Visit) -> None:
    page = opened(reader, "?a=DE&b=AT")
    panel = page.locator("#compare_tables section", has=page.get_by_text("Latest entries"))
    shown = [one.locator("li a").all_inner_texts() for one in panel.locator("section").all()]
    for name, titles in zip(("de", "at"), shown, strict=True):
        listing = reader.open(f"jurisdictions/{name}/")
        newest = listing.locator(".teaser__title").all_inner_texts()
        assert len(titles) == 3
        assert set(titles) <= set(newest[:7])


def test_a_figure_leads_to_what_it_counts(reader: Visit) -> None:
    page = opened(reader, "?a=AT&b=BE&year=2023")
    figures = table(page, "Entries by section, 2023")["Enforcement"]
    for number in (0, 1):
        page = opened(reader, "?a=AT&b=BE&year=2023")
        cell = page.get_by_role("table", name="Entries by section, 2023").locator("td a")
        cell.nth(number).click()
        expect(page.locator("#search_status")).to_contain_text(figures[number])
        page = opened(reader, "?a=AT&b=BE&year=2023")
        shown = table(page, "Sanctions by kind, 2023")["Administrative fine"][number]
        row = page.get_by_role("row", name="Administrative fine")
        row.get_by_role("link").nth(number).click()
        expect(page.locator("#sanctions_status")).to_contain_text(f"{shown} of ")


def test_amounts_are_those_of_the_figures(reader: Visit, rows: list[SanctionLine]) -> None:
    page = opened(reader, "?of=authority&a=authority-0&b=authority-1")
    shown = table(page, "Fines and penalties in force in EUR")
    for number, authority in enumerate(("authority-0", "authority-1")):
        own = [
            row
            for row in penalties_of(rows)
            if row.currency == "EUR" and authority in [one.id for one in row.entry.authorities]
        ]
        amounts = summed(own)
        assert Decimal("100.50") in amounts
        assert shown["Penalties"][number] == str(len(own))
        assert shown["With an amount"][number] == str(len(amounts))
        assert shown["Total"][number] == ENGLISH.money(sum(amounts, Decimal(0)), "EUR")
        assert shown["Median"][number] == ENGLISH.money(median(amounts), "EUR")
        assert shown["Largest"][number] == ENGLISH.money(max(amounts), "EUR")


def test_an_entry_of_both_is_counted_for_each_and_said_to_be(reader: Visit) -> None:
    page = opened(reader, "?of=authority&a=authority-0&b=authority-1&year=2023")
    expect(page.locator(".compare__note").first).to_have_text(
        "Counted in more than one column: 3 entries."
    )
    expect(page.locator("#compare_counted")).to_contain_text("counts in full for each")
    assert "CHF" not in page.locator("#compare_tables").inner_text()


def test_key_dates_that_are_to_come_stand_first(reader: Visit) -> None:
    page = opened(reader, "?a=AT&b=FR")
    lists = page.locator("#compare_tables section", has=page.get_by_text("Upcoming key dates"))
    austria, france = lists.locator("section").all()
    assert austria.locator(".compare__small").all_inner_texts() == [
        "1 May 2099 · Hearing",
        "2 May 2099 · Hearing",
    ]
    expect(france).to_contain_text("None.")


def test_the_address_keeps_what_was_chosen(reader: Visit) -> None:
    page = opened(reader, "")
    expect(page.locator("#compare_status")).to_have_text("Choose two or three to compare.")
    page.get_by_role("radio", name="Authorities").check()
    first, second = (page.get_by_role("combobox", name=name) for name in ("First", "Second"))
    expect(second).to_be_disabled()
    first.select_option("authority-0")
    second.select_option("authority-2")
    page.get_by_role("combobox", name="Year").select_option("2022")
    address = "compare/?of=authority&a=authority-0&b=authority-2&year=2022"
    expect(page).to_have_url(reader.home + address)
    before = page.locator("#compare_tables").inner_text()
    reader.open("about/")
    page = opened(reader, address.removeprefix("compare/"))
    assert page.locator("#compare_tables").inner_text() == before


def test_long_lists_can_be_shortened_by_words(reader: Visit) -> None:
    page = opened(reader, "?of=authority")
    first = page.get_by_role("combobox", name="First")
    assert first.locator("option").count() > 40
    page.get_by_role("searchbox", name="Show only names containing").fill("ORDENS")
    assert [one[:14] for one in first.locator("option").all_inner_texts()[1:]] == [
        *("Ordenstilsynet", "Ordenstilsynet")
    ]
    assert len(set(first.locator("option").all_inner_texts())) == 3


@pytest.mark.parametrize(
    "address",
    [
        "?a=%3Cscript%3Ealert(1)%3C/script%3E&b=__proto__&c=constructor&year=%22%3E",
        "?of=__proto__&a=toString&year=-1",
        "?of=section&a=enforcement&a=DE&b=" + "9" * 3000,
        "?a=AT&b=at&c=AT&year=9999",
    ],
)
def test_an_address_that_makes_no_sense_does_no_harm(reader: Visit, address: str) -> None:
    page = visit_page(reader, address)
    assert page.locator("#compare_tables script").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert reader.complaints == []


def visit_page(visit: Visit, address: str) -> Page:
    page = visit.open(f"compare/{address}")
    expect(page.locator("#compare_status")).not_to_have_text("Loading …")
    return page


def test_what_nobody_names_is_left_out_and_said_to_be(reader: Visit) -> None:
    page = visit_page(reader, "?a=XX&b=de")
    expect(page.locator("#compare_status")).to_have_text(
        "No entry names XX, so it is left out. Choose another to compare with Germany."
    )


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)], indirect=True)
def test_nobody_is_kept_out_and_nothing_is_wider_than_the_window(reader: Visit) -> None:
    page = opened(reader, "?a=AT&b=BE&c=CZ")
    page.locator(".compare__more summary").first.click()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert barriers(page) == ""
    cells = page.locator("#compare_tables tbody tr").first.locator("td")
    tops = {round(box["y"]) for cell in cells.all() if (box := cell.bounding_box())}
    assert cells.count() == 3
    assert len(tops) == 1


def test_without_scripts_the_pages_with_the_same_figures_are_named(reader: Visit) -> None:
    context = reader.browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(reader.home + "compare/")
    links = page.locator("noscript a")
    assert links.all_inner_texts() == [
        *("Jurisdictions", "Authorities", "Laws", "Sanctions", "Totals and medians")
    ]
    expect(page.locator("#compare_form")).to_be_hidden()
    context.close()
