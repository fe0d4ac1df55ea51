"""Dates are days or months of the calendar, and nothing else."""

from datetime import date

import pytest

from bulletin.values.dates import PartialDate, dates_meant


@pytest.mark.parametrize("text", ["2022-02-24", "2022-02", "1900-01-01", "2024-02-29", "9999-12"])
def test_a_date_is_written_as_it_was_read(text: str) -> None:
    assert str(PartialDate.parse(text)) == text


def test_a_day_has_three_parts() -> None:
    assert PartialDate.parse("2022-02-24") == PartialDate(2022, 2, 24)


def test_a_month_has_no_day() -> None:
    assert PartialDate.parse("2022-02") == PartialDate(2022, 2, None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2022",
        "2022-2-24",
        "2022-02-3",
        "22-02-24",
        "2022/02/24",
        "24.02.2022",
        "20220224",
        "2022-W08",
        "2022-055",
        "2022-02-24T00:00",
        "2022-02-24Z",
        "2022-02-",
        "-2022-02",
        "+2022-02",
        "02022-02",
        " 2022-02-24",
        "2022-02-24 ",
        "2022-02-24\n",
        "２０２２-０２-２４",
        "2022-02～",
        "2022-02/2022-03",
        "yesterday",
        "0",
    ],
)
def test_other_forms_are_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match=r"2022-02-24.*2022-02"):
        PartialDate.parse(text)


@pytest.mark.parametrize("text", ["2022-00", "2022-13", "2022-00-01", "2022-99-01"])
def test_months_are_those_of_the_calendar(text: str) -> None:
    with pytest.raises(ValueError, match="no month"):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2022-02-29", 28),
        ("2024-02-30", 29),
        ("2000-02-30", 29),
        ("2100-02-29", 28),
        ("2022-04-31", 30),
        ("2022-01-32", 31),
        ("2022-01-00", 31),
    ],
)
def test_days_are_those_of_the_month(text: str, days: int) -> None:
    with pytest.raises(ValueError, match=f"has {days} days"):
        PartialDate.parse(text)


@pytest.mark.parametrize("text", ["0000-01-01", "1022-02-24", "1899-12-31"])
def test_a_year_long_past_is_a_slip(text: str) -> None:
    with pytest.raises(ValueError, match="year"):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2022-02-24", date(2022, 2, 24)),
        ("2022-02", date(2022, 2, 28)),
        ("2024-02", date(2024, 2, 29)),
        ("2022-12", date(2022, 12, 31)),
    ],
)
def test_a_month_counts_as_its_last_day(text: str, last: date) -> None:
    assert PartialDate.parse(text).last_day == last


def test_dates_sort_by_their_last_day() -> None:
    texts = ["2022-03-01", "2022-02", "2021-12-31", "2022-02-27", "2022-01"]
    ordered = ["2021-12-31", "2022-01", "2022-02-27", "2022-02", "2022-03-01"]
    assert [str(one) for one in sorted(map(PartialDate.parse, texts))] == ordered


def test_a_month_is_neither_before_nor_behind_its_last_day() -> None:
    month, day = PartialDate.parse("2022-02"), PartialDate.parse("2022-02-28")
    assert not month < day
    assert not month > day
    assert month != day


def test_the_later_of_two_dates_is_the_greater() -> None:
    month, day = PartialDate.parse("2022-02"), PartialDate.parse("2022-02-27")
    assert max(day, month) == month


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("2022-02-04", "4 February 2022"),
        ("2022-12-24", "24 December 2022"),
        ("2022-02", "February 2022"),
    ],
)
def test_a_date_is_spoken_as_prose_has_it(text: str, spoken: str) -> None:
    assert PartialDate.parse(text).spoken == spoken


@pytest.mark.parametrize("text", ["2022-02-24", "2022-02"])
def test_the_period_is_the_month(text: str) -> None:
    assert PartialDate.parse(text).period == "2022-02"


def test_equal_dates_are_one_in_a_set() -> None:
    assert len({PartialDate.parse("2022-02"), PartialDate.parse("2022-02")}) == 1


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("12 March 2024", "2024-03-12"),
        ("12. März 2024", "2024-03-12"),
        ("3. Mai 2024", "2024-05-03"),
        ("24. Dez. 2024", "2024-12-24"),
        ("Oktober 2024", "2024-10"),
        ("1er février 2024", "2024-02-01"),
        ("14 juin 2024", "2024-06-14"),
        ("14 juillet 2024", "2024-07-14"),
        ("15 août 2024", "2024-08-15"),
        ("2024年3月12日", "2024-03-12"),
    ],
)
def test_a_spelt_out_date_is_understood_in_each_language(text: str, date: str) -> None:
    assert dates_meant(text) == [date]
