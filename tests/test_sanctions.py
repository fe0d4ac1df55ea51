"""The register of sanctions: every one once, as imposed; charts that say what they count."""

from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from bulletin.assembly.bulletin import Bulletin
from bulletin.language.languages import ENGLISH
from bulletin.rendering.renderer import Renderer
from bulletin.schema.quantities import Amount, Count
from bulletin.views.bar_charts import WIDTH, Chart, bars_of
from bulletin.views.sanction_pages import SanctionsPage
from bulletin.views.sanction_rows import SanctionLine, sanction_lines
from bulletin.views.shared_views import Views
from tests.bulletins import bulletin_of, loaded, pages_of
from tests.markup import attributes, text_of
from tests.projects import ROOT

ENTRY = """\
---
title: The authority decides a case
section: enforcement
subsection: cases
date: {date}
jurisdictions: [{places}]
parties:
  - {{id: one, name: One Company}}
  - {{id: two, name: Two Company}}
sanctions:
{sanctions}sources:
  - {{id: press, url: https://www.example.org/press}}
{more}---
Words.[^press]
"""


def case(*sanctions: str, date: str = "2022-02-24", places: str = "GB", more: str = "") -> str:
    lines = "".join(f"  - {{{one}}}\n" for one in sanctions)
    return ENTRY.format(date=date, places=places, sanctions=lines, more=more)


FINE = "type: administrative-fine, currency: EUR"
FILES = {
    "2022-02/fine.md": case(
        f"{FINE}, amount: 1000000, on: one, status: imposed",
        f"{FINE}, amount: 2500.50, on: two, qualifier: at-least, status: imposed",
        "type: order, note: Delete the data, duration: P2Y",
        places="CN-ZJ, EU",
    ),
    "2022-02/proposed.md": case(f"{FINE}, amount: 5000000, status: proposed", date="2022-02-25"),
    "2022-02/damages.md": case(
        "type: damages, amount: 9000000, currency: EUR, per: person, persons: 3",
        "type: confiscation, note: Two servers",
        "type: civil-penalty, amount: 7, currency: USD",
        date="2022-01",
    ),
    "2022-02/withdrawn.md": case(
        f"{FINE}, amount: 8000000, status: imposed",
        date="2021-12-31",
        more="withdrawn: {date: 2022-03-02, reason: The source was withdrawn.}\n",
    ),
    "2022-02/decided.md": case(
        f"{FINE}, amount: 10, status: final",
        date="2022-02",
        more="dates: {decided: 2021-11-30}\n",
    ),
}


def register_of(root: Path) -> SanctionsPage:
    page = pages_of(bulletin_of(root, FILES))["sanctions/"]
    assert isinstance(page, SanctionsPage)
    return page


@pytest.fixture
def register(tmp_path: Path) -> SanctionsPage:
    return register_of(tmp_path)


def rows_by_slug(page: SanctionsPage) -> dict[str, SanctionLine]:
    return {row.id.removeprefix("sanction_2022-02_"): row for row in page.rows}


def chart(page: SanctionsPage, name: str) -> Chart:
    return next(one for one in page.charts if one.id == name)


def rendered(root: Path, page: SanctionsPage) -> str:
    return Renderer(ROOT / "templates", loaded(root).settings).holes(page)["content"]


def test_every_sanction_has_a_row_the_newest_first(register: SanctionsPage) -> None:
    assert [row.id.removeprefix("sanction_2022-02_") for row in register.rows] == [
        "proposed_1",
        "fine_3",
        "fine_2",
        "fine_1",
        "damages_3",
        "damages_2",
        "damages_1",
        "withdrawn_1",
        "decided_1",
    ]


def test_a_row_says_what_the_entry_says(register: SanctionsPage) -> None:
    rows = rows_by_slug(register)
    fine, order, damages = rows["fine_2"], rows["fine_3"], rows["damages_1"]
    assert (fine.kind, fine.measure, fine.on) == (
        "Administrative fine",
        "at least EUR 2,500.50",
        "Two Company",
    )
    assert (fine.amount, fine.currency, fine.status) == (Decimal("2500.50"), "EUR", "imposed")
    assert (order.measure, order.note, order.on) == ("2 years", "Delete the data", "")
    assert (damages.measure, damages.each) == ("EUR 9,000,000", "for each of 3 people")
    assert str(rows["decided_1"].date) == "2021-11-30"
    assert str(rows["damages_1"].date) == "2022-01"


def test_a_province_is_found_under_its_country(register: SanctionsPage) -> None:
    assert [one.id for one in rows_by_slug(register)["fine_1"].entry.places] == [
        "CN-ZJ",
        "CN",
        "EU",
    ]


def test_what_is_proposed_or_withdrawn_does_not_count(register: SanctionsPage) -> None:
    counting = {name for name, row in rows_by_slug(register).items() if row.counts}
    assert counting == rows_by_slug(register).keys() - {"proposed_1", "withdrawn_1"}


def test_the_chart_of_kinds_says_how_many_have_an_amount(register: SanctionsPage) -> None:
    kinds = chart(register, "kinds")
    assert kinds.counted == (
        "9 sanctions in 5 entries, whatever their status. "
        "Monetary sanctions with a stated amount: 7 of 8."
    )
    assert (kinds.bars[0].label, kinds.bars[0].figure) == ("Administrative fine", "5")
    assert sum(int(bar.figure) for bar in kinds.bars) == len(register.rows)


def test_fines_are_compared_in_their_currency_and_as_far_as_they_are_due(
    register: SanctionsPage,
) -> None:
    largest = chart(register, "largest_eur")
    assert [bar.figure for bar in largest.bars] == [
        "EUR 1,000,000",
        "at least EUR 2,500.50",
        "EUR 10",
    ]
    assert largest.counted == (
        "3 of 5 fines and penalties in EUR, as imposed. "
        "Excluded as proposed, annulled, suspended or withdrawn: 2."
    )
    assert [one.id for one in register.charts] == ["kinds", "largest_eur"]


def test_bars_are_as_long_as_their_figures() -> None:
    bars = bars_of([("a", "4", 4, ""), ("b", "1", 1, ""), ("c", "0.001", Decimal("0.001"), "")])
    assert [bar.length for bar in bars] == [WIDTH, WIDTH // 4, 1]


def test_the_table_needs_no_script(tmp_path: Path) -> None:
    page = register_of(tmp_path)
    html = rendered(tmp_path, page)
    figures = text_of(html, "tbody td.sanctions__amount")
    assert [" ".join(figure.split()) for figure in figures] == [
        "EUR 5,000,000",
        "2 years",
        "at least EUR 2,500.50",
        "EUR 1,000,000",
        "USD 7",
        "–",
        "EUR 9,000,000 for each of 3 people",
        "EUR 8,000,000",
        "EUR 10",
    ]
    assert attributes(html, "tbody tr[id]", "id") == [row.id for row in page.rows]
    assert text_of(html, "tbody .sanctions__withdrawn") == ["Withdrawn"]
    assert text_of(html, ".sanctions__status--open") == ["proposed", "imposed"]


def test_every_chart_has_bars_with_words_and_a_table(tmp_path: Path) -> None:
    page = register_of(tmp_path)
    html = rendered(tmp_path, page)
    assert text_of(html, ".chart__title") == [one.title for one in page.charts]
    assert text_of(html, ".chart__counted") == [one.counted for one in page.charts]
    bars = [bar for one in page.charts for bar in one.bars]
    assert text_of(html, ".chart__row .chart__label") == [bar.label for bar in bars]
    assert text_of(html, ".chart__row .chart__figure") == [bar.figure for bar in bars]
    assert attributes(html, ".chart__bar", "width") == [f"{bar.length / 10}%" for bar in bars]
    assert text_of(html, ".chart tbody td") == [bar.figure for bar in bars]


def test_sanctions_without_room_are_on_the_pages_of_their_years(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bulletin.views.sanction_pages.row_weight", lambda _: 300)
    bulletin = bulletin_of(tmp_path, FILES)
    pages = [page for page in pages_of(bulletin).values() if isinstance(page, SanctionsPage)]
    newest, *years = pages
    assert [row.id for row in newest.rows] == [row.id for row in sorted_rows(bulletin)[:3]]
    assert [(one.year, one.count) for one in newest.years] == [(2022, 7), (2021, 2)]
    assert [page.address for page in years] == [
        "sanctions/2022/",
        "sanctions/2022/page/1/",
        "sanctions/2021/",
    ]
    listed = [row.id for page in years for row in page.rows]
    assert listed == [row.id for row in sorted_rows(bulletin)]
    assert sum(int(bar.figure) for bar in chart(newest, "kinds").bars) == len(listed)


def sorted_rows(bulletin: Bulletin) -> list[SanctionLine]:
    rows = sanction_lines(Views(bulletin))
    return sorted(rows, key=lambda row: (row.date.last_day, row.id), reverse=True)


def test_a_bulletin_without_sanctions_says_so(tmp_path: Path) -> None:
    bulletin_of(tmp_path, {"2022-02/a.md": case().replace("sanctions:\n", "")})
    page = pages_of(loaded(tmp_path))["sanctions/"]
    assert isinstance(page, SanctionsPage)
    assert "No sanctions have been reported yet." in rendered(tmp_path, page)
    assert page.charts == ()


@pytest.mark.archive
def test_the_register_of_the_archive_is_complete() -> None:
    bulletin = loaded(ROOT)
    page = pages_of(bulletin)["sanctions/"]
    assert isinstance(page, SanctionsPage)
    given = sorted(
        (Views(bulletin).teaser(entry).address, one.type, one.measure(ENGLISH), one.note or "")
        for entry in bulletin.entries
        for one in entry.sanctions
    )
    shown = sorted((row.entry.address, row.type, row.measure, row.note) for row in page.rows)
    assert shown == given


IN_DIGITS = (
    "it in digits, with at most one decimal point, or undisclosed if it has not been published"
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1,5 million", "1500000"),
        ("€ 1.200", "1200"),
        ("60,000,000 EUR", "60000000"),
        ("5 million EUR", "5000000"),
        ("60 Mio", "60000000"),
        ("1.200.000,50", "1200000.5"),
        ("10,00,000", "1000000"),
        ("5 crore", IN_DIGITS),
        ("1.5.2", IN_DIGITS),
        ("5-10 million", IN_DIGITS),
    ],
)
def test_an_amount_in_words_is_told_in_digits(written: str, meant: str) -> None:
    with pytest.raises(ValidationError, match=r"is not an amount") as refused:
        TypeAdapter(Amount).validate_python(written)
    assert refused.value.errors()[0]["ctx"]["hint"] == f"write {meant}"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("3,5 million", "3500000"),
        ("3,500 people", "3500"),
        ("60.000", "60000"),
        ("3.5", "a whole number in digits, without separators"),
    ],
)
def test_a_number_in_words_is_told_in_digits(written: str, meant: str) -> None:
    with pytest.raises(ValidationError, match=r"is not a number") as refused:
        TypeAdapter(Count).validate_python(written)
    assert refused.value.errors()[0]["ctx"]["hint"] == f"write {meant}"
