"""A bulletin whose every field is an attack, and passes the checks: nothing of it may work."""

import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import expect

from bulletin.diagnostics.report import Report
from bulletin.pipeline import Project, build
from tests.browser.server import serving
from tests.browser.visits import Visit, Windows, addresses_of
from tests.projects import write_buildable_project

pytestmark = pytest.mark.browser

ATTACKS = (
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "<svg/onload=alert(1)>",
    "{{ site.title }}{% for x in y %}",
    "@@content@@ @@head@@ @@policy@@",
    r"\1 \g<0> $& %s {0}",
    "<!-- --><meta http-equiv=refresh content=0;url=https://evil.example>",
    "]]></p></body></html><iframe src=https://evil.example>",
    "javascript:alert(1)",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<mark>found</mark><img src=https://evil.example/p.gif>",
)


def hostile_entry(attack: str) -> str:
    quoted = "'" + attack.replace("'", "''") + "'"
    escaped = "".join("\\" + c if c in '\\`*_{}[]<>()#+-.!&|"' else c for c in attack)
    return (
        f"---\ntitle: {quoted}\nsection: litigation\ndate: 2022-02-24\njurisdictions: [GB]\n"
        f"title_original: {{lang: zh, text: {quoted}}}\nkind: decision\n"
        f"authorities: [hostile]\nlaws: [hostile#art-1]\ntopics: [hostile]\n"
        f"identifiers: {{case: {quoted}, number: {quoted}}}\n"
        f"parties: [{{id: party, name: {quoted}}}]\n"
        f"sanctions: [{{type: ban, note: {quoted}, on: party}}]\naction: {quoted}\n"
        f"corrections: [{{date: 2022-03-01, note: {quoted}}}]\n"
        f"withdrawn: {{date: 2022-03-01, reason: {quoted}}}\nsummary: {quoted}\n"
        f"sources:\n  - id: press\n"
        f"    url: https://www.example.org/'onclick=alert(1)'?a=(b)&c=[d]\n"
        f"    title: {quoted}\n    title_original: {quoted}\n    lang: zh\n"
        f"    publisher: {quoted}\n---\n"
        f"{escaped} and `{attack.replace('`', '')}`[^press]\n\n"
        f'```\n{attack}\n```\n\n[words](https://www.example.org/ "{escaped}")\n'
    )


def hostile_registries(quoted: str) -> dict[str, str]:
    named = f"- {{id: hostile, name: {quoted}"
    return {
        "content/registry/authorities.yml": f"{named}, kind: court, jurisdiction: GB}}\n",
        "content/registry/laws.yml": f"{named}, kind: law, jurisdiction: GB}}\n",
        "content/registry/topics.yml": f"{named}}}\n",
    }


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    numbers = count(1)
    files = {f"content/2022-02/attack-{next(numbers)}.md": hostile_entry(a) for a in ATTACKS}
    files |= hostile_registries("""'"><script>alert(1)</script><img src=x>'""")
    files["content/2022-02/issue.md"] = "---\ntitle: '<script>alert(1)</script>'\n---\nWords.\n"
    root = write_buildable_project(tmp_path_factory.mktemp("hostile") / "p", files)
    return build(Project(root, root / "site"), Report()).folder


@pytest.fixture(scope="module")
def hostile_home(hostile_site: Path) -> Iterator[str]:
    with serving(hostile_site, "/") as home:
        yield home


@pytest.fixture
def victim(windows: Windows, hostile_home: str) -> Iterator[Visit]:
    with windows.visiting(hostile_home) as visit:
        yield visit


def test_no_attack_works_on_any_page(victim: Visit, hostile_site: Path) -> None:
    pages = addresses_of(hostile_site)
    assert len(pages) > len(ATTACKS) + 8
    for address in pages:
        page = victim.open(address)
        if marks := page.locator(".footnote-ref").all():
            marks[0].hover()
    assert victim.complaints == []


def test_titles_read_as_themselves(victim: Visit) -> None:
    for number, attack in enumerate(ATTACKS, 1):
        page = victim.open(f"2022-02/attack-{number}/")
        expect(page.get_by_role("heading", level=1)).to_have_text(attack)
        assert page.title() == f"{attack} – Test Bulletin"
        assert page.locator("script:not([src]):not([type='application/ld+json'])").count() == 0
        [data] = page.locator("script[type='application/ld+json']").all_text_contents()
        assert json.loads(data)["headline"] == attack
        page.get_by_text("Cite", exact=True).click()
        expect(page.locator(".cite__text")).to_contain_text(f"‘{attack}’ (Test Bulletin No 2022/02")


@pytest.mark.parametrize("words", ["alert", "found", "script", "<img src=x onerror=alert(1)>"])
def test_no_attack_works_in_the_search(victim: Visit, words: str) -> None:
    page = victim.open("search/")
    page.get_by_role("searchbox", name="What are you looking for?").fill(words)
    expect(page.locator(".result").first).to_be_visible()
    assert page.locator(".results img, .results iframe, .results script").count() == 0
    assert victim.complaints == []


def test_the_trap_would_snap(victim: Visit, tmp_path: Path) -> None:
    """A page without a policy shows that a working attack is noticed."""
    (tmp_path / "index.html").write_text(
        "<!doctype html><title>x</title><img src=https://evil.example/p.gif>"
        "<script>alert(1)</script>",
        encoding="utf-8",
    )
    (tmp_path / "404.html").write_text("", encoding="utf-8")
    with serving(tmp_path, "/") as home:
        victim.page.goto(home)
    assert "dialog: 1" in victim.complaints
    assert "requested https://evil.example/p.gif" in victim.complaints
