"""References to provisions: how they are written, read and spoken of."""

import pytest

from bulletin.language.languages import ENGLISH
from bulletin.language.provisions import spoken_provision
from bulletin.values.law_references import LawReference, provision_meant


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("gdpr", ""),
        ("gdpr#art-5-1-c", "Article 5(1)(c)"),
        ("gdpr#art-83", "Article 83"),
        ("gdpr#rec-26", "Recital 26"),
        ("gdpr#ch-v", "Chapter V"),
        ("us-il-bipa#sec-15-b", "Section 15(b)"),
        ("ai-act#annex-iii-1-a", "Annex III(1)(a)"),
    ],
)
def test_a_provision_is_spoken_of_as_lawyers_do(written: str, spoken: str) -> None:
    reference = LawReference.parse(written)
    assert (spoken_provision(reference, ENGLISH), str(reference)) == (spoken, written)


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [
        ("Art. 5(1)(c)", "art-5-1-c"),
        ("Article 82", "art-82"),
        ("article 5 (1) (a)", "art-5-1-a"),
        ("s 15(b)", "sec-15-b"),
        ("section 15(b)", "sec-15-b"),
        ("Recital 26", "rec-26"),
        ("Chapter V", "ch-v"),
        ("annex iii", "annex-iii"),
        ("5(1)(c)", None),
        ("", None),
        ("part two", None),
    ],
)
def test_a_phrase_leads_to_its_provision(phrase: str, meant: str | None) -> None:
    assert provision_meant(phrase) == meant
    if meant:
        assert LawReference.parse(f"gdpr#{meant}").provision == meant


@pytest.mark.parametrize(
    "text", ["gdpr#", "gdpr#5", "gdpr#art", "gdpr#art-", "gdpr#Art-5", "a#b#c"]
)
def test_what_names_no_provision_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^write (gdpr|a)#"):
        LawReference.parse(text)


def test_provisions_sort_as_a_law_has_them() -> None:
    ordered = ["", "art-5", "art-5-1-c", "art-5-1-d", "art-5-2", "art-9", "art-9a", "art-10"]
    ordered += ["sec-2", "rec-4", "ch-iv", "ch-v", "ch-ix", "ch-xl", "annex-i", "annex-v"]
    references = [LawReference("gdpr", provision) for provision in ordered]
    by_letters = sorted(references, key=str)
    assert by_letters != references
    assert sorted(by_letters, key=lambda one: one.order) == references


@pytest.mark.parametrize(
    ("written", "article"),
    [
        ("act#art-120-1-c", 120),
        ("act#art-99a", 99),
        ("act#art-l121-1", 0),
        ("act#rec-173", 0),
        ("act", 0),
    ],
)
def test_an_article_has_its_number(written: str, article: int) -> None:
    assert LawReference.parse(written).article == article


def test_a_number_of_any_length_is_read() -> None:
    reference = LawReference.parse(f"act#art-{'9' * 5000}")
    assert reference.article > 10**999
    assert reference.order > LawReference.parse("act#art-99").order
