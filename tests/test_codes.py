"""Jurisdictions and languages: the codes that exist, and the ones that people write instead."""

from datetime import date

import pycountry
import pytest

from bulletin.values.code_lists import CodeLists, End, code_lists, lists_of_file
from bulletin.values.codes import (
    countries,
    currency_meant,
    currency_name,
    end_of,
    jurisdiction_meant,
    jurisdiction_name,
    language_meant,
    language_name,
)
from tests.codes import FILE, all_codes


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("CN", "China"),
        ("GB", "United Kingdom"),
        ("US", "United States"),
        ("EU", "European Union"),
        ("US-CA", "California"),
        ("GB-ENG", "England"),
        ("DE-BY", "Bayern"),
    ],
)
def test_a_jurisdiction_has_its_name(code: str, name: str) -> None:
    assert jurisdiction_name(code) == name


def test_every_country_of_the_standard_has_a_name() -> None:
    nameless = {one.alpha_2 for one in pycountry.countries if not jurisdiction_name(one.alpha_2)}
    assert nameless == set()


def test_every_subdivision_of_the_standard_has_a_name() -> None:
    nameless = {one.code for one in pycountry.subdivisions if not jurisdiction_name(one.code)}
    assert nameless == set()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "UK",
        "cn",
        "USA",
        "China",
        "XX",
        "ZZ",
        "EUR",
        "CN-33",
        "CN-",
        "-ZJ",
        "cn-zj",
        "840",
        "001",
    ],
)
def test_what_is_no_code_has_no_name(text: str) -> None:
    assert jurisdiction_name(text) is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("UK", "GB"),
        ("uk", "GB"),
        ("cn", "CN"),
        ("cn-zj", "CN-ZJ"),
        ("eu", "EU"),
        ("USA", "US"),
        ("GBR", "GB"),
        ("China", "CN"),
        ("united kingdom", "GB"),
        ("European Union", "EU"),
        ("Hong Kong", "HK"),
    ],
)
def test_a_wrong_jurisdiction_leads_to_the_right_one(written: str, meant: str) -> None:
    assert jurisdiction_meant(written) == meant


@pytest.mark.parametrize("text", ["", "nowhere", "Atlantis", "XX", "CN-33"])
def test_a_jurisdiction_that_nobody_knows_leads_nowhere(text: str) -> None:
    assert jurisdiction_meant(text) is None


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("en", "English"),
        ("en-GB", "English"),
        ("zh", "Chinese"),
        ("zh-Hans", "Chinese"),
        ("zh-Hant-HK", "Chinese"),
        ("es-419", "Spanish"),
        ("de-1996", "German"),
        ("fil", "Filipino"),
    ],
)
def test_a_language_has_its_name(tag: str, name: str) -> None:
    assert language_name(tag) == name


@pytest.mark.parametrize(
    "text",
    [
        "",
        "EN",
        "english",
        "en_GB",
        "en-gb",
        "en-",
        "-en",
        "zh-hans",
        "zh-CN-Hans",
        "xx",
        "cn",
        "e",
        "engl",
        " en",
        "en\n",
        'en"',
    ],
)
def test_what_is_no_tag_has_no_name(text: str) -> None:
    assert language_name(text) is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("English", "en"),
        ("chinese", "zh"),
        ("CN", "zh"),
        ("cn", "zh"),
        ("jp", "ja"),
        ("Simplified Chinese", "zh-Hans"),
    ],
)
def test_a_wrong_language_leads_to_the_right_one(written: str, meant: str) -> None:
    assert language_meant(written) == meant


@pytest.mark.parametrize("text", ["", "gibberish", "xx"])
def test_a_language_that_nobody_knows_leads_nowhere(text: str) -> None:
    assert language_meant(text) is None


def test_whatever_language_is_proposed_would_be_taken() -> None:
    names = [
        "Traditional Chinese",
        "Brazilian Portuguese",
        "American English",
        "Simplified Chinese",
    ]
    countries = [one.alpha_2 for one in pycountry.countries]
    proposed = {tag for written in names + countries if (tag := language_meant(written))}
    assert {tag for tag in proposed if language_name(tag) is None} == set()


def test_whatever_jurisdiction_is_proposed_would_be_taken() -> None:
    written = [name for one in pycountry.countries for name in (one.alpha_3, one.name.upper())]
    proposed = {code for text in written if (code := jurisdiction_meant(text))}
    assert {code for code in proposed if jurisdiction_name(code) is None} == set()
    assert len(proposed) == len(pycountry.countries)


@pytest.mark.parametrize(("code", "name"), [("EUR", "Euro"), ("CNY", "Chinese Yuan")])
def test_a_currency_has_its_name(code: str, name: str) -> None:
    assert currency_name(code) == name


def test_every_currency_of_the_standard_has_a_name() -> None:
    assert [one.alpha_3 for one in pycountry.currencies if not currency_name(one.alpha_3)] == []


@pytest.mark.parametrize("text", ["", "RMB", "eur", "EURO", "€", "$", "BTC", "EU"])
def test_what_is_no_currency_has_no_name(text: str) -> None:
    assert currency_name(text) is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("RMB", "CNY"),
        ("rmb", "CNY"),
        ("€", "EUR"),
        ("euro", "EUR"),
        ("usd", "USD"),
        ("£", "GBP"),
        ("british pound", "GBP"),
        ("$", None),
        ("¥", None),
        ("", None),
    ],
)
def test_a_wrong_currency_leads_to_the_right_one(written: str, meant: str | None) -> None:
    assert currency_meant(written) == meant


# Codes that are not valid any more


@pytest.mark.parametrize("code", ["HRK", "BGN", "LTL", "DEM", "EUR", "CNY"])
def test_a_currency_that_was_ever_used_has_a_name(code: str) -> None:
    assert currency_name(code)


@pytest.mark.parametrize("code", ["XK", "AN", "CS", "NO-01", "IN-TG", "KZ-AST"])
def test_a_place_that_ever_had_a_code_has_a_name(code: str) -> None:
    assert jurisdiction_name(code) not in (None, code)


@pytest.mark.parametrize("code", ["EUR", "NO", "NO-03", "XK", "IN-TS", "KZ-71", "BY", "SK", "GE"])
def test_what_is_valid_has_no_end(code: str) -> None:
    assert end_of(code) is None


def test_a_former_code_is_not_offered_for_a_name() -> None:
    assert jurisdiction_meant("Odisha") == "IN-OD"
    assert "AN" not in countries()


OLDER = CodeLists({"AA": "Aland"}, {"AA-1": "One"}, {"AAA": "Taler", "AAB": "Groat"})
NEWER = CodeLists({"BB": "Bland"}, {}, {"AAB": "Groat"}, {"AAA": End(date(2024, 1, 1))})


def test_what_a_newer_list_forgets_stays_known() -> None:
    both = NEWER.and_earlier(OLDER)
    assert both.countries == {"AA": "Aland", "BB": "Bland"}
    assert both.subdivisions == {"AA-1": "One"}
    assert both.currencies == {"AAA": "Taler", "AAB": "Groat"}
    assert both.ends == {"AAA": End(date(2024, 1, 1))}


def test_what_is_valid_again_has_no_end() -> None:
    again = CodeLists({}, {}, {"AAA": "Taler"}).and_earlier(NEWER)
    assert again.ends == {}


def test_a_library_that_knows_nothing_makes_no_code_unknown() -> None:
    """A published entry stays sound with lists of any version."""
    bare, now = CodeLists().and_earlier(lists_of_file()), code_lists()
    assert bare.countries.keys() >= now.countries.keys()
    assert bare.subdivisions.keys() >= now.subdivisions.keys()
    assert bare.currencies.keys() >= now.currencies.keys()


def test_the_file_has_every_code_of_the_libraries() -> None:
    assert FILE.read_text(encoding="utf-8") == all_codes(), "run: python -m tests.codes"


@pytest.mark.parametrize(
    ("name", "code"),
    [("Germany", "DE"), ("Deutschland", "DE"), ("Allemagne", "DE"), ("德国", "DE")],
)
def test_a_country_is_recognised_by_its_name_in_each_language(name: str, code: str) -> None:
    assert jurisdiction_meant(name) == code


@pytest.mark.parametrize("name", ["German", "Deutsch", "allemand", "德语"])
def test_a_language_is_recognised_by_its_name_in_each_language(name: str) -> None:
    assert language_meant(name) == "de"


@pytest.mark.parametrize(("name", "code"), [("人民币", "CNY"), ("Schweizer Franken", "CHF")])
def test_a_currency_is_recognised_by_its_name_in_each_language(name: str, code: str) -> None:
    assert currency_meant(name) == code
