"""Where an entry was published before: a page that leads on, and that nobody finds."""

from pathlib import Path
from urllib.parse import urljoin

import pytest

from bulletin.diagnostics.report import Report
from bulletin.pipeline import Project, build
from bulletin.rendering.renderer import Renderer
from bulletin.rendering.sitemap import compose_sitemap
from bulletin.site.verification import outline
from bulletin.views.redirects import MovedPage
from bulletin.views.shared_views import Views
from tests.bulletins import bulletin_of, item, pages_of
from tests.markup import attributes, read_html, text_of
from tests.projects import ROOT, write_buildable_project

OLD = ("2022-02/older-name", "2021-12/oldest-name")
"""One in the same month, one in a month that has no issue."""
FILES = {
    "2022-02/new-name.md": item(
        title='A "moved" <b>entry</b>', front=f"aliases: [{', '.join(OLD)}]"
    )
}


@pytest.mark.parametrize("old", OLD)
@pytest.mark.parametrize("base", ["https://bulletin.example/", "https://bulletin.example/path/"])
def test_an_older_address_leads_on(tmp_path: Path, old: str, base: str) -> None:
    bulletin = bulletin_of(tmp_path, FILES)
    settings = bulletin.settings.model_copy(update={"url": base})
    page = pages_of(bulletin)[f"{old}/"]
    holes = Renderer(ROOT / "templates", settings).holes(page)
    head, target = holes["head"], f"{base}2022-02/new-name/"
    (refresh,) = attributes(head, "meta[http-equiv=refresh]", "content")
    assert refresh.startswith("0; url=")
    assert urljoin(f"{base}{old}/", refresh.removeprefix("0; url=")) == target
    assert attributes(head, "link[rel=canonical]", "href") == [target]
    assert attributes(head, "meta[name=robots]", "content") == ["noindex"]
    (link,) = attributes(holes["content"], "a", "href")
    assert urljoin(f"{base}{old}/", link) == target
    assert text_of(holes["content"], "h1") == ['A "moved" <b>entry</b>']
    assert read_html(holes["content"]).query("script") == []
    assert [one.rsplit("/", 1)[1] for one in attributes(head, "script", "src")] == ["moved.js"]
    assert urljoin(f"{base}{old}/", attributes(head, "script", "data-to")[0]) == target


def test_nobody_finds_an_older_address(tmp_path: Path) -> None:
    bulletin = bulletin_of(tmp_path, FILES)
    pages = pages_of(bulletin)
    assert [address for address, page in pages.items() if isinstance(page, MovedPage)] == [
        f"{old}/" for old in OLD
    ]
    listed = [address for address, _ in compose_sitemap(Views(bulletin), [*pages.values()]).pages]
    assert sorted(listed) == sorted(pages.keys() - {f"{old}/" for old in OLD} - {"404.html"})


def test_a_site_has_its_older_addresses(tmp_path: Path) -> None:
    files = {f"content/{path}": text for path, text in FILES.items()}
    root = write_buildable_project(tmp_path / "project", files)
    site = build(Project(root, tmp_path / "site"), Report()).folder
    for old in OLD:
        html = (site / old / "index.html").read_text(encoding="utf-8")
        assert 'http-equiv="Content-Security-Policy"' in html
        links = outline(html, f"{old}/", "/").links
        (target,) = {link for link in links if link.endswith("new-name/index.html")}
        assert (site / target).exists()
    found = [file.read_bytes() for file in (site / "search").rglob("*.json")]
    assert found
    assert not any(b"older-name" in content for content in found)
