"""Dates, numbers, lists and the order of names in the languages of readers."""

from decimal import Decimal
from pathlib import Path

import pytest
from jinja2 import DictLoader

from bulletin.language.languages import language_of
from bulletin.language.provisions import spoken_provision
from bulletin.rendering import renderer
from bulletin.values.dates import PartialDate
from bulletin.values.law_references import LawReference

FIRST = PartialDate(2022, 3, 1)


@pytest.mark.parametrize(
    ("tag", "day", "month"),
    [
        ("en", "1 March 2022", "March 2022"),
        ("en-US", "March 1, 2022", "March 2022"),
        ("de", "1. März 2022", "März 2022"),
        ("fr", "1er mars 2022", "mars 2022"),
        ("zh-Hans", "2022年3月1日", "2022年3月"),
        ("nl", "1 March 2022", "March 2022"),
    ],
)
def test_dates_are_those_of_the_language(tag: str, day: str, month: str) -> None:
    language = language_of(tag)
    assert language.date(FIRST) == day
    assert language.date(FIRST.whole_month) == month


@pytest.mark.parametrize(
    ("tag", "written"),
    [
        ("en", "1,234,567.50"),
        ("de", "1.234.567,50"),
        ("de-CH", "1’234’567.50"),
        ("fr", "1\u202f234\u202f567,50"),
        ("zh", "1,234,567.50"),
    ],
)
def test_no_digit_of_a_number_is_lost(tag: str, written: str) -> None:
    assert language_of(tag).number(Decimal("1234567.50")) == written
    assert language_of(tag).number(0) == "0"


def test_a_title_begins_with_a_capital() -> None:
    assert language_of("fr").title_date(FIRST.whole_month) == "Mars 2022"


@pytest.mark.parametrize(
    ("tag", "title", "quoted"),
    [
        ("en", "A title", "‘A title’"),
        ("de", "Zu „Titel“", "„Zu ‚Titel‘“"),
        ("fr", "Titre", "«\u00a0Titre\u00a0»"),
        ("zh", "关于《办法》的通知", "《关于〈办法〉的通知》"),
    ],
)
def test_titles_have_the_quotation_marks_of_the_language(tag: str, title: str, quoted: str) -> None:
    assert language_of(tag).quoted(title) == quoted


@pytest.mark.parametrize(
    ("tag", "money"),
    [
        ("en", "CNY 40,000,000"),
        ("de", "40.000.000\u00a0CNY"),
        ("fr", "40\u202f000\u202f000\u00a0CNY"),
        ("zh", "40,000,000元人民币"),
    ],
)
def test_money_is_exact_in_every_language(tag: str, money: str) -> None:
    assert language_of(tag).money(Decimal(40_000_000), "CNY") == money


@pytest.mark.parametrize(
    ("tag", "spoken"),
    [
        ("de", "Art.\u00a05 Abs.\u00a01 lit.\u00a0c"),
        ("fr", "article\u00a05, paragraphe\u00a01, point\u00a0c)"),
        ("zh", "第5条第1款(c)项"),
    ],
)
def test_provisions_are_cited_as_lawyers_of_the_language_do(tag: str, spoken: str) -> None:
    reference = LawReference.parse("gdpr#art-5-1-c")
    assert spoken_provision(reference, language_of(tag)) == spoken


def test_lists_are_those_of_the_language() -> None:
    assert language_of("en").listed("abc") == "a, b and c"
    assert language_of("fr").listed("abc") == "a, b et c"
    assert language_of("zh").listed("abc") == "a、b和c"


def test_names_are_sorted_as_readers_expect() -> None:
    german, chinese = language_of("de").sort_key, language_of("zh").sort_key
    assert sorted(["Zypern", "Österreich", "Polen"], key=german) == [
        "Österreich", "Polen", "Zypern"
    ]  # fmt: skip
    assert sorted(["中国", "法国", "德国", "EU"], key=chinese) == ["EU", "德国", "法国", "中国"]


def test_a_language_without_words_has_those_of_english_and_keeps_its_tag() -> None:
    for tag in ("nl", "zh-Hant", "zh-TW"):
        assert language_of(tag).catalogue == "en"
        assert language_of(tag).tag == tag


def rendered(template: str, tag: str = "en", **values: object) -> str:
    environment = renderer._environment(Path(), language_of(tag), {})
    environment.loader = DictLoader({"t": template})
    return environment.get_template("t").render(values)


def test_what_is_put_into_a_message_of_a_template_is_escaped() -> None:
    assert rendered("{{ _('<b>%(x)s</b>', x=given) }}", given="<i>") == "<b>&lt;i&gt;</b>"
    assert rendered("{% trans x=given %}<b>{{ x }}</b>{% endtrans %}", given="<i>") == (
        "<b>&lt;i&gt;</b>"
    )


def test_numbers_in_messages_are_those_of_the_language() -> None:
    template = "{{ ngettext('%(num)s thing', '%(num)s things', n) }}"
    assert rendered(template, n=1) == "1 thing"
    assert rendered(template, n=1200) == "1,200 things"


def test_messages_without_values_cost_a_page_nothing() -> None:
    environment = renderer._environment(Path(), language_of("en"), {})
    code = environment.compile("a {{ _('b') }} c", raw=True)
    assert "a b c" in code
