"""Items and sections: which lines are titles, which are headings, and what is none of either."""

import re
from pathlib import Path

import pytest

from bulletin.importing.outline.sections import Placement, SectionNames
from bulletin.schema.settings import Publisher, Section, Settings, Subsection
from tests.importing import Imported, import_into
from tests.projects import MINIMUM


def placed(found: Imported) -> list[str]:
    """Each item as `title | section/subsection | what of its place is a guess`."""
    return [_placed(text) for text in found.drafts.values()]


def _placed(draft: str) -> str:
    def field(name: str) -> str:
        match = re.search(rf'^{name}: "?(.*?)"?$', draft, re.MULTILINE)
        return match[1] if match else ""

    guesses = re.findall(r"^  (title|section|subsection): ", draft, re.MULTILINE)
    return f"{field('title')} | {field('section')}/{field('subsection')} | {' '.join(guesses)}"


def items(root: Path, text: str, name: str = "a.txt") -> list[str]:
    return placed(import_into(root, name, text))


ITEMS = ("The office decided.", "The court decided.")
SHAPES = {
    "plain lines": "{0}\n\n{1}\n\n{5}\n\n{2}\n\n{3}\n\n{6}\n",
    "colons": "{0}:\n\n{1}\n\n{5}\n\n{2}:\n\n{3}\n\n{6}\n",
    "capitals": "{0:U}\n\n{1}\n\n{5}\n\n{2:U}\n\n{3}\n\n{6}\n",
    "no blank lines": "{0:U}\n{1}\n{5}\n{2:U}\n{3}\n{6}\n",
    "markdown": "# {0}\n\n## {1}\n\n{5}\n\n# {2}\n\n## {3}\n\n{6}\n",
    "one level": "## {0}\n\n## {1}\n\n{5}\n\n## {2}\n\n## {3}\n\n{6}\n",
    "underlines": "{0}\n===\n\n{1}\n---\n\n{5}\n\n{2}\n===\n\n{3}\n---\n\n{6}\n",
    "bold": "**{0}**\n\n**{1}**\n\n{5}\n\n**{2}**\n\n**{3}**\n\n{6}\n",
    "numbers": "1. {0}\n\n1.1 {1}\n\n{5}\n\n2. {2}\n\n2.1 {3}\n\n{6}\n",
    "roman": "I. {0}\n\nA. {1}\n\n{5}\n\nII. {2}\n\nA. {3}\n\n{6}\n",
    "parts": "Part 1: {0}\n\n(1) {1}\n\n{5}\n\nPart 2: {2}\n\n(2) {3}\n\n{6}\n",
    "lead-ins": "{0:U}\n\n- **{1}.** {5}\n\n{2:U}\n\n- **{3}.** {6}\n",
    "sentences": "{0}\n\n{1}.\n\nThey decided, {4}\n\n{2}\n\n{3}.\n\nThey decided, {4}\n",
    "dates": "{0}\n\n{1}\n\n3 May 2031\n\n{5}\n\n{2}\n\n{3}\n\n4 May 2031\n\n{6}\n",
    "rules": "{0}\n-----\n\n{1}\n\n{5}\n\n* * *\n\n{2}\n-----\n\n{3}\n\n{6}\n",
}


class Upper(str):
    """A text that `{:U}` sets in capitals."""

    def __format__(self, spec: str) -> str:
        return self.upper() if spec == "U" else str(self)


WORDS = ("Legislation", "Draft on lamps", "Courts and litigation", "Judgment on ferries")
LONG = "as it had been asked for by several of those who live beside the harbour of the town."


@pytest.mark.parametrize("shape", SHAPES)
def test_headings_and_titles_are_found_in_every_shape(shape: str, tmp_path: Path) -> None:
    text = SHAPES[shape].format(*map(Upper, WORDS), LONG, *ITEMS)
    assert [one.rpartition(" | ")[0] for one in items(tmp_path, text)] == [
        "Draft on lamps | legislation/",
        "Judgment on ferries | litigation/",
    ]


@pytest.mark.parametrize(
    ("heading", "place"),
    [
        ("Enforcement Authority", "enforcement/authorities"),
        ("ENFORCEMENT: CASES", "enforcement/cases"),
        ("The Cases", "enforcement/cases"),
        ("Court & Litigation", "litigation/"),
        ("Litigation and Courts", "litigation/"),
        ("legislation", "legislation/"),
        ("What is new", "legislation/"),
    ],
)
def test_a_heading_is_known_by_its_words(heading: str, place: str, tmp_path: Path) -> None:
    settings = MINIMUM["content/bulletin.yml"].replace(
        "title: Legislation", "title: Legislation\n    aliases: [What is new]"
    )
    text = f"{heading}\n\nA title of an item\n\nThe office decided.\n"
    found = import_into(tmp_path, "a.txt", text, {"content/bulletin.yml": settings})
    assert placed(found) == [f"A title of an item | {place} | "]


def test_a_subsection_is_looked_for_in_its_section_first() -> None:
    parts = (Subsection(id="cases", title="Cases"),)
    sections = (
        Section(id="a", title="Alpha", subsections=parts),
        Section(id="b", title="Beta", subsections=parts),
    )
    names = SectionNames(
        Settings(
            title="Test",
            description="A bulletin for tests",
            url="https://bulletin.example/",
            publisher=Publisher(name="Testers"),
            sections=sections,
        )
    )
    assert names.exact("Cases") == Placement("a", "cases")
    assert names.exact("Cases", "b") == Placement("b", "cases")
    assert names.exact("Beta cases") == Placement("b", "cases")


def test_a_chinese_heading_is_near_the_section_whose_title_it_contains() -> None:
    titles = {"legislation": "立法", "enforcement": "执法", "litigation": "司法"}
    names = SectionNames(
        Settings(
            title="Test",
            description="A bulletin for tests",
            url="https://bulletin.example/",
            publisher=Publisher(name="Testers"),
            sections=tuple(Section(id=one, title=title) for one, title in titles.items()),
        )
    )
    assert names.near("二、执法动态") == Placement("enforcement")
    assert names.near("三、司法案例") == Placement("litigation")
    assert names.near("四、其他") is None


def test_items_above_the_first_heading_are_of_the_section_before(tmp_path: Path) -> None:
    text = "First title\n\nThe text.\n\nEnforcement\n\nCases\n\nSecond title\n\nThe text.\n"
    assert items(tmp_path, text) == [
        "First title | legislation/ | section",
        "Second title | enforcement/cases | ",
    ]


def test_a_section_with_subsections_and_no_heading_for_them_is_a_guess(tmp_path: Path) -> None:
    text = "Enforcement\n\nOffice closes two cases\n\nThe text.\n"
    assert items(tmp_path, text) == ["Office closes two cases | enforcement/cases | subsection"]


def test_an_unknown_heading_is_told_and_its_section_guessed(tmp_path: Path) -> None:
    text = "Legislation\n\nFirst title\n\nThe text.\n\nCourt corner\n\nSecond title\n\nThe text.\n"
    found = import_into(tmp_path, "a.txt", text)
    assert placed(found)[1] == "Second title | litigation/ | section"
    assert (
        "a heading that is no section; add it to the aliases of one in bulletin.yml: Court corner"
        in found.leftovers
    )


def test_a_country_is_no_section(tmp_path: Path) -> None:
    text = (
        "Litigation\n\nNorway\n\nFirst title\n\nThe text.\n\nCHILE\n\nSecond title\n\nThe text.\n"
    )
    found = import_into(tmp_path, "a.txt", text)
    assert [one.split(" | ")[1] for one in placed(found)] == ["litigation/", "litigation/"]
    codes = [re.findall(r"jurisdictions: \[(.*)\]", text) for text in found.drafts.values()]
    assert codes == [["NO"], ["CL"]]


def test_several_paragraphs_lists_and_subheadings_stay_in_their_item(tmp_path: Path) -> None:
    text = """\
# Legislation

## A title

One.

Two:

- three
- four

### Background

1. five
2. six

## Another title

Seven.
"""
    one, two = import_into(tmp_path, "a.txt", text).drafts.values()
    body = "One.\n\nTwo:\n\n- three\n- four\n\n### Background\n\n1\\. five\n\n2\\. six\n"
    assert one.endswith(f"---\n{body}")
    assert two.endswith("---\nSeven.\n")


def test_a_masthead_is_no_item(tmp_path: Path) -> None:
    top = "The Lamp Letter\n\nNo. 5, May 2031\n\nDear readers, welcome.\n\n"
    text = f"{top}Legislation\n\nA title\n\nIt did.\n"
    found = import_into(tmp_path, "a.txt", text)
    assert placed(found) == ["A title | legislation/ | "]
    assert (
        found.issue
        == '---\ntitle: "The Lamp Letter"\n---\nNo. 5, May 2031\n\nDear readers, welcome.\n'
    )
    assert found.written.folder == "content/2031-05"


def test_pages_contents_and_imprints_are_left_over(tmp_path: Path) -> None:
    text = """\
Contents
A first title .... 1
A second title .... 2

A first title

The text.

Page 1 of 2

A second title

The text.

All rights reserved. This is not legal advice.
"""
    found = import_into(tmp_path, "a.txt", text)
    assert [one.split(" | ")[0] for one in placed(found)] == ["A first title", "A second title"]
    assert len(found.leftovers) == 5
    assert all(draft[-10:] == "The text.\n" for draft in found.drafts.values())


@pytest.mark.parametrize(
    ("where", "name", "text"),
    [
        (
            "masthead",
            "a.txt",
            "News of May 2031\n\nLegislation\n\nA title\n\nIt did on 3 June 2031.\n",
        ),
        ("name", "2031-05.txt", "Legislation\n\nA title\n\nIt did on 3 June 2031.\n"),
        ("name", "news_05-2031.txt", "Legislation\n\nA title\n\nIt did.\n"),
        ("dates", "a.txt", "A title\n\nOn 3 May 2031 it did what it had asked on 1 May 2031.\n"),
    ],
)
def test_the_month_is_found(where: str, name: str, text: str, tmp_path: Path) -> None:
    assert import_into(tmp_path, name, text).written.folder == "content/2031-05", where


def test_a_title_of_signs_alone_is_kept(tmp_path: Path) -> None:
    assert items(tmp_path, "_\n") == ["_ | legislation/ | title section"]


TABLE = """# Fines of May 2031

| Company | Decided | Fine | Source |
| --- | --- | ---: | --- |
| Plover Ltd | 12 May 2031 | EUR 5,000 | [Order](https://example.org/1) |
| Balm SA | 3 June 2031 | EUR 7,000 | [Order](https://example.org/2) |
| Kelp AG | 1.6.2031 | EUR 9,000 | [Order](https://example.org/3) |
"""


def test_the_rows_of_a_page_that_is_only_a_table_are_items(tmp_path: Path) -> None:
    found = import_into(tmp_path, "fines.md", TABLE)
    assert list(found.drafts) == ["plover-ltd-eur-5-000", "balm-sa-eur-7-000", "kelp-ag-eur-9-000"]
    assert "amount: 7000, currency: EUR" in found.drafts["balm-sa-eur-7-000"]
    assert "url: https://example.org/2" in found.drafts["balm-sa-eur-7-000"]
    assert "outside of the table: Fines of May 2031" in found.leftovers


def test_a_table_below_a_longer_text_stays_a_table(tmp_path: Path) -> None:
    text = TABLE.replace(
        "| Company", f"{' '.join(['The office fined several shops.'] * 20)}\n\n| Company"
    )
    found = import_into(tmp_path, "fines.md", text)
    assert "| Balm SA | 3 June 2031 | EUR 7,000 |" in found.only
