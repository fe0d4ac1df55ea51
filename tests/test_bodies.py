"""Texts: what they become, where their faults stand, and what a place makes of them."""

import re
from pathlib import Path

import pytest

from bulletin.diagnostics.report import Location
from bulletin.markdown.bodies import Body, HeadingTag, Reference
from bulletin.markdown.output_check import is_clean
from tests.cases import read_cases
from tests.parsing import (
    BODY_LINE,
    PATH,
    Fault,
    PlainPlace,
    faults,
    parse_body_of_entry,
    parse_entry,
    sound_entry,
)
from tests.projects import ENTRY

CASES = Path(__file__).parent / "bodies"
SIGN = "⟦"
"""Stands before the place of a fault in the cases; no part of the text."""


def places_of_signs(text: str) -> list[tuple[int, int]]:
    """Line and column in the file of everything that a sign announces."""
    return [
        (BODY_LINE + number, match.start() - len(SIGN) * nth + 1)
        for number, line in enumerate(text.split("\n"))
        for nth, match in enumerate(re.finditer(SIGN, line))
    ]


# What a text becomes


@pytest.mark.parametrize(("text", "html"), read_cases(CASES / "html.md"))
def test_a_text_becomes_html(text: str, html: str) -> None:
    body = sound_entry(f"Zero.[^press]\n\n{text}").body
    assert body.set(PlainPlace()).strip() == f"<p>Zero.[press]</p>\n{html}".strip()


@pytest.mark.parametrize(("text", "html"), read_cases(CASES / "end.md"))
def test_marks_stand_behind_the_last_words_of_a_text_without_any(text: str, html: str) -> None:
    assert sound_entry(text).body.set(PlainPlace(end="[end]")).strip() == html.strip()


@pytest.mark.parametrize(
    ("level", "tags"), [(2, "h2 h3 h4 h5"), (3, "h3 h4 h5 h6"), (5, "h5 h6 h6 h6")]
)
def test_headings_follow_those_of_their_place(level: int, tags: str) -> None:
    body = sound_entry("### a\n\n#### b\n\n##### c\n\n###### d\n").body
    html = body.set(PlainPlace(heading_level=level))
    assert re.findall(r"<(h\d)>", html) == tags.split()
    assert re.findall(r"</(h\d)>", html) == tags.split()


def test_a_text_is_set_at_many_places_from_one_reading() -> None:
    body = sound_entry("One.[^press]\n\n### [two](other.md)\n").body
    first = body.set(PlainPlace(heading_level=2))
    assert body.set(PlainPlace(heading_level=5)) != first
    assert body.set(PlainPlace(heading_level=2)) == first


# What a text says of itself


def test_citations_come_in_the_order_of_the_text_with_every_repetition() -> None:
    body = sound_entry("- a[^b][^a]\n\n> c[^b]\n\n| [^c] |\n|---|\n| [^a] |\n", *"abc").body
    assert [citation.source for citation in body.citations] == ["b", "a", "b", "c", "a"]


@pytest.mark.parametrize("template", ["{}", "> {}", "- 一 {}", "1. > {}", "### {}", "*a {} b*"])
def test_a_citation_knows_its_place(template: str) -> None:
    text = template.replace("{}", f"a {SIGN}[^press] b {SIGN}[^press]")
    body = sound_entry(f"One.\n\n{text.replace(SIGN, '')}\n").body
    found = [(one.location.line, one.location.column) for one in body.citations]
    assert found == places_of_signs(f"One.\n\n{text}\n")


def test_citations_are_known_even_if_the_text_has_faults() -> None:
    entry, report = parse_body_of_entry("One[^press] <b>two</b>\n\n- three[^other]\n")
    assert report.errors
    known = [(one.source, one.location.column) for one in entry.body.citations if one.source]
    assert known == [("press", 4), ("other", 8)]


def test_references_are_the_documents_and_images_of_a_text() -> None:
    text = "[a](b.md) ![c](d.png)\n[e](../2022-03/f.md) [g](https://h.example/) [i](j%20k.md)\n"
    body = sound_entry(text).body
    assert body.references == (
        Reference("content/2022-02/b.md", Location(PATH, BODY_LINE, 1)),
        Reference("content/2022-02/d.png", Location(PATH, BODY_LINE, 11)),
        Reference("content/2022-03/f.md", Location(PATH, BODY_LINE + 1, 1)),
        Reference("content/2022-02/j k.md", Location(PATH, BODY_LINE + 1, 46)),
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("One  *two*\nthree.\\\nfour\n\n- five\n- six\n", "One two three. four five six"),
        ("One[^press].[^press] Two.", "One. Two."),
        ("### One\n\nTwo", "One Two"),
        ("EUR ~~5 or *7*~~ 6 million", "EUR 6 million"),
        ("[one](https://example.org/ '> two') ![three](four.png)<a@example.org>", None),
        ("1 < 2 &amp; 3 > 2 &amp;lt; &#20013;", "1 < 2 & 3 > 2 &lt; 中"),
        ("| a | b |\n|---|---|\n| c | d |\n", "a b c d"),
        ("```\na <b>  c\n```\n", "a <b> c"),
    ],
)
def test_words_are_the_text_without_markup_and_marks(text: str, words: str | None) -> None:
    assert sound_entry(text).body.words == (words or "one a@example.org")


# Where its faults stand


@pytest.mark.parametrize(("text", "codes"), read_cases(CASES / "places.md"))
def test_a_fault_is_told_where_it_stands(text: str, codes: str) -> None:
    _, report = parse_body_of_entry(text.replace(SIGN, ""))
    places = places_of_signs(text)
    expected = [(code, *place) for code, place in zip(codes.splitlines(), places, strict=True)]
    assert faults(report) == expected


@pytest.mark.parametrize(
    "address",
    [
        *("blob:https://e.org/1", "filesystem:https://e.org/1", "about:blank", "tel:+442012345678"),
        *("view-source:https://e.org/", "intent:e.org", "ms-msdt:/id", "jar:https://e.org/!/a"),
        *("data:text/html,x", "data:image/svg+xml,x", "data:image/png;base64,AA==", "//e.org/"),
        *("ws://e.org/", "x-own:1", "JAVASCRIPT:1", "java&#115;cript:1", "javascript&#58;1"),
    ],
)
@pytest.mark.parametrize("way", ["[a]({})", "[a](<{}>)", "[a][b]\n\n[b]: {}"])
def test_a_text_leads_to_the_web_to_mail_and_to_files_only(way: str, address: str) -> None:
    _, report = parse_body_of_entry(way.replace("{}", address))
    assert {code for code, _, _ in faults(report)} == {"forbidden-address"}


def test_an_address_that_is_used_often_is_told_where_it_is_written_or_used() -> None:
    _, report = parse_body_of_entry("[a][b], [b][]\nand [b]\n\n[b]: javascript:1\n")
    places = {(BODY_LINE, 1), (BODY_LINE, 9), (BODY_LINE + 1, 5), (BODY_LINE + 3, 1)}
    assert {code for code, _, _ in faults(report)} == {"forbidden-address"}
    assert {(line, column) for _, line, column in faults(report)} <= places


FAULTY = {
    "link": ("[x](javascript:1)", "forbidden-address"),
    "insecure link": ("[x](http://example.org/ 'x')", "insecure-url"),
    "autolink": ("<javascript:1>", "forbidden-address"),
    "image": ("![x *y*](https://example.org/a.png)", "bad-image"),
    "html": ("<i class='x'>", "raw-html"),
    "comment": ("<!-- x -->", "raw-html"),
    "citation": ("[^No Id]", "bad-citation"),
    "inline note": ("^[x]", "bad-citation"),
    "entity": ("&#x202E;", "forbidden-character"),
}
SURROUNDINGS = {
    "paragraph": "Words {} words {} words.",
    "second line": "Words\nand {} words",
    "indented line": "Words\n      and {} words",
    "line behind a break": "Words  \nand {}\\\nand {}",
    "list": "- one {}\n- two {}",
    "wide list": "-    one {}\n\n     two {}",
    "numbered list": "9. nine {}\n10. ten\n    {}",
    "list in a list": "- one\n  * two\n    + three {}",
    "quotation": "> one {}\n>two {}\n>   three {}",
    "quotation in a quotation": "> > one {}\n> two {}",
    "list in a quotation": "> - one {}\n>\n>   two {}",
    "quotation in a list": "- > one {}\n  > two {}",
    "heading": "### One {} two ###",
    "heading in a list": "- ### One {}",
    "head of a table": "| one | a {} |\n|---|---|\n| two | three |",
    "row of a table": "| one | two |\n|---|---|\n| three {} | four {} |\n| {} | {} |",
    "table without borders": "one | two\n--|--\nthree {} | four {}",
    "table in a list": "- | one |\n  |---|\n  | two {} |",
    "emphasis": "*one {} __two {}__*",
    "deleted words": "~~one {} two~~",
    "behind Chinese": "数据出境，{} 安全 {}",
    "behind an emoji": "😀 {} 👩‍👩‍👧 {}",
    "behind an entity": "&lt;&amp; {}",
    "behind an escape": "\\[ \\\\ {}",
    "behind code": "`x` ``[x](y:z)`` {}",
    "behind a tab": "one\ttwo {}",
    "behind a no-break space": "\u00a0one\u00a0{}",
    "behind a fence": "```\n[x](y:z)\n```\n\none {}",
    "behind brackets": "[sic] [2022] UKSC 1 [a {} b]",
}


@pytest.mark.parametrize("thing", list(FAULTY))
@pytest.mark.parametrize("surroundings", list(SURROUNDINGS))
def test_a_fault_has_its_column_in_all_surroundings(surroundings: str, thing: str) -> None:
    written, code = FAULTY[thing]
    text = SURROUNDINGS[surroundings].replace("{}", SIGN + written)
    _, report = parse_body_of_entry(text.replace(SIGN, ""))
    assert faults(report) == [(code, *place) for place in places_of_signs(text)]


def test_a_fault_behind_a_pipe_in_the_same_cell_has_its_line() -> None:
    _, report = parse_body_of_entry("| a |\n|---|\n| b \\| <b> |\n")
    [(code, line, _)] = faults(report)
    assert (code, line) == ("raw-html", BODY_LINE + 2)


@pytest.mark.parametrize("front", ["---\n---\n", "---\ntitle: |\n  数据\n  出境\n---\n\n\n"])
def test_a_fault_has_its_line_in_the_file(front: str) -> None:
    _, report = parse_entry(front + "One\n\ntwo <b>\n")
    expected = ("raw-html", front.count("\n") + 3, 5)
    assert [found for found in faults(report) if found[0] == "raw-html"] == [expected]


# What a text may not be


@pytest.mark.parametrize("text", ["", "\n\n", "  \n\t\n", ">", "-", "***", "- >\n- 1."])
def test_a_text_says_something(text: str) -> None:
    _, report = parse_body_of_entry(text)
    assert faults(report) == [("empty-body", BODY_LINE, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "One [two[^press] three](https://example.org/) four",
        "One [two [three](https://example.org/3) four](https://example.org/4)",
        "One [two <https://example.org/3> four](https://example.org/4)",
        "One [two][three] four",
    ],
)
def test_what_looks_like_a_link_and_would_not_become_one_is_told(text: str) -> None:
    _, report = parse_body_of_entry(f"Zero.[^press]\n\n{text}\n")
    assert {found.location.line for found in report.errors} == {BODY_LINE + 2}


@pytest.mark.parametrize("level", ["> ", "- ", "1. "])
def test_ten_levels_of_nesting_are_enough(level: str) -> None:
    assert sound_entry(level * 10 + "words").body.words == "words"
    _, report = parse_body_of_entry(level * 11 + "words")
    assert [code for code, _, _ in faults(report)] == ["nested-too-deep"]


def test_a_short_text_cannot_become_an_enormous_page() -> None:
    definition = f"[a]: https://example.org/{'x' * 4000}\n"
    sound_entry("[a] " * 20 + "\n\n" + definition)
    _, report = parse_body_of_entry("[a] " * 2000 + "\n\n" + definition)
    assert faults(report) == [("output-too-large", BODY_LINE, 1)]


def test_markup_that_no_text_may_have_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bulletin.markdown.body_parsing.is_clean", lambda body: False)
    _, report = parse_body_of_entry("One.")
    assert faults(report) == [("unsafe-output", BODY_LINE, 1)]


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<p onclick='alert(1)'>x</p>",
        "<p style='color:red'>x</p>",
        '<p id="location">x</p>',
        '<p class="footnote-ref">x</p>',
        '<td class="align-left md-nav">x</td>',
        '<a href="javascript:alert(1)">x</a>',
        '<a href="data:text/html,x">x</a>',
        '<img src="x.png" onerror="alert(1)">',
        "<iframe></iframe>",
        "<!-- x -->",
        "<svg></svg>",
        "<form></form>",
        "<h1>x</h1>",
    ],
)
def test_the_last_line_of_defence_sees(html: str) -> None:
    assert not is_clean(Body(("<p>x</p>\n", html)))


def test_the_last_line_of_defence_lets_every_sound_text_pass() -> None:
    for text, _ in (case.values for case in read_cases(CASES / "html.md")):
        assert is_clean(sound_entry(str(text)).body)
    assert is_clean(Body(("<", HeadingTag(4), ">x</", HeadingTag(4), ">")))


def test_the_sample_has_no_fault() -> None:
    found: list[Fault] = faults(parse_entry(ENTRY)[1])
    assert found == []
