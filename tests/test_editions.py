"""A bulletin in several languages: pages, links between them, and what is not translated."""

import re
from datetime import date
from pathlib import Path

import pytest

from bulletin.diagnostics.report import Report
from bulletin.language.number_comparison import figures_in, missing_figures
from bulletin.pipeline import Project, build
from bulletin.preview.http_responses import Answers
from bulletin.preview.search_index import Search
from bulletin.preview.state import Preview
from tests.projects import ENTRY, MINIMUM, entry, files_of, write_project

SETTINGS = MINIMUM["content/bulletin.yml"] + (
    "languages: [en, zh]\n"
    "translations:\n"
    "  - {language: zh, title: 测试通讯, description: 用于测试的通讯}\n"
)
TRANSLATED = """\
---
title: 监管机构对某公司处以罚款
summary: 该公司在任何人同意之前就设置了饼干程序,因此受到处罚。
---
监管机构对某公司处以罚款。[^press]
"""
FILES = {
    "content/bulletin.yml": SETTINGS,
    "content/2022-02/fine.md": ENTRY,
    "content/2022-02/fine.zh.md": TRANSLATED,
    "content/2022-02/other.md": entry(title="Another thing that happened"),
    "content/2022-02/issue.zh.md": "---\ntitle: 一次测试\n---\n简介。\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The texts of a bulletin in English and Chinese, by their paths in the site."""
    root = write_project(tmp_path_factory.mktemp("editions"), FILES)
    build(Project(root, root / "site"), Report())
    texts = (".html", ".xml", "robots.txt")
    files = files_of(root / "site").items()
    return {
        path: content.decode()
        for path, content in files
        if path.endswith(texts) and "search/terms/" not in path
    }


def _pages(site: dict[str, str], folder: str) -> set[str]:
    paths = (path for path in site if path.endswith("index.html"))
    return {
        path.removeprefix(folder) for path in paths if path.startswith("zh/") == (folder == "zh/")
    }


def test_each_language_has_the_same_pages(site: dict[str, str]) -> None:
    assert _pages(site, "zh/") == _pages(site, "")
    assert "2022-02/fine/index.html" in _pages(site, "zh/")


def test_a_translation_takes_the_place_of_the_original(site: dict[str, str]) -> None:
    page = site["zh/2022-02/fine/index.html"]
    assert "监管机构对某公司处以罚款。" in page
    assert "The authority fined a company." not in page
    assert "监管机构" not in site["2022-02/fine/index.html"]
    assert '<html lang="zh"' in page


def test_facts_and_sources_are_those_of_the_original(site: dict[str, str]) -> None:
    page = site["zh/2022-02/fine/index.html"]
    assert 'datetime="2022-02-24"' in page
    assert 'href="https://www.example.org/press/1"' in page
    assert 'id="mark_fine_press"' in page


def test_pages_name_their_alternates(site: dict[str, str]) -> None:
    for path in ("2022-02/fine/index.html", "zh/2022-02/fine/index.html"):
        found = dict(re.findall(r'hreflang="([^"]+)" href="(https://bulletin[^"]+)"', site[path]))
        assert found == {
            "en": "https://bulletin.example/2022-02/fine/",
            "zh": "https://bulletin.example/zh/2022-02/fine/",
            "x-default": "https://bulletin.example/2022-02/fine/",
        }


def test_each_page_leads_to_the_same_page_in_the_other_language(site: dict[str, str]) -> None:
    assert _switch(site["2022-02/fine/index.html"]) == {"zh": "../../zh/2022-02/fine/"}
    assert _switch(site["zh/2022-02/fine/index.html"]) == {"en": "../../../2022-02/fine/"}
    assert _switch(site["index.html"]) == {"zh": "zh/"}


def _switch(page: str) -> dict[str, str]:
    links = re.findall(r'<a class="languages__link"[^>]*>', page)
    return {_attribute(link, "hreflang"): _attribute(link, "href") for link in links}


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf' {name}="([^"]*)"', tag)
    assert found
    return found[1]


def test_what_is_not_translated_says_so_and_is_marked_as_its_own_language(
    site: dict[str, str],
) -> None:
    page = site["zh/2022-02/other/index.html"]
    assert re.search(r'<h1[^>]* lang="en"[^>]*>Another thing that happened</h1>', page)
    assert re.search(r'<div lang="en">\s*<p id="p[0-9a-f]{8}">The authority fined', page)
    assert 'class="untranslated"' in page
    assert 'class="untranslated"' not in site["2022-02/other/index.html"]
    assert re.search(r'<a [^>]*lang="en"[^>]*>Another thing', site["zh/2022-02/index.html"])


def test_what_is_not_translated_is_known_at_one_address(site: dict[str, str]) -> None:
    page = site["zh/2022-02/other/index.html"]
    assert '<link rel="canonical" href="https://bulletin.example/2022-02/other/">' in page
    assert 'hreflang="zh" href="https://bulletin' not in page


def test_each_language_has_its_feed_and_its_sitemap(site: dict[str, str]) -> None:
    feed = site["zh/feed.xml"]
    assert "测试通讯" in feed
    assert 'xml:lang="zh"' in feed
    assert "https://bulletin.example/zh/2022-02/fine/" in feed
    assert "Sitemap: https://bulletin.example/sitemap.xml" in site["robots.txt"]
    assert "Sitemap: https://bulletin.example/zh/sitemap.xml" in site["robots.txt"]
    assert "https://bulletin.example/zh/2022-02/fine/" in site["zh/sitemap.xml"]
    assert "zh/robots.txt" not in site


def test_a_draft_of_a_translation_is_not_shown(tmp_path: Path) -> None:
    draft = TRANSLATED.replace("---\n", "---\ndraft: true\n", 1)
    root = write_project(tmp_path, {**FILES, "content/2022-02/fine.zh.md": draft})
    build(Project(root, root / "site"), Report())
    page = (root / "site/zh/2022-02/fine/index.html").read_text(encoding="utf-8")
    assert "The authority fined a company." in page


def test_the_preview_shows_each_language(tmp_path: Path) -> None:
    root = write_project(tmp_path / "project", FILES)
    preview = Preview(root, "http://127.0.0.1:1/", tmp_path / "files", date(2022, 3, 1))
    preview.refresh()
    answers = Answers(preview, Search(tmp_path / "files"), pytest.fail)
    assert "监管机构对某公司处以罚款。" in answers.answer("zh/2022-02/fine/").body.decode()
    assert "The authority fined a company." in answers.answer("2022-02/fine/").body.decode()
    assert answers.answer("zh/nowhere/").status == 404
    assert answers.answer("zh/2022-02/fine").location == "/zh/2022-02/fine/"


ENGLISH = (
    "On 24 February 2022 the authority fined the firm EUR 40 million under Article 32. It "
    "concerned 3.5 million students at 1,200.50 each, from 5 May."
)


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", ENGLISH),
        (
            "de",
            "Am 24. Februar 2022 verhängte die Behörde nach Artikel 32 ein Bußgeld von "
            "40 Mio. Euro; 3,5 Millionen Schüler, je 1.200,50, ab dem 5. Mai.",
        ),
        (
            "fr",
            "Le 24 février 2022, une amende de 40 millions d’euros, article 32 : "
            "3,5 millions d’élèves, 1 200,50 chacun, à partir du 5 mai.",
        ),
        (
            "zh",
            "2022年2月24日,该机构依据第三十二条罚款4000万欧元;涉及350万名学生,每人1200.50,自5月5日起。",
        ),
    ],
)
def test_figures_are_the_same_in_all_languages(tag: str, text: str) -> None:
    assert missing_figures(figures_in(ENGLISH, "en"), figures_in(text, tag)) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("罚款五十万元", "500000"),
        ("三千五百万人", "35000000"),
        ("一亿两千万元", "120000000"),
        ("依据第六十六条", "66"),
    ],
)
def test_a_number_in_chinese_characters_includes_its_scale(text: str, number: str) -> None:
    assert [figure.readings for figure in figures_in(text, "zh")] == [{number}]


@pytest.mark.parametrize("text", ["数百万人", "千万不要", "以防万一"])
def test_vague_chinese_words_are_not_figures(text: str) -> None:
    assert figures_in(text, "zh") == []


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Am 25. Februar 2022: 40 Mio., Art. 32, 3,5 Mio., 1200,50, 5. Mai", ["24 February 2022"]),
        ("Am 24. Februar 2022: 4 Mio., Art. 32, 3,5 Mio., 1200,50, 5. Mai", ["40 million"]),
        ("Am 24. Februar 2022: 40 Mio., Art. 33, 3,5 Mio., 1200,50, 5. Mai", ["32"]),
    ],
)
def test_a_figure_that_differs_is_missing(text: str, missing: list[str]) -> None:
    assert missing_figures(figures_in(ENGLISH, "en"), figures_in(text, "de")) == missing
