"""What every page of the real site has to be, whoever looks at it."""

import re

import pytest
from justhtml import JustHTML
from playwright.sync_api import expect

from tests.browser.visits import Visit, barriers
from tests.profiles import THOROUGH
from tests.projects import ROOT

pytestmark = pytest.mark.browser

KINDS = (
    "",
    "2022-02/",
    "2022-02/resume-crawling-210-million/",
    "2023-02/china-standard-contract-measures/",
    "sections/",
    "sections/enforcement/",
    "indexes/",
    "jurisdictions/",
    "jurisdictions/us/",
    "laws/gdpr/",
    "archive/",
    "sanctions/",
    "dates/",
    "search/?q=didi",
    "compare/?a=US&b=CN&c=FR",
    "follow/",
    "changes/",
    "data/",
    "about/",
    "404.html",
)
"""One page of each kind."""
VARIED = ("", "2022-02/", "sanctions/", "dates/", "search/?q=didi")
"""Pages with parts of all kinds: enough where all have been looked at in another light or width."""


def foreign_or_inline(document: JustHTML) -> list[str]:
    """What a page would load from elsewhere, or run or show against the site's policy."""
    loading = document.query("script, img, iframe, source, link[rel~=stylesheet], link[rel=icon]")
    loaded = ((node.attrs or {}).get("src") or (node.attrs or {}).get("href") for node in loading)
    foreign = [url for url in loaded if url and re.match(r"[a-z]+:|//", url)]
    names = {name for node in document.query("*") for name in node.attrs or {}}
    return foreign + [name for name in names if name == "style" or name.startswith("on")]


def test_pages_keep_to_themselves(visit: Visit, addresses: list[str]) -> None:
    """One page of each kind; the markup of all others is read without opening them."""
    opened = {*KINDS, *addresses} if THOROUGH else {*KINDS}
    for address in sorted(opened):
        visit.open(address)
        assert visit.complaints == [], address
    assert len(set(visit.requested)) > len(opened)


def test_nothing_is_loaded_behind_the_readers_back(visit: Visit) -> None:
    for address in KINDS[:3]:
        visit.open(address).wait_for_load_state("networkidle")
    assert "sitemap" not in " ".join(visit.requested)
    assert visit.complaints == []


def test_nothing_is_stored_but_a_chosen_palette(newcomer: Visit) -> None:
    for address in KINDS:
        newcomer.open(address)
    assert newcomer.page.evaluate("Object.keys(localStorage)") == []
    newcomer.page.locator(".palette").click()
    assert newcomer.context.cookies() == []
    assert newcomer.page.evaluate("Object.keys(localStorage)") == ["/.__palette"]
    assert newcomer.page.evaluate("Object.keys(sessionStorage)") == []


def test_a_chosen_palette_stays(visit: Visit) -> None:
    page = visit.open()
    button = page.locator(".palette")
    expect(button).to_have_accessible_name("Switch to light mode")
    button.click()
    button.click()
    expect(button).to_have_accessible_name("Use the system setting for light or dark mode")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page = visit.open("archive/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.parametrize("scheme", ["dark"], indirect=True)
def test_the_palette_is_that_of_the_system_before_anything_is_painted(visit: Visit) -> None:
    page = visit.open()
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    page.emulate_media(color_scheme="light")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")


@pytest.mark.parametrize("width", [390], indirect=True)
def test_the_drawer_opens_by_touch_and_by_keyboard(visit: Visit) -> None:
    page = visit.open(KINDS[2])
    drawer, link = page.locator(".drawer"), page.locator(".md-tabs").get_by_text("Archive")
    expect(link).to_be_hidden()
    drawer.click()
    expect(link).to_be_visible()
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(drawer).to_be_focused()
    page.keyboard.press("Enter")
    expect(drawer).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".md-tabs a").first).to_be_focused()
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Archive")
    expect(link).to_be_hidden()


def test_the_header_tells_the_title_when_it_is_out_of_sight(visit: Visit) -> None:
    page = visit.open("2022-02/")
    title = page.locator(".md-header__topic").last
    expect(title).to_have_css("opacity", "0")
    page.mouse.wheel(0, 3000)
    expect(title).to_have_css("opacity", "1")
    top = page.get_by_role("button", name="Back to top")
    expect(top).to_be_hidden()
    page.mouse.wheel(0, -100)
    top.click()
    expect(title).to_have_css("opacity", "0")


def test_pages_do_not_scroll_sideways(newcomer: Visit) -> None:
    for address in KINDS:
        page = newcomer.open(address)
        for width in (320, 390, 768, 1280, 1920):
            page.set_viewport_size({"width": width, "height": 900})
            too_wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert too_wide <= 0, (address, width)


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)], indirect=True)
def test_pages_are_accessible(visit: Visit, width: int, scheme: str) -> None:
    is_first = (width, scheme) == (1280, "light")
    for address in KINDS if is_first or THOROUGH else VARIED:
        page = visit.open(address)
        if address.startswith("search"):
            expect(page.locator(".result").first).to_be_visible()
        for citation in page.get_by_text("Cite", exact=True).all()[:1]:
            citation.click()
        assert barriers(page) == "", address


def test_pages_are_valid_html_with_unique_ids(visit: Visit, addresses: list[str]) -> None:
    for address in addresses:
        response = visit.page.request.get(visit.home + address)
        document = JustHTML(response.text(), sanitize=False, collect_errors=True)
        assert [str(error) for error in document.errors] == [], address
        ids = [(node.attrs or {})["id"] for node in document.query("[id]")]
        assert len(ids) == len(set(ids)), address
        assert len(document.query("h1")) == 1, address
        if not address.endswith("email.html"):  # a mail has no styles but those of its elements
            assert foreign_or_inline(document) == [], address


def test_an_unknown_address_leads_back(visit: Visit) -> None:
    page = visit.page
    response = page.goto(visit.home + "2022-02/no/such/page/")
    assert response
    assert response.status == 404
    page.get_by_role("link", name="All issues").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Archive")


def test_february_has_its_nine_entries_and_notes(visit: Visit) -> None:
    page = visit.open("2022-02/")
    entries = list((ROOT / "content/2022-02").glob("*.md"))
    assert page.locator("article.entry").count() == len(entries) - 1 == 9
    headings = page.locator("h2").all_inner_texts()
    sections = ["Legislation", "Enforcement", "Courts and litigation"]
    assert headings == ["Key dates", *sections, "Sources"]
    marks = page.locator(".footnote-ref").all_inner_texts()
    assert list(dict.fromkeys(marks)) == [str(number) for number in range(1, 10)]
    hosts = page.locator(".note__title").evaluate_all("links => links.map(a => a.hostname)")
    assert len(hosts) == 9
    assert hosts[0] == "www.miit.gov.cn"


def test_july_has_its_seven_entries(visit: Visit) -> None:
    assert visit.open("2022-07/").locator("article.entry").count() == 7


def test_a_mark_leads_to_its_note_and_back(visit: Visit) -> None:
    page = visit.open("2022-02/")
    mark = page.get_by_role("link", name="Note 7", exact=True)
    mark.click()
    note = page.locator(".note:target")
    expect(note).to_have_attribute("value", "7")
    expect(note).to_be_in_viewport()
    note.get_by_role("link", name="Back to the text of note 7").click()
    expect(mark).to_be_in_viewport()
    assert page.evaluate("document.querySelector(':target').innerText") == "7"


def test_a_note_is_shown_beside_its_mark(visit: Visit) -> None:
    page = visit.open("2022-02/")
    mark, note = page.get_by_role("link", name="Note 1", exact=True), page.get_by_role("tooltip")
    mark.hover()
    expect(note).to_contain_text("miit.gov.cn")
    note.hover()
    expect(note.get_by_role("link")).to_be_visible()
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)
    assert visit.complaints == []


def test_links_to_sources_tell_them_nothing(visit: Visit) -> None:
    page = visit.open("2022-07/")
    outside = page.locator("#content a[href^='http']")
    assert outside.count() > 0
    for relation in outside.evaluate_all("links => links.map(a => a.rel)"):
        assert {"noopener", "noreferrer"} <= set(relation.split())


@pytest.mark.parametrize("width", [1280, 390], indirect=True)
def test_every_step_of_the_keyboard_is_seen(visit: Visit) -> None:
    page = visit.open(KINDS[2])
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        place, outline = page.evaluate(FOCUSED)
        if place == "body":
            break
        assert outline, place
        reached.add(place)
    assert {"a.md-skip", "a.footnote-ref", "summary", "a.footnote-backref"} <= reached
    assert "a.neighbours__back" in reached


FOCUSED = """() => {
  const one = document.activeElement, around = one.closest("form") ?? one
  const styles = [one, around].map(element => getComputedStyle(element))
  const own = [...one.classList].find(name => name !== "focus-visible")
  const name = one.localName + (own ? "." + own : "")
  return [name, styles.some(s => parseFloat(s.outlineWidth) > 0 && s.outlineStyle !== "none")]
}"""


def test_nothing_moves_for_who_asks_for_rest(visit: Visit) -> None:
    page = visit.open()
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter(one => ['transitionDuration', "
        "'animationDuration'].some(name => parseFloat(getComputedStyle(one)[name]) > 0)).length"
    )
    assert moving == 0


def test_the_way_to_all_else_begins_on_the_home_page(visit: Visit) -> None:
    page = visit.open()
    for name, heading in (
        ("All issues in the archive", "Archive"),
        ("Enforcement", "Enforcement"),
        ("February 2022", "February 2022"),
    ):
        page = visit.open()
        page.locator(".panel").get_by_role("link", name=name, exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)


def test_the_archive_counts_entries_by_section(visit: Visit) -> None:
    page = visit.open("archive/")
    rows = page.locator("table tbody tr")
    assert [row.split("\t")[-4:] for row in rows.all_inner_texts()] == [
        ["1", "7", "1", "9"],
        ["2", "3", "1", "6"],
        ["3", "2", "2", "7"],
        ["2", "3", "2", "7"],
        ["3", "4", "–", "7"],
        ["1", "5", "3", "9"],
    ]
    assert page.locator("h2").all_inner_texts() == ["2023\n22 entries", "2022\n23 entries"]
