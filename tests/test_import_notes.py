"""Notes and their marks: which numbers lead to a source, and which belong to the text."""

from pathlib import Path
from time import process_time

import pytest

from bulletin.importing.drafts.citations import (
    GUESS,
    MARK,
    REFERENCE,
    text_with_guesses,
    text_with_marks,
)
from bulletin.importing.formats.blocks import Block, Run
from bulletin.importing.formats.plain_text import read_text
from bulletin.importing.outline.footnotes import marks_in, part_notes
from bulletin.importing.outline.headings import bare, is_prose
from tests.importing import import_into
from tests.projects import MINIMUM


def note_of(name: str) -> int | None:
    """There are notes 1 to 9."""
    return int(name) if name.isdecimal() and 0 < int(name) < 10 else None


def sure(*runs: Run | str) -> str:
    """A text with its sure marks in braces."""
    given = [Run(run) if isinstance(run, str) else run for run in runs]
    return shown(text_with_marks(given, note_of))


def perhaps(text: str) -> str:
    return shown(text_with_guesses(text_with_marks([Run(text)], note_of), note_of))


def shown(text: str) -> str:
    return REFERENCE.sub(lambda one: f"{{{(ord(one[0]) - MARK) % (GUESS - MARK)}}}", text)


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("It was so again. 1", "It was so again.{1}"),
        ("It was so again.1", "It was so again.{1}"),
        ("It was so in 2022. 4", "It was so in 2022.{4}"),
        ("He said “so.” 3", "He said “so.”{3}"),
        ("It was so. 1 2", "It was so.{1}{2}"),
        ("It was so.3, 4", "It was so.{3}{4}"),
        ("It was so.7 The next", "It was so.{7} The next"),
        ("It [1] was [2, 3] so [4-6].", "It{1} was{2}{3} so{4}{5}{6}."),
        ("It was so [1], [2].", "It was so{1}{2}."),
        ("It was so (7).", "It was so{7}."),
        ("It was so.(7) The next", "It was so.{7} The next"),
        ("It was^2 so", "It was{2} so"),
        ("On 3 May [4] it was so", "On 3 May{4} it was so"),
    ],
)
def test_a_sure_mark(text: str, marked: str) -> None:
    assert sure(text) == marked


@pytest.mark.parametrize(
    "text",
    [
        "The total was 7",
        "pursuant to Article 7",
        "Rule 5(1) of the act",
        "it rose to 3.7",
        "On 24 February 7 offices",
        "[2022] UKSC was cited",
        "It has 12 parts. 24",
        "see the Act No. 5",
        "more than 9",
        "€ 5",
    ],
)
def test_a_number_of_the_text_is_no_mark(text: str) -> None:
    assert perhaps(text) == text


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("The office decided so 5", "The office decided so{5}"),
        ("It closed 7 2", "It closed 7{2}"),
        ("the measures7 apply", "the measures{7} apply"),
        ("it was so in 2022.7", "it was so in 2022.{7}"),
        ("It was so. 7 The next", "It was so.{7} The next"),
    ],
)
def test_a_number_that_may_be_a_mark(text: str, marked: str) -> None:
    assert sure(text) == text
    assert perhaps(text) == marked


def test_raised_numbers_are_marks_and_ordinals_are_not() -> None:
    raised = Run("th", is_raised=True), Run(" it was so."), Run("1,2", is_raised=True)
    assert sure("On the 24", *raised) == "On the 24th it was so.{1}{2}"


@pytest.mark.parametrize(
    "form",
    ["1. {}", "1) {}", "(1) {}", "[1] {}", "[1]: {}", "1 {}", "¹ {}", "^1 {}", "[^1]: {}", "1: {}"],
)
def test_a_note_begins_with_its_number_in_any_form(form: str) -> None:
    text = f"A title\n\nIt was so. 1\n\n{form.format('https://e.org/a')}\n"
    (note,) = part_notes(tuple(read_text(text).blocks)).notes
    assert (note.number, note.addresses, note.text) == ("1", ("https://e.org/a",), "")


def notes_in(text: str) -> list[tuple[str, str, int]]:
    found = part_notes(tuple(read_text(text).blocks)).notes
    return [(note.number, note.text, len(note.addresses)) for note in found]


def test_notes_have_titles_and_several_addresses() -> None:
    text = (
        "It was so. 1\n\nSources\n"
        "1. Office, Report, https://e.org/a\nhttps://e.org/b\n2. Gazette 5/2031\n"
    )
    assert notes_in(text) == [("1", "Office, Report", 2), ("2", "Gazette 5/2031", 0)]


def test_a_numbered_title_with_a_link_is_no_note() -> None:
    text = "1. Office publishes report https://e.org/a\n\nThe office published it.\n"
    assert notes_in(text) == []


def drafts(root: Path, text: str) -> list[str]:
    return list(import_into(root, "a.txt", text).drafts.values())


def test_numbers_that_begin_anew_lead_to_the_next_list(tmp_path: Path) -> None:
    part = "{0} title\n\nThe {0} text. 1\n\n1. https://{0}.example.org/\n\n"
    one, two = drafts(tmp_path, part.format("first") + part.format("second"))
    assert "https://first.example.org/" in one
    assert "https://second.example.org/" in two


def test_a_guessed_mark_has_to_be_confirmed(tmp_path: Path) -> None:
    text = "A title\n\nThe office closed so many 1\n\n1. https://e.example.org/a\n"
    (draft,) = drafts(tmp_path, text)
    assert '  sources: "https://e.example.org/a"\n' in draft
    assert "The office closed so many[^example]\n" in draft


def test_as_many_notes_without_marks_as_items_without_sources_are_paired(tmp_path: Path) -> None:
    items = "First title\n\nThe first text.\n\nSecond title\n\nThe second text.\n\n"
    one, two = drafts(tmp_path, items + "1. https://a.example.org/\n2. https://b.example.org/\n")
    assert "url: https://a.example.org/" in one
    assert "url: https://b.example.org/" in two
    assert "sources: " in one.partition("unconfirmed:")[2]


def test_a_note_that_nothing_cites_is_told(tmp_path: Path) -> None:
    text = "A title\n\nThe text. 1\n\n1. https://a.example.org/\n2. https://b.example.org/\n"
    found = import_into(tmp_path, "a.txt", text)
    assert "a note that nothing cites: 2. https://b.example.org/" in found.leftovers
    assert "b.example.org" not in found.only


def test_a_footnote_of_markdown_that_nothing_cites_is_no_text(tmp_path: Path) -> None:
    text = "# Notes of May 2031\n\n[^n]: Note.\n\n    More of it.\n\n## A title\n\nThe text.\n"
    found = import_into(tmp_path, "a.md", text)
    assert "a note that nothing cites: Note. More of it." in found.leftovers
    assert found.only.endswith("---\nThe text.\n")


def test_one_page_is_one_source_without_what_follows_readers(tmp_path: Path) -> None:
    text = "A title\n\nOne. 1 Two. 2\n\n1. https://a.example.org/x?utm_source=y\n2. http://www.a.example.org/x/\n"
    found = import_into(tmp_path, "a.txt", text.replace("One. 1", "One.1"))
    assert found.only.count("- id: ") == 1
    assert "url: https://a.example.org/x\n" in found.only
    assert "One.[^example] Two.[^example]\n" in found.only


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Source: https://e.example.org/a", None),
        ("Source: Office, Report of May, https://e.example.org/a", "Office, Report of May"),
        ("[Report](https://e.example.org/a)", "Report"),
        ("Read more: [here](https://e.example.org/a)", None),
        ("More details: https://e.example.org/a", None),
    ],
)
def test_a_line_about_sources_is_none_of_the_text(
    line: str, title: str | None, tmp_path: Path
) -> None:
    draft = import_into(tmp_path, "a.txt", f"A title\n\nThe text.\n\n{line}\n").only
    assert draft.endswith("---\nThe text.[^example]\n")
    assert (f'    title: "{title}"\n' in draft) == (title is not None)


def test_the_last_words_of_a_paragraph_may_be_about_sources(tmp_path: Path) -> None:
    text = "A title\n\nThe text ends. Source: [Report](https://e.example.org/a)\n"
    draft = import_into(tmp_path, "a.txt", text).only
    assert draft.endswith("---\nThe text ends.[^example]\n")
    assert '    title: "Report"\n' in draft


def test_a_note_without_address_is_kept_in_a_comment(tmp_path: Path) -> None:
    found = import_into(tmp_path, "a.txt", "A title\n\nThe text. 1\n\nNotes\n1. Gazette 5/2031\n")
    assert "# Not a source, for want of a sound address: note 1: 1. Gazette 5/2031\n" in found.only
    assert "sources:" not in found.only


@pytest.mark.parametrize("repeated", ["1 ", "[1]", "(1)", "¹", ". "])
def test_marks_without_end_keep_nobody_waiting(repeated: str) -> None:
    begin = process_time()
    block = Block((Run(repeated * 15_000 + " end"),))
    assert marks_in(block) <= {"1"}
    assert is_prose(block)
    assert bare(block.text)
    assert process_time() - begin < 5


LINES = """# Bulletin February 2022

## Gesetze

### Kamel wird gebürstet

Am 3. Februar 2022 wurde das Kamel gebürstet.[1]

### Dromedar wird gebürstet

Am 4. Februar 2022 wurde das Dromedar gebürstet.[2]

## Quellen

[1] https://www.example.org/eins
[2] https://www.example.org/zwei
"""


def test_each_line_of_a_markdown_list_of_notes_is_a_note(tmp_path: Path) -> None:
    kamel, dromedar = import_into(tmp_path, "a.md", LINES).drafts.values()
    assert [one.count("url: ") for one in (kamel, dromedar)] == [1, 1]
    assert {"eins" in kamel, "eins" in dromedar} == {True, False}
    assert ("eins" in kamel) == ("Kamel" in kamel)


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "February 2022."), ("de", "Februar 2022."), ("zh", "2022年2月。")],
)
def test_an_issue_without_introduction_gets_its_month(
    language: str, said: str, tmp_path: Path
) -> None:
    settings = f"{MINIMUM['content/bulletin.yml']}language: {language}\n"
    import_into(
        tmp_path,
        "a.md",
        "# Bulletin February 2022\n\n### It rained\n\nIt rained.\n\n### It snowed\n\nIt snowed.\n",
        {"content/bulletin.yml": settings},
    )
    assert said in (tmp_path / "content/2022-02/issue.md").read_text("utf-8")
