"""The terms of a text: what they are, and where they stand."""

import unicodedata

import pytest

from bulletin.search.letter_folding import fold, second_spelling
from bulletin.search.terms import terms, words


def joined(text: str) -> set[str]:
    """The terms of several words."""
    plain = {word for word, _ in words(text)}
    return {term for term, _ in terms(text)} - plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Case C-184/20.", {"c_184_20"}),
        ("(ECLI:EU:C:2022:601),", {"ecli_eu_c_2022_601"}),
        ("C\u2011184/20 and Ç–184／20", {"c_184_20"}),
        ("EUR 8.026 or 100,000 in 2022", {"8_026", "100_000"}),
        ("H&M, 1&1 and Ernst & Young, AT & T", {"h&m", "1&1", "ernst&young", "at&t"}),
        ("an e-mail, state-of-the-art", {"email"}),
        ("Art. 5", {"art_5"}),
        ("ARTICLE 5(1)(f)", {"art_5", "art_5_1", "art_5_1_f"}),
        ("Art. 5 Abs. 1 lit. f DSGVO", {"art_5", "art_5_1", "art_5_1_f"}),
        ("5 Abs. 1 lit. f", {"art_5", "art_5_1", "art_5_1_f"}),
        ("article 5, paragraph 1, point (f)", {"art_5", "art_5_1", "art_5_1_f"}),
        ("article 6, paragraphe 1, sous e)", {"art_6", "art_6_1", "art_6_1_e"}),
        ("§ 26 Abs. 1 Satz 2 BDSG", {"sec_26", "sec_26_1"}),
        ("Articles 5(1)(c), 6 and 12", {"art_5", "art_5_1", "art_5_1_c", "art_6", "art_12"}),
        ("Art. 6 und 9 DSGVO", {"art_6", "art_9"}),
        ("Article 5, 12 people", {"art_5"}),
        ("section 3, § 7, §§ 8, 9a", {"sec_3", "sec_7", "sec_8", "sec_9a"}),
        ("recital 26 or Erwägungsgrund 27", {"recital_26", "recital_27"}),
        (
            "Art. 6 I 1 lit. f und § 823 II BGB",
            {"art_6", "art_6_1", "art_6_1_f", "sec_823", "sec_823_2"},
        ),
        ("Art. 6 Abs. 1 UAbs. 1 Buchst. b", {"art_6", "art_6_1", "art_6_1_b"}),
        ("§ 26 Abs. 1 S. 2", {"sec_26", "sec_26_1"}),
        ("Article 6(1)(i) and I saw it", {"art_6", "art_6_1", "art_6_1_i"}),
        ("Articles 12 to 15", {"art_12", "art_13", "art_14", "art_15"}),
        ("Art. 12-14 DSGVO", {"art_12", "art_13", "art_14", "12_14"}),
        ("articles 5 à 900", {"art_5", "art_900"}),
        ("C252/21 and c-252/21", {"c_252_21"}),
        ("the U.S.C. of the U.S.", {"usc", "us"}),
        ("on 3 March 2022", {"date_2022_3_3"}),
        ("March 3rd, 2022; le 1er août 2023", {"date_2022_3_3", "date_2023_8_1"}),
        ("vom 11.12.2019", {"date_2019_12_11", "11_12_2019"}),
        ("vom 4. Juli 2023", {"date_2023_7_4"}),
        ("on 2022-03-31", {"date_2022_3_31", "2022_03_31"}),
        (
            "on 3/4/2022 or 31/12/2022",
            {"date_2022_4_3", "date_2022_3_4", "date_2022_12_31", "3_4_2022", "31_12_2022"},
        ),
        ("于2022年3月3日", {"date_2022_3_3"}),
        ("May 2022, 45 March, in 2022 pages", set()),
        ("party 5, smart 5, Article of 5 pages", set()),
        ("", set()),
    ],
)
def test_terms_of_several_words(text: str, expected: set[str]) -> None:
    assert joined(text) == expected


@pytest.mark.parametrize(
    ("text", "term"),
    [("第五十条第一款", "art_50_1"), ("第5条", "art_5"), ("第一百二十三條", "art_123")],
)
def test_chinese_provisions_are_counted(text: str, term: str) -> None:
    assert term in joined(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The company's l’avis", ["the", "company", "l", "avis"]),
        ("e-mail and/or data—including", ["e", "mail", "and", "or", "data", "including"]),
        ("违反GDPR规定", ["违", "反", "gdpr", "规", "定"]),
        ("ＡＰＰ of\ufb01ce de\u00adta", ["app", "office", "deta"]),
        ("Ernst & Young – “§ 201”", ["ernst", "young", "201"]),
        ("हिन्दी персональных", ["हिन्दी", "персональных"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert [word for word, _ in words(text)] == expected


def test_words_across_signs_stand_side_by_side() -> None:
    assert words("alpha – beta") == [("alpha", 0), ("beta", 1)]


def test_chinese_has_signs_and_pairs_at_their_places() -> None:
    assert terms("个人信") == [("个", 0), ("人", 1), ("信", 2), ("个人", 0), ("人信", 1)]


@pytest.mark.parametrize("text", ["个人，信息", "个人 信息", "个人；信息"])
def test_no_phrase_reaches_from_one_run_into_the_next(text: str) -> None:
    places = dict(words(text))
    assert places["信"] == places["人"] + 2


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("łódź", "lodz"),
        ("ørsted", "orsted"),
        ("straße", "strasse"),
        ("æbeltoft", "aebeltoft"),
        ("œuvre", "oeuvre"),
        ("đorđe", "dorde"),
        ("þór", "thor"),
        ("résumé", "resume"),
        ("ǿ", "o"),
        ("й", "и"),
    ],
)
def test_letters_fold(word: str, plain: str) -> None:
    assert fold(word) == plain


def latin_letters() -> list[str]:
    """Small letters that languages write, by their names: a plain letter with something."""
    letters = (chr(code) for code in range(0x80, 0x2000))
    named = [(letter, unicodedata.name(letter, "")) for letter in letters]
    return [
        letter
        for letter, name in named
        if name.startswith("LATIN SMALL L")
        and unicodedata.category(letter) == "Ll"
        and (" WITH " in name or len(name.split()[3]) == 1)
        and not any(odd in name for odd in ("TURNED", "CLICK", "TONE"))
    ]


def test_every_latin_letter_becomes_a_plain_one() -> None:
    letters = latin_letters()
    assert len(letters) > 350
    folded = {letter: "".join(fold(word) for word, _ in words(letter)) for letter in letters}
    assert {one: plain for one, plain in folded.items() if not (plain.isascii() and plain)} == {}


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("möbius", "moebius"),
        ("ørsted", "oersted"),
        ("århus", "aarhus"),
        ("đorđe", "djordje"),
        ("plain", ""),
    ],
)
def test_second_spelling(word: str, other: str) -> None:
    assert second_spelling(word) == other
