"""The archive itself: what its entries state, counted and written down once more by hand."""

from collections import Counter

import pytest

from bulletin.assembly.bulletin import Bulletin
from bulletin.schema.key_dates import DEADLINES
from bulletin.schema.sanctions import MONEY
from bulletin.views.entry_pages import EntryPage
from tests.bulletins import loaded, pages_of
from tests.projects import ROOT

ENTRIES = {"2022-02": 9, "2022-07": 7, "2022-08": 7, "2023-02": 7, "2023-03": 6, "2023-05": 9}

MONEY_OF = {
    ("guangzhou-script-killing-surveillance-video", "damages", "CNY", 1000),
    ("resume-crawling-210-million", "criminal-fine", "CNY", 40_000_000),
    ("resume-crawling-210-million", "criminal-fine", "CNY", 10_000_000),
    ("cnil-ubeeqo-geolocation-fine", "administrative-fine", "EUR", 175_000),
    ("greece-clearview-ai-fine", "administrative-fine", "EUR", 20_000_000),
    ("didi-cybersecurity-review-fine", "administrative-fine", "CNY", 8_026_000_000),
    ("didi-cybersecurity-review-fine", "administrative-fine", "CNY", 1_000_000),
    ("cnil-accor-newsletter-fine", "administrative-fine", "EUR", 600_000),
    ("california-sephora-ccpa-settlement", "settlement", "USD", 1_200_000),
    ("ftc-goodrx-health-breach-rule", "civil-penalty", "USD", 1_500_000),
    ("ftc-betterhelp-counselling-data", "refund", "USD", 7_800_000),
    ("cnil-cityscoot-geolocation-fine", "administrative-fine", "EUR", 125_000),
    ("cnil-doctissimo-health-data-fine", "administrative-fine", "EUR", 280_000),
    ("cnil-doctissimo-health-data-fine", "administrative-fine", "EUR", 100_000),
    ("ftc-premom-fertility-app", "civil-penalty", "USD", 100_000),
    ("ftc-premom-fertility-app", "settlement", "USD", 100_000),
    ("ireland-meta-transfers-fine", "administrative-fine", "EUR", 1_200_000_000),
    ("ftc-edmodo-coppa", "civil-penalty", "USD", 6_000_000),
    ("ftc-amazon-alexa-children", "civil-penalty", "USD", 25_000_000),
    ("ftc-ring-refunds", "refund", "USD", 5_800_000),
}

TO_COME = {
    ("miit-data-security-measures-second-draft", "consultation_closes", "2022-02-21"),
    ("china-export-security-assessment", "in_force", "2022-09-01"),
    ("ftc-commercial-surveillance-rulemaking", "consultation_closes", "2022-11-21"),
    ("california-sephora-ccpa-settlement", "cure_period_ends", "2023-01-01"),
    ("china-standard-contract-measures", "in_force", "2023-06-01"),
    ("china-standard-contract-measures", "compliance_by", "2023-11-30"),
    ("uk-data-protection-digital-information-no-2-bill", "reading", "2023-04-17"),
    ("iowa-consumer-privacy-law", "in_force", "2025-01-01"),
    ("ftc-betterhelp-counselling-data", "consultation_closes", "2023-04-13"),
}

pytestmark = pytest.mark.archive


@pytest.fixture(scope="module")
def archive() -> Bulletin:
    return loaded(ROOT)


def test_every_month_has_its_entries(archive: Bulletin) -> None:
    assert Counter(entry.period for entry in archive.entries) == ENTRIES
    assert all(entry.summary and entry.topics for entry in archive.entries)


def test_every_amount_of_money_is_there_once(archive: Bulletin) -> None:
    found = [
        (entry.slug, one.type, one.currency, int(one.amount or 0))
        for entry in archive.entries
        for one in entry.sanctions
        if one.type in MONEY
    ]
    assert len(found) == len(MONEY_OF)
    assert set(found) == MONEY_OF


def test_everything_that_was_to_come_is_there_once(archive: Bulletin) -> None:
    names = {*DEADLINES, "in_force", "applies_from", "reading", "hearing"}
    found = [
        (entry.slug, name, str(given.date))
        for entry in archive.entries
        for name, given in (entry.dates.given() if entry.dates else ())
        if name in names
    ]
    assert len(found) == len(TO_COME)
    assert set(found) == TO_COME


def test_a_deadline_that_moved_keeps_its_past(archive: Bulletin) -> None:
    moved = [
        (entry.slug, name, [str(earlier.date) for earlier in given.previously])
        for entry in archive.entries
        for name, given in (entry.dates.given() if entry.dates else ())
        if given.previously
    ]
    assert moved == [
        ("ftc-commercial-surveillance-rulemaking", "consultation_closes", ["2022-10-21"])
    ]


def test_every_registered_name_is_used(archive: Bulletin) -> None:
    entries, registry = archive.entries, archive.registry
    authorities = {one for entry in entries for one in entry.authorities}
    laws = {one.law for entry in entries for one in entry.laws}
    topics = {one for entry in entries for one in entry.topics}
    assert registry.authorities.items.keys() == authorities
    assert registry.laws.items.keys() == laws
    assert registry.topics.items.keys() == topics


def test_sanctions_and_dates_are_on_the_pages_of_their_entries(archive: Bulletin) -> None:
    pages = pages_of(archive)
    sanctions = dates = 0
    for entry in archive.entries:
        page = pages[f"{entry.id}/"]
        assert isinstance(page, EntryPage)
        shown = {row.label: [one.text for one in row.items] for row in page.record}
        assert len(shown.get("Sanctions", [])) == len(entry.sanctions), entry.id
        sanctions += len(entry.sanctions)
        for name, given in entry.dates.given() if entry.dates else ():
            assert shown[name.replace("_", " ").capitalize()][0] == given.date.spoken, entry.id
            dates += 1
    assert (sanctions, dates) == (38, 31)
