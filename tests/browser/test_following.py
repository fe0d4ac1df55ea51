"""The page of feeds and calendars: how a reader finds one among hundreds."""

import pytest
from playwright.sync_api import expect

from tests.browser.visits import Visit, barriers

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [390, 1280], indirect=True)
def test_a_feed_is_found_by_words_of_its_name(visit: Visit) -> None:
    page = visit.open("follow/")
    field = page.get_by_role("searchbox", name="Country, authority, law, topic or section")
    field.fill("enforcement FRANCE")
    found = page.locator("#feeds_found li")
    expect(found).to_have_count(1)
    expect(found.locator(".subjects__name")).to_have_text("France: Enforcement")
    feed = found.get_by_role("link", name="France: Enforcement: Atom feed")
    address = visit.home + "jurisdictions/fr/enforcement/feed.xml"
    assert feed.evaluate("link => link.href") == address
    assert page.request.get(address).ok
    assert barriers(page) == ""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_feed_is_found_by_an_id_as_lawyers_abbreviate_it(visit: Visit) -> None:
    page = visit.open("follow/")
    page.locator("#feed_words").fill("gdpr")
    expect(page.locator("#feeds_found .subjects__name").first).to_have_text(
        "General Data Protection Regulation"
    )


def test_words_that_name_nothing_do_no_harm(visit: Visit) -> None:
    page = visit.open("follow/")
    page.locator("#feed_words").fill("<b>zub</b> $&")
    expect(page.locator(".find-feed__status")).to_have_text(
        "No feeds or calendars match these words."
    )
    assert visit.complaints == []


def test_the_feeds_closest_to_a_choice_are_found(visit: Visit) -> None:
    """As the page of a reader's watch asks for them: a pair says it better than its parts."""
    page = visit.open("follow/")
    found = page.evaluate(
        """async () => {
          const { closest, loadSubscriptions } = await import(
            new URL("../assets/following/subscriptions.js", location.href))
          const all = await loadSubscriptions("list.json")
          const names = (chosen) => closest(all, chosen).map(({ name }) => name)
          return [
            names({ jurisdiction: ["FR"], section: ["enforcement"] }),
            names({ jurisdiction: ["FR", "GR"], section: ["enforcement"] }),
            names({ jurisdiction: ["FR"], law: ["gdpr"], topic: ["__proto__"] }),
            names({}),
          ]
        }"""
    )
    assert found == [
        ["France: Enforcement"],
        ["Enforcement", "Greece", "France: Enforcement"],
        ["France", "General Data Protection Regulation"],
        [],
    ]


def test_nothing_is_loaded_before_a_reader_asks(visit: Visit) -> None:
    page = visit.open("follow/")
    page.wait_for_load_state("networkidle")
    assert not [one for one in visit.requested if one.endswith("list.json")]
    page.locator("#feed_words").focus()
    page.wait_for_load_state("networkidle")
    assert [one for one in visit.requested if one.endswith("list.json")] == ["follow/list.json"]
