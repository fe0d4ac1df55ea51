"""Texts of ours without their markup: nothing is lost, and lines have a readable length."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from bulletin.language.languages import ENGLISH
from bulletin.markdown.dialect import parse_markdown, render_markdown
from bulletin.rendering.plain_text import WIDTH, columns, plain_text, wrapped

CASES = {
    "paragraphs": ("One.\n\nTwo & *three*.", "One.\n\nTwo & three."),
    "line break": ("One\\\ntwo", "One\ntwo"),
    "link": (
        "See [the law](https://example.org/?a=1&b=2).",
        "See the law <https://example.org/?a=1&b=2>.",
    ),
    "bullets": ("List:\n\n- one\n- two", "List:\n\n- one\n- two"),
    "numbers": ("9. nine\n10. ten\n\nEnd.", "9. nine\n10. ten\n\nEnd."),
    "nested list": ("- one\n  - within\n- two", "- one\n  - within\n- two"),
    "paragraphs in a list": ("- one\n\n  more", "- one\n\n  more"),
    "quotation": ("> Said.\n>\n> Again.", "> Said.\n\n> Again."),
    "heading": ("### Title\n\nText.", "Title\n\nText."),
    "code": ("```\na  b\n c\n```", "a  b\n c"),
    "table": ("| A | B |\n| --- | ---: |\n| 1 | 2 |\n| 3 | 4 |", "A | B\n1 | 2\n3 | 4"),
    "empty cells": ("| | B | C |\n| --- | --- | --- |\n| 1 | | 3 |", "| B | C\n1 | | 3"),
    "list and table": ("- one\n\n| A |\n| --- |\n| 1 |", "- one\n\nA\n1"),
    "rule": ("One\n\n---\n\nTwo", "One\n\n* * *\n\nTwo"),
    "struck words": (
        "EUR ~~5~~ 6 million, ~~not *this*~~.",
        "EUR [struck: 5] 6 million, [struck: not this].",
    ),
}


@pytest.mark.parametrize(("markdown", "text"), CASES.values(), ids=CASES.keys())
def test_markup_becomes_lines(markdown: str, text: str) -> None:
    assert plain_text(render_markdown(parse_markdown(markdown).tokens), ENGLISH) == text


def test_long_lines_are_broken_but_addresses_are_not() -> None:
    address = "https://www.example.org/" + "long-" * 20
    text = plain_text(
        f'<blockquote><p>{"word " * 40}<a href="{address}">here</a></p></blockquote>', ENGLISH
    )
    assert f"<{address}>" in text
    assert all(len(line) <= WIDTH for line in text.split("\n") if address not in line)
    assert all(line.startswith("> ") for line in text.split("\n"))


def test_chinese_is_parted_between_characters_but_not_before_its_punctuation() -> None:
    text = wrapped("个人信息保护法，" * 20)
    assert text.replace("\n", "") == "个人信息保护法，" * 20
    assert all(columns(line) <= WIDTH for line in text.split("\n"))
    assert not re.search(r"^，", text, re.MULTILINE)


def test_what_has_no_spaces_is_not_cut() -> None:
    assert wrapped("word" * 40) == "word" * 40


def test_what_a_space_holds_together_stays_together() -> None:
    held = "EUR\u00a0500"
    lines = wrapped(f"{'x' * (WIDTH - 5)} {held}").split("\n")
    assert lines == ["x" * (WIDTH - 5), held]


@given(st.lists(st.text(min_size=1), min_size=1))
def test_no_word_is_lost(paragraphs: list[str]) -> None:
    html = "".join(f"<p>{escape(one)}</p>" for one in paragraphs)
    words = " ".join(paragraphs).split()
    assert plain_text(html, ENGLISH).split() == words
