"""Verification: what it refuses, and that it sees what an HTML parser sees."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from justhtml import JustHTML
from markupsafe import escape

from bulletin.diagnostics.report import EnvironmentFault, Report
from bulletin.pipeline import Project, build
from bulletin.site.verification import NO_OUTLINE, Outline, outline, verify
from tests.projects import entry, write_buildable_project

BASE = "/repository/"


def page(*links: str, at: str = "", ids: tuple[str, ...] = ("content",)) -> Outline:
    given = "".join(f'<p id="{escape(one)}">' for one in ids)
    return outline(given + "".join(f'<a href="{escape(link)}">' for link in links), at, BASE)


def site_with(folder: Path, *files: str) -> Path:
    for name in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("", encoding="utf-8")
    return folder


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return site_with(tmp_path, "index.html", "a/index.html", "a/b/index.html", "assets/x.css")


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("", "a/"),
        ("", "./"),
        ("a/", "../"),
        ("a/", ".."),
        ("a/b/", "../.."),
        ("a/b/", "../"),
        ("a/b/", "../../assets/x.css"),
        ("a/b/", "/repository/a/"),
        ("a/b/", "/repository/."),
        ("a/", "#content"),
        ("a/b/", "../../#content"),
        ("a/", "b/?q=1#content"),
        ("404.html", "a/"),
        ("a/", "#topic=children"),
        ("a/b/", "../#topic=children"),
    ],
)
def test_a_link_that_leads_somewhere_is_sound(site: Path, address: str, link: str) -> None:
    pages = {name: page() for name in ("", "a/", "a/b/")}
    site_with(site, "404.html")
    verify(site, {**pages, address: page(link, at=address)}, {})


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("", "b/"),
        ("", "a/index"),
        ("a/", "../b/"),
        ("a/b/", "../assets/x.css"),
        ("a/b/", "/a/b/c/"),
        ("a/", "#nowhere"),
        ("a/b/", "../#nowhere"),
        ("a/", "../assets/x.css#content"),
    ],
)
def test_a_link_that_leads_nowhere_is_refused(site: Path, address: str, link: str) -> None:
    pages = {name: page() for name in ("", "a/", "a/b/")}
    with pytest.raises(EnvironmentFault, match="links to"):
        verify(site, {**pages, address: page(link, at=address)}, {})


def test_a_page_that_is_missing_is_refused(site: Path) -> None:
    with pytest.raises(EnvironmentFault, match="no page at '/c/'"):
        verify(site, {"c/": page()}, {})


def test_a_frame_is_followed_from_its_own_depth(site: Path) -> None:
    frame = "frame/frame/"
    verify(site, {"": page()}, {frame: page("../../a/", at=frame)})
    with pytest.raises(EnvironmentFault, match=r"nav in mkdocs\.yml"):
        verify(site, {"": page()}, {frame: page("../a/", at=frame)})


def test_a_page_that_nav_alone_names_is_told_once(site: Path) -> None:
    names = ("", "a/", "a/b/")
    frames = {name: page("/repository/sections/rules.md", at=name) for name in names}
    expected = "nav in mkdocs.yml leads to '/sections/rules.md', but there is no such page"
    with pytest.raises(EnvironmentFault) as refused:
        verify(site, {name: page() for name in names}, frames)
    assert str(refused.value) == expected


def test_an_asset_that_the_theme_does_not_have_is_told(site: Path) -> None:
    with pytest.raises(EnvironmentFault, match=r"'/assets/y\.css', where nothing"):
        verify(site, {"": page()}, {"": page("assets/y.css")})


def test_a_place_that_a_frame_leads_to_is_on_every_page(site: Path) -> None:
    frames = {"frame/": page("#content", ids=())}
    verify(site, {"": page(), "a/": page()}, frames)
    with pytest.raises(EnvironmentFault, match="'/a/' links to '#content'"):
        verify(site, {"": page(), "a/": page(ids=())}, frames)


def test_the_pattern_sees_what_a_parser_sees(tmp_path: Path) -> None:
    text = entry(body='See [the issue](issue.md?x=1 "a \'title\'") & `id="x"`.[^press]\n')
    text = text.replace("issue.md?x=1", "issue.md")
    root = write_buildable_project(tmp_path / "p", {"content/2022-02/a.md": text})
    site = build(Project(root, root / "site"), Report()).folder
    pages = list(site.rglob("*.html"))
    assert len(pages) > 5
    for file in pages:
        html = file.read_text(encoding="utf-8")
        seen, parsed = outline(html, "", BASE), parsed_outline(html)
        assert set(seen.ids) == set(parsed.ids), file
        assert set(seen.links) == set(parsed.links), file
        assert set(seen.places) == set(parsed.places), file


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_no_text_is_taken_for_an_attribute(text: str) -> None:
    html = f'<p title="{escape(text)}">{escape(text)}</p>'
    assert outline(html, "", BASE) == NO_OUTLINE


def parsed_outline(html: str) -> Outline:
    """The same by way of a parser, to which what is for readers without scripts is mere text."""
    html = re.sub("</?noscript>", "", html)
    ids: set[str] = set()
    links: set[str] = set()
    for node in JustHTML(html, sanitize=False).query("*"):
        attributes = node.attrs or {}
        if attributes.get("id") is not None:
            ids.add(str(attributes["id"]))
        for name in ("href", "src", "action"):
            link = attributes.get(name)
            if link is not None and ":" not in link.partition("/")[0]:
                links.add(str(link))
    return page(*links, ids=tuple(ids))
