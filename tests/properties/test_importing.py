"""Imports of any text: nothing of it is lost, and every draft can be read."""

import re
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.diagnostics.report import EnvironmentFault
from bulletin.importing.drafts.draft import as_markdown, quoted_value
from bulletin.importing.fields.sentence_splitting import sentences_of, signature
from bulletin.importing.formats.blocks import Block
from bulletin.importing.formats.encodings import tidied
from bulletin.importing.formats.readers import read_manuscripts
from tests.importing import Imported, import_into
from tests.parsing import parse_body_of_entry, parse_entry
from tests.profiles import THOROUGH
from tests.projects import ENTRY, faults_of
from tests.properties.strategies import FRAGMENTS

SENTENCES = (
    *(
        "The office fined a shop EUR 5,000.",
        "It was so on 3 May 2031.",
        "Comments close on 4 June.",
    ),
    *(
        "It cited [2022] UKSC 1 and Art. 5(1).",
        "Nobody knows why!",
        "The total was 7.",
        "And so on …",
    ),
    *("See https://a.example.org/x for more.", "The *stars* are <b>not</b> bold_ly `set`."),
)
TITLES = (
    *("Office fines a shop", "Draft on lamps", "JUDGMENT ON FERRIES", "A title: with a colon"),
    *("Is this a title?", "1.1 Numbered title", "**Bold title**", "### A marked title", "Nr. 5"),
)
HEADINGS = (
    "Legislation",
    "ENFORCEMENT",
    "Cases:",
    "2. Courts and litigation",
    "Court corner",
    "Norway",
)
OTHERS = (
    *("Source: https://b.example.org/y", "https://c.example.org/z", "Sources", "Notes:", "* * *"),
    *(
        "1. https://d.example.org/",
        "[2] Office, Report, https://e.example.org/?a=1",
        "(3) Gazette 5",
    ),
    *("- a point", "1. a step", "Page 1 of 3", "The Lamp Letter, May 2031", "Contents", "> quoted"),
    *("This is not legal advice.", "Read more", "3 May 2031", "Unsubscribe"),
)
MARKS = ("", "", " 1", " [2]", "³", " (1)", " 1 2", ".4")

paragraphs = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join)
marked = st.tuples(paragraphs, st.sampled_from(MARKS)).map("".join)
pieces = st.one_of(
    marked, marked, st.sampled_from(TITLES), st.sampled_from(HEADINGS), st.sampled_from(OTHERS)
)
bulletins = st.lists(pieces, min_size=1, max_size=14).map("\n\n".join)
any_text = st.lists(st.sampled_from((*FRAGMENTS, *SENTENCES, *TITLES)), max_size=20).map("".join)


def imported(folder: str, text: str, name: str = "a.txt") -> Imported | None:
    try:
        found = import_into(Path(folder), name, text)
    except EnvironmentFault:
        return None
    return found if found.drafts else None


def kept(found: Imported) -> str:
    """All letters and digits that are in the drafts or in the report."""
    texts = [text.rpartition("\n---\n") for text in found.drafts.values()]
    fronts = (front.replace("\\", "") for front, _, _ in texts)
    drafts = (re.sub(r"\[\^[a-z0-9-]*\]|\\", "", body) for _, _, body in texts)
    introduction = "\n".join((*fronts, found.issue)).replace("\\", "")
    return signature(
        "\n".join((*drafts, introduction, *(one.text for one in found.written.leftovers)))
    )


def words_of(block: Block) -> list[str]:
    """The words of a block between its addresses, without its marks."""
    runs = (run for run in block.runs if not run.is_raised)
    return "".join("\n" if run.text == run.address else run.text for run in runs).split("\n")


def bare(sentence: str) -> str:
    """A sentence without what may be a number, a mark or a label of a source."""
    sentence = re.sub(r"^\W*(?:\d[\d.]*|source)\W+", "", sentence, flags=re.IGNORECASE)
    return re.sub(r"(?:\s*[\[(]?\d{1,3}[\])]?)+\W*$", "", sentence)


def lost(found: Imported, name: str) -> list[str]:
    """The sentences that are neither in a draft nor in the report.

    They are compared between marks of notes, and between colons, where titles end.
    """
    everything = kept(found)
    blocks = read_manuscripts(found.root / name, {})[0].blocks
    texts = (text for block in blocks for text in words_of(block))
    parts = (
        part
        for text in texts
        for one in sentences_of(text)
        for part in re.split(r"\[\^[^\]]*\]:?|[:：]", one)
    )
    sentences = map(bare, parts)
    return [one for one in sentences if signature(one) not in everything]


@given(bulletins)
def test_no_sentence_of_a_bulletin_is_lost(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        if found := imported(folder, text):
            assert lost(found, "a.txt") == []


@settings(max_examples=2000 if THOROUGH else 150)
@given(any_text)
def test_no_sentence_of_any_text_is_lost(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        if found := imported(folder, text):
            assert lost(found, "a.txt") == []


@given(st.lists(pieces, min_size=1, max_size=8))
def test_no_sentence_of_a_page_is_lost(parts: list[str]) -> None:
    page = "".join(f"<p>{part.replace('<', '&lt;')}</p>" for part in parts)
    with tempfile.TemporaryDirectory() as folder:
        if found := imported(folder, page, "a.html"):
            assert lost(found, "a.html") == []


ALLOWED = {"unconfirmed", "missing-field"}
"""What somebody has to decide."""


MARKDOWN = (
    *("# Notes of May 2031", "## Legislation", "### Office fines a shop", "---", "> Quoted words"),
    *("- **Office warns a shop** ([source](https://a.example.org/1)): it did so.", "1. A point"),
    *(
        "- One\n  - two\n    - three [here](https://b.example.org/2)\n  - four\n\n    Five.",
        "- [x]",
    ),
    *(
        "| a | b |\n| :-- | --: |\n| c \\| d | [e](https://c.example.org/3) |",
        "[^1]: https://d.example.org",
    ),
    *(
        "Words.[^1] And [reference][r].",
        "[r]: https://e.example.org/r",
        "![alt](p.png)",
        "<b>bold</b>",
    ),
    *(
        "<table><tr><td>one<td><p>two<p>three</table>",
        "<ul><li><ul><li>deep</ul></ul>",
        "`code` *em*",
    ),
    *(
        "- " * 14 + "deep",
        "> " * 14 + "deep",
        "<https://f.example.org>",
        "[1]: https://g.example.org",
    ),
    *(
        "[^n]: Note.\n\n    More of it.",
        "x[^n]",
        "[](https://h.example.org/)",
        "[**b**](https://i.example.org)",
    ),
)
documents = st.lists(st.one_of(st.sampled_from(MARKDOWN), pieces), min_size=1, max_size=12).map(
    "\n\n".join
)


@given(documents | bulletins | any_text, st.sampled_from(("a.txt", "a.md", "a.html")))
def test_a_draft_has_no_fault_but_what_somebody_has_to_decide(text: str, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        if found := imported(folder, text, name):
            told = faults_of(found.root)
            codes = re.findall(r"^\S+: error\[([a-z-]+)\]: ", told, re.MULTILINE)
            assert set(codes) <= ALLOWED, told


@given(any_text)
def test_any_text_reads_as_it_did_when_it_is_markdown(text: str) -> None:
    line = " ".join(tidied(text).split())
    entry, report = parse_body_of_entry(as_markdown(line) or "x")
    assert [one for one in report.diagnostics if one.code != "empty-body"] == []
    assert entry.body.words == (line or "x")


@given(any_text)
def test_any_text_reads_as_it_did_when_it_is_a_value(text: str) -> None:
    line = " ".join(tidied(text).split()) or "x"
    entry, _ = parse_entry(ENTRY.replace("The authority fines a company", quoted_value(line)))
    assert entry
    assert entry.title == line
