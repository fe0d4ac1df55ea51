"""Texts of ours without their markup: nothing is lost, and lines have a readable length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from bulletin.rendering.plain_text import WIDTH, plain_text, wrapped

CASES = {
    "paragraphs": ("<p>One.</p>\n<p>Two &amp; <em>three</em>.</p>\n", "One.\n\nTwo & three."),
    "line break": ("<p>One<br>\ntwo</p>", "One\ntwo"),
    "link": (
        '<p>See <a href="https://example.org/?a=1&amp;b=2">the law</a>.</p>',
        "See the law <https://example.org/?a=1&b=2>.",
    ),
    "bullets": ("<p>List:</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>", "List:\n\n- one\n- two"),
    "numbers": (
        '<ol start="9"><li>nine</li><li>ten</li></ol><p>End.</p>',
        "9. nine\n10. ten\n\nEnd.",
    ),
    "nested list": (
        "<ul><li>one<ul><li>within</li></ul></li><li>two</li></ul>",
        "- one\n  - within\n- two",
    ),
    "paragraphs in a list": (
        "<ul><li><p>one</p><p>more</p></li></ul>",
        "- one\n\n  more",
    ),
    "quotation": ("<blockquote><p>Said.</p><p>Again.</p></blockquote>", "> Said.\n\n> Again."),
    "heading": ("<h3>Title</h3><p>Text.</p>", "Title\n\nText."),
    "code": ("<pre><code>a  b\n c\n</code></pre>", "a  b\n c"),
    "table": (
        "<table><thead><tr><th>A</th><th>B</th></tr></thead>"
        "<tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
        "A | B\n1 | 2",
    ),
    "list and table": (
        "<ul><li>one</li></ul><table><tr><td>1</td></tr></table>",
        "- one\n\n1",
    ),
    "rule": ("<p>One</p><hr><p>Two</p>", "One\n\n* * *\n\nTwo"),
}


@pytest.mark.parametrize(("html", "text"), CASES.values(), ids=CASES.keys())
def test_markup_becomes_lines(html: str, text: str) -> None:
    assert plain_text(html) == text


def test_long_lines_are_broken_but_addresses_are_not() -> None:
    address = "https://www.example.org/" + "long-" * 20
    text = plain_text(f'<blockquote><p>{"word " * 40}<a href="{address}">here</a></p></blockquote>')
    assert f"<{address}>" in text
    assert all(len(line) <= WIDTH for line in text.split("\n") if address not in line)
    assert all(line.startswith("> ") for line in text.split("\n"))


def test_what_has_no_spaces_is_not_cut() -> None:
    assert wrapped("个人信息保护法" * 20) == "个人信息保护法" * 20


@given(st.lists(st.text(min_size=1), min_size=1))
def test_no_word_is_lost(paragraphs: list[str]) -> None:
    html = "".join(f"<p>{escape(one)}</p>" for one in paragraphs)
    words = " ".join(paragraphs).split()
    assert plain_text(html).split() == words
