"""What makes a text easy to cite: addresses of paragraphs, quotations, notes and cards to copy."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bulletin.assembly.bulletin import Bulletin
from bulletin.assembly.language_editions import editions_of
from bulletin.diagnostics.report import Report
from bulletin.language.languages import language_of
from bulletin.pipeline import Project, build
from bulletin.rendering.text_citations import cited_as
from bulletin.views.citable_works import cite
from tests.browser.server import serving
from tests.browser.test_tools import pasted
from tests.browser.visits import Visit, Windows, barriers
from tests.bulletins import loaded
from tests.markup import read_html
from tests.projects import MINIMUM, write_buildable_project

pytestmark = pytest.mark.browser

SOURCES = """\
sources:
  - id: court
    url: https://www.example.org/d%C3%A9cision?a=1&b=2
    title: The „decision“ of «February» 《2022》
    title_original: Délibération n° 7
    lang: fr
    publisher: Zu & Lo
    type: court
    published: 2022-02-08
    pages: 3-4
    paragraph: "12"
    accessed: 2022-02-10
    archive_url: https://archive.example.org/1
    archived: 2022-02-11
  - id: press
    url: https://www.example.org/press
    title_original: 新闻
    lang: zh
    type: media
    published: 2022-02
    paragraph: 7-9
    access: restricted
  - id: bare
    url: https://www.example.org/bare
  - id: named
    url: https://www.example.org/named
    publisher: Zu
    accessed: 2022-02-01
  - id: dated
    url: https://www.example.org/dated
    published: 2021
  - id: book
    title: Gri & blon
    publisher: Farn
    type: book
    published: 2020
    pages: "200"
"""
HARD = f"""\
---
title: '<b>Wex</b> "& farn" &amp; lo'
section: litigation
date: 2022-02-24
jurisdictions: [GB, FR]
summary: 'Kalo <script>mitu</script> & "resa" — novi.'
{SOURCES}---
Kalo „mitu“ *resa*[^court] novi «dape» `zugri`.[^press] Blon & wex.

- Farn 网络 lo
  mi.
- Tu re
  - Sa no[^bare]

> Vi da.

Vi da.

Vi   da.[^named]

1. Loose.

2. Items.

   Two of them.

| Pe zu | Gri |
|-------|----:|
| Blon  |  12 |

![A chart](chart.png)

### Wex & lo

Farn.[^dated][^book]
"""
OTHER = HARD.replace("section:", "aliases: [2022-02/older]\nsection:").replace(
    "'<b>Wex</b> \"& farn\" &amp; lo'", "Another one"
)
FILES = {
    "content/bulletin.yml": MINIMUM["content/bulletin.yml"] + "languages: [en, de, fr, zh]\n",
    "content/2022-02/hard.md": HARD,
    "content/2022-02/other.md": OTHER,
    "content/2022-02/chart.png": "GIF89a",
}
ENTRY = "https://bulletin.example/2022-02/hard/"


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_buildable_project(tmp_path_factory.mktemp("reuse") / "project", FILES)
    build(Project(root, root / "site"), Report())
    return root


@pytest.fixture(scope="module")
def bulletin(hard: Path) -> Bulletin:
    return loaded(hard)


@pytest.fixture(scope="module")
def hard_home(hard: Path) -> Iterator[str]:
    with serving(hard / "site", "/") as home:
        yield home


@pytest.fixture
def reader(windows: Windows, hard_home: str, scheme: str, width: int) -> Iterator[Visit]:
    with windows.visiting(hard_home, scheme, width) as visit:
        yield visit


def begin(page: Page) -> None:
    """Do something on a page, which brings the tools."""
    page.keyboard.press("Shift")
    page.locator(".notes .note__copy").first.wait_for(state="attached")


def select(page: Page, first: str, begin: int, last: str, end: int) -> None:
    """Select from a letter in the first text of an element to one in the last text of another."""
    page.evaluate(
        """([first, begin, last, end]) => {
          const texts = (name) => {
            const found = document.createTreeWalker(document.querySelector(name), 4)
            const all = []
            while (found.nextNode()) all.push(found.currentNode)
            return all
          }
          document.querySelector(first).scrollIntoView({ block: "center" })
          getSelection().setBaseAndExtent(texts(first)[0], begin, texts(last).at(-1), end)
        }""",
        [first, begin, last, end],
    )
    expect(page.locator(".reuse__tools")).to_be_visible()


def module(name: str) -> str:
    """The address of a module of this folder, beside the script that the page loads."""
    place = "document.querySelector('script[src*=tools]').src"
    return f'new URL("./reuse/{name}.js", {place}).href'


PARAGRAPHS = """async () => {
  const { paragraphsOf } = await import(URL)
  return [...document.querySelectorAll(".entry__text")].map(text => {
    const given = [...text.querySelectorAll("[id^=p]")]
    const own = given.map(one => one.id)
    for (const one of given) one.removeAttribute("id")
    return [own, [...paragraphsOf(text).values()]]
  })
}""".replace("URL", module("paragraphs"))


@pytest.mark.parametrize("folder", ["", "de/"])
def test_scripts_find_the_ids_that_the_program_gives(folder: str, reader: Visit) -> None:
    [[given, found]] = reader.open(f"{folder}2022-02/hard/").evaluate(PARAGRAPHS)
    assert len(set(given)) == len(given) == 11
    assert found == given
    issue = reader.open(f"{folder}2022-02/").evaluate(PARAGRAPHS)
    assert issue == [[[], given], [[], given]]


def test_the_real_bulletin_has_the_same_ids_in_both(visit: Visit) -> None:
    for issue in ("2022-02/", "2023-05/"):
        page = visit.open(issue)
        found = dict(
            zip(
                page.locator("a[rel=bookmark]").evaluate_all("all => all.map(one => one.href)"),
                (ids for _, ids in page.evaluate(PARAGRAPHS)),
                strict=True,
            )
        )
        for address, ids in found.items():
            page.goto(address)
            given = page.locator(".entry__text [id^=p]").evaluate_all("all => all.map(o => o.id)")
            assert ids == given, address


def test_a_paragraph_is_reached_without_a_script(reader: Visit) -> None:
    context = reader.browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(reader.home + "2022-02/hard/")
    name = page.locator(".entry__text > p[id]").last.get_attribute("id")
    page.goto(reader.home + f"2022-02/hard/#{name}")
    expect(page.locator(".entry__text p:target")).to_contain_text("Farn.")
    context.close()


def test_the_address_of_a_paragraph_holds_when_its_entry_moves(reader: Visit) -> None:
    page = reader.open("2022-02/other/")
    name = page.locator(".entry__text > p[id]").last.get_attribute("id")
    page.goto("about:blank")
    page.goto(reader.home + f"2022-02/older/#{name}")
    expect(page).to_have_url(f"{reader.home}2022-02/other/#{name}")
    expect(page.locator(".entry__text p:target")).to_contain_text("Farn.")
    reader.open("2022-02/older/")
    expect(page).to_have_url(f"{reader.home}2022-02/other/")
    assert reader.complaints == []


def test_the_address_of_a_paragraph_is_copied_by_keyboard(reader: Visit) -> None:
    page = reader.open("2022-02/hard/")
    begin(page)
    link = page.locator(".entry__text > p[id] .reuse__link").first
    expect(link).to_have_css("opacity", "0")
    link.focus()
    page.keyboard.press("Shift")
    expect(link).to_have_css("opacity", "1")
    expect(link).to_have_accessible_name("Copy the address of this paragraph")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Copied")
    name = page.locator(".entry__text > p[id]").first.get_attribute("id")
    assert pasted(page) == f"{ENTRY}#{name}"
    assert page.url.endswith(f"/2022-02/hard/#{name}")
    assert reader.complaints == []


def test_in_an_issue_the_paragraph_that_is_pointed_at_has_its_link(reader: Visit) -> None:
    page = reader.open("2022-02/")
    begin(page)
    assert page.locator(".reuse__link").count() == 0
    page.locator("#entry_hard .entry__text > p").nth(1).hover()
    link = page.locator("#entry_hard .reuse__link")
    expect(link).to_have_count(1)
    assert re.fullmatch(rf"{ENTRY}#p[0-9a-f]{{8}}", link.get_attribute("href") or "")
    assert page.locator("[id^=p0], [id^=pa]").count() == 0


def test_what_is_copied_by_hand_has_nothing_of_the_tools(reader: Visit) -> None:
    page = reader.open("2022-02/hard/")
    before = page.locator(".entry__text > p").first.inner_text()
    begin(page)
    assert page.locator(".entry__text > p").first.inner_text() == before


def test_an_address_whose_paragraph_has_changed_says_so(reader: Visit) -> None:
    page = reader.open("2022-02/hard/#p00000000")
    expect(page.get_by_role("status")).to_contain_text("has been changed or removed")
    page = reader.open("2022-02/hard/#note_hard_court")
    begin(page)
    expect(page.get_by_role("status")).to_have_count(0)


@pytest.mark.parametrize(
    ("folder", "quoted"),
    [
        ("", "‘lo „mitu“ resa novi «dape» zugri. Blon & wex.\nFarn 网络’"),
        ("de/", "„lo ‚mitu‘ resa novi «dape» zugri. Blon & wex.\nFarn 网络“"),
        ("fr/", "« lo „mitu“ resa novi “dape” zugri. Blon & wex.\nFarn 网络 »"),
        ("zh/", "“lo „mitu“ resa novi «dape» zugri. Blon & wex.\nFarn 网络”"),
    ],
)
def test_selected_words_are_quoted_with_their_source(
    folder: str, quoted: str, reader: Visit
) -> None:
    page = reader.open(f"{folder}2022-02/hard/")
    select(page, ".entry__text p[id]", 2, ".entry__text li[id]", 7)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".reuse__notice")).not_to_be_empty()
    words, citation = pasted(page).rsplit("\n", 1)
    assert words.replace("\u00a0", " ").replace("\u202f", " ") == quoted
    name = page.locator(".entry__text p[id]").first.get_attribute("id")
    assert f"https://bulletin.example/{folder}2022-02/hard/#{name}" in citation
    assert '<b>Wex</b> "& farn" &amp; lo' in citation
    assert reader.complaints == []


def test_words_of_a_table_have_the_address_of_the_paragraph_before(reader: Visit) -> None:
    page = reader.open("2022-02/")
    select(page, "#entry_hard td", 0, "#entry_hard td + td", 2)
    page.get_by_role("button", name="Copy quotation with source").click()
    expect(page.get_by_role("status")).to_have_text("Copied")
    words, citation = pasted(page).rsplit("\n", 1)
    assert words == "‘Blon\n12’"
    page = reader.open("2022-02/hard/")
    name = page.locator(".entry__text > ol p").last.get_attribute("id")
    assert f"<{ENTRY}#{name}>" in citation


def test_there_are_no_tools_for_words_of_two_entries_or_of_no_text(reader: Visit) -> None:
    page = reader.open("2022-02/")
    own = "#entry_hard .entry__text > p:not([class])"
    select(page, own, 0, own, 1)
    page.keyboard.press("Escape")
    expect(page.locator(".reuse__tools")).to_be_hidden()
    for first, last in (("#entry_hard h3", "#entry_other h3"), (".note", ".note")):
        page.evaluate(
            "([a, b]) => getSelection().setBaseAndExtent(document.querySelector(a), 0,"
            " document.querySelector(b), 1)",
            [first, last],
        )
        page.wait_for_timeout(300)
        expect(page.locator(".reuse__tools")).to_be_hidden()


NOTES = """async () => {
  const { citationOfNote } = await import(URL)
  return [...document.querySelectorAll(".note")].map(citationOfNote)
}""".replace("URL", module("notes"))


@pytest.mark.parametrize("tag", ["en", "de", "fr", "zh"])
def test_a_note_is_copied_as_files_cite_its_source(
    tag: str, bulletin: Bulletin, reader: Visit
) -> None:
    """The script makes of the page what the program makes of the same source."""
    edition = next(one for one in editions_of(bulletin) if one.settings.language == tag)
    issue, language = edition.issues[0], language_of(tag)
    entry = next(one for one in issue.entries if one.slug == "hard")
    works = cite(entry, issue, edition.settings, language).sources
    page = reader.open(f"{edition.settings.folder}2022-02/hard/")
    assert page.evaluate(NOTES) == [cited_as(one, language) for one in works]


def test_a_note_is_copied_with_its_place_by_keyboard(reader: Visit) -> None:
    page = reader.open("2022-02/hard/")
    begin(page)
    button = page.get_by_role("button", name="Copy note 1", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Copied")
    assert pasted(page) == (
        "Zu & Lo, ‘Délibération n° 7’ [The „decision“ of «February» 《2022》] (8 February 2022)"
        " 3–4 [12] <https://www.example.org/d%C3%A9cision?a=1&b=2> accessed 10 February 2022"
    )


def test_a_card_is_plain_html_with_everything_escaped(reader: Visit) -> None:
    page = reader.open("2022-02/hard/")
    page.get_by_text("Cite", exact=True).click()
    html = page.get_by_label("Embed a card for this entry").input_value()
    card = read_html(html)
    assert {one.name for one in card.query("*")} == {"blockquote", "p", "a"}
    assert {name for one in card.query("*") for name in one.attrs or {}} == {
        *("style", "lang", "cite", "href")
    }
    [link] = card.query("a")
    assert (link.attrs or {})["href"] == ENTRY
    assert link.to_text() == '<b>Wex</b> "& farn" &amp; lo'
    assert [one.to_text() for one in card.query("p")] == [
        "24 February 2022 · United Kingdom · France",
        '<b>Wex</b> "& farn" &amp; lo',
        'Kalo <script>mitu</script> & "resa" — novi.',
        "Test Bulletin",
    ]
    page.get_by_role("button", name="Copy HTML").click()
    expect(page.get_by_role("status")).to_have_text("Copied")
    assert pasted(page) == html
    assert reader.complaints == []


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)], indirect=True)
def test_nobody_is_kept_from_the_tools(reader: Visit) -> None:
    page = reader.open("2022-02/hard/")
    page.get_by_text("Cite", exact=True).click()
    expect(page.locator(".cite__card")).to_be_visible()
    begin(page)
    page.keyboard.press("Escape")
    select(page, ".entry__text p[id]", 2, ".entry__text p[id]", 9)
    assert barriers(page) == ""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert reader.complaints == []
