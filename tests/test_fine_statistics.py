"""Totals and medians: each currency apart, checked by sums that this program did not make."""

import re
from decimal import Decimal
from pathlib import Path
from statistics import median

import pytest

from bench.archives import write_bulletin
from bulletin.assembly.bulletin import Bulletin
from bulletin.views.fine_statistics import FiguresPage
from bulletin.views.listing_pages import ListingPage
from tests.bulletins import authorities, bulletin_of, issue, item, loaded, pages_of

IN_FORCE = {"imposed", "final", "appealed"}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("figures")
    write_bulletin(root, 200, uneven=True)
    return root


@pytest.fixture(scope="module")
def bulletin(root: Path) -> Bulletin:
    return loaded(root)


def amounts(root: Path, currency: str) -> dict[str, list[Decimal]]:
    """The amounts in force by year, read from the files themselves."""
    found: dict[str, list[Decimal]] = {}
    for file in sorted((root / "content").glob("*-*/entry-*.md")):
        text = file.read_text(encoding="utf-8")
        fine = re.search(r"amount: (\d+), currency: (\w+), on: company, status: (\w+)", text)
        year = re.search(r"^date: (\d{4})", text, re.MULTILINE)
        if fine and year and fine[2] == currency and fine[3] in IN_FORCE:
            found.setdefault(year[1], []).append(Decimal(fine[1]))
    return found


def page_at(bulletin: Bulletin, address: str) -> FiguresPage:
    page = pages_of(bulletin)[address]
    assert isinstance(page, FiguresPage)
    return page


@pytest.mark.parametrize("currency", ["EUR", "HUF"])
def test_totals_and_medians_are_those_of_the_files(
    root: Path, bulletin: Bulletin, currency: str
) -> None:
    given = [one for year in amounts(root, currency).values() for one in year]
    lines = page_at(bulletin, "sanctions/figures/").currencies
    (line,) = (one for one in lines if one.link.title == currency)
    assert (line.count, line.stated) == (len(given), len(given))
    assert line.total == f"{currency} {sum(given):,f}"
    assert line.median == f"{currency} {median(given):,f}"


def test_each_year_has_its_total_its_median_and_its_number(root: Path, bulletin: Bulletin) -> None:
    chart = page_at(bulletin, "sanctions/figures/eur/").charts[0]
    given = amounts(root, "EUR")
    assert [bar.label for bar in chart.bars] == sorted(given, reverse=True)
    for bar in chart.bars:
        own = given[bar.label]
        assert bar.figure == f"EUR {sum(own):,f}; median EUR {median(own):,f}; {len(own)}"


def test_an_authority_has_its_own_figures(root: Path, bulletin: Bulletin) -> None:
    page = pages_of(bulletin)["authorities/cnil/"]
    assert isinstance(page, ListingPage)
    assert [one.id for one in page.charts] == ["years_eur", "years_huf"]
    (bar,) = page.charts[1].bars
    given = amounts(root, "HUF")["2025"]
    assert bar.figure.startswith(f"HUF {sum(given):,f}; ")


JOINT = """\
sanctions:
  - {{type: administrative-fine, amount: {amount}, currency: EUR, status: imposed}}
"""


def test_a_joint_fine_counts_in_full_for_each_and_that_is_said(tmp_path: Path) -> None:
    """Nobody knows the shares; so the bars of authorities have no common sum, and say so."""
    files = dict(authorities(one="One", other="Other"))
    for number, (offices, amount) in enumerate((("one, other", 100), ("one", 40), ("other", 7))):
        front = JOINT.format(amount=amount)
        files[f"2022-02/fine-{number}.md"] = item(
            title=f"Fine {number}", authorities=offices, front=front
        )
    pages = pages_of(bulletin_of(tmp_path, files | {"2022-02/issue.md": issue()}))
    figures = pages["sanctions/figures/eur/"]
    assert isinstance(figures, FiguresPage)
    by_year, by_authority = figures.charts
    assert [bar.figure for bar in by_year.bars] == ["EUR 147; median EUR 40; 3"]
    assert "counts in full" not in by_year.counted
    assert [bar.figure[:7] for bar in by_authority.bars] == ["EUR 140", "EUR 107"]
    assert "the amount counts in full for each: 1. The bars" in by_authority.counted
    authority = pages["authorities/one/"]
    assert isinstance(authority, ListingPage)
    assert authority.charts[0].counted.endswith("named in the same entries: 1.")
