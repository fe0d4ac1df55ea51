"""What is guessed from the words of an item: dates, authorities, places, money and sanctions."""

import re
from pathlib import Path
from time import process_time

import pytest

from bulletin.importing.fields.authorities import AuthorityNames, abbreviations_in
from bulletin.importing.fields.dates import dates_in, event_date, is_date_alone, key_dates_in
from bulletin.importing.fields.jurisdictions import jurisdiction_named
from bulletin.importing.fields.sanctions import sanctions_in
from bulletin.importing.fields.sentence_splitting import sentences_of
from bulletin.schema.registries import Authority, Register
from bulletin.values.dates import PartialDate
from bulletin.values.prose_amounts import money_in
from tests.importing import import_into

FEBRUARY = PartialDate(2022, 2)
FINE = (("type", "administrative-fine"), ("amount", "1000000"), ("currency", "EUR"))


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("On February 24, 2022, it", "2022-02-24"),
        ("on 24 February 2022", "2022-02-24"),
        ("the 24th of Feb. 2022", "2022-02-24"),
        ("on Feb 24", "2022-02-24"),
        ("on 24 FEBRUARY", "2022-02-24"),
        ("This February it", "2022-02"),
        ("in January", "2022-01"),
        ("on December 28", "2021-12-28"),
        ("this month", "2022-02"),
        ("last month", "2022-01"),
        ("2022-02-24", "2022-02-24"),
        ("24.2.2022", "2022-02-24"),
        ("24/02/2022", "2022-02-24"),
        ("02/24/2022", "2022-02-24"),
        ("03/02/2022", "2022-02-03"),
        ("2022年2月24日", "2022-02-24"),
        ("February 2022", "2022-02"),
        ("2月24日", "2022-02-24"),
        ("2022년 2월 24일", "2022-02-24"),
        ("am 24. Februar 2022", "2022-02-24"),
        ("le 1er février", "2022-02-01"),
    ],
)
def test_a_date_in_prose(text: str, date: str) -> None:
    (found,) = dates_in(text, FEBRUARY)
    assert str(found.date) == date


@pytest.mark.parametrize("text", ["May 15,000 apps be", "it may", "in 2022", "1.2.3"])
def test_what_is_no_date(text: str) -> None:
    assert dates_in(text, FEBRUARY) == []


def test_a_line_may_be_a_date_alone() -> None:
    assert is_date_alone("Monday, 24 February 2022")
    assert not is_date_alone("News of 24 February 2022")
    assert not is_date_alone("24 February")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("On 3 February it fined a shop that had begun on 1 February.", "2022-02-03"),
        ("Since January this year, shops lost files. On 5 February it ended.", "2022-02-05"),
        ("It published a rule of 3 March 2019 that is in force from 1 March.", "2022-02"),
        ("Nothing is said.", "2022-02"),
    ],
)
def test_the_day_of_an_event(text: str, date: str) -> None:
    assert str(event_date(iter([text]), FEBRUARY).date) == date


@pytest.mark.parametrize(
    ("text", "name", "date"),
    [
        ("Comments are to be returned by February 21, 2022.", "consultation_closes", "2022-02-21"),
        ("It asks for feedback until 21 March.", "consultation_closes", "2022-03-21"),
        ("The deadline for opinions is 21 March.", "consultation_closes", "2022-03-21"),
        ("An appeal is possible until 4 March 2022.", "appeal_by", "2022-03-04"),
        ("Shops have to comply by 1 June 2022.", "compliance_by", "2022-06-01"),
        ("The act enters into force on 1 January 2023.", "in_force", "2023-01-01"),
        ("It takes effect on 1 May.", "in_force", "2022-05-01"),
        ("The rules apply from 1 July 2022.", "applies_from", "2022-07-01"),
        ("It was decided on 1 February.", "", ""),
        ("Stellungnahmen sind bis zum 21. März 2022 möglich.", "consultation_closes", "2022-03-21"),
        ("Das Gesetz tritt am 1. Mai 2022 in Kraft.", "in_force", "2022-05-01"),
        ("Die Regeln gelten ab dem 1. Juli 2022.", "applies_from", "2022-07-01"),
        ("Gegen den Bescheid ist bis 4. März 2022 Berufung möglich.", "appeal_by", "2022-03-04"),
        ("Observations jusqu’au 21 mars 2022.", "consultation_closes", "2022-03-21"),
        ("La loi entre en vigueur le 1er mai 2022.", "in_force", "2022-05-01"),
        ("本办法自2022年5月1日起施行。", "in_force", "2022-05-01"),
        ("请于2022年3月21日前反馈意见。", "consultation_closes", "2022-03-21"),
        ("意见反馈截止时间为2022年3月21日。", "consultation_closes", "2022-03-21"),
        ("征求意见于2022年3月21日截止。", "consultation_closes", "2022-03-21"),
        ("网信部门于2022年2月5日公开征求意见。", "", ""),
    ],
)
def test_key_dates(text: str, name: str, date: str) -> None:
    found, _ = key_dates_in(text, FEBRUARY)
    assert [(one.name, str(one.date)) for one in found] == ([(name, date)] if name else [])


def test_a_deadline_of_unknown_kind_is_told() -> None:
    assert key_dates_in("Letters arrive by 3 March 2022.", FEBRUARY) == ([], ["by 3 March 2022"])


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("RMB 40 million", "CNY 40000000"),
        ("EUR 1.2m", "EUR 1200000"),
        ("€20 million", "EUR 20000000"),
        ("€1,250.50", "EUR 1250.5"),
        ("EUR 1.200.000", "EUR 1200000"),
        ("5 000 euros", "EUR 5000"),
        ("1,2 million euros", "EUR 1200000"),
        ("$5,000", "USD 5000"),
        ("NZ$40,000", "NZD 40000"),
        ("£200 thousand", "GBP 200000"),
        ("CHF 3'000", "CHF 3000"),
        ("65 million NOK", "NOK 65000000"),
        ("500,000 yuan", "CNY 500000"),
        ("10 Canadian dollars", "CAD 10"),
        ("USD 1.5bn", "USD 1500000000"),
        ("3 Mrd. Euro", "EUR 3000000000"),
        ("20 milioni di euro", "EUR 20000000"),
        ("80.26亿元", "CNY 8026000000"),
        ("100 000 zł", "PLN 100000"),
    ],
)
def test_an_amount(text: str, money: str) -> None:
    assert [f"{one.currency} {one.digits}" for one in money_in(f"It was {text}.")] == [money]


def test_a_dollar_is_that_of_the_country() -> None:
    assert money_in("$5", ("AU",))[0].currency == "AUD"
    assert money_in("$5", ("FR",))[0].currency == "USD"
    assert money_in("¥5", ("JP",))[0].currency == "JPY"


@pytest.mark.parametrize("text", ["GDP 5", "7 ICO staff", "No. 5 million", "107 apps"])
def test_what_is_no_amount(text: str) -> None:
    assert money_in(text) == []


@pytest.mark.parametrize(
    ("text", "sanction"),
    [
        ("It was fined EUR 1.2m.", "administrative-fine 1200000 EUR"),
        ("It was sentenced to pay a fine of EUR 5,000.", "criminal-fine 5000 EUR"),
        ("Damages of RMB 1,000 each are due.", "damages 1000 CNY person"),
        ("It settled for $2 million.", "settlement 2000000 USD"),
        ("A civil penalty of more than $3,000 was imposed.", "civil-penalty 3000 USD at-least"),
        ("He was sentenced to seven years in prison.", "imprisonment P7Y"),
        ("She was jailed for 18 months.", "imprisonment P18M"),
        ("Sie verhängte ein Bußgeld von 50.000 Euro.", "administrative-fine 50000 EUR"),
        ("Bußgelder von über 1,5 Mio. Euro.", "administrative-fine 1500000 EUR at-least"),
        ("Eine Geldstrafe von 900 Euro.", "criminal-fine 900 EUR"),
        ("Bußgelder können bis zu 20 Millionen Euro betragen.", ""),
        ("Une amende de 50 millions d’euros.", "administrative-fine 50000000 EUR"),
        ("Une amende d’environ 150 000 euros.", "administrative-fine 150000 EUR about"),
        ("对该公司处以5万元罚款。", "administrative-fine 50000 CNY"),
        ("It could be fined up to EUR 20 million.", ""),
        ("It has a turnover of EUR 5bn.", ""),
    ],
)
def test_a_sanction(text: str, sanction: str) -> None:
    found, _ = sanctions_in(text, ())
    assert [" ".join(value for _, value in one.fields) for one in found] == [sanction] * bool(
        sanction
    )


def test_fines_of_a_criminal_court_are_criminal() -> None:
    found, _ = sanctions_in("The company was fined EUR 5. Its owner was sentenced to prison.", ())
    assert found[0].fields[0] == ("type", "criminal-fine")


def test_an_amount_that_is_no_sanction_is_told() -> None:
    assert sanctions_in("It has a turnover of EUR 5bn.", ()) == ([], ["EUR 5bn"])


REGISTER = Register(
    "authorities.yml",
    {
        one.id: one
        for one in (
            Authority(
                id="lamps", name="Lamp Office", abbreviation="LO", kind="body", jurisdiction="NO"
            ),
            Authority(id="moh", name="Ministry of Harbours", kind="government", jurisdiction="GB"),
        )
    },
)


@pytest.mark.parametrize(
    ("text", "name", "short"),
    [
        ('the Ministry of Harbours ("MoH") said', "Ministry of Harbours", "MoH"),
        ("On 3 May 2031, the Office for the Protection of Bees (OPB) said", None, "OPB"),
        ("In May the Orchard Board (the “Board”) said", "Orchard Board", "Board"),
        ("the Ministry of Seas, the Lamp Office (“LO”) said", "Lamp Office", "LO"),
    ],
)
def test_an_abbreviation_is_defined(text: str, name: str | None, short: str) -> None:
    (found,) = abbreviations_in([text])
    assert (found.name, found.short) == (name or "Office for the Protection of Bees", short)


@pytest.mark.parametrize(
    "text", ["the Rule on Lamps (Trial) is", "a report (see below)", "it (5) is"]
)
def test_what_defines_nothing(text: str) -> None:
    assert abbreviations_in([text]) == ()


def test_authorities_are_found_by_every_name_and_by_what_the_text_calls_them() -> None:
    text = 'The Lamp Office and the Ministry of Harbours ("MoH") met.'
    names = AuthorityNames(REGISTER, abbreviations_in([text]))
    assert names.within("The LO and the MoH met.") == {"lamps": "LO", "moh": "MoH"}
    assert names.within("LAMP OFFICE") == {"lamps": "LAMP OFFICE"}
    assert names.within("The LOs and Lamp Officers met.") == {}


def test_an_authority_that_is_not_registered_is_told(tmp_path: Path) -> None:
    text = 'A title\n\nThe Ministry of Seas ("MoS") and the Sea Rule ("SR") met.\n'
    told = "an authority that the registry does not know: Ministry of Seas (MoS)"
    found = import_into(tmp_path, "a.txt", text)
    assert [one for one in found.leftovers if "authority" in one] == [told]


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("China", "CN"),
        ("EU", "EU"),
        ("UNITED STATES", "US"),
        ("California", "US-CA"),
        ("Cases", ""),
    ],
)
def test_a_heading_may_be_a_country(heading: str, code: str) -> None:
    assert jurisdiction_named(heading) == code


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The French authority decided.", "FR"),
        ("A court in Chile and one in the United Kingdom decided.", "CL, GB"),
        ("The rule of California's agency is new.", "US-CA"),
        ("It decided. https://office.example.no/a", "NO"),
        ("The Lamp Office decided in France.", "NO"),
        ("It decided.", ""),
    ],
)
def test_the_country_of_an_item(text: str, codes: str, tmp_path: Path) -> None:
    registry = "- {id: lamps, name: Lamp Office, kind: body, jurisdiction: 'NO'}\n"
    files = {"content/registry/authorities.yml": registry}
    draft = import_into(tmp_path, "a.txt", f"A title\n\n{text}\n", files).only
    assert re.findall(r"^jurisdictions: \[(.*)\]", draft, re.MULTILINE) == [codes] * bool(codes)
    is_guess = bool(codes) and "Lamp Office" not in text
    assert ("  jurisdictions: " in draft) == is_guess, "it follows from the authority"


def test_sentences_end_at_full_stops_that_are_no_abbreviations() -> None:
    text = "It cited Art. 5 of the act. Dr. Example left. “So it is.” It ended on 3 Feb. 2031!"
    assert sentences_of(text) == [
        "It cited Art. 5 of the act.",
        "Dr. Example left.",
        "“So it is.”",
        "It ended on 3 Feb. 2031!",
    ]
    assert sentences_of("Am 3. Mai 2031 war es so. Ähnlich am 4. Mai.") == [
        "Am 3. Mai 2031 war es so.",
        "Ähnlich am 4. Mai.",
    ]
    assert sentences_of("五月公布。六月施行。") == ["五月公布。", "六月施行。"]


@pytest.mark.parametrize("repeated", ["EUR 1'", "EUR 1 million ", "fined EUR 1 million "])
def test_amounts_without_end_keep_nobody_waiting(repeated: str) -> None:
    begin = process_time()
    found, _ = sanctions_in(repeated * (30_000 // len(repeated)), ())
    assert [guess.fields for guess in found] == [FINE] * ("fined" in repeated)
    assert process_time() - begin < 10
