"""Names that several jurisdictions have: told apart wherever both could be meant."""

from pathlib import Path

from bulletin.new_entries.choices import Choice, meant_by
from bulletin.views.shared_views import Views
from tests.bulletins import bulletin_of, item, pages_of
from tests.projects import faults_of, write_project

AUTHORITIES = """\
- {id: datatilsynet-dk, name: Datatilsynet, kind: regulator, jurisdiction: DK}
- {id: datatilsynet-no, name: Datatilsynet, kind: regulator, jurisdiction: "NO"}
- {id: cnil, name: CNIL, kind: regulator, jurisdiction: FR}
"""
LAWS = """\
- {id: pdpa-sg, name: Personal Data Act, abbreviation: PDPA, kind: law, jurisdiction: SG}
- {id: pdpa-th, name: Personal Data Protection Act, abbreviation: PDPA, kind: law, jurisdiction: TH}
"""
FILES = {"registry/authorities.yml": AUTHORITIES, "registry/laws.yml": LAWS}


def test_a_shared_name_stands_with_its_jurisdiction(tmp_path: Path) -> None:
    names = Views(bulletin_of(tmp_path, {**FILES, "2022-02/a.md": item()})).names
    assert names.authority("datatilsynet-no").name == "Datatilsynet (Norway)"
    assert names.authority("cnil").name == "CNIL"
    assert names.law("pdpa-th").name == "PDPA (Thailand)"
    assert names.law_in_full("pdpa-th").name == "Personal Data Protection Act"


def test_a_page_is_titled_with_the_jurisdiction(tmp_path: Path) -> None:
    both = item(authorities="datatilsynet-no, datatilsynet-dk")
    pages = pages_of(bulletin_of(tmp_path, {**FILES, "2022-02/a.md": both}))
    assert pages["authorities/datatilsynet-no/"].title == "Datatilsynet (Norway)"
    assert pages["authorities/datatilsynet-dk/"].title == "Datatilsynet (Denmark)"


def test_a_shared_name_is_told_with_both_ids(tmp_path: Path) -> None:
    text = item(authorities="Datatilsynet")
    files = {f"content/{path}": one for path, one in {**FILES, "2022-02/a.md": text}.items()}
    faults = faults_of(write_project(tmp_path, files))
    assert "write datatilsynet-dk (DK) or datatilsynet-no (NO)" in faults


def test_a_shared_name_chooses_nothing() -> None:
    both = [Choice("a-dk", "Datatilsynet"), Choice("a-no", "Datatilsynet"), Choice("cnil", "CNIL")]
    assert meant_by("datatilsynet", both) == "datatilsynet"
    assert meant_by("A-NO", both) == "a-no"
    assert meant_by("cnil", both) == "cnil"
