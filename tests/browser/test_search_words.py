"""What words, Chinese and identifiers find, and what they do not find."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from unicodedata import normalize

import pytest
from playwright.sync_api import Browser, expect

from bulletin.search.letter_folding import fold
from bulletin.search.terms import terms, words
from tests.browser.archive import ARCHIVE, found_on
from tests.browser.visits import Visit, visiting

pytestmark = pytest.mark.browser

CHINESE = (
    "个人信息保护法",
    "个人信息",
    "信息保护",
    "跨境",
    "网信办",
    "出境安全",
    "安全评估",
    "法",
)


FIND = """async (query) => {
    const { entriesOf, find } = await import("/assets/search/finding.js")
    const { found, marks } = await find(query)
    const entries = await entriesOf(found, marks)
    return entries.map(({ href }) => href.split("/").at(-2))
}"""

Search = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def search(browser: Browser, archive_home: str) -> Iterator[Search]:
    """Finds slugs by a query, the best first, all in one page, so that the index loads once."""
    with visiting(browser, archive_home) as visit:
        page = visit.open()
        yield lambda query: list(page.evaluate(FIND, query))
        assert visit.complaints == []


@pytest.mark.parametrize("term", CHINESE)
def test_chinese_finds_what_contains_it_and_nothing_else(search: Search, term: str) -> None:
    expected = {slug for slug, item in ARCHIVE.items() if term in item.words}
    assert expected
    assert set(search(term)) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("个人信息 contract", {"contract"}),
        ("contract 标准合同", {"contract"}),
        ("export 个人信息", {"law", "contract"}),
        ("个人信息 出境", {"contract"}),
        ("signed网信办", {"notice"}),
        ("个人信息保护法 export 跨境", set()),
    ],
)
def test_chinese_and_english_words_have_to_be_there_together(
    search: Search, query: str, expected: set[str]
) -> None:
    assert set(search(query)) == expected


def test_chinese_that_stands_nowhere_finds_nothing(search: Search) -> None:
    assert search("个人数据保护") == []


@pytest.mark.parametrize("term", ["个人信息", "信息保护", "安全评估"])
def test_the_excerpt_reads_as_the_text_does(reader: Visit, term: str) -> None:
    (slug, *_) = found_on(reader.open(f"search/?q={term}"))
    excerpt = reader.page.locator(".result__excerpt").first
    expect(excerpt.locator("mark").first).to_have_text(term)
    piece = excerpt.inner_text().strip("… ")
    plain = re.sub(r"\W", "", ARCHIVE[slug].body + ARCHIVE[slug].source)
    assert re.sub(r"\W", "", piece) == plain


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SAN-2022-015", ["fine"]),
        ("san-2022-015", ["fine"]),
        ("SAN\u20112022\u2011015", ["fine"]),
        ("C-184/20", ["judgment", "later-judgment"]),
        ("C-18/420", ["turned"]),
        ("C-184/2", []),
        ("ECLI:EU:C:2022:601", ["judgment"]),
        ("ECLI:EU:C:2022:60", []),
        ("Art. 5", ["principles"]),
        ("art 5", ["principles"]),
        ("Article 5(1)(c)", ["principles"]),
        ("article 50", ["later-judgment"]),
        ("Art. 84", ["later-judgment"]),
        ("Art. 12", ["principles"]),
        ("§ 5", ["turned"]),
        ("C-184/20 chamber", ["judgment"]),
        ("Art. 5 个人信息", []),
    ],
)
def test_identifiers_find_their_entries(search: Search, query: str, expected: list[str]) -> None:
    assert search(query) == expected


@pytest.mark.parametrize(
    ("query", "mark"),
    [
        ("ECLI:EU:C:2022:601", "ECLI:EU:C:2022:601"),
        ("art. 5", "Articles 5(1)(c)"),
        ("Art. 84", "Articles 83(5) and 84"),
        ("complain", "complaints"),
    ],
)
def test_hits_are_marked_as_they_are_written(reader: Visit, query: str, mark: str) -> None:
    assert found_on(reader.open(f"search/?q={query}"))
    expect(reader.page.locator(".result").first.locator("mark").first).to_have_text(mark)


@pytest.mark.parametrize(
    ("query", "expected"),
    [("resume", ["plain", "accents"]), ("résumé", ["accents", "plain"])],
)
def test_accents_fold_and_the_same_spelling_leads(
    search: Search, query: str, expected: list[str]
) -> None:
    assert search(query) == expected


@pytest.mark.parametrize(
    "query", ["CL-2021-000077", "Quillfeather", "quodlibetum", "Art. 77 Cookie Code", "plaintiff"]
)
def test_what_stands_only_in_the_record_is_found(search: Search, query: str) -> None:
    assert search(query) == ["recorded"]


@pytest.mark.parametrize("query", ["Instagram", "Belgium", "export Instagram", "a Norway fine"])
def test_a_word_that_stands_nowhere_is_not_taken_for_a_shorter_one(
    search: Search, query: str
) -> None:
    assert search(query) == []


@pytest.mark.parametrize(
    ("query", "slug"), [("quart", "report-1"), ("princip", "principles"), ("Exporters", "contract")]
)
def test_the_beginning_of_a_word_finds_it(search: Search, query: str, slug: str) -> None:
    assert slug in search(query)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('"Grand Chamber"', ["judgment"]),
        ('"Chamber Grand"', []),
        ("“quarterly report” number", None),
        ('"unfinished', []),
    ],
)
def test_a_phrase_is_found_as_it_stands(
    search: Search, query: str, expected: list[str] | None
) -> None:
    found = search(query)
    if expected is None:
        assert found
        assert all(slug.startswith("report-") for slug in found)
    else:
        assert found == expected


@pytest.mark.parametrize(
    ("query", "slug"),
    [
        ("Reporting Office", "report-"),
        ("Beijing", "principles"),
        ("CN-BJ", "principles"),
        ("December 2021", "other-fine"),
        ("Internet Court", "principles"),
    ],
)
def test_words_beside_the_text_are_found(search: Search, query: str, slug: str) -> None:
    assert search(query)[0].startswith(slug)


@pytest.mark.parametrize("query", ["!", '"', '""', "— · …", "(", "\\", "[", "*", "?"])
def test_signs_alone_ask_for_nothing(search: Search, query: str) -> None:
    assert set(search(query)) == ARCHIVE.keys()


TEXTS = (
    "SAN-2022-015, C-184/20, ECLI:EU:C:2022:601 and Regulation (EU) 2016/679; EUR 1,200,000.50",
    "Articles 5(1)(c), 5(1)(e) and 12, Art. 50; Article 7, 8 people; §§ 3, 4a; recital 26",
    "ŠAN\u20112022\u2013015 and ２０１６/６７９ state-of-the-art covid-19 v1.2.3",
    "an e-mail to a cross-border point-of-contact",
    "Section 2 or articles 10 and 12 of the ARTICLE 29 party; smart 5; artikel 7a",
    "Art. 5 Abs. 1 lit. f DSGVO, Art. 6 und 9, § 26 Abs. 1 Satz 2 BDSG, Erwägungsgrund 26",
    "l’article 5, paragraphe 1, sous f), du RGPD; les articles 6 et 9; considérant 26",
    "第五条第二款和第50条, 第一百二十三條; 违反GDPR规定，个人信息；跨 境 データ保護",
    "H&M, 1&1, Ernst & Young, AT & T; the company's and the authorities’ l’avis Łódź, ÅRHUS",
    "Æbeltoft Ørsted Straße Œuvre Đorđe Þór Ħal ıIİ ǽ ǿ \u00adsoft\u00adhy\u00adphen de\u200bta",
    "C252/21 on 3 March 2022, vom 11.12.2019, 2022-03-31, le 1er août 2023 and 2022年3月5日",
    "§ 823 I 2 BGB, Art. 6 I f, Art. 6 Abs. 1 UAbs. 1 Buchst. b; 15 U.S.C. and 3/4/2021",
    "персональных данных й Ωμέγα ไทย हिन्दी עברית العربية 한국어 under_score",
)


@pytest.mark.parametrize("text", TEXTS)
def test_queries_are_taken_apart_as_texts_are(reader: Visit, text: str) -> None:
    page = reader.open()
    spoken, joined = page.evaluate(
        """async (text) => {
            const { termsOfIndex } = await import("/assets/search/finding.js")
            const terms = await termsOfIndex()
            const clean = terms.clean(text)
            const words = terms.words(clean).map(({ text, key, place }) => [text, key, place])
            return [words, terms.joined(clean).map((one) => one.terms)]
        }""",
        text,
    )
    assert [tuple(one) for one in spoken] == [(one, fold(one), at) for one, at in words(text)]
    found = {term for term, _ in terms(text)}
    assert all(found & set(alternatives) for alternatives in joined)
    stated = {term for term in found if re.search("[_&]", term)}
    longest = {one for one in stated if not any(other.startswith(f"{one}_") for other in stated)}
    assert longest <= {term for alternatives in joined for term in alternatives}


def test_letters_fold_alike_in_both_languages(reader: Visit) -> None:
    letters = [chr(code) for code in range(0xA0, 0x2D00) if chr(code).isalpha()]
    folded = reader.open().evaluate(
        """async (letters) => {
            const { termsOfIndex } = await import("/assets/search/finding.js")
            const terms = await termsOfIndex()
            return letters.map((letter) => terms.fold(terms.clean(letter)))
        }""",
        letters,
    )
    small = [normalize("NFKC", letter).lower() for letter in letters]
    assert folded == [fold(letter) for letter in small]


def test_lists_and_results_show_the_same_entries_by_their_numbers(
    browser: Browser, archive_home: str
) -> None:
    script = """async (numbers) => {
        const { headingsOf, textsOf } = await import("/assets/search/texts.js")
        return [await headingsOf(numbers), await textsOf(numbers)]
    }"""
    numbers = [9, 0, 4, 3]
    with visiting(browser, archive_home) as visit:
        headings, texts = visit.open().evaluate(script, numbers)
        columns = visit.page.evaluate(
            """async () => {
                const { tableOfFacets } = await import("/assets/search/facets.js")
                return (await tableOfFacets()).days
            }"""
        )
    assert len({one["address"] for one in headings}) == len(numbers)
    for number, heading, text in zip(numbers, headings, texts, strict=True):
        assert heading == {name: text[name] for name in heading}
        item = ARCHIVE[heading["address"].split("/")[1]]
        assert heading["title"] == item.title
        assert columns[number] == (date.fromisoformat(item.date) - date(1970, 1, 1)).days
