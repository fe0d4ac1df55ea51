"""The filters of the search page: what they leave, what they count, and what the address keeps."""

import re
from collections import Counter
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.archive import ARCHIVE, Item, found_on
from tests.browser.visits import Visit

pytestmark = pytest.mark.browser

SUBJECTS = "search/subjects.json"


def box(page: Page, facet: str, value: str) -> Locator:
    group = page.get_by_role("group", name=facet, exact=True)
    return group.get_by_role("checkbox", name=re.compile(rf"^{re.escape(value)} \d+$"))


def counts(page: Page, facet: str) -> dict[str, int]:
    group = page.get_by_role("group", name=facet, exact=True)
    labels = group.locator("li:not([hidden]) label").all_inner_texts()
    pairs = (label.rsplit(None, 1) for label in labels)
    return {name.strip(): int(count) for name, count in pairs}


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def asked_for_subjects(visit: Visit) -> bool:
    return any(address.startswith(SUBJECTS) for address in visit.requested)


def items(**wanted: str) -> dict[str, Item]:
    """The archive's entries with these values."""
    return {
        slug: item
        for slug, item in ARCHIVE.items()
        if all(getattr(item, name) == value for name, value in wanted.items())
    }


def test_filters_count_and_find_without_a_query(reader: Visit) -> None:
    page = reader.open("search/")
    names = {"legislation": "Legislation", "enforcement": "Enforcement"}
    names |= {"litigation": "Courts and litigation"}
    expect(box(page, "Section", "Enforcement")).to_be_visible()
    assert counts(page, "Section") == Counter(names[item.section] for item in ARCHIVE.values())
    assert counts(page, "Year") == Counter(item.date[:4] for item in ARCHIVE.values())
    box(page, "Section", "Courts and litigation").check()
    found = items(section="litigation")
    expect(page.get_by_role("status").last).to_have_text(f"{len(found)} entries")
    assert set(found_on(page)) == set(found)
    assert reader.complaints == []


def test_filters_without_a_query_do_not_load_the_index(reader: Visit) -> None:
    page = reader.open("search/?section=litigation")
    found_on(page)
    assert not [address for address in reader.requested if address.startswith("search/terms/")]
    assert [address for address in reader.requested if address.startswith("search/texts/")]


def test_values_of_one_filter_add_up_and_filters_narrow_each_other(reader: Visit) -> None:
    page = reader.open("search/")
    box(page, "Jurisdiction", "France").check()
    box(page, "Jurisdiction", "European Union").check()
    either = {s: i for s, i in ARCHIVE.items() if {"FR", "EU"} & set(i.jurisdictions.split(", "))}
    expect(page.locator("#search_status")).to_have_text(f"{len(either)} entries")
    in_section = Counter(item.section for item in either.values())
    assert counts(page, "Section") == {
        "Legislation": in_section["legislation"],
        "Enforcement": in_section["enforcement"],
        "Courts and litigation": in_section["litigation"],
    }
    everywhere = Counter(code for i in ARCHIVE.values() for code in i.jurisdictions.split(", "))
    assert counts(page, "Jurisdiction")["United Kingdom"] == everywhere["GB"]
    box(page, "Section", "Enforcement").check()
    both = {slug for slug, item in either.items() if item.section == "enforcement"}
    expect(page.locator("#search_status")).to_have_text(f"{len(both)} entries")
    in_enforcement = [item for item in ARCHIVE.values() if item.section == "enforcement"]
    french = sum("FR" in item.jurisdictions for item in in_enforcement)
    assert counts(page, "Jurisdiction")["France"] == french
    assert asked(page)["section"] == ["enforcement"]
    assert set(asked(page)["jurisdiction"]) == {"EU", "FR"}


def test_counts_are_those_of_the_query(reader: Visit) -> None:
    page = reader.open("search/?q=C-184/20")
    expect(page.locator("#search_status")).to_have_text("2 entries")
    assert counts(page, "Jurisdiction") == {"European Union": 2}
    assert counts(page, "Year") == {"2022": 2}
    box(page, "Jurisdiction", "European Union").check()
    expect(page.locator("#search_status")).to_have_text("2 entries")


def test_a_country_has_what_its_provinces_have(reader: Visit) -> None:
    page = reader.open("search/?jurisdiction=CN&section=litigation")
    assert found_on(page) == ["principles"]
    about = page.locator(".result__about")
    expect(about).to_have_text("Courts and litigation · 10 February 2022 · Beijing Shi, China")


def test_an_address_holds_a_search_and_the_back_button_works(reader: Visit) -> None:
    page = reader.open("search/")
    field = page.get_by_role("searchbox", name="What are you looking for?")
    field.press_sequentially("report")
    expect(page.locator("#search_status")).to_have_text("24 entries")
    box(page, "Section", "Enforcement").check()
    expect(page.locator("#search_status")).to_have_text("6 entries")
    page.get_by_label("Sort by").select_option("Date")
    newest = sorted(items(section="enforcement").items(), key=lambda pair: pair[1].date)[::-1]
    first = next(slug for slug, _ in newest if slug.startswith("report"))
    expect(page.locator(".result__title a").first).to_have_attribute("href", re.compile(first))
    assert asked(page) == {"q": ["report"], "section": ["enforcement"], "sort": ["date"]}
    page.reload()
    expect(page.locator("#search_status")).to_have_text("6 entries")
    expect(box(page, "Section", "Enforcement")).to_be_checked()
    expect(page.get_by_label("Sort by")).to_have_value("date")
    page.go_back()
    expect(page.get_by_label("Sort by")).to_have_value("relevance")
    page.go_back()
    expect(page.locator("#search_status")).to_have_text("24 entries")
    expect(box(page, "Section", "Enforcement")).not_to_be_checked()
    expect(field).to_have_value("report")
    page.go_back()
    expect(field).to_have_value("")
    expect(page.locator(".result")).to_have_count(0)


def test_results_by_date_are_newest_first(reader: Visit) -> None:
    assert found_on(reader.open("search/?q=C-184/20")) == ["judgment", "later-judgment"]
    assert found_on(reader.open("search/?q=C-184/20&sort=date")) == ["later-judgment", "judgment"]
    page = reader.open("search/?section=enforcement")
    dates = [ARCHIVE[slug].date for slug in found_on(page)]
    assert dates == sorted((i.date for i in items(section="enforcement").values()), reverse=True)


def test_more_results_are_shown_and_stay_when_the_reader_comes_back(reader: Visit) -> None:
    page = reader.open("search/?q=report")
    expect(page.locator(".result")).to_have_count(8)
    page.get_by_role("button", name="Show 8 more").click()
    expect(page.locator(".result")).to_have_count(16)
    expect(page.locator(".result a").nth(8)).to_be_focused()
    page.get_by_role("button", name="Show 8 more").click()
    expect(page.locator(".result")).to_have_count(24)
    expect(page.locator("#search_more")).to_be_hidden()
    page.locator(".result a").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Report number"))
    page.go_back()
    expect(page.locator(".result")).to_have_count(24)


def test_chosen_filters_can_be_removed_one_by_one_or_all(reader: Visit) -> None:
    page = reader.open("search/?q=report&section=enforcement&jurisdiction=FR&jurisdiction=XX")
    expect(page.locator("#search_status")).to_have_text("2 entries")
    page.get_by_role("button", name="Remove filter: XX").click()
    assert asked(page)["jurisdiction"] == ["FR"]
    expect(page.locator(".chip").first).to_be_focused()
    page.get_by_role("button", name="Clear all filters").click()
    expect(page.locator("#search_status")).to_have_text("24 entries")
    assert asked(page) == {"q": ["report"]}
    expect(page.get_by_role("searchbox", name="What are you looking for?")).to_be_focused()


def test_what_is_no_filter_is_left_alone(reader: Visit) -> None:
    page = reader.open("search/?q=report&utm_source=elsewhere&constructor=x&__proto__=y")
    expect(page.locator("#search_status")).to_have_text("24 entries")
    box(page, "Section", "Enforcement").check()
    expect(page.locator("#search_status")).to_have_text("6 entries")
    page.get_by_role("button", name="Remove filter: Enforcement").click()
    expect(page.locator("#search_status")).to_have_text("24 entries")
    assert asked(page) == {"q": ["report"]}
    page = reader.open("search/?utm_source=elsewhere")
    expect(page.locator("#search_status")).to_contain_text("entries to search")
    expect(page.locator(".result")).to_have_count(0)
    assert reader.complaints == []


def test_a_long_list_of_values_can_be_unfolded(reader: Visit) -> None:
    page = reader.open("search/")
    group = page.get_by_role("group", name="Authority", exact=True)
    shown = group.locator("li:not([hidden])")
    expect(shown).to_have_count(8)
    authorities = {item.authority for item in ARCHIVE.values() if item.authority}
    group.get_by_role("button", name=f"Show all {len(authorities)}").click()
    expect(shown).to_have_count(len(authorities))
    box(page, "Authority", "Office 9").check()
    group.get_by_role("button", name="Show fewer").click()
    expect(box(page, "Authority", "Office 9")).to_be_visible()


def test_laws_and_topics_are_loaded_when_a_reader_opens_them(reader: Visit) -> None:
    page = reader.open("search/?q=report")
    expect(page.locator("#search_status")).to_have_text("24 entries")
    show = page.get_by_role("group", name="Law", exact=True).get_by_role("button", name="Show")
    expect(show).to_have_attribute("aria-expanded", "false")
    assert not asked_for_subjects(reader)
    show.click()
    expect(box(page, "Law", "Cookie Code")).to_be_focused()
    assert asked_for_subjects(reader)
    assert counts(page, "Law") == {"Cookie Code": len(items(law="Cookie Code"))}
    assert counts(page, "Topic") == Counter(i.topic for i in ARCHIVE.values() if i.topic)
    box(page, "Topic", "Hospitals").check()
    box(page, "Law", "Cookie Code").check()
    both = items(law="Cookie Code", topic="Hospitals")
    expect(page.locator("#search_status")).to_have_text(f"{len(both)} entries")
    assert counts(page, "Topic") == Counter(i.topic for i in items(law="Cookie Code").values())
    assert counts(page, "Year") == Counter(item.date[:4] for item in both.values())
    assert set(found_on(page)) == set(both)
    assert reader.complaints == []


def test_an_address_that_names_a_law_finds_its_entries(reader: Visit) -> None:
    page = reader.open("search/?law=cookie-code&section=enforcement")
    assert found_on(page) == list(items(law="Cookie Code", section="enforcement"))
    expect(box(page, "Law", "Cookie Code")).to_be_checked()
    page.get_by_role("button", name="Remove filter: Cookie Code").click()
    found = items(section="enforcement")
    expect(page.locator("#search_status")).to_have_text(f"{len(found)} entries")
    assert counts(page, "Topic") == Counter(i.topic for i in found.values() if i.topic)


def test_laws_of_another_build_are_not_taken_for_those_of_this_one(reader: Visit) -> None:
    page = reader.open("search/?q=report")
    expect(page.locator("#search_status")).to_have_text("24 entries")
    page.route(f"**/{SUBJECTS}?*", lambda route: route.fulfill(json={"id": "", "facets": []}))
    page.get_by_role("group", name="Topic", exact=True).get_by_role("button", name="Show").click()
    expect(page.locator("#search_status")).to_contain_text("could not be loaded")


@pytest.mark.parametrize("width", [390], indirect=True)
def test_filters_fold_on_a_phone(reader: Visit) -> None:
    page = reader.open("search/?q=report&section=enforcement")
    expect(page.locator("#search_status")).to_have_text("6 entries")
    filters = page.get_by_text("Filters (1)")
    expect(box(page, "Section", "Enforcement")).to_be_hidden()
    filters.click()
    expect(box(page, "Section", "Enforcement")).to_be_visible()
