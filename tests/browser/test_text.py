"""How texts are set that are hard to set: long words, other scripts, tables, on any screen."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator

from bulletin.diagnostics.report import Report
from bulletin.pipeline import Project, build
from tests.browser.server import serving
from tests.browser.visits import Visit, Windows
from tests.projects import write_buildable_project

pytestmark = pytest.mark.browser

GERMAN = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzdurchführungsverordnung"
CHINESE = "数据出境安全评估办法" * 12
ENTRY = f"""---
title: "{GERMAN}"
section: litigation
date: 2022-02-24
jurisdictions: [DE]
summary: "{CHINESE[:90]}"
sources:
  - id: press
    url: https://www.example.org/{"a-very-long-address/" * 9}
    lang: zh
    title_original: "{CHINESE}"
    publisher: 北京商报
---
{GERMAN} {CHINESE}[^press]

{"Words of a usual length fill the lines of a paragraph that is long enough to wrap. " * 9}

| Company | Fine in euros |
|---------|--------------:|
| A       |       175,000 |
| B       |    20,000,000 |
"""


@pytest.fixture(scope="module")
def hard_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("hard") / "project"
    write_buildable_project(root, {"content/2022-02/hard.md": ENTRY})
    site = build(Project(root, root / "site"), Report()).folder
    with serving(site, "/") as home:
        yield home


@pytest.fixture
def reader(windows: Windows, hard_home: str, width: int) -> Iterator[Visit]:
    with windows.visiting(hard_home, width=width) as visit:
        yield visit


@pytest.mark.parametrize("width", [360, 1280, 1920], indirect=True)
def test_long_words_and_addresses_break(reader: Visit) -> None:
    for address in ("", "2022-02/", "2022-02/hard/", "sections/litigation/"):
        page = reader.open(address)
        page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, address


@pytest.mark.parametrize("width", [1280, 1920], indirect=True)
def test_a_line_has_sixty_to_seventy_five_characters(reader: Visit) -> None:
    for address in ("2022-02/", "2022-02/hard/"):
        paragraph = reader.open(address).get_by_text("Words of a usual length")
        assert 60 <= characters_in_a_line(paragraph) <= 75


def characters_in_a_line(paragraph: Locator) -> float:
    lines, characters = paragraph.evaluate(
        """one => {
          const range = document.createRange(), tops = new Set()
          range.selectNodeContents(one)
          for (const box of range.getClientRects()) tops.add(Math.round(box.top))
          return [tops.size, one.innerText.length]
        }"""
    )
    assert lines > 5
    return float(characters / lines)


def test_numbers_stand_below_each_other(reader: Visit) -> None:
    page = reader.open("2022-02/hard/")
    cells = page.locator("td.align-right")
    assert cells.all_inner_texts() == ["175,000", "20,000,000"]
    for cell in cells.all():
        style = cell.evaluate(
            "one => [getComputedStyle(one).textAlign, getComputedStyle(one).fontVariantNumeric]"
        )
        assert style[0] == "right"
        assert "tabular-nums" in style[1]


def test_chinese_is_marked_and_set_as_chinese(reader: Visit) -> None:
    page = reader.open("2022-02/hard/")
    for words in (CHINESE, "北京商报"):
        place = page.locator(".note [lang=zh]").get_by_text(words, exact=True)
        family, slant = place.evaluate(
            "one => [getComputedStyle(one).fontFamily, getComputedStyle(one).fontStyle]"
        )
        assert family.startswith('"Songti SC"')
        assert slant == "normal"
    assert page.locator(".note__publisher:not([lang])").count() == 0
