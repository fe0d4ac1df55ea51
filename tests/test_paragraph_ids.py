"""The ids of paragraphs: made of their words, on the page of their entry and nowhere else."""

import re
from pathlib import Path
from zlib import crc32

import pytest

from bulletin.views.emails import compose_emails
from bulletin.views.shared_views import Views
from tests.bulletins import bulletin_of, html_of, item, loaded
from tests.markup import attributes, read_html
from tests.projects import write_project
from tests.sample import written

ID = re.compile(r'id="p[0-9a-f]{8}')


def ids_of(root: Path, body: str) -> dict[str, str]:
    """The words of paragraphs by their ids, as the page of an entry has them."""
    bulletin = bulletin_of(root, {"2022-02/a.md": item(body=body)})
    text = read_html(html_of(bulletin, "2022-02/a/")).query(".entry__text [id^=p]")
    return {str((one.attrs or {})["id"]): " ".join(one.to_text().split()) for one in text}


def test_an_id_is_the_crc_32_of_the_words(tmp_path: Path) -> None:
    """0xcbf43926 is the check value of CRC-32/ISO-HDLC: that of these nine digits."""
    assert list(ids_of(tmp_path, "123456789[^press]\n")) == ["pcbf43926"]


@pytest.mark.parametrize(
    "body",
    [
        "Wex  \nfarn\n\nAnother one.\n",
        "Before.[^press]\n\n> Wex farn[^press]\n",
        "- Before.\n- Wex\n  farn\n",
        "- Before.\n\n- **Wex** `farn`\n\n  Behind.\n",
        "1. - Wex [farn](https://www.example.org/)\n",
        "![A chart](chart.png) Wex\u00a0farn\n",
    ],
)
def test_it_does_not_depend_on_markup_and_places(body: str, tmp_path: Path) -> None:
    write_project(tmp_path, {"content/2022-02/chart.png": "GIF89a"})
    assert f"p{crc32(b'Wex farn'):08x}" in ids_of(tmp_path, body)


def test_it_stays_when_paragraphs_come_and_changes_with_its_words(tmp_path: Path) -> None:
    before = ids_of(tmp_path / "a", "One.\n\nTwo.\n\nThree.\n")
    after = ids_of(tmp_path / "b", "New.\n\nOne.\n\nTwo, corrected.\n\nThree.\n")
    kept = before.keys() & after.keys()
    assert sorted(re.sub("[0-9]", "", before[one]).strip() for one in kept) == ["One.", "Three."]


def test_paragraphs_with_the_same_words_are_counted(tmp_path: Path) -> None:
    found = list(ids_of(tmp_path, "123456789\n\n123456789\n\n- 123456789\n"))
    assert found == ["pcbf43926", "pcbf43926-2", "pcbf43926-3"]


def test_an_item_that_holds_paragraphs_has_no_id_beside_theirs(tmp_path: Path) -> None:
    found = ids_of(tmp_path, "- One.\n\n- Two.\n\n  Three.\n")
    assert [re.sub("[0-9]", "", words).strip() for words in found.values()] == [
        "One.",
        "Two.",
        "Three.",
    ]


def test_nothing_else_has_them(tmp_path: Path) -> None:
    """Issues show the same text as entries do, and feeds and mails may stand anywhere."""
    bulletin = bulletin_of(tmp_path, {"2022-02/a.md": item(body="One.\n\n- Two.\n- Three.\n")})
    assert len(attributes(html_of(bulletin, "2022-02/a/"), ".entry__text [id^=p]", "id")) == 3
    for address in ("", "2022-02/", "about/"):
        assert not ID.search(html_of(bulletin, address)), address
    for address, text in written(loaded(tmp_path)).items():
        assert not ID.search(text), address
    assert list(compose_emails(Views(bulletin)))
