"""A case through its stages: the amount in force is shown, and counts once."""

from pathlib import Path

from bulletin.views.sanction_rows import sanction_lines
from bulletin.views.shared_views import Views
from tests.bulletins import bulletin_of, entry_page, item

ONE = "parties: [{id: one, name: One Company}]\n"
FINE = "sanctions: [{type: administrative-fine, amount: %s, currency: EUR, on: one%s}]"


def stage(name: str, amount: str, more: str = "", follows: str = "", relation: str = "") -> str:
    thread = f"\nfollows: [{{id: 2022-02/{follows}, relation: {relation}}}]" if follows else ""
    sanction = FINE % (amount, more) if amount else ""
    days = {"imposed": "01", "reduced": "02", "annulled": "03"}
    return item(date=f"2022-02-{days[name]}", front=ONE + sanction + thread)


IMPOSED = {"2022-02/imposed.md": stage("imposed", "500")}
REDUCED = {"2022-02/reduced.md": stage("reduced", "400", ", status: reduced", "imposed", "revises")}
ANNULLED = {"2022-02/annulled.md": stage("annulled", "", "", "reduced", "annuls")}


def in_force(root: Path, files: dict[str, str]) -> list[tuple[str, str]]:
    page = entry_page(bulletin_of(root, files), "2022-02/imposed/")
    rows = [row for row in page.record if row.label == "In force now"]
    return [(one.text, one.address) for row in rows for one in row.items]


def test_the_amount_in_force_is_that_of_the_last_review(tmp_path: Path) -> None:
    assert in_force(tmp_path / "1", IMPOSED) == []
    ((text, address),) = in_force(tmp_path / "2", IMPOSED | REDUCED)
    assert "400" in text
    assert "reduced" in text
    assert address == "2022-02/reduced/"
    (last,) = in_force(tmp_path / "3", IMPOSED | REDUCED | ANNULLED)
    assert last == ("Nothing: it was annulled", "2022-02/annulled/")


def test_a_sanction_counts_once_over_all_stages(tmp_path: Path) -> None:
    views = Views(bulletin_of(tmp_path, IMPOSED | REDUCED))
    assert [str(row.amount) for row in sanction_lines(views) if row.counts] == ["400"]
