"""Marks and notes: numbered at each place anew, and leading to each other."""

from functools import partial

import pytest

from bulletin.diagnostics.report import Report
from bulletin.language.languages import ENGLISH
from bulletin.parsing.documents import parse_document
from bulletin.schema.entries import HandWritten
from bulletin.schema.text_model import parse_written
from bulletin.views import footnotes
from bulletin.views.footnotes import Note
from tests.markup import attributes, text_of
from tests.parsing import front_matter, parse_entry, sound_entry

TextOnPage = partial(footnotes.TextOnPage, language=ENGLISH)

PAGE = "2022-02/"


def marks_in(html: str) -> list[tuple[str, str, str]]:
    """The number, id and target of each mark of a text."""
    link = "sup a.footnote-ref"
    ids, targets = attributes(html, link, "id"), attributes(html, link, "href")
    return list(zip(text_of(html, link), ids, targets, strict=True))


def numbers(notes: tuple[Note, ...]) -> list[tuple[int, str]]:
    return [(note.number, note.source.id) for note in notes]


def test_notes_are_numbered_in_the_order_of_their_first_marks() -> None:
    entry = sound_entry("One.[^b] Two.[^c] Three.[^b] Four.[^a]", *"abc")
    text = TextOnPage(entry, PAGE, 3)
    assert numbers(text.notes) == [(1, "b"), (2, "c"), (3, "a")]
    assert [number for number, _, _ in marks_in(text.html)] == ["1", "2", "1", "3"]


def test_numbers_begin_where_they_are_told_to() -> None:
    text = TextOnPage(sound_entry("One.[^b] Two.[^a]", *"ab"), PAGE, 3, first=7)
    assert numbers(text.notes) == [(7, "b"), (8, "a")]
    assert [number for number, _, _ in marks_in(text.html)] == ["7", "8"]


def test_marks_and_notes_lead_to_each_other() -> None:
    text = TextOnPage(sound_entry("One.[^b] Two.[^a] Three.[^b] Four.[^b]", *"ab"), PAGE, 3)
    marks = marks_in(text.html)
    for note in text.notes:
        assert note.marks == tuple(id for _, id, target in marks if target == f"#{note.id}")
    assert [len(note.marks) for note in text.notes] == [3, 1]
    assert len({id for _, id, _ in marks}) == 4


def test_a_text_without_marks_cites_all_its_sources_at_its_end() -> None:
    text = TextOnPage(sound_entry("One.\n\nTwo.", *"cab"), PAGE, 3)
    assert numbers(text.notes) == [(1, "c"), (2, "a"), (3, "b")]
    assert [number for number, _, _ in marks_in(text.html)] == ["1", "2", "3"]
    assert all(len(note.marks) == 1 for note in text.notes)
    assert text.html.startswith("<p>One.</p>\n<p>Two.<sup")


def test_a_text_with_a_mark_gets_none_at_its_end() -> None:
    text = TextOnPage(sound_entry("One.[^press]\n\nTwo."), PAGE, 3)
    assert text.html.endswith("<p>Two.</p>\n")


@pytest.mark.parametrize("end", ["| a |\n|---|\n| b |", "```\ncode\n```", "### Heading", "---"])
def test_nothing_empty_follows_a_text_with_marks(end: str) -> None:
    html = TextOnPage(sound_entry(f"One.[^press]\n\n{end}\n"), PAGE, 3).html
    assert "" not in text_of(html, "p")


def test_a_screen_reader_is_told_what_a_mark_is() -> None:
    html = TextOnPage(sound_entry("One.[^press]"), PAGE, 3, first=12).html
    assert attributes(html, "a", "role") == ["doc-noteref"]
    assert attributes(html, "a", "aria-label") == ["Note 12"]


def test_ids_of_two_entries_never_meet() -> None:
    names = [("a", "b-c"), ("a-b", "c"), ("a", "b"), ("a-b-c", "d"), ("a", "1"), ("a-1", "1")]
    ids: list[str] = []
    for slug, source in names:
        text = front_matter(source) + f"One.[^{source}] Two.[^{source}]"
        entry, _ = parse_entry(text, f"content/2022-02/{slug}.md")
        assert entry
        [note] = TextOnPage(entry, PAGE, 3).notes
        ids += [note.id, *note.marks]
    assert len(set(ids)) == 3 * len(names)
    assert all(one.isascii() and " " not in one for one in ids)


@pytest.mark.parametrize(
    ("page", "way"), [("", "2022-02/other/"), ("2022-02/", "other/"), ("2022-02/a/", "../other/")]
)
def test_links_to_other_documents_lead_there_from_every_page(page: str, way: str) -> None:
    html = TextOnPage(sound_entry("[text](other.md)"), page, 3).html
    assert attributes(html, "p > a", "href") == [way]


def test_images_are_found_from_every_page() -> None:
    entry = sound_entry("![text](chart.png)")
    for page, way in (("", "2022-02/chart.png"), ("2022-02/a/", "../chart.png")):
        assert attributes(TextOnPage(entry, page, 3).html, "img", "src") == [way]


def test_an_address_is_escaped() -> None:
    href = TextOnPage(sound_entry("One."), PAGE, 3).href('content/2022-02/"<&>.png')
    assert attributes(f'<a href="{href}">', "a", "href") == ['"<&>.png']


@pytest.mark.parametrize("level", [2, 3, 5])
def test_headings_stand_below_those_of_their_page(level: int) -> None:
    html = TextOnPage(sound_entry("### One[^press]"), PAGE, level).html
    assert html.startswith(f"<h{level}>One<sup")


@pytest.mark.parametrize("end", ["Words.", "| a |\n|---|\n| b |", "```\ncode\n```", "## Heading"])
def test_a_page_written_by_hand_has_no_notes(end: str) -> None:
    report = Report()
    text = f"---\ntitle: About this bulletin\n---\nOne.\n\n{end}\n"
    document = parse_document(text, "content/pages/about.md", report)
    page = parse_written(HandWritten, document, report)
    assert page
    assert report.errors == []
    placed = TextOnPage(page, "about/", 2)
    assert placed.notes == ()
    assert "" not in text_of(placed.html, "p")
