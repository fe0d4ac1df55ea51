"""The terms that the index has beside the words of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.rendering.search_terms import terms, terms_and_words, terms_of_html


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("安全", "安全 全"),
        ("法", "法"),
        ("个人信息，保护", "个人 人信 信息 息 保护 护"),
        ("GDPR与个人", "与个 个人 人"),
        ("個人情報ガイド", "個人 人情 情報 報ガ ガイ イド ド"),
        ("\U00020000\U00020001", "\U00020000\U00020001 \U00020001"),
        ("安全 and 安全", "安全 全"),
        ("Case C-184/20.", "c_184_20"),
        ("(ECLI:EU:C:2022:601),", "ecli_eu_c_2022_601"),
        ("C\u2011184/20 and Ç–184／20", "c_184_20"),
        ("a well-known state/federal matter", ""),
        ("100,000 people in 2022", ""),
        ("Art. 5", "art_5"),
        ("ARTICLE 5(1)(c)", "art_5"),
        ("Articles 5(1)(c), 6 and 12", "art_5 art_6 art_12"),
        ("Article 5, 12 people", "art_5"),
        ("Article 46a, section 3, § 7, recital 26", "art_46a sec_3 sec_7 recital_26"),
        ("party 5, smart 5", ""),
        ("Article of 5 pages", ""),
        ("", ""),
    ],
)
def test_terms(text: str, expected: str) -> None:
    assert terms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("data\u2014including names\u2014were", "data including names were"),
        ("l\u2019avis on e\u2011mail", "l avis e mail"),
        ("违反GDPR规定 违反", "违反 反 规定 定 GDPR"),
        ("个人信息 个人", "个人 人信 信息 息 个人 人"),
        ("\uff21\uff30\uff30 of\ufb01ce", "APP office"),
        ("\u201cquoted\u201d na\u00efve 5\u00a0000 \u2014 \U0001f600 e-mail and/or app(s)", ""),
    ],
)
def test_words_that_pagefind_takes_for_parts_of_others(text: str, expected: str) -> None:
    assert terms_and_words(text) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>个人<em>信息</em></p>", "个人 人信 信息 息"),
        ('C-184/20<sup class="mark"><a id="m">1</a></sup>', "c_184_20"),
        ('<a href="https://www.example.org/2022/601">words</a>', ""),
        ("<p>安</p>\n<p>全</p>", "安 全"),
        ("C&#45;184/20 &amp; more", "c_184_20"),
    ],
)
def test_terms_of_html_are_those_of_its_text(html: str, expected: str) -> None:
    assert terms_of_html(html) == expected


@given(
    st.text("个人信息保护法 ，a", max_size=12), st.text("个人信息保护法", min_size=2, max_size=4)
)
def test_a_phrase_of_bigrams_is_there_if_the_text_contains_it(text: str, query: str) -> None:
    bigrams = " ".join(query[i : i + 2] for i in range(len(query) - 1))
    assert (f" {bigrams} " in f" {_all_runs(text)} ") == (query in text)


def _all_runs(text: str) -> str:
    """The terms of each run, equal runs repeated."""
    return " | ".join(terms(run) for run in text.replace("，", " ").replace("a", " ").split())
